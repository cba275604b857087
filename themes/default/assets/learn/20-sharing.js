/* Ticks as a file and as an address. What comes in is from strangers: only boxes of this page count, and a yes is needed. */
const MARK = "#ticks=";
const LARGEST = 200000;
const current = () =>
  Object.fromEntries([...lists].map(([name, { inputs }]) => {
    const saved = kept(name);
    const ticked = inputs.filter((input) => input.checked).map(({ dataset }) => dataset);
    return [name, Object.fromEntries(ticked.map(({ ppItem, ppHash }) => [ppItem, saved[ppItem] || { hash: ppHash }]))];
  }));
/* Lists of ticks -> how many are new here, and how to take them over. Ticks that are here already stay as they are. */
const offered = (given) => {
  let count = 0;
  const merged = [];
  for (const [name, { inputs, set }] of lists) {
    const news = isRecord(given) && Object.hasOwn(given, name) && isRecord(given[name]) ? given[name] : {};
    const fresh = inputs.filter((input) => !input.checked && Object.hasOwn(news, input.dataset.ppItem));
    count += fresh.length;
    const tick = ({ at, hash } = {}) => ({ at: Number.isFinite(at) ? at : Date.now(), hash: String(hash ?? "").slice(0, 64) });
    merged.push(() => set({ ...current()[name], ...Object.fromEntries(fresh.map(({ dataset: { ppItem } }) => [ppItem, tick(news[ppItem] || {})])) }));
  }
  return [count, () => merged.forEach((each) => each())];
};
const takeOver = (given, from) => {
  const [count, merge] = offered(given);
  if (!count) return `${from} has nothing that is not ticked here already.`;
  if (!confirm(`${from} has ${count} more ${count === 1 ? "tick" : "ticks"} for this page. Add ${count === 1 ? "it" : "them"} to yours? Nothing is taken away.`)) return "Nothing has changed.";
  merge();
  return `${count} added.`;
};
const sharing = () => {
  const status = make("p", { class: "pp-status", role: "status" });
  const say = (text) => (status.textContent = text);
  const picker = make("input", { type: "file", accept: "application/json", hidden: "" });
  picker.addEventListener("change", async () => {
    const [file] = picker.files;
    picker.value = "";
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new RangeError();
      const read = JSON.parse(await file.text());
      if (read?.playpress !== 1) throw new TypeError();
      say(takeOver(read.ticks, "This file"));
    } catch {
      say("This is not a progress file. Choose one that was saved with “Save to a file”.");
    }
  });
  const save = button("Save to a file", () => {
    const name = location.pathname.split("/").pop().replace(/\.html$/, "") || "progress";
    download(`${name}.json`, "application/json", JSON.stringify({ playpress: 1, ticks: current() }, null, 1));
    say("Saved. Load the file in another browser, or send it to whoever signs off.");
  });
  const share = button("Copy a link with my ticks", async () => {
    const ticked = Object.entries(current()).map(([name, items]) => [name, ...Object.keys(items)].join("."));
    const address = location.href.split("#")[0] + MARK + encodeURIComponent(ticked.filter((each) => each.includes(".")).join("!"));
    say((await copied(address)) ? "Link copied. Whoever opens it is asked before anything changes." : address);
  });
  const paper = button("Print with my ticks", () => {
    document.documentElement.classList.add("pp-ticked");
    print();
    document.documentElement.classList.remove("pp-ticked");
  });
  /* An address that carries ticks is read once every list stands. */
  setTimeout(() => {
    if (!location.hash.startsWith(MARK)) return;
    const text = location.hash.slice(MARK.length, MARK.length + 8000);
    history.replaceState(history.state, "", location.pathname + location.search);
    try {
      const given = new Map(decodeURIComponent(text).split("!").map((each) => each.split(".")).map(([name, ...items]) => [name, new Map(items.map((item) => [item, {}]))]));
      say(takeOver(Object.fromEntries([...given].map(([name, items]) => [name, Object.fromEntries(items)])), "This link"));
    } catch {
      say("The ticks in this link cannot be read.");
    }
  });
  return make("div", {}, make("div", { class: "pp-controls" }, save, button("Load a file", () => picker.click()), share, paper, picker), status);
};
