/* A reader who chooses a role finds links to their own work on the first page from then on. */
const { make, button, later } = window.playpress;
const KEPT = `playpress:${new URL("../", document.currentScript.src).pathname}:role`;
const kept = (...role) => {
  try {
    return role.length ? localStorage.setItem(KEPT, role[0]) : localStorage.getItem(KEPT);
  } catch {
    return null;
  }
};

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
      make("p", { class: "pp-mine-role" }, make("a", { href: address(role) }, role.textContent), other),
      make("ul", { class: "pp-chips" }, ...parts.map((id) => link(titles[id], `${address(role)}#${id}`))),
    );
    box.replaceWith(mine);
  };
  for (const role of roles) role.addEventListener("click", () => kept(address(role)));
  box.append(make("p", { class: "pp-note" }, "Your choice is kept in this browser only: from then on, this page leads to your own work."));
  addEventListener("pageshow", show);
  show();
};
