/* What to say now: the answers that fit where somebody is, whom they talk to, and what was said. */
blocks["[data-pp-say]"] = (box) => {
  const cards = [...document.querySelectorAll(".pp-moment")];
  const say = sayer(box);
  const choices = [...box.querySelectorAll("select")];
  const update = () => {
    for (const card of cards) card.hidden = !choices.every(({ name, value }) => among(value, card.dataset[name]));
    const count = cards.filter(shown).length;
    say(count ? `${count} of ${cards.length}` : "Nothing is written for this. Leave one choice open.");
  };
  for (const choice of choices) choice.addEventListener("input", () => (update(), remember("say", choices)));
  recall("say", choices);
  update();
};
