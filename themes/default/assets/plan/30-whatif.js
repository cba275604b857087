/* What if: the reader's own numbers. They stand in the address, to be shared. */
const MARK = "#what-if?";
const shortest = (x) => rounded(x).replace(/,/g, "");
const fieldsOf = (plan) => [
  ["target", `Target, ${plan.currency}`, plan.target],
  ["deal", `Average deal, ${plan.currency}`, shortest(fraction(plan.deal))],
  ...plan.stages.slice(0, -1).map(({ id, name, rate }, at) => [
    `to-${id}`,
    `${name} to ${plan.stages[at + 1].name}, %`,
    shortest(times(fraction(rate), [100n, 1n])),
  ]),
].filter((_, at) => !plan.stages[at - 2]?.own);

window.playpress.later[".pp-whatif"] = (box) => {
  const { make, english, button } = window.playpress;
  const plan = JSON.parse(box.dataset.ppPlan);
  const printed = new Map(plan.stages.map(({ id }) => [id, document.querySelector(`[data-pp-needed="${id}"]`)?.textContent]));
  const inputs = fieldsOf(plan).map(([name, title, value]) => {
    const input = make("input", { size: "9", inputmode: "decimal", autocomplete: "off", name });
    input.value = input.defaultValue = value;
    input.addEventListener("input", () => update(true));
    return [input, make("label", {}, name.startsWith("to-") ? new Text(`${title} `) : `${title} `, input)];
  });
  const status = english(make("p", { class: "pp-status", role: "status" }));
  const isChanged = (input) => input.value !== input.defaultValue;
  const numbers = () => {
    const of = (name, planned, whole = 1n) => {
      const [input] = inputs.find(([each]) => each.name === name) || [];
      return input && isChanged(input) ? over(fraction(input.value), [whole, 1n]) : fraction(planned);
    };
    const rates = plan.stages.slice(0, -1).map(({ id, rate }) => of(`to-${id}`, rate, 100n));
    return { target: of("target", plan.target), deal: of("deal", plan.deal), rates };
  };
  const update = (share) => {
    const changed = inputs.map(([input]) => input).filter(isChanged);
    show(plan, numbers(), printed);
    for (const each of document.querySelectorAll("[data-pp-planned]")) each.classList.toggle("pp-planned", changed.length > 0);
    status.textContent = changed.length ? `This page now shows your numbers; the plan itself stays as it is. Copy the address to share them. ${shownFigures()}` : "";
    const address = changed.length ? MARK + new URLSearchParams(changed.map((input) => [input.name, input.value])) : location.pathname + location.search;
    if (share) history.replaceState(history.state, "", address);
  };
  const reset = button("Reset", () => {
    for (const [input] of inputs) input.value = input.defaultValue;
    update(true);
  });
  const fold = make("details", { class: "pp-fold" }, make("summary", {}, "What if?"), make("div", { class: "pp-controls" }, ...inputs.map(([, label]) => label), reset), status);
  box.append(fold);
  if (location.hash.startsWith(MARK)) {
    const given = new URLSearchParams(location.hash.slice(MARK.length));
    for (const [input] of inputs) input.value = given.get(input.name)?.slice(0, 20) ?? input.defaultValue;
    fold.open = true;
    update(false);
  }
};
