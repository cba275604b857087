/* What if: the reverse funnel once more, exact, with the reader's own numbers. They stand in the address, to be shared. */
const fraction = (text) => {
  const [found, whole, decimals = "", below = "1"] = /^(\d{1,15})(?:\.(\d{1,9}))?(?:\/(\d+))?$/.exec(text.replace(/[,\s]/g, "")) || [];
  return found ? [BigInt(whole + decimals), 10n ** BigInt(decimals.length) * BigInt(below)] : [0n, 0n];
};
const times = ([a, b], [c, d]) => [a * c, b * d];
const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
const roundedUp = ([a, b]) => (b ? ((a + b - 1n) / b).toLocaleString("en") : "unknown");
const percentOf = (rate) => {
  const [a, b] = times(fraction(rate), [100n, 1n]);
  return String(Number(a) / Number(b));
};

window.playpress.later[".pp-whatif"] = (box) => {
  const { make, button } = window.playpress;
  const plan = JSON.parse(box.dataset.ppPlan);
  const mark = "#what-if?";
  const fields = { target: [`Target, ${plan.currency}`, plan.target], deal: [`Average deal, ${plan.currency}`, plan.deal] };
  plan.stages.forEach((stage, index) => {
    if (stage.rate) fields[`to-${stage.id}`] = [`${stage.name} to ${plan.stages[index + 1].name}, %`, percentOf(stage.rate)];
  });
  const inputs = Object.entries(fields).map(([name, [title, value]]) => {
    const input = make("input", { size: "9", inputmode: "decimal", autocomplete: "off", name });
    input.value = input.defaultValue = value;
    input.addEventListener("input", () => update(true));
    return [input, make("label", {}, `${title} `, input)];
  });
  const status = make("p", { class: "pp-status", role: "status" });
  const cells = new Map(plan.stages.map((stage) => [stage.id, document.querySelector(`[data-pp-needed="${stage.id}"]`)]));
  const printed = new Map([...cells].map(([id, cell]) => [id, cell?.textContent]));
  const compute = () => {
    const value = Object.fromEntries(inputs.map(([input]) => [input.name, fraction(input.value)]));
    const won = times(value.target, [value.deal[1], value.deal[0]]);
    const last = plan.stages.length - 1;
    let factor = [1n, 1n];
    for (let at = last; at >= 0; at -= 1) {
      const { id } = plan.stages[at];
      if (at < last) factor = times(factor, times([value[`to-${id}`][1], value[`to-${id}`][0]], [100n, 1n]));
      const shares = plan.mix.filter(([, enters]) => enters <= at).map(([share]) => fraction(share));
      const whole = plan.mix.length && at < last ? shares.reduce(plus, [0n, 1n]) : [1n, 1n];
      const count = roundedUp(times(times(won, factor), whole));
      const cell = cells.get(id);
      if (cell) cell.textContent = count === printed.get(id) ? count : `${count} (plan: ${printed.get(id)})`;
    }
  };
  const update = (share) => {
    const changed = inputs.map(([input]) => input).filter((input) => input.value !== input.defaultValue);
    compute();
    status.textContent = changed.length ? "Needed with your numbers; the plan itself stays as it is. The address of this page now holds them." : "";
    const address = changed.length ? mark + new URLSearchParams(changed.map((input) => [input.name, input.value])) : location.pathname + location.search;
    if (share) history.replaceState(history.state, "", address);
  };
  const reset = button("The plan's numbers", () => {
    for (const [input] of inputs) input.value = input.defaultValue;
    update(true);
  });
  const fold = make("details", { class: "pp-fold" }, make("summary", {}, "What if?"), make("div", { class: "pp-controls" }, ...inputs.map(([, label]) => label), reset), status);
  box.append(fold);
  if (location.hash.startsWith(mark)) {
    const given = new URLSearchParams(location.hash.slice(mark.length));
    for (const [input] of inputs) input.value = given.get(input.name)?.slice(0, 20) ?? input.defaultValue;
    fold.open = true;
    update(false);
  }
};
