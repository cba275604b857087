/* A cell that begins like a formula would be run by a spreadsheet: an apostrophe keeps it text. */
const csvCell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" : "") + text.replace(/"/g, '""')}"`;
const csv = (table) =>
  [...table.rows]
    .filter(shown)
    .map((row) => [...row.cells].filter(shown).map((cell) => csvCell(words(cell))).join(","))
    .join("\r\n");

/* What a block of controls says, and its two ways to take a table along. */
const sayer = (box) => {
  const status = english(box.querySelector(".pp-status"));
  return (text) => (status.textContent = text);
};
const csvButtons = (box, table, say) => {
  const does = {
    copy: async () => say((await copied(csv(table))) ? "Copied." : "Your browser does not allow copying from this page."),
    save: () => download(`${box.id}.csv`, "text/csv", `\ufeff${csv(table)}`),
  };
  for (const button of box.querySelectorAll("[data-pp-csv]")) button.addEventListener("click", does[button.dataset.ppCsv]);
};

/* What was chosen stands in the address, to be kept as a bookmark. Whatever else an address says is passed over. */
const among = (value, several) => !value || (several ?? "").split("|").includes(value);
const remember = (mark, inputs) => {
  const chosen = inputs.filter((input) => input.value).map(({ name, value }) => [name, value]);
  const address = chosen.length ? `#${mark}?${new URLSearchParams(chosen)}` : location.pathname + location.search;
  history.replaceState(history.state, "", address);
};
const recall = (mark, inputs) => {
  if (!location.hash.startsWith(`#${mark}?`)) return;
  const given = new URLSearchParams(location.hash.slice(mark.length + 2));
  for (const input of inputs) {
    input.value = given.get(input.name)?.slice(0, 200) ?? "";
    if (input.selectedIndex < 0) input.value = "";
  }
};

/* Behind each value stands how many choosing it would show: what would show nothing cannot be chosen. */
const counted = (choice, countOf) => {
  for (const option of [...choice.options].slice(1)) {
    const count = countOf(option.value);
    option.dataset.words ??= option.text;
    option.text = `${option.dataset.words} (${count})`;
    option.disabled = !count && !option.selected;
  }
};
const clearing = (box, choices, update) => {
  const clear = box.querySelector("[data-pp-clear]");
  clear.addEventListener("click", () => {
    for (const choice of choices) choice.value = "";
    choices[0].focus();
    update();
  });
  return () => (clear.hidden = choices.every((choice) => !choice.value));
};

/* Row -> its values for a facet: its own, else what it shows in the column of the facet, else what is usual. */
const valuesOf = (facet, table, rows) => {
  const column = [...table.tHead.rows[0].cells].findIndex((head) => head.dataset.ppFacet === facet.name);
  const otherwise = (row) => row.cells[column]?.textContent ?? facet.dataset.ppUsual ?? "";
  return new Map(rows.map((row) => [row, (row.getAttribute(`data-f-${facet.name}`) ?? otherwise(row)).split("|").map(typed)]));
};

/* A list: one row an item. What goes on for longer than a reader scrolls waits until it is asked for: on a phone what
   is more than about two screens, of rows as of cards. */
const SOME = { long: 200, rows: 30, cards: 5 };
const list = (box) => {
  const phone = matchMedia("(max-width: 44.9em)").matches && (box.matches(".pp-stack") ? "cards" : "rows");
  const table = box.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  const texts = new Map(rows.map((row) => [row, typed(row.textContent).toLocaleLowerCase()]));
  const say = sayer(box);
  const choices = [...box.querySelectorAll(".pp-controls :is(input, select)")];
  const [filter, ...facets] = choices;
  const held = facets.map((each) => [each, valuesOf(each, table, rows)]);
  let some = SOME[phone || "long"];
  const more = button("", () => ((some = Infinity), update()));
  const update = () => {
    const wanted = typed(filter.value).toLocaleLowerCase().split(" ");
    const counts = new Map(facets.map((each) => [each, new Map()]));
    for (const row of rows) {
      const values = new Map(held.map(([each, those]) => [each, those.get(row)]));
      const against = facets.filter((each) => each.value && !values.get(each).includes(typed(each.value)));
      const said = wanted.every((word) => texts.get(row).includes(word));
      row.hidden = !said || against.length > 0;
      for (const each of said && against.length < 2 ? (against.length ? against : facets) : []) {
        for (const value of values.get(each)) counts.get(each).set(value, (counts.get(each).get(value) ?? 0) + 1);
      }
    }
    for (const [each, those] of counts) counted(each, (value) => those.get(typed(value)) ?? 0);
    const found = rows.filter(shown);
    found.forEach((row, at) => row.classList.toggle("pp-later", at >= some));
    more.hidden = found.length <= some;
    box.classList.toggle("pp-part", found.length < rows.length);
    more.textContent = `Show all ${found.length}`;
    table.parentElement.hidden = !found.length;
    clear();
    say(!found.length ? "No rows match." : found.length < rows.length ? `${found.length} of ${rows.length} rows` : rows.length === 1 ? "1 row" : `${rows.length} rows`);
  };
  const sorted = { name: "sort", value: "" };
  const kept = [...choices, sorted];
  const chosen = () => (update(), remember(box.id, kept));
  const clear = clearing(box, choices, chosen);
  for (const input of choices) input.addEventListener("input", chosen);
  csvButtons(box, table, say);
  box.append(more);
  const sorts = [...table.tHead.rows[0].cells].map((head, column) => {
    const by = (way) => ((sorted.value = `${column + 1}${way}`), chosen());
    return head.hasAttribute("data-pp-sort") ? sortable(table, head, column, rows, by) : null;
  });
  recall(box.id, kept);
  const [, column, down] = /^(\d+)(-?)$/.exec(sorted.value) ?? [];
  sorts[column - 1]?.(down ? -1 : 1);
  update();
};

const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
const sortable = (table, head, column, rows, chosen) => {
  const title = head.textContent;
  const key = (row) => row.cells[column].dataset.key || row.cells[column].textContent.trim().toLocaleLowerCase();
  const sort = (sign) => {
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
    const keys = new Map(rows.map((row) => [row, key(row)]));
    /* What says nothing stands last, whichever way round. */
    rows.sort((a, b) => (keys.get(a) === "") - (keys.get(b) === "") || sign * order.compare(keys.get(a), keys.get(b)));
    table.tBodies[0].append(...rows);
  };
  const control = button(new Text(title), () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    sort(down ? -1 : 1);
    chosen(down ? "-" : "");
  });
  control.className = "pp-sort";
  head.replaceChildren(control);
  return sort;
};
blocks[".pp-list"] = list;
