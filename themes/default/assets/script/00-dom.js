/* Everything is readable without these scripts. Each says in `blocks` what it begins for which elements of a page. */
const blocks = {};

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};
const button = (text, action) => {
  const element = make("button", { type: "button", class: "pp-button" }, text);
  element.addEventListener("click", action);
  return element;
};
const words = (cell) => cell.innerText.trim().replace(/\s+/g, " ");
const shown = (element) => !element.hidden;
