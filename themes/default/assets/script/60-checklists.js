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
blocks[".pp-checklist"] = checklist;
/* Another tab of this site ticks the same list. */
window.addEventListener("storage", (event) => {
  for (const [key, load] of loaders) if (event.key === key || event.key === null) load();
});
