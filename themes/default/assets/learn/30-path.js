/* An onboarding path: one bar for all of its lists, days of the calendar, and what is overdue, due today and next. */
const DAY = 86400000;
const SOME = 5;
const written = (day, rest = { year: "numeric" }) =>
  day.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC", ...rest });
const days = (count) => `${count} ${count === 1 ? "day" : "days"}`;
const inPath = (path) => [...lists.values()].filter(({ box }) => box.dataset.ppPath === path);

later["[data-pp-path-total]"] = (box) => {
  const [bar, status, others, tell] = progress();
  box.append(make("div", { class: "pp-progress" }, make("strong", {}, "The whole path"), bar, status, others), sharing());
  const update = () => tell(inPath(box.dataset.ppPathTotal).flatMap(({ inputs }) => inputs));
  watchers.set(box, update);
  update();
};

/* What is still open for the new colleague, by the day on which it is due: its own, else the last one of its phase. */
const open = (path) =>
  inPath(path)
    .flatMap(({ box, inputs }) => inputs.filter((input) => isYours(input) && !input.checked).map((input) => {
      const own = input.closest("li").querySelector("time[data-pp-day]");
      return { input, due: Number(own?.dataset.ppDay ?? box.dataset.ppTo) };
    }))
    .sort((a, b) => a.due - b.due);
const group = (title, items, when) => {
  if (!items.length) return [];
  const lines = items.slice(0, SOME).map(({ input, due }) =>
    make("li", {}, make("a", { href: `#${input.dataset.ppItem}` }, input.nextElementSibling.textContent), " ", make("span", { class: "pp-note-text" }, when(due))));
  if (items.length > SOME) lines.push(make("li", {}, `and ${items.length - SOME} more`));
  return [make("p", { class: "pp-due" }, title), make("ul", {}, ...lines)];
};
const agenda = (path, start, at) => {
  const found = open(path);
  const dated = (word) => (due) => `${word} ${written(new Date(start + due * DAY), {})}`;
  const today = found.filter(({ due }) => due === at);
  return [
    make("p", { class: "pp-callout-title" }, at < 0 ? `${days(-at)} before you start` : `Day ${at + 1}`),
    ...group("Overdue", found.filter(({ due }) => due < at), dated("since")),
    ...group("Today", today, () => ""),
    ...(today.length || !found.length ? [] : [make("p", {}, "Nothing is due today.")]),
    ...group("Next up", found.filter(({ due }) => due > at).slice(0, SOME), dated("by")),
    ...(found.length ? [] : [make("p", {}, "All done.")]),
  ];
};

later["[data-pp-start]"] = (box) => {
  const path = box.dataset.ppStart;
  const name = `start-${path}`;
  const times = [...document.querySelectorAll("time[data-pp-day]")].map((time) => [time, time.textContent]);
  const first = make("input", { type: "date", size: "10", max: "2199-12-31", autocomplete: "off" });
  const today = make("div", { class: "pp-callout pp-today", role: "status" });
  const update = () => {
    const start = first.validity.valid && Date.parse(first.value);
    for (const [time, relative] of times) {
      const day = new Date(start + time.dataset.ppDay * DAY);
      time.textContent = start ? written(day) : relative;
      if (start) time.dateTime = day.toISOString().slice(0, 10);
      else time.removeAttribute("datetime");
    }
    if (!start) return today.replaceChildren("Choose your first day to see dates instead of day numbers, and what is due today.");
    const now = new Date();
    const at = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - start) / DAY);
    today.replaceChildren(...agenda(path, start, at));
  };
  first.addEventListener("input", () => {
    keep(name, first.value ? { day: first.value } : {});
    update();
  });
  box.append(make("div", { class: "pp-controls" }, make("label", {}, "Your first day ", first)), today);
  watchers.set(box, update);
  const load = () => {
    first.value = String(kept(name).day ?? "");
    update();
  };
  alsoKept.set(name, { box, load });
  load();
};
