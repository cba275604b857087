/* Ticks as a file and as an address. What comes in is from strangers: only boxes of this page count, and a yes is needed. */
const MARK = "#ticks=";
const LONGEST = 8000;
const LARGEST = 200000;
const playbook = () => document.querySelector("[data-pp-playbook]")?.dataset.ppPlaybook ?? "";
const ticks = (count) => `${count} ${count === 1 ? "tick" : "ticks"}`;
/* What a list holds: as kept, ticks of other pages and earlier words too, and for its own boxes as it is shown. */
const ticksOf = (name) => {
  const saved = kept(name);
  for (const item of Object.keys(saved)) if (!isTick(saved[item])) delete saved[item];
  for (const { checked, dataset: { ppItem, ppHash } } of lists.get(name).inputs) {
    if (!checked) delete saved[ppItem];
    else saved[ppItem] ??= { hash: ppHash };
  }
  return saved;
};
const current = () => Object.fromEntries([...lists.keys()].map((name) => [name, ticksOf(name)]));

/* All of it is looked at before anybody is asked: one thing that is no tick, and nothing is taken over. */
const isTick = (tick) => isRecord(tick) && Number.isFinite(tick.at ?? 0) && typeof (tick.hash ?? "") === "string";
const areTicks = (given) => isRecord(given) && Object.values(given).every((list) => isRecord(list) && Object.values(list).every(isTick));
const newTicks = (given, name) => {
  const news = recordIn(given, name) || {};
  const known = lists.get(name).inputs.filter(({ dataset }) => Object.hasOwn(news, dataset.ppItem));
  const fresh = known.filter((input) => !input.checked).map(({ dataset: { ppItem } }) => {
    const { at, hash } = news[ppItem];
    return [ppItem, { at: at ?? Date.now(), hash }];
  });
  return { name, known: known.length, fresh };
};
const takeOver = (given, from, where = "") => {
  const all = Object.values(given).reduce((sum, list) => sum + Object.keys(list).length, 0);
  const found = [...lists.keys()].map((name) => newTicks(given, name));
  const known = found.reduce((sum, list) => sum + list.known, 0);
  const count = found.reduce((sum, { fresh }) => sum + fresh.length, 0);
  if (!all) return `${from} has no ticks.`;
  if (!known) return `None of its ${ticks(all)} belongs to this page${where}.`;
  if (!count) return `${from} has nothing that is not ticked here already.`;
  if (!confirm(`${from} has ${count} more ${count === 1 ? "tick" : "ticks"} for this page. Add ${count === 1 ? "it" : "them"} to yours? Nothing is taken away.`)) return "Nothing has changed.";
  for (const { name, fresh } of found) if (fresh.length) lists.get(name).set({ ...ticksOf(name), ...Object.fromEntries(fresh) });
  return `${count} added.`;
};
const readFile = (text) => {
  const { playpress, playbook: whose, path, ticks: given } = JSON.parse(text);
  if (playpress !== 1 || typeof whose !== "string" || typeof path !== "string" || !areTicks(given)) throw new TypeError();
  if (whose !== playbook()) return `This file is from another playbook: “${whose.slice(0, 80)}”.`;
  return takeOver(given, "This file", `: it was saved on “${path.slice(0, 80)}”`);
};
/* An address names each list with its boxes; a list that is named twice has all of them. */
const readLink = (text) => {
  if (text.length > LONGEST) throw new RangeError();
  const given = new Map();
  for (const each of decodeURIComponent(text).split("!")) {
    const [name, ...items] = each.split(".");
    given.set(name, { ...given.get(name), ...Object.fromEntries(items.map((item) => [item, {}])) });
  }
  return takeOver(Object.fromEntries(given), "This link");
};
/* An address that carries ticks is read once every list stands, and when one is pasted later. */
let fromAddress = () => {};
addEventListener("hashchange", () => fromAddress());
const sharing = () => {
  const status = english(make("p", { class: "pp-status", role: "status" }));
  const say = (text) => (status.textContent = text);
  const picker = make("input", { type: "file", accept: "application/json", hidden: "" });
  picker.addEventListener("change", async () => {
    const [file] = picker.files;
    picker.value = "";
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new RangeError();
      say(readFile(await file.text()));
    } catch {
      say("This is not a progress file. Choose one that was saved with “Save to a file”.");
    }
  });
  const save = button("Save to a file", () => {
    const name = location.pathname.split("/").pop().replace(/\.html$/, "") || "progress";
    download(`${name}.json`, "application/json", JSON.stringify({ playpress: 1, playbook: playbook(), path: location.pathname.slice(site.length), ticks: current() }, null, 1));
    say("Saved. Load the file in another browser, or send it to the person who signs off.");
  });
  const share = button("Copy a link with my ticks", async () => {
    const ticked = [...lists].map(([name, { inputs }]) => [name, ...inputs.filter((input) => input.checked).map(({ dataset }) => dataset.ppItem)].join("."));
    const carried = encodeURIComponent(ticked.filter((each) => each.includes(".")).join("!"));
    if (carried.length > LONGEST) return say("Too many ticks for a link: save a file instead.");
    const address = location.href.split("#")[0] + MARK + carried;
    say((await copied(address)) ? "Link copied. The person who opens it is asked before anything changes." : address);
  });
  const paper = button("Print with empty boxes", () => {
    document.documentElement.classList.add("pp-unticked");
    print();
    document.documentElement.classList.remove("pp-unticked");
  });
  fromAddress = () => {
    if (!status.isConnected || !location.hash.startsWith(MARK)) return;
    const text = location.hash.slice(MARK.length);
    history.replaceState(history.state, "", location.pathname + location.search);
    try {
      say(readLink(text));
    } catch {
      say("The ticks in this link cannot be read.");
    }
  };
  setTimeout(fromAddress);
  return make("div", {}, make("div", { class: "pp-controls" }, save, button("Load a file", () => picker.click()), share, paper, picker), status);
};
