/* Questions to check oneself: the first answer counts and is kept. Answers in one's own words are judged by oneself. */
const choosing = (inputs, judge) => {
  for (const [number, input] of inputs.entries()) {
    input.addEventListener("change", () => judge(number));
    /* Arrows go from choice to choice without choosing, as the first answer counts. */
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      inputs[(number + step + inputs.length) % inputs.length].focus();
    });
  }
};
const question = (box, name, answered) => {
  const key = box.dataset.ppQuestion;
  const details = box.querySelector("details");
  const summary = details.querySelector("summary");
  const verdict = english(make("p", { role: "status" }));
  const choices = [...box.querySelectorAll("ul > li")].map((row) => {
    const input = make("input", { type: "radio", name, autocomplete: "off" });
    const sign = english(make("strong"));
    row.replaceChildren(make("label", {}, input, make("span", {}, new Text(row.textContent)), sign));
    return { row, input, sign, right: "ppRight" in row.dataset };
  });
  choosing(choices.map(({ input }) => input), (said) => answered(key, { right: choices[said].right, said }));
  const own = ["I had it right", "I had it wrong"].map((text, at) => button(text, () => answered(key, { right: !at })));
  const asking = make("div", { class: "pp-controls" }, ...own);
  if (!choices.length) details.append(asking);
  (choices.length ? details.before(verdict) : details.after(verdict));
  details.addEventListener("toggle", () => (summary.firstChild.data = details.open ? "Hide the answer" : "Show the answer"));
  const show = (answer) => {
    asking.hidden = !!answer;
    for (const [number, { row, input, sign, right }] of choices.entries()) {
      const chosen = !!answer && answer.said === number;
      input.checked = chosen;
      input.disabled = !!answer && !chosen;
      row.className = answer && right ? "pp-right" : chosen ? "pp-wrong" : "";
      sign.textContent = answer && right ? "✓ Right" : chosen ? "✗ Not quite" : "";
    }
    const words = answer?.right ? "Right." : choices.length ? "Not quite. The answer and the reason are below." : "Not yet. Worth another read.";
    verdict.textContent = answer ? words : "";
    verdict.className = choices.length ? "pp-hidden-text" : answer?.right ? "pp-good" : answer ? "pp-open" : "";
  };
  return { key, details, show };
};

later[".pp-quiz"] = (quiz) => {
  forget();
  const name = quiz.dataset.ppQuiz;
  const pass = Number(quiz.dataset.ppPass);
  const item = document.querySelector(`input[data-pp-item="${quiz.dataset.ppTicks}"]`);
  const bar = english(make("progress", { max: String(quiz.children.length), value: "0", "aria-label": "Answered" }));
  const status = english(make("span", { role: "status" }));
  const note = make("span", { class: "pp-note-text" }, noted(`Your first answer counts. ${KEPT}`));
  let saved = {};
  const update = () => {
    const answers = questions.map(({ key, show }) => {
      const answer = recordIn(saved, key);
      show(answer);
      return answer;
    }).filter(Boolean);
    const right = answers.filter((answer) => answer.right).length;
    bar.value = answers.length;
    status.textContent = verdict(right, answers.length);
    score.classList.toggle("pp-passed", pass > 0 && right >= pass);
    reset.tell(answers.length);
    tick.hidden = !(pass && right >= pass && item && !item.checked);
  };
  const verdict = (right, answered) => {
    const asked = questions.length;
    if (pass && right >= pass) return `✓ Passed: ${right} of ${asked} right.`;
    if (pass && answered === asked) return `○ Not yet: ${right} of ${asked} right, and ${pass} needed. Read up on the rest, then reset and try again.`;
    return answered ? `${right} right, ${answered} of ${asked} answered.` : `${asked} ${asked === 1 ? "question" : "questions"}`;
  };
  const set = (answers) => {
    saved = answers;
    update();
    if (!keep(name, saved)) note.textContent = storage ? noRoom : notKept;
  };
  const answered = (key, answer) => {
    set({ ...saved, [key]: { at: Date.now(), ...answer } });
    questions.find((each) => each.key === key).details.open = true;
  };
  const reset = undoable(() => saved, (answers) => {
    set(answers);
    for (const { details } of questions) details.open = false;
  }, () => questions.map(({ key }) => key));
  const tick = button("Tick this quiz on the list", () => {
    item.click();
    update();
  });
  const score = make("div", { class: "pp-progress pp-score" }, bar, status, tick, ...reset.controls, note);
  const questions = [...quiz.children].map((box, number) => question(box, `${name}-${number}`, answered));
  quiz.after(score);
  const load = () => {
    reset.begin();
    saved = kept(name);
    update();
  };
  alsoKept.set(name, { box: quiz, load });
  watchers.set(score, update);
  load();
};
