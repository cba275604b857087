/* Side by side: one column an item. */
const side = (box) => {
  const table = box.querySelector("table");
  const heads = [...table.tHead.rows[0].querySelectorAll("th")];
  const status = make("p", { class: "pp-status", role: "status" });
  const say = (text) => (status.textContent = text);
  const check = (checked) => {
    const input = make("input", { type: "checkbox", autocomplete: "off" });
    input.checked = checked;
    input.addEventListener("input", () => {
      /* From now on the columns are the reader's choice, on paper too. */
      for (const each of [box, status]) each.classList.add("pp-part");
      update();
    });
    return input;
  };
  const boxes = heads.map((head, index) => check(heads.length <= 4 || index < 4));
  const onlyDifferences = check(false);
  const update = () => {
    const on = boxes.map((input) => input.checked);
    for (const row of table.rows) {
      const cells = [...row.cells].slice(1, 1 + heads.length);
      cells.forEach((cell, index) => (cell.hidden = !on[index]));
      const differ = new Set(cells.filter(shown).map((cell) => cell.textContent.trim())).size > 1;
      if (row.parentElement !== table.tHead) row.hidden = onlyDifferences.checked && !differ;
    }
    const columns = on.filter(Boolean).length;
    const hidden = [...table.tBodies[0].rows].filter((row) => row.hidden).length;
    const parts = columns < heads.length ? [`${columns} of ${heads.length} columns.`] : [];
    if (hidden) parts.push(hidden === 1 ? "1 row without a difference is hidden." : `${hidden} rows without a difference are hidden.`);
    say(parts.join(" "));
  };
  const controls = make("div", { class: "pp-controls" }, make("label", {}, onlyDifferences, "Only differences"), ...csvButtons(table, say));
  if (heads.length > 2) {
    const choices = heads.map((head, index) => make("label", {}, boxes[index], words(head)));
    const fold = make("details", { class: "pp-fold" }, make("summary", {}, "Choose columns"), ...choices);
    fold.open = heads.length > 4;
    controls.append(fold);
  }
  box.prepend(controls, status);
  update();
};
blocks[".pp-side"] = side;
