/* The reverse funnel once more, with a reader's own numbers: what is needed at each stage, why, and what is missing. */
const sheetOf = (plan, { target, deal, rates }) => {
  const won = target[0] ? over(target, deal) : [1n, 0n];
  const last = plan.stages.length - 1;
  let factor = [1n, 1n];
  const rows = [];
  for (let at = last; at >= 0; at -= 1) {
    if (at < last) factor = over(factor, rates[at]);
    const whole = times(won, factor);
    const sources = plan.mix.filter(({ enters }) => enters <= at).map((each) => ({ ...each, count: times(whole, fraction(each.share)) }));
    const required = plan.mix.length && at < last ? sources.map((each) => each.count).reduce(plus, NONE) : whole;
    const joining = sources.filter(({ enters }) => enters === at).map((each) => each.count).reduce(plus, NONE);
    rows.unshift({ ...rowOf(plan.stages[at], required, byTeam(sources)), joining });
  }
  rows.forEach((row, at) => {
    if (!row.promised.some(({ joins }) => joins) || !known(rates[at - 1])) return;
    const there = row.promised.filter(({ joins }) => joins).map((each) => each.count).reduce(plus, NONE);
    const count = plus(times(rows[at - 1].promised.map((each) => each.count).reduce(plus, NONE), rates[at - 1]), there);
    row.arrival = { count, gap: missing(row.required, count) };
  });
  const gaps = rows.flatMap((row) => [row.gap, row.arrival?.gap, ...row.promised.map(({ gap }) => gap)]).filter(Boolean);
  return { won, rows, worst: gaps.length ? largest(gaps) : null };
};
const byTeam = (sources) => {
  const found = new Map();
  for (const each of sources) found.set(each.team, { ...each, count: plus(each.count, found.get(each.team)?.count ?? NONE) });
  return [...found.values()];
};
const MISSING = "a number is missing or zero";
const missing = (wanted, there) => (known(wanted) ? (wanted[0] ? over(minus(wanted, there), wanted) : NONE) : null);
const rowOf = (stage, required, sources) => ({
  stage,
  required,
  sources,
  gap: stage.stated && missing(required, fraction(stage.stated)),
  promised: stage.promised.map(({ team, name, count, joins }) => {
    const part = sources.find((each) => each.team === team);
    return { name, joins, count: fraction(count), gap: joins ? null : missing(part ? part.count : required, fraction(count)) };
  }),
});

const printed = (text) => times(fraction(text.replace("%", "")), [1n, text.endsWith("%") ? 100n : 1n]);
const divided = (of, by, exact) => {
  const shown = over(printed(of), printed(by));
  return `${known(shown) && rounded(shown) === rounded(exact) ? "" : "about "}${of} / ${by} = ${rounded(exact)}`;
};
const because = ({ required, sources }, rate, given) => {
  if (!known(required)) return MISSING;
  if (!rate) return given;
  const made = divided(rounded(times(required, rate)), share(rate), required);
  return sources.length < 2 ? made : `${made}; ${sources.map(({ name, count }) => `${name} ${rounded(count)}`).join(", ")}`;
};
const gapText = (plan, gap) => {
  if (!gap) return "";
  if (gap[0] <= 0n) return gap[0] ? `${percent(minus(NONE, gap))} more than needed` : "none";
  return `${percent(gap)} too few${above(gap, fraction(plan.tolerance)) ? "" : " (within tolerance)"}`;
};
const promisedText = (plan, { promised, arrival }) =>
  [...promised.map((each) => [`${each.name}: ${plain(each.count)}`, each.gap]), ...(arrival ? [[`${rounded(arrival.count)} arrive with those from the stage before`, arrival.gap]] : [])]
    .map(([words, gap]) => words + (gap && gap[0] > 0n ? ` (${gapText(plan, gap)})` : ""))
    .join("; ");
