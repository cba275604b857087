/* A sheet onto the page: the table, the figures above it and the bars. What is not computed here says that it is as planned. */
const put = (kind, id, text) => {
  const cell = document.querySelector(`[data-pp-${kind}="${id}"]`);
  if (cell) cell.textContent = text;
};
const figure = (name, value, kind, note) => {
  const box = document.querySelector(`[data-pp-figure="${name}"]`);
  if (!box) return;
  box.className = `pp-figure-${kind}`;
  box.querySelector(".pp-figure-value").textContent = value;
  if (note !== undefined) box.querySelector(".pp-note-text").textContent = note;
};
const figures = (plan, { won, rows, worst }, given) => {
  figure("won", count(won), "none", given);
  figure("gap", worst ? percent(worst[0] > 0n ? worst : NONE) : "unknown", worst && !above(worst, fraction(plan.tolerance)) ? "good" : "open");
  const late = Math.max(0, ...rows.filter(({ required }) => required[0]).map(({ stage }) => stage.late));
  const words = late ? "had to exist in days that are over" : "every stage can still be filled in time";
  figure("late", late ? `${late} day${late === 1 ? "" : "s"} late` : "On schedule", late ? "open" : "good", words);
};
const LEAST = 2;
const bars = (plan, rows, rates) => {
  const picture = document.querySelector('.pp-picture[aria-labelledby^="plan-"]');
  if (!picture) return;
  const drawn = rows.every(({ required }) => known(required)) && rows.some(({ required }) => required[0]);
  picture.closest("figure").hidden = !drawn;
  if (!drawn) return;
  const shown = [...picture.querySelectorAll("text[font-weight]")];
  const onward = [...picture.querySelectorAll(".pp-label-text")].filter((text) => !text.closest("[data-pp-joins]"));
  shown.forEach((text, at) => (text.textContent = count(rows[at].required)));
  onward.forEach((text, at) => (text.textContent = text.textContent.replace(/[\d.]+%/, percent(rates[at]))));
  const wide = picture.viewBox.baseVal.width;
  const most = largest(rows.map(({ required }) => required));
  const long = rows.map(({ required }) => Math.max(LEAST, (Number(halfUp(over(required, most), 10000n)) / 10000) * wide));
  const right = (at) => (wide + long[at]) / 2;
  [...picture.querySelectorAll(".pp-lane-head")].forEach((bar, at) => {
    bar.setAttribute("width", long[at]);
    bar.setAttribute("x", wide - right(at));
  });
  [...picture.querySelectorAll(":not([data-pp-joins]) > g > .pp-lane-body")].forEach((way, at) => {
    const [, top, foot] = /^M\S+ ([\d.]+)H\S+L\S+ ([\d.]+)/.exec(way.getAttribute("d"));
    way.setAttribute("d", `M${wide - right(at)} ${top}H${right(at)}L${right(at + 1)} ${foot}H${wide - right(at + 1)}z`);
  });
  for (const joined of picture.querySelectorAll("[data-pp-joins]")) {
    const at = rows.findIndex(({ stage: { id } }) => id === joined.dataset.ppJoins);
    const [text, way] = [joined.querySelector("text"), joined.querySelector("path")];
    text.textContent = text.textContent.replace(/[\d,]+/, count(rows[at].joining));
    way.setAttribute("d", way.getAttribute("d").replace(/H[\d.]+/, `H${right(at)}`));
  }
  picture.querySelector("desc").textContent = rows.map(({ stage, required }) => `${stage.name} ${count(required)}`).join("; ");
};

/* Each segment brings its share of the target, with its own deal in the proportion in which the average deal changes. */
const ofSegments = (plan, { target, deal }, won) => {
  const parts = plan.segments.map(([share, own]) => [times(target, fraction(share)), times(fraction(own), over(deal, fraction(plan.deal)))]);
  const shown = parts.map((pair) => pair.map(inCents));
  const made = shown.map(([amount, each]) => over(fraction(amount), fraction(each))).reduce(plus, NONE);
  const words = shown.map(([amount, each]) => `${amount} ${plan.currency} / ${each} ${plan.currency}`).join(" + ");
  return `${known(made) && rounded(made) === rounded(won) ? "" : "about "}${words} = ${rounded(won)}`;
};

const show = (plan, numbers, printed) => {
  const sheet = sheetOf(plan, numbers);
  const money = (amount) => (known(amount) ? `${plain(amount)} ${plan.currency}` : "unknown");
  const given = !known(sheet.won) ? "" : plan.segments.length ? ofSegments(plan, numbers, sheet.won) : `${money(numbers.target)} / ${money(numbers.deal)} = ${rounded(sheet.won)}`;
  for (const [at, row] of sheet.rows.entries()) {
    const { id } = row.stage;
    const needed = count(row.required);
    put("needed", id, needed === printed.get(id) ? needed : `${needed} (plan: ${printed.get(id)})`);
    put("because", id, because(row, numbers.rates[at], given));
    put("gap", id, gapText(plan, row.gap));
    put("promised", id, promisedText(plan, row));
  }
  figures(plan, sheet, given);
  bars(plan, sheet.rows, numbers.rates);
};
