/* A sheet onto the page: the table, the figures above it and the bars. What is not computed here says that it is as planned. */
const put = (kind, id, text) => {
  const cell = document.querySelector(`[data-pp-${kind}="${id}"]`);
  if (cell) cell.textContent = local(text);
};
const figure = (name, value, kind, note) => {
  const box = document.querySelector(`[data-pp-figure="${name}"]`);
  if (!box) return;
  const [number, words] = ["figure-value", "note-text"].map((each) => box.querySelector(`.pp-${each}`));
  box.planned ??= [number.textContent, box.className, words.textContent];
  [number.textContent, box.className, words.textContent] = value ? [local(value), `pp-figure-${kind}`, local(note)] : box.planned;
};
const figures = (plan, { won, rows, worst }, given) => {
  figure("won", count(won), "none", given);
  const numbered = rows.filter(({ stage, promised }) => stage.stated || promised.length).length;
  const note = numbered ? MISSING : "nothing is planned or committed";
  const covered = `of the required volume is not covered; a number is planned or committed at ${numbered} of ${rows.length} stage${rows.length === 1 ? "" : "s"}`;
  figure("gap", worst ? percent(worst[0] > 0n ? worst : NONE) : "unknown", worst ? (above(worst, fraction(plan.tolerance)) ? "open" : "good") : "none", worst ? covered : note);
  const late = Math.max(0, ...rows.filter(({ required }) => required[0]).map(({ stage }) => stage.late));
  if (plan.stages.every((stage) => stage.late === null)) return;
  if (!rows.some(({ required }) => known(required) && required[0])) return figure("late", "unknown", "none", MISSING);
  if (!late && plan.stages.some((stage) => stage.late === null)) return figure("late");
  const words = late ? "was needed on days already past" : "every stage can still be filled in time";
  figure("late", late ? `${late} day${late === 1 ? "" : "s"} late` : "On time", late ? "open" : "good", words);
};
const shownFigures = () =>
  [...document.querySelectorAll("[data-pp-figure]")]
    .map((box) => ["title", "value"].map((part) => box.querySelector(`.pp-figure-${part}`).textContent).join(": "))
    .map((words) => `${words}.`)
    .join(" ");
/* The funnel is drawn again as its generator drew it: in each shape stand the ends of bars by their number, in the picture how
   long bars are. A text that has to give way is cut where the other text of its line needs the room. */
const PARTS = 100000000n;
const redrawn = (bars, lengths) => {
  const [middle, longest, least] = bars.dataset.ppBars.split(" ").map(Number);
  const half = (at) => Math.max(lengths[at] * longest, least) / 2;
  for (const shape of bars.querySelectorAll("[data-pp-outline]")) {
    const place = (_, side, at) => Number((middle + Number(`${side}1`) * half(at)).toFixed(2));
    shape.setAttribute("d", shape.dataset.ppOutline.replace(/\{([+-])(\d+)\}/g, place));
  }
};
const fitted = (bars) => {
  const [, longest, , gap] = bars.dataset.ppBars.split(" ").map(Number);
  for (const text of bars.querySelectorAll("[data-pp-gives-way]")) {
    const other = [...text.closest("g").querySelectorAll("text")].find((each) => each !== text);
    const room = longest - (other ? other.getComputedTextLength() + gap : 0);
    let words = text.textContent;
    while (words && text.getComputedTextLength() > room) text.textContent = `${(words = words.slice(0, -1)).trimEnd()}…`;
  }
};
const rewritten = (text, change) => (text.textContent = change((text.dataset.ppDrawn ??= text.textContent)));
const bars = (plan, rows, rates) => {
  const picture = document.querySelector('.pp-picture[aria-labelledby^="plan-"]');
  if (!picture) return;
  const drawn = rows.every(({ required }) => known(required)) && rows.some(({ required }) => required[0]);
  picture.closest("figure").hidden = !drawn;
  if (!drawn) return;
  const group = picture.querySelector("[data-pp-bars]");
  const most = largest(rows.map(({ required }) => required));
  redrawn(group, rows.map(({ required }) => Number(halfUp(over(required, most), PARTS)) / Number(PARTS)));
  const texts = (selector) => [...group.querySelectorAll(selector)];
  texts("text[font-weight]").forEach((text, at) => (text.textContent = local(count(rows[at].required))));
  texts(".pp-label-text:not([data-pp-gives-way])").forEach((text, at) => rewritten(text, (words) => words.replace(/((less|more) than )?%?[\d.,]+\s?%?/, local(percent(rates[at])))));
  texts(".pp-box-title[data-pp-gives-way]").forEach((text) => rewritten(text, (words) => words));
  const joining = new Map();
  for (const joined of texts("[data-pp-joins]")) {
    const row = rows.find(({ stage: { id } }) => id === joined.dataset.ppJoins);
    const words = rewritten(joined.querySelector("[data-pp-gives-way]"), (text) => text.replace(/\d[\d.,’\u00a0\u202f]*/, local(count(row.joining))));
    joining.set(row, ` (${words})`);
  }
  fitted(group);
  picture.querySelector("desc").textContent = rows.map((row) => `${row.stage.name} ${local(count(row.required))}${joining.get(row) ?? ""}`).join("; ");
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
  const given = !known(sheet.won) ? MISSING : plan.segments.length ? ofSegments(plan, numbers, sheet.won) : `${money(numbers.target)} / ${money(numbers.deal)} = ${rounded(sheet.won)}`;
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
