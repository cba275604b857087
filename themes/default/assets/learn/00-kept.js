/* What somebody has done and learnt: kept in this browser under the site's own path, and told wherever it is counted. */
const { make, english, button, copied, download, later } = window.playpress;
const storage = (() => {
  try {
    return localStorage;
  } catch {
    return null;
  }
})();
/* A browser may be full: what was kept before is read, and nothing new is kept. */
const room = (() => {
  try {
    storage.setItem("playpress", "1");
    storage.removeItem("playpress");
    return true;
  } catch {
    return false;
  }
})();
const site = new URL(document.querySelector("script[src*='playpress.js']")?.src || location.href).pathname.replace(/assets\/.*$/, "");
const keyOf = (name) => `playpress:${site}:${name}`;
const isRecord = (value) => value && typeof value === "object" && !Array.isArray(value);
const recordIn = (values, key) => Object.hasOwn(values, key) && isRecord(values[key]) && values[key];
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
const KEPT = "Kept in this browser only.";
const notKept = "This browser is not keeping your progress: print the page, or finish in one go.";
const noRoom = "This browser has no room left: what you did before is here, but new ticks and answers cannot be kept. Save a file, or print the page.";
const noted = (text) => (room ? text : storage ? noRoom : notKept);

/* Every list of the page by its name, then its quizzes and first day, and what wants to know when something is done. */
const lists = new Map();
const alsoKept = new Map();
const watchers = new Map();
const told = () => {
  for (const [box, tell] of watchers) box.isConnected ? tell() : watchers.delete(box);
};
const forget = () => {
  for (const found of [lists, alsoKept]) for (const [name, { box }] of found) if (!box.isConnected) found.delete(name);
};
/* Another tab of this site does the same. */
addEventListener("storage", (event) => {
  for (const [name, { load }] of [...lists, ...alsoKept]) if (event.key === keyOf(name) || event.key === null) load();
});

/* Reset takes away what the page shows, and gives it back if that was a mistake, beside what was done since then. */
const undoable = (current, set, shown) => {
  let removed = null;
  const reset = button("Reset", () => {
    removed = current();
    const rest = { ...removed };
    for (const key of shown()) delete rest[key];
    set(rest);
    undo.focus();
  });
  const undo = button("Undo", () => {
    const back = { ...current(), ...removed };
    removed = null;
    set(back);
    reset.focus();
  });
  const tell = (some) => {
    reset.disabled = !some;
    undo.hidden = !removed;
  };
  return { controls: [reset, undo], tell, begin: () => (removed = null) };
};
