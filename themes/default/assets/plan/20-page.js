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
const GAP = 6;
const bars = (plan, rows, rates) => {
  const picture = document.querySelector('.pp-picture[aria-labelledby^="plan-"]');
  if (!picture) return;
  const drawn = rows.every(({ required }) => known(required)) && rows.some(({ required }) => required[0]);
  picture.closest("figure").hidden = !drawn;
  if (!drawn) return;
  const shown = [...picture.querySelectorAll("text[font-weight]")];
  const onward = [...picture.querySelectorAll(".pp-label-text")];
  shown.forEach((text, at) => (text.textContent = count(rows[at].required)));
  onward.forEach((text, at) => (text.textContent = text.textContent.replace(/[\d.]+%/, percent(rates[at]))));
  const room = picture.viewBox.baseVal.width - GAP - LEAST - Math.max(...shown.map((text) => text.getComputedTextLength()));
  const most = largest(rows.map(({ required }) => required));
  [...picture.querySelectorAll(".pp-lane-head")].forEach((bar, at) => {
    const length = Math.max(LEAST, (Number(halfUp(over(rows[at].required, most), 10000n)) / 10000) * room);
    bar.setAttribute("width", length);
    shown[at].setAttribute("x", length + GAP);
  });
  picture.querySelector("desc").textContent = rows.map(({ stage, required }) => `${stage.name} ${count(required)}`).join("; ");
};

const show = (plan, numbers, printed) => {
  const sheet = sheetOf(plan, numbers);
  const money = (amount) => (known(amount) ? `${plain(amount)} ${plan.currency}` : "unknown");
  const given = known(sheet.won) ? `${money(numbers.target)} / ${money(numbers.deal)} = ${rounded(sheet.won)}` : "";
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
