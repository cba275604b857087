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
        const done = document.execCommand("copy");
        area.remove();
        if (!done) return say("This browser does not let the page copy.");
      }
      say("Copied what is shown.");
    });

  /* A list: one row an item. */
  const list = (box) => {
    const table = box.querySelector("table");
    const rows = [...table.tBodies[0].rows];
    const texts = new Map(rows.map((row) => [row, row.textContent.toLocaleLowerCase()]));
    const status = make("p", { class: "pp-status", role: "status" });
    const say = (text) => (status.textContent = text);
    const filter = make("input", { type: "search", size: "20", placeholder: "Filter", "aria-label": "Filter this table" });
    const facets = [...box.querySelectorAll("template[data-pp-facet]")].map((template) => {
      const select = make("select", { "aria-label": template.dataset.ppTitle });
      select.append(make("option", { value: "" }, `${template.dataset.ppTitle}: all`));
      for (const value of JSON.parse(template.dataset.ppValues)) select.append(make("option", { value }, value));
      select.dataset.name = template.dataset.ppFacet;
      return select;
    });
    const update = () => {
      const wanted = filter.value.trim().toLocaleLowerCase().split(/\s+/);
      for (const row of rows) {
        const chosen = facets.every((each) => !each.value || row.getAttribute(`data-f-${each.dataset.name}`) === each.value);
        row.hidden = !(chosen && wanted.every((word) => texts.get(row).includes(word)));
      }
      const count = rows.filter(shown).length;
      status.classList.toggle("pp-part", count < rows.length);
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
    const controls = make("div", { class: "pp-controls" }, make("label", {}, onlyDifferences, "Only differences"), copyButton(table, say));
    if (heads.length > 2) {
      const choices = heads.map((head, index) => make("label", {}, boxes[index], words(head)));
      const fold = make("details", { class: "pp-fold" }, make("summary", {}, "Choose columns"), ...choices);
      fold.open = heads.length > 4;
      controls.append(fold);
    }
    box.prepend(controls, status);
    update();
  };

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

  const whatif = (box) => {
    const plan = JSON.parse(box.dataset.ppPlan);
    const mark = "#what-if?";
    const fields = { target: [`Target, ${plan.currency}`, plan.target], deal: [`Average deal, ${plan.currency}`, plan.deal] };
    plan.stages.forEach((stage, index) => {
      if (stage.rate) fields[stage.id] = [`${stage.name} to ${plan.stages[index + 1].name}, %`, percentOf(stage.rate)];
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
        if (at < last) factor = times(factor, times([value[id][1], value[id][0]], [100n, 1n]));
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

  /* A page that was built some time ago says what is overdue today. */
  const until = (time) => {
    const end = new Date(`${time.dateTime}T23:59:59`);
    if (end < Date.now() && !time.querySelector("strong")) time.append(make("strong", {}, " (past)"));
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

  const loaders = new Map();
  const checklist = (box) => {
    const key = `playpress:${site}:${box.dataset.ppChecklist}`;
    const inputs = [...box.querySelectorAll("input[data-pp-item]")];
    const bar = make("progress", { max: String(inputs.length || 1), value: "0", "aria-label": "Done" });
    const status = make("span", { role: "status" });
    const note = storage ? "Kept in this browser only." : "This browser keeps nothing here: print the page, or finish in one go.";
    let removed = null;
    const update = () => {
      const done = inputs.filter((input) => input.checked).length;
      bar.value = done;
      status.textContent = `${done} of ${inputs.length} done`;
      reset.textContent = removed ? "Undo" : "Reset";
      reset.disabled = !(done || removed);
    };
    const show = (saved) => {
      for (const input of inputs) input.checked = Object.hasOwn(saved, input.dataset.ppItem);
      update();
    };
    const keep = (saved) => {
      try {
        storage?.setItem(key, JSON.stringify(saved));
      } catch {
        status.textContent = "This browser could not keep the tick.";
      }
    };
    const save = (input) => {
      const saved = ticks(key);
      if (input.checked) saved[input.dataset.ppItem] = { at: Date.now(), hash: input.dataset.ppHash };
      else delete saved[input.dataset.ppItem];
      removed = null;
      update();
      keep(saved);
    };
    /* Reset takes the ticks away, and gives them back once if that was a mistake. */
    const reset = button("Reset", () => {
      const back = removed;
      const now = Object.fromEntries(inputs.filter((input) => input.checked).map((input) => [input.dataset.ppItem, {}]));
      removed = back ? null : { ...now, ...ticks(key) };
      show(back || {});
      keep(back || {});
    });
    for (const input of inputs) input.addEventListener("change", () => save(input));
    box.prepend(make("div", { class: "pp-progress" }, bar, status, reset, make("span", { class: "pp-note-text" }, note)));
    const load = () => {
      removed = null;
      if (storage) show(ticks(key));
      else update();
    };
    loaders.set(key, load);
    load();
  };

  const blocks = { ".pp-list": list, ".pp-side": side, ".pp-checklist": checklist, ".pp-whatif": whatif, "[data-pp-until]": until };
  const start = () => {
    /* Material leaves its search without a name. */
    document.querySelector(".md-search[role=dialog]:not([aria-label])")?.setAttribute("aria-label", "Search");
    for (const [selector, begin] of Object.entries(blocks)) {
      for (const box of document.querySelectorAll(`${selector}:not([data-pp-ready])`)) {
        box.dataset.ppReady = "";
        begin(box);
      }
    }
  };

  /* What the theme makes a button of answers to Enter only. */
  window.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches("label[tabindex]")) (event.preventDefault(), event.target.click());
  });
  /* Another tab of this site ticks the same list. */
  window.addEventListener("storage", (event) => {
    for (const [key, load] of loaders) if (event.key === key || event.key === null) load();
  });
  /* On paper nothing is folded away; afterwards everything is as it was. */
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const each of unfolded) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of unfolded) each.open = false;
  });

  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
