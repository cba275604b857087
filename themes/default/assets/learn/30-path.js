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

/* Days of a path -> the days on which people work: the day itself or the next one of its phase, else the phase's last. */
const settled = ({ ppWeek, ppHolidays }, start) => {
  const free = new Set(ppHolidays.split(" ").map(Date.parse));
  const works = (day) => {
    const date = new Date(start + day * DAY);
    return ppWeek.includes(date.toUTCString().slice(0, 3).toLowerCase()) && !free.has(date.getTime());
  };
  const worked = (from, to) => Array.from({ length: to - from + 1 }, (_, number) => from + number).filter(works);
  return ({ ppPhase, ppDay }) => {
    const [from, to] = ppPhase.split(" ").map(Number);
    const day = Number(ppDay ?? to);
    const days = worked(from, to);
    return days.find((each) => each >= day) ?? days.pop() ?? worked(day, day + 365)[0] ?? day;
  };
};

/* What is still open for the new colleague, by the day on which it is due: its own, else the last one of its phase. */
const open = (path, worked) =>
  inPath(path)
    .flatMap(({ box, inputs }) => inputs.filter((input) => isYours(input) && !input.checked).map((input) => {
      const own = input.closest("li").querySelector("time[data-pp-day]");
      return { input, due: worked((own ?? box).dataset) };
    }))
    .sort((a, b) => a.due - b.due);
const group = (title, items, when) => {
  if (!items.length) return [];
  const lines = items.slice(0, SOME).map(({ input, due }) =>
    make("li", {}, make("a", { href: `#${input.dataset.ppItem}` }, input.nextElementSibling.textContent), " ", make("span", { class: "pp-note-text" }, when(due))));
  if (items.length > SOME) lines.push(make("li", {}, `and ${items.length - SOME} more`));
  return [make("p", { class: "pp-due" }, title), make("ul", {}, ...lines)];
};
const agenda = (path, start, at, worked) => {
  const found = open(path, worked);
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
    const worked = settled(box.dataset, start);
    for (const [time, relative] of times) {
      const day = new Date(start + (start ? worked(time.dataset) : 0) * DAY);
      time.textContent = start ? written(day) : relative;
      if (start) time.dateTime = day.toISOString().slice(0, 10);
      else time.removeAttribute("datetime");
    }
    if (!start) return today.replaceChildren("Choose your first day to see dates instead of day numbers, and what is due today.");
    const now = new Date();
    const at = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - start) / DAY);
    today.replaceChildren(...agenda(path, start, at, worked));
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
