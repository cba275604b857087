/* An onboarding path: one bar for all of its lists, days of the calendar, and what is overdue, due today and next. */
const DAY = 86400000;
const SOME = 5;
const tongue = document.documentElement.lang.replace(/^en$/, "en-GB");
const written = (day, rest = { year: "numeric" }) =>
  day.toLocaleDateString(tongue, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC", ...rest });
const days = (count) => `${count} ${count === 1 ? "day" : "days"}`;
const inPath = (path) => [...lists.values()].filter(({ box }) => box.dataset.ppPath === path);

later["[data-pp-path-total]"] = (box) => {
  const [bar, status, others, tell] = progress();
  box.append(make("div", { class: "pp-progress" }, make("strong", {}, "The whole path"), bar, status, others), sharing());
  const update = () => tell(inPath(box.dataset.ppPathTotal).flatMap(({ inputs }) => inputs));
  watchers.set(box, update);
  update();
};

/* Working days of a path -> days of the calendar, as derive/schedule.py has them: a holiday moves all that follows it, and a
   weekly meeting (from which day on, first and last day of its phase, day of the week) is on its own day. */
const LONG = 366, AHEAD = 63;
const scheduled = ({ ppWeek, ppHolidays }, chosen) => {
  const free = ppHolidays.split(" ").map(Date.parse);
  const works = (day) => ppWeek.includes(new Date(day).toUTCString().slice(0, 3).toLowerCase()) && !free.includes(day);
  const worked = (day, step) => {
    for (let tries = LONG; tries && !works(day); tries--) day += step;
    return day;
  };
  const first = worked(chosen, DAY);
  const on = (count) => {
    const step = Math.sign(count) * DAY;
    let day = first;
    for (; count; count -= Math.sign(count)) day = worked(day + step, step);
    return day;
  };
  const date = ({ ppPlace }) => {
    const [at, from, to, weekday] = ppPlace.split(" ").map(Number);
    const asked = on(at);
    if (to === undefined) return asked;
    const last = on(to);
    let met;
    for (let day = on(from); day < last + AHEAD * DAY; day += DAY) {
      const held = new Date(day).getUTCDay() === (weekday + 1) % 7 && works(day);
      if (held && (!met || (met < asked && day <= last))) met = day;
    }
    return met ?? asked;
  };
  return { first, date };
};

/* A reader who knows the number of a day, and has chosen no first one, goes to what is due on it. */
const dayChoice = () => {
  const days = [...document.querySelectorAll("[id^=s-day-]")].map(({ id }) => id);
  const choice = make("select", { autocomplete: "off" }, make("option", { value: "" }, "a day"));
  choice.append(...days.map((id) => make("option", { value: id }, `Day ${id.slice("s-day-".length)}`)));
  choice.addEventListener("change", () => choice.value && (location.hash = choice.value));
  return days.length > 1 ? [make("div", { class: "pp-controls" }, make("label", {}, "Go to ", choice))] : [];
};
/* On a phone the phases wait behind their names: open are those of what is due. */
const opened = (items) => {
  for (const { input } of items) {
    const fold = input.closest(".pp-narrow-fold");
    if (fold) fold.open = true;
  }
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
    make("li", {}, make("a", { href: `#${input.dataset.ppItem}` }, new Text(input.nextElementSibling.textContent)), " ", make("span", { class: "pp-note-text" }, when(due))));
  if (items.length > SOME) lines.push(make("li", {}, `and ${items.length - SOME} more`));
  return [make("p", { class: "pp-due" }, title), make("ul", {}, ...lines)];
};
const agenda = (path, chosen, today, found) => {
  const list = open(path, found);
  const dated = (word) => (due) => `${word} ${written(new Date(due), {})}`;
  const now = list.filter(({ due }) => due === today);
  opened(list.filter(({ due }) => due <= today));
  return [
    make("p", { class: "pp-callout-title" }, today < found.first ? `${days((found.first - today) / DAY)} before you start` : new Text(written(new Date(today)))),
    ...(found.first === chosen ? [] : [make("p", {}, `You begin on ${written(new Date(found.first))}.`)]),
    ...group("Overdue", list.filter(({ due }) => due < today), dated("since")),
    ...group("Today", now, () => ""),
    ...(now.length || !list.length ? [] : [make("p", {}, "Nothing is due today.")]),
    ...group("Next up", list.filter(({ due }) => due > today).slice(0, SOME), dated("by")),
    ...(list.length ? [] : [make("p", {}, "All done.")]),
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
    /* The first page says from this what is due on any day; without a first day there is nothing to say. */
    keep(`due-${path}`, found ? { title: document.querySelector("h1").textContent.trim(), page: location.pathname.slice(site.length), due: open(path, found).map(({ due }) => due) } : {});
    if (!found) return panel.replaceChildren("Choose your first day to see dates, and what is due today.");
    const now = new Date();
    panel.replaceChildren(...agenda(path, chosen, Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()), found));
  };
  first.addEventListener("input", () => {
    keep(name, first.value ? { day: first.value } : {});
    update();
  });
  box.append(make("div", { class: "pp-controls" }, make("label", {}, "Your first day ", first)), ...dayChoice(), panel);
  watchers.set(box, update);
  const load = () => {
    first.value = String(kept(name).day ?? "");
    update();
  };
  alsoKept.set(name, { box, load });
  load();
};
