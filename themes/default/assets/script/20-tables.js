/* A cell that begins like a formula would be run by a spreadsheet: an apostrophe keeps it text. */
const csvCell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" : "") + text.replace(/"/g, '""')}"`;
const csv = (table) =>
  [...table.rows]
    .filter(shown)
    .map((row) => [...row.cells].filter(shown).map((cell) => csvCell(words(cell))).join(","))
    .join("\r\n");

const csvButtons = (table, say) => [
  button("Copy as CSV", async () => say((await copied(csv(table))) ? "Copied what is shown." : "This browser does not let the page copy.")),
  button("Download CSV", () => download(`${table.closest("[id]").id}.csv`, "text/csv", `\ufeff${csv(table)}`)),
];

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

/* A list: one row an item. */
const list = (box) => {
  const table = box.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLocaleLowerCase()]));
  const status = make("p", { class: "pp-status", role: "status" });
  const say = (text) => (status.textContent = text);
  const filter = make("input", { type: "search", size: "20", placeholder: "Filter", "aria-label": "Filter this table", name: "words" });
  const facets = [...box.querySelectorAll("template[data-pp-facet]")].map((template) => {
    const select = make("select", { "aria-label": template.dataset.ppTitle });
    select.append(make("option", { value: "" }, `${template.dataset.ppTitle}: all`));
    for (const value of JSON.parse(template.dataset.ppValues)) select.append(make("option", { value }, value));
    select.name = template.dataset.ppFacet;
    return select;
  });
  const update = () => {
    const wanted = filter.value.trim().toLocaleLowerCase().split(/\s+/);
    for (const row of rows) {
      const chosen = facets.every((each) => among(each.value, row.getAttribute(`data-f-${each.name}`)));
      row.hidden = !(chosen && wanted.every((word) => texts.get(row).includes(word)));
    }
    const count = rows.filter(shown).length;
    status.classList.toggle("pp-part", count < rows.length);
    say(count === rows.length ? `${count} rows` : `${count} of ${rows.length} rows`);
  };
  const choices = [filter, ...facets];
  for (const input of choices) input.addEventListener("input", () => (update(), remember(box.id, choices)));
  box.prepend(make("div", { class: "pp-controls" }, filter, ...facets, ...csvButtons(table, say)), status);
  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
    if (head.hasAttribute("data-pp-sort")) sortable(table, head, column, rows);
  }
  recall(box.id, choices);
  update();
};

const sortable = (table, head, column, rows) => {
  const title = head.textContent;
  const numeric = head.dataset.ppSort === "number";
  const key = (row) => row.cells[column].dataset.key || words(row.cells[column]).toLocaleLowerCase();
  const compare = (a, b) => (numeric ? Number(a) - Number(b) : a.localeCompare(b, undefined, { numeric: true }));
  const sort = () => {
    const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
    const keyed = rows.map((row) => [key(row), row]);
    /* What says nothing stands last, whichever way round. */
    keyed.sort(([a], [b]) => (a === "") - (b === "") || sign * compare(a, b));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  };
  const control = button(title, sort);
  control.className = "pp-sort";
  head.replaceChildren(control);
};
blocks[".pp-list"] = list;
