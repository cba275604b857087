/* Side by side: one column an item. */
const side = (box) => {
  const table = box.querySelector("table");
  const heads = [...table.tHead.rows[0].querySelectorAll("th")];
  const say = sayer(box);
  const [onlyDifferences, ...boxes] = box.querySelectorAll(".pp-controls input");
  const update = () => {
    const on = heads.map((head, at) => boxes[at]?.checked ?? true);
    for (const row of table.rows) {
      const cells = [...row.cells].slice(1, 1 + heads.length);
      cells.forEach((cell, index) => (cell.hidden = !on[index]));
      const differ = new Set(cells.filter(shown).map((cell) => cell.textContent.trim())).size > 1;
      if (row.parentElement !== table.tHead) row.hidden = onlyDifferences.checked && !differ;
    }
    const columns = on.filter(Boolean).length;
    const rows = table.tBodies[0].rows.length;
    const same = [...table.tBodies[0].rows].filter((row) => row.hidden).length;
    const parts = columns < heads.length ? [`${columns} of ${heads.length} columns.`] : [];
    if (same) parts.push(`${same} identical ${same === 1 ? "row" : "rows"} hidden.`);
    else if (onlyDifferences.checked) parts.push(`All ${rows} rows differ.`);
    say(parts.join(" "));
  };
  /* What stands in the address: "only" and the numbers of the columns, where they are others than at first. */
  const isChosen = () => boxes.some((each) => each.checked !== each.defaultChecked);
  const numbers = () => boxes.flatMap((each, at) => (each.checked ? [at + 1] : [])).join(".");
  const kept = [{ name: "only", value: "" }, { name: "columns", value: "" }];
  const [only, columns] = kept;
  const chosen = () => {
    /* From now on the columns are the reader's choice, on paper too. */
    box.classList.add("pp-part");
    update();
    only.value = onlyDifferences.checked ? "differences" : "";
    columns.value = isChosen() ? numbers() : "";
    remember(box.id, kept);
  };
  for (const input of [onlyDifferences, ...boxes]) input.addEventListener("input", chosen);
  csvButtons(box, table, say);
  recall(box.id, kept);
  const wanted = columns.value.split(".").map(Number);
  if (only.value) onlyDifferences.checked = true;
  if (columns.value) for (const [at, each] of boxes.entries()) each.checked = wanted.includes(at + 1);
  if (only.value || columns.value) box.classList.add("pp-part");
  update();
};
blocks[".pp-side"] = side;
