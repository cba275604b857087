/* An onboarding path: one bar for all of its lists, days of the calendar, and what is due today. */
const DAY = 86400000;
const written = (day) => day.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const inPath = (path) => [...lists.values()].filter(({ box }) => box.dataset.ppPath === path);

blocks["[data-pp-path-total]"] = (box) => {
  const [bar, status, tell] = progress();
  box.append(make("div", { class: "pp-progress" }, make("strong", {}, "The whole path"), bar, status), sharing());
  const update = () => tell(inPath(box.dataset.ppPathTotal).flatMap(({ inputs }) => inputs));
  watchers.set(box, update);
  update();
};
blocks["[data-pp-start]"] = (box) => {
  const path = box.dataset.ppStart;
  const name = `start-${path}`;
  const days = [...document.querySelectorAll("time[data-pp-day]")].map((time) => [time, time.textContent]);
  const first = make("input", { type: "date", size: "10", autocomplete: "off" });
  const today = make("div", { class: "pp-callout", role: "status" });
  first.value = String(kept(name).day ?? "");
  const update = () => {
    const start = Date.parse(first.value);
    for (const [time, relative] of days) {
      const day = new Date(start + time.dataset.ppDay * DAY);
      time.textContent = start ? written(day) : relative;
      if (start) time.dateTime = day.toISOString().slice(0, 10);
      else time.removeAttribute("datetime");
    }
    if (!start) return today.replaceChildren("Choose your first day: the page then names dates, and says what is due today.");
    const now = new Date();
    const at = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - start) / DAY);
    const due = inPath(path).flatMap(({ box: list, inputs }) => inputs.filter((input) => {
      const item = input.closest("li");
      const from = item.querySelector("time[data-pp-day]")?.dataset.ppDay ?? list.dataset.ppFrom;
      return !input.checked && from <= at && item.parentElement.getAttribute("aria-label") === "You";
    }));
    const title = at < 0 ? `${-at} ${at === -1 ? "day" : "days"} until you begin` : `Today, day ${at + 1}`;
    const link = (input) => make("li", {}, make("a", { href: `#${input.dataset.ppItem}` }, input.nextElementSibling.textContent));
    const more = due.length > 6 ? [make("p", {}, `and ${due.length - 6} more below`)] : [];
    today.replaceChildren(
      make("p", { class: "pp-callout-title" }, title),
      due.length ? make("ul", {}, ...due.slice(0, 6).map(link)) : make("p", {}, "Nothing is open up to today."),
      ...more);
  };
  first.addEventListener("input", () => {
    keep(name, first.value ? { day: first.value } : {});
    update();
  });
  box.append(make("div", { class: "pp-controls" }, make("label", {}, "Your first day ", first)), today);
  watchers.set(box, update);
  update();
};
