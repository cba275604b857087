/* What somebody has done and learnt: kept in this browser under the site's own path, and told wherever it is counted. */
const { make, button, copied, download, later } = window.playpress;
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
const KEPT = "Kept in this browser only.";
const notKept = "This browser is not keeping your progress: print the page, or finish in one go.";

/* Every list and quiz of the page by its name, and what wants to know when something is done. */
const lists = new Map();
const quizzes = new Map();
const watchers = new Map();
const told = () => {
  for (const [box, tell] of watchers) box.isConnected ? tell() : watchers.delete(box);
};
const forget = () => {
  for (const found of [lists, quizzes]) for (const [name, { box }] of found) if (!box.isConnected) found.delete(name);
};
/* Another tab of this site does the same. */
addEventListener("storage", (event) => {
  for (const [name, { load }] of [...lists, ...quizzes]) if (event.key === keyOf(name) || event.key === null) load();
});

/* Reset takes everything away, and gives it back once if that was a mistake. */
const undoable = (current, set) => {
  let removed = null;
  const control = button("Reset", () => {
    const back = removed;
    removed = back ? null : current();
    set(back || {});
  });
  const tell = (some) => {
    control.textContent = removed ? "Undo" : "Reset";
    control.disabled = !(some || removed);
  };
  return { control, tell, begin: () => (removed = null) };
};
