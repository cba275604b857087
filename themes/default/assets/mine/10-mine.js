/* A reader who chooses a role finds links to their own work on the first page from then on. */
const { make, button, later } = window.playpress;
const root = new URL("../", document.currentScript.src);
const OURS = `playpress:${root.pathname}:`;
const KEPT = `${OURS}role`;
const kept = (...role) => {
  try {
    return role.length ? localStorage.setItem(KEPT, role[0]) : localStorage.getItem(KEPT);
  } catch {
    return null;
  }
};
/* What is due today on each path whose first day was chosen: its page left the days of what is still to do. */
const due = (key) => {
  const { title, page, due: days = [] } = JSON.parse(localStorage.getItem(key));
  if (!days.length || !/^[^:]+\.html$/.test(page)) return [];
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const count = (is, words) => (days.some(is) ? [`${days.filter(is).length} ${words}`] : []);
  const said = [...count((day) => day < today, "overdue"), ...count((day) => day === today, "due today")].join(", ");
  const link = make("a", { href: new URL(page, root) }, new Text(title));
  return [make("p", {}, link, " ", make("span", {}, said || "Nothing is due today."))];
};
/* Whatever else was kept there, or nothing may be kept: the rest is shown all the same. */
const orNothing = (found) => {
  try {
    return found();
  } catch {
    return [];
  }
};
const day = () =>
  orNothing(() => Object.keys(localStorage).filter((key) => key.startsWith(`${OURS}due-`)).flatMap((key) => orNothing(() => due(key))));

later["[data-pp-mine]"] = (box) => {
  const titles = JSON.parse(box.dataset.ppMine);
  const roles = [...box.querySelectorAll("[data-pp-parts]")];
  const address = (role) => role.getAttribute("href");
  const mine = make("nav", { class: "pp-mine pp-screen", "aria-label": "My work" });
  const link = (text, href) => make("li", { class: "pp-chip" }, make("a", { href }, text));
  const show = () => {
    const role = roles.find((each) => address(each) === kept());
    if (!role) return mine.replaceWith(box);
    const parts = role.dataset.ppParts.split(" ").filter((id) => titles[id]);
    const other = button("Another role", () => (kept(""), show(), (box.open = true), box.querySelector("summary").focus()));
    mine.replaceChildren(
      make("p", { class: "pp-mine-role" }, make("a", { href: address(role) }, new Text(role.textContent)), other),
      ...day(),
      make("ul", { class: "pp-chips" }, ...parts.map((id) => link(titles[id], `${address(role)}#${id}`))),
    );
    box.replaceWith(mine);
  };
  for (const role of roles) role.addEventListener("click", () => kept(address(role)));
  box.append(make("p", { class: "pp-note" }, "Your choice is kept in this browser only: from then on, this page leads to your own work."));
  addEventListener("pageshow", show);
  show();
};
