/* Everything is readable without these scripts. Each says in `blocks` what it begins for which elements of a page. */
const blocks = {};

/* The words of scripts are English. On a page in another language they say so; what the page itself says is given as a node. */
const abroad = !/^en\b/.test(document.documentElement.lang);
const english = (element) => (abroad && (element.lang = "en"), element);
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return children.some((each) => !each.nodeType && each !== " ") ? english(element) : element;
};
const button = (text, action) => {
  const element = make("button", { type: "button", class: "pp-button" }, text);
  element.addEventListener("click", action);
  return element;
};
const words = (cell) => cell.innerText.trim().replace(/\s+/g, " ");
/* A text as a keyboard has it, whatever quotes, dashes and spaces a page has set. */
const typed = (text) => text.trim().replace(/[‘’‚]/g, "'").replace(/[“”„]|«\s?|\s?»/g, '"').replace(/–/g, "-").replace(/\s+/g, " ");
const shown = (element) => !element.hidden;
const download = (name, type, text) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make("textarea", { readonly: "" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
};

/* What a page needs seldom is a style and a script beside this one. That script finds its tools in `playpress`. */
const here = document.currentScript.src.replace(/[^/]*$/, "");
const fetched = (tag, attributes) =>
  new Promise((resolve, reject) => {
    const element = make(tag, attributes);
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
/* Where a project's own parts are in it and it did not run, ours is beside it, too. */
const beside = (file, ran) =>
  Promise.all([
    fetched("link", { rel: "stylesheet", href: `${here}${file}.css` }),
    fetched("script", { src: `${here}${file}.js` }),
  ]).then(() => ran() || fetched("script", { src: `${here}${file}.spare.js` }));
window.playpress = { make, english, button, copied, download, later: {} };
const later = (file, ...selectors) => {
  let coming;
  for (const selector of selectors) {
    blocks[selector] = (box) => (coming ??= beside(file, () => window.playpress.later[selector])).then(() => window.playpress.later[selector](box));
  }
};
