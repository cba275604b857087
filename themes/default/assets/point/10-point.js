/* A sign beside each heading, criterion, row, step and card: it leads to its place, and copies the address of that. */
const { copied, english, later, make } = window.playpress;
const PLACES = ":is(h2, h3, h4, h5, h6, li, tr, dt, section, details > div)[id]";
/* Beside the words, and in nothing that is pressed: the box of an item, the head of a fold. */
const holder = (place) => {
  if (place.matches("tr")) return place.cells[0];
  const note = place.querySelector(":scope > h2:not([id]), :scope > .pp-note-text, :scope > p");
  return note ?? (place.querySelector(":scope > label, :scope > details") ? null : place);
};

later[".md-content"] = (content) => {
  const status = english(make("p", { class: "pp-hidden-text", role: "status" }));
  for (const place of content.querySelectorAll(PLACES)) {
    const beside = holder(place);
    if (!beside || place.closest("svg, [hidden], .pp-moved")) continue;
    const link = english(make("a", { class: "pp-point", href: `#${place.id}`, "aria-label": "Copy the address of this" }));
    link.addEventListener("click", async () => {
      const done = await copied(link.href);
      link.classList.toggle("pp-point-copied", done);
      status.textContent = done ? "The address is copied." : "The address of this is now that of the page.";
      setTimeout(() => link.classList.remove("pp-point-copied"), 2000);
    });
    beside.append(link);
  }
  content.append(status);
};
