/* What to say now: the answers that fit where somebody is, whom they talk to, and what was said. */
blocks["[data-pp-say]"] = (box) => {
  const cards = [...document.querySelectorAll(".pp-moment")];
  const status = make("p", { class: "pp-status", role: "status" });
  const choices = [...box.querySelectorAll("template")].map((template) => {
    const { ppChoice: name, ppTitle: title } = template.dataset;
    return make("select", { "aria-label": title, name }, make("option", { value: "" }, `${title}: any`), template.content);
  });
  const update = () => {
    for (const card of cards) card.hidden = !choices.every(({ name, value }) => among(value, card.dataset[name]));
    const count = cards.filter(shown).length;
    status.textContent = count ? `${count} of ${cards.length}` : "Nothing is written for this. Leave one choice open.";
  };
  for (const choice of choices) choice.addEventListener("input", () => (update(), remember("say", choices)));
  box.append(make("div", { class: "pp-controls" }, ...choices), status);
  recall("say", choices);
  update();
};
