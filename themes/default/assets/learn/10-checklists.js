/* Checklists: a tick is the time it was made and what was ticked. The bar counts what is yours, the others are counted beside it. */
const doneOf = (inputs) => inputs.filter((input) => input.checked).length;
const isYours = (input) => ["hire", undefined].includes(input.closest("ul").dataset.ppWho);
const ofOthers = (inputs) => {
  const found = new Map();
  for (const input of inputs.filter((each) => !isYours(each))) {
    const title = input.closest("ul").getAttribute("aria-label");
    found.set(title, [...(found.get(title) ?? []), input]);
  }
  return [...found].map(([title, theirs]) => `${title}: ${doneOf(theirs)} of ${theirs.length}`).join(" · ");
};
const progress = () => {
  const bar = english(make("progress", { max: "1", value: "0", "aria-label": "Done" }));
  const status = english(make("span", { role: "status" }));
  const others = make("span", { class: "pp-note-text" });
  const tell = (inputs) => {
    const mine = inputs.filter(isYours);
    bar.max = mine.length || 1;
    bar.value = doneOf(mine);
    bar.hidden = !mine.length;
    status.textContent = mine.length ? `${doneOf(mine)} of ${mine.length} done` : "";
    others.textContent = ofOthers(inputs);
  };
  return [bar, status, others, tell];
};

later[".pp-checklist"] = (box) => {
  forget();
  const name = box.dataset.ppChecklist;
  const inputs = [...box.querySelectorAll("input[data-pp-item]")];
  const [bar, status, others, tell] = progress();
  const note = make("span", { class: "pp-note-text" }, noted(KEPT));
  const changed = new Map();
  const update = () => {
    const done = doneOf(inputs);
    tell(inputs);
    if (room && done > 2) note.textContent = `${KEPT} Some browsers delete this after a week without a visit, so save a file now and then.`;
    reset.tell(done);
    told();
  };
  const show = (saved) => {
    for (const input of inputs) {
      const tick = recordIn(saved, input.dataset.ppItem);
      input.checked = !!tick;
      changed.get(input)?.remove();
      if (!tick?.hash || tick.hash === input.dataset.ppHash) continue;
      changed.set(input, make("em", { class: "pp-note-text" }, " (changed since you did this)"));
      input.parentElement.append(changed.get(input));
    }
    update();
  };
  const hold = (saved) => {
    if (!keep(name, saved)) status.textContent = "This browser could not keep the tick.";
  };
  const set = (saved) => {
    show(saved);
    hold(saved);
  };
  const ticked = (input) => {
    const saved = kept(name);
    const item = input.dataset.ppItem;
    if (input.checked) saved[item] = { at: Date.now(), hash: input.dataset.ppHash };
    else delete saved[item];
    changed.get(input)?.remove();
    update();
    hold(saved);
  };
  const reset = undoable(() => ticksOf(name), set, () => inputs.map(({ dataset }) => dataset.ppItem));
  for (const input of inputs) input.addEventListener("change", () => ticked(input));
  const alone = box.dataset.ppPath ? [] : [button("Print", () => print())];
  box.prepend(make("div", { class: "pp-progress" }, bar, status, others, ...reset.controls, ...alone, note));
  const load = () => {
    reset.begin();
    if (storage) show(kept(name));
    else update();
  };
  lists.set(name, { box, inputs, load, set });
  load();
  if (!box.dataset.ppPath && lists.size === 1) box.after(sharing());
};
