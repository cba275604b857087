/* What to say now: the answers that fit where somebody is, whom they talk to, and what was said. */
blocks["[data-pp-say]"] = (box) => {
  const cards = [...document.querySelectorAll(".pp-moment")];
  const say = sayer(box);
  const choices = [...box.querySelectorAll("select")];
  const fits = (card, but) => choices.every((choice) => choice === but || among(choice.value, card.dataset[choice.name]));
  const update = () => {
    for (const card of cards) card.hidden = !fits(card);
    for (const choice of choices) {
      const others = cards.filter((card) => fits(card, choice));
      counted(choice, (value) => others.filter((card) => among(value, card.dataset[choice.name])).length);
    }
    clear();
    const fitting = cards.filter(shown);
    const count = fitting.length;
    if (count === 1) fitting[0].firstElementChild.open = true;
    say(count ? `${count} of ${cards.length} answers` : "We have no answer for this combination yet.");
  };
  const chosen = () => (update(), remember("say", choices));
  const clear = clearing(box, choices, chosen);
  for (const choice of choices) choice.addEventListener("input", chosen);
  recall("say", choices);
  update();
};
