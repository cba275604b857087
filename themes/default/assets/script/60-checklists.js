/* Checklists: a tick is the time it was made and what was ticked, kept in this browser under the site's own path. */
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
const keyOf = (name) => `playpress:${site}:${name}`;
const isRecord = (value) => value && typeof value === "object" && !Array.isArray(value);
const kept = (name) => {
  try {
    const found = JSON.parse(storage?.getItem(keyOf(name)) || "{}");
    return isRecord(found) ? found : {};
  } catch {
    return {};
  }
};
const keep = (name, value) => {
  try {
    storage?.setItem(keyOf(name), JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
};

/* Every list of the page by its name, and what wants to know when a tick is made. */
const lists = new Map();
const watchers = new Map();
const told = () => {
  for (const [box, tell] of watchers) box.isConnected ? tell() : watchers.delete(box);
};
const progress = () => {
  const bar = make("progress", { max: "1", value: "0", "aria-label": "Done" });
  const status = make("span", { role: "status" });
  const tell = (inputs) => {
    const done = inputs.filter((input) => input.checked).length;
    bar.max = inputs.length || 1;
    bar.value = done;
    status.textContent = `${done} of ${inputs.length} done`;
    return done;
  };
  return [bar, status, tell];
};
const KEPT = "Kept in this browser only.";
const notKept = "This browser keeps nothing here: print the page, or finish in one go.";

const checklist = (box) => {
  const name = box.dataset.ppChecklist;
  const inputs = [...box.querySelectorAll("input[data-pp-item]")];
  const [bar, status, tell] = progress();
  const note = make("span", { class: "pp-note-text" }, storage ? KEPT : notKept);
  const changed = new Map();
  let removed = null;
  const update = () => {
    const done = tell(inputs);
    if (storage && done > 2) note.textContent = `${KEPT} Some browsers forget after a week without a visit: save a file now and then.`;
    reset.textContent = removed ? "Undo" : "Reset";
    reset.disabled = !(done || removed);
    told();
  };
  const show = (saved) => {
    for (const input of inputs) {
      const tick = Object.hasOwn(saved, input.dataset.ppItem) && saved[input.dataset.ppItem];
      input.checked = !!tick;
      changed.get(input)?.remove();
      if (!tick?.hash || tick.hash === input.dataset.ppHash) continue;
      changed.set(input, make("em", { class: "pp-note-text" }, " (changed since you did this)"));
      input.parentElement.append(changed.get(input));
    }
    update();
  };
  const set = (saved) => {
    show(saved);
    if (!keep(name, saved)) status.textContent = "This browser could not keep the tick.";
  };
  const ticked = (input) => {
    const saved = kept(name);
    const item = input.dataset.ppItem;
    if (input.checked) saved[item] = { at: Date.now(), hash: input.dataset.ppHash };
    else delete saved[item];
    removed = null;
    changed.get(input)?.remove();
    update();
    if (!keep(name, saved)) status.textContent = "This browser could not keep the tick.";
  };
  /* Reset takes the ticks away, and gives them back once if that was a mistake. */
  const reset = button("Reset", () => {
    const back = removed;
    const now = Object.fromEntries(inputs.filter((input) => input.checked).map((input) => [input.dataset.ppItem, {}]));
    removed = back ? null : { ...now, ...kept(name) };
    set(back || {});
  });
  for (const input of inputs) input.addEventListener("change", () => ticked(input));
  box.prepend(make("div", { class: "pp-progress" }, bar, status, reset, note));
  const load = () => {
    removed = null;
    if (storage) show(kept(name));
    else update();
  };
  lists.set(name, { box, inputs, load, set });
  load();
  if (!box.dataset.ppPath && lists.size === 1) box.after(sharing());
};
blocks[".pp-checklist"] = checklist;
/* Another tab of this site ticks the same list. */
addEventListener("storage", (event) => {
  for (const [name, { load }] of lists) if (event.key === keyOf(name) || event.key === null) load();
});
