/* Questions to check oneself: choices become buttons to choose, and the right ones are counted. */
blocks[".pp-quiz"] = (quiz) => {
  const status = make("p", { class: "pp-status", role: "status" });
  const asked = [...quiz.children].filter((each) => each.querySelector("ul"));
  const right = new Map();
  for (const [number, question] of asked.entries()) {
    const answer = question.querySelector("details strong").textContent;
    const verdict = make("p", { role: "status" });
    for (const choice of question.querySelector("ul").children) {
      const text = choice.textContent;
      const input = make("input", { type: "radio", name: `${quiz.id || "quiz"}-${number}`, autocomplete: "off" });
      input.addEventListener("change", () => {
        const good = text.trim() === answer.trim();
        right.set(question, right.get(question) ?? good);
        verdict.textContent = good ? "Right." : "Not quite. Look at the answer, and why.";
        verdict.className = good ? "pp-good" : "pp-open";
        question.querySelector("details").open = true;
        status.textContent = `${[...right.values()].filter(Boolean).length} of ${asked.length} right at the first try, ${right.size} answered.`;
      });
      choice.replaceChildren(make("label", {}, input, " ", text));
    }
    question.querySelector("ul").after(verdict);
  }
  if (asked.length) quiz.after(status);
};
