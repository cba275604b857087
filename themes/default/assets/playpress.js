/* Tables to filter, sort and compare; checklists that remember. Everything is readable without this file. */
(() => {
  "use strict";

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const button = (text, action) => {
    const element = make("button", { type: "button", class: "pp-button" }, text);
    element.addEventListener("click", action);
    return element;
  };
  const words = (cell) => cell.innerText.trim().replace(/\s+/g, " ");
  const shown = (element) => !element.hidden;

  /* A cell that begins like a formula would be run by a spreadsheet: an apostrophe keeps it text. */
  const csvCell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? "'" : "") + text.replace(/"/g, '""')}"`;
  const csv = (table) =>
    [...table.rows]
      .filter(shown)
      .map((row) => [...row.cells].filter(shown).map((cell) => csvCell(words(cell))).join(","))
      .join("\r\n");

  const copyButton = (table, say) =>
    button("Copy as CSV", async () => {
      const text = csv(table);
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = make("textarea", { readonly: "" });
        area.value = text;
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
      }
      say("Copied what is shown.");
    });

  /* A list: one row an item. */
  const list = (box) => {
    const table = box.querySelector("table");
    const rows = [...table.tBodies[0].rows];
    const status = make("p", { class: "pp-status", role: "status" });
    const say = (text) => (status.textContent = text);
    const filter = make("input", { type: "search", placeholder: "Filter", "aria-label": "Filter this table" });
    const facets = [...box.querySelectorAll("template[data-pp-facet]")].map((template) => {
      const select = make("select", { "aria-label": template.dataset.ppTitle });
      select.append(make("option", { value: "" }, `${template.dataset.ppTitle}: all`));
      for (const value of JSON.parse(template.dataset.ppValues)) select.append(make("option", { value }, value));
      select.dataset.name = template.dataset.ppFacet;
      return select;
    });
    const update = () => {
      const wanted = filter.value.trim().toLocaleLowerCase();
      for (const row of rows) {
        const chosen = facets.every((each) => !each.value || row.getAttribute(`data-f-${each.dataset.name}`) === each.value);
        row.hidden = !(chosen && row.textContent.toLocaleLowerCase().includes(wanted));
      }
      const count = rows.filter(shown).length;
      say(count === rows.length ? `${count} rows` : `${count} of ${rows.length} rows`);
    };
    for (const input of [filter, ...facets]) input.addEventListener("input", update);
    box.prepend(make("div", { class: "pp-controls" }, filter, ...facets, copyButton(table, say)), status);
    for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
      if (head.hasAttribute("data-pp-sort")) sortable(table, head, column, rows);
    }
    update();
  };

  const sortable = (table, head, column, rows) => {
    const title = head.textContent;
    const numeric = head.dataset.ppSort === "number";
    const key = (row) => row.cells[column].dataset.key || words(row.cells[column]).toLocaleLowerCase();
    const compare = (a, b) => (numeric ? Number(key(a)) - Number(key(b)) : key(a).localeCompare(key(b), undefined, { numeric: true }));
    const sort = () => {
      const descending = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const sorted = [...rows].sort((a, b) => (descending ? compare(b, a) : compare(a, b)));
      table.tBodies[0].append(...sorted);
    };
    const control = button(title, sort);
    control.className = "pp-sort";
    head.replaceChildren(control);
  };

  /* Side by side: one column an item. */
  const side = (box) => {
    const table = box.querySelector("table");
    const heads = [...table.tHead.rows[0].querySelectorAll("th")];
    const status = make("p", { class: "pp-status", role: "status" });
    const boxes = heads.map((head) => {
      const input = make("input", { type: "checkbox" });
      input.checked = true;
      return input;
    });
    const onlyDifferences = make("input", { type: "checkbox" });
    const update = () => {
      const on = boxes.map((input) => input.checked);
      for (const row of table.rows) {
        const cells = [...row.cells].slice(1, 1 + heads.length);
        cells.forEach((cell, index) => (cell.hidden = !on[index]));
        const texts = new Set(cells.filter(shown).map(words));
        if (row.parentElement !== table.tHead) row.hidden = onlyDifferences.checked && texts.size < 2;
      }
      const hidden = [...table.tBodies[0].rows].filter((row) => row.hidden).length;
      status.textContent = hidden ? `${hidden} rows without a difference are hidden.` : "";
    };
    const choices = heads.map((head, index) => make("label", {}, boxes[index], ` ${words(head)}`));
    const controls = make("div", { class: "pp-controls" }, make("label", {}, onlyDifferences, " Only differences"));
    if (heads.length > 2) {
      const start = heads.length > 4 ? 4 : heads.length;
      boxes.forEach((input, index) => (input.checked = index < start));
      const fold = make("details", { class: "pp-columns" }, make("summary", {}, "Choose columns"), ...choices);
      if (heads.length > 4) fold.open = true;
      controls.append(fold);
    }
    controls.append(copyButton(table, (text) => (status.textContent = text)));
    for (const input of [onlyDifferences, ...boxes]) input.addEventListener("input", update);
    box.prepend(controls, status);
    update();
  };

  /* Checklists: a tick is the time it was made, kept in this browser under the site's own path. */
  const storage = (() => {
    try {
      localStorage.setItem("playpress", "1");
      localStorage.removeItem("playpress");
      return localStorage;
    } catch {
      return null;
    }
  })();
  const site = new URL(document.querySelector("script[src*='playpress.js']")?.src || location.href).pathname.replace(/assets\/.*$/, "");

  const ticks = (key) => {
    try {
      const found = JSON.parse(storage?.getItem(key) || "{}");
      return found && typeof found === "object" && !Array.isArray(found) ? found : {};
    } catch {
      return {};
    }
  };

  const checklist = (box) => {
    const key = `playpress:${site}:${box.dataset.ppChecklist}`;
    const inputs = [...box.querySelectorAll("input[data-pp-item]")];
    const bar = make("progress", { max: String(inputs.length), value: "0", "aria-label": "Done" });
    const status = make("span", { class: "pp-status", role: "status" });
    const note = storage ? "Kept in this browser only." : "This browser keeps nothing here: print the page, or finish in one go.";
    const update = () => {
      const done = inputs.filter((input) => input.checked).length;
      bar.value = done;
      status.textContent = `${done} of ${inputs.length} done`;
    };
    const load = () => {
      const saved = ticks(key);
      for (const input of inputs) input.checked = Object.hasOwn(saved, input.dataset.ppItem);
      update();
    };
    const save = (input) => {
      const saved = ticks(key);
      if (input.checked) saved[input.dataset.ppItem] = { at: Date.now(), hash: input.dataset.ppHash };
      else delete saved[input.dataset.ppItem];
      try {
        storage?.setItem(key, JSON.stringify(saved));
      } catch {
        status.textContent = "This browser could not keep the tick.";
      }
      update();
    };
    const reset = button("Reset", () => {
      if (!confirm("Take all ticks of this list away?")) return;
      storage?.removeItem(key);
      for (const input of inputs) input.checked = false;
      update();
    });
    for (const input of inputs) input.addEventListener("change", () => save(input));
    box.prepend(make("div", { class: "pp-progress" }, bar, status, reset, make("span", { class: "pp-note-text" }, note)));
    window.addEventListener("storage", (event) => {
      if (event.key === key || event.key === null) load();
    });
    load();
  };

  const blocks = { ".pp-list": list, ".pp-side": side, ".pp-checklist": checklist };
  const start = () => {
    for (const [selector, begin] of Object.entries(blocks)) {
      for (const box of document.querySelectorAll(`${selector}:not([data-pp-ready])`)) {
        box.dataset.ppReady = "";
        begin(box);
      }
    }
  };
  const print = () => document.querySelectorAll("details").forEach((each) => (each.open = true));
  window.addEventListener("beforeprint", print);
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
