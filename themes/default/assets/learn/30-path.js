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

/* Days of a path -> the working days they are on, as derive/schedule.py says: seven are one working week, a holiday moves all
   that follows it, and a weekly meeting is on its own day of the week. */
const LONG = 366;
const scheduled = ({ ppWeek, ppHolidays, ppAhead, ppBack }, chosen) => {
  const [ahead, back] = [ppAhead, ppBack].map((each) => each.split(" ").map(Number));
  const free = new Set(ppHolidays.split(" ").map(Date.parse));
  const works = (day) => ppWeek.includes(new Date(day).toUTCString().slice(0, 3).toLowerCase()) && !free.has(day);
  const worked = (day, step) => {
    let found = day;
    for (let tried = 0; tried < LONG && !works(found); tried++) found += step;
    return found;
  };
  const moved = worked(chosen, DAY);
  const first = works(moved) ? moved : chosen;
  const number = (steps, day) => Math.floor(day / 7) * steps[7] + steps[day % 7];
  const begin = (day) => (day < 0 ? -number(back, -day) : number(ahead, day));
  const end = (day) => (day < 0 ? begin(day) : Math.floor(day / 7) * ahead[7] + ahead[(day % 7) + 1] - 1);
  const on = (count) => {
    const step = count < 0 ? -DAY : DAY;
    let day = first;
    for (let done = 0; done < Math.abs(count); done++) day = worked(day + step, step);
    return day;
  };
  const meeting = (weekday, asked, from, last) => {
    const days = Array.from({ length: (last - from) / DAY + 63 }, (_, later) => from + later * DAY);
    const found = days.filter((day) => new Date(day).getUTCDay() === (weekday + 1) % 7 && works(day));
    const inside = found.filter((day) => day <= last);
    return inside.find((day) => day >= asked) ?? inside.pop() ?? found[0] ?? asked;
  };
  const date = ({ ppPhase, ppDay, ppWeekday }) => {
    const [from, to] = ppPhase.split(" ").map(Number);
    const low = begin(from);
    const high = Math.max(low, end(to));
    const day = Number(ppDay ?? to);
    const asked = on(day < from || day > to ? end(day) : Math.min(Math.max(begin(day), low), high));
    return ppWeekday ? meeting(Number(ppWeekday), asked, on(low), on(high)) : asked;
  };
  const dayOf = (today) => {
    let day = 0;
    while (day < 999 && on(begin(day + 1)) <= today) day++;
    return day;
  };
  const listed = new Set([...free].map((day) => new Date(day).getUTCFullYear()));
  const unlisted = (day) => free.size && ppHolidays && !listed.has(new Date(day).getUTCFullYear());
  return { first, date, dayOf, unlisted };
};

/* What is still open for the new colleague, by the day on which it is due: its own, else the last one of its phase. */
const open = (path, { date }) =>
  inPath(path)
    .flatMap(({ box, inputs }) => inputs.filter((input) => isYours(input) && !input.checked).map((input) => {
      const own = input.closest("li").querySelector("time[data-pp-day]");
      return { input, due: date((own ?? box).dataset) };
    }))
    .sort((a, b) => a.due - b.due);
const group = (title, items, when) => {
  if (!items.length) return [];
  const lines = items.slice(0, SOME).map(({ input, due }) =>
    make("li", {}, make("a", { href: `#${input.dataset.ppItem}` }, input.nextElementSibling.textContent), " ", make("span", { class: "pp-note-text" }, when(due))));
  if (items.length > SOME) lines.push(make("li", {}, `and ${items.length - SOME} more`));
  return [make("p", { class: "pp-due" }, title), make("ul", {}, ...lines)];
};
const agenda = (path, chosen, today, found) => {
  const list = open(path, found);
  const dated = (word) => (due) => `${word} ${written(new Date(due), {})}`;
  const now = list.filter(({ due }) => due === today);
  const far = list.map(({ due }) => due).find(found.unlisted);
  const note = (text) => make("p", { class: "pp-note-text" }, text);
  return [
    make("p", { class: "pp-callout-title" }, today < found.first ? `${days((found.first - today) / DAY)} before you start` : `Day ${found.dayOf(today) + 1}`),
    ...(found.first === chosen ? [] : [note(`Nobody works on ${written(new Date(chosen))}: the first day is ${written(new Date(found.first))}.`)]),
    ...group("Overdue", list.filter(({ due }) => due < today), dated("since")),
    ...group("Today", now, () => ""),
    ...(now.length || !list.length ? [] : [make("p", {}, "Nothing is due today.")]),
    ...group("Next up", list.filter(({ due }) => due > today).slice(0, SOME), dated("by")),
    ...(list.length ? [] : [make("p", {}, "All done.")]),
    ...(far ? [note(`The playbook lists no holidays of ${new Date(far).getUTCFullYear()} yet: dates from then on may move.`)] : []),
  ];
};

later["[data-pp-start]"] = (box) => {
  const path = box.dataset.ppStart;
  const name = `start-${path}`;
  const times = [...document.querySelectorAll("time[data-pp-day]")].map((time) => [time, time.textContent]);
  const first = make("input", { type: "date", size: "10", max: "2199-12-31", autocomplete: "off" });
  const panel = make("div", { class: "pp-callout pp-today", role: "status" });
  const update = () => {
    const chosen = first.validity.valid && Date.parse(first.value);
    const found = chosen && scheduled(box.dataset, chosen);
    for (const [time, relative] of times) {
      const day = found && new Date(found.date(time.dataset));
      time.textContent = day ? written(day) : relative;
      if (day) time.dateTime = day.toISOString().slice(0, 10);
      else time.removeAttribute("datetime");
    }
    if (!found) return panel.replaceChildren("Choose your first day to see dates instead of day numbers, and what is due today.");
    const now = new Date();
    panel.replaceChildren(...agenda(path, chosen, Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()), found));
  };
  first.addEventListener("input", () => {
    keep(name, first.value ? { day: first.value } : {});
    update();
  });
  box.append(make("div", { class: "pp-controls" }, make("label", {}, "Your first day ", first)), panel);
  watchers.set(box, update);
  const load = () => {
    first.value = String(kept(name).day ?? "");
    update();
  };
  alsoKept.set(name, { box, load });
  load();
};
