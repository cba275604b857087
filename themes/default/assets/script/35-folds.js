/* What is folded away opens where a link leads to it or to the step it belongs to, and all of a page at once. */
const ofStep = (heading) => {
  let next = heading?.matches("h2, h3") && heading.nextElementSibling;
  while (next && !next.matches("h2, h3, .pp-fold")) next = next.nextElementSibling;
  return next && next.matches(":not([open]):has(> .pp-inside)") ? next : undefined;
};
const reveal = () => {
  const at = document.getElementById(location.hash.slice(1));
  const fold = at?.closest("details:not([open])") ?? ofStep(at);
  if (!fold) return;
  fold.open = true;
  at.scrollIntoView();
};
addEventListener("hashchange", reveal);
blocks[".pp-narrow-fold"] = (fold) => (fold.open = !matchMedia("(max-width: 44.9em)").matches);
blocks[".md-content__inner"] = reveal;
blocks["[data-pp-unfold]"] = (control) => {
  const folds = [...control.closest("article").querySelectorAll(".pp-fold:has(.pp-inside)")];
  const [open, close] = [control.textContent, control.textContent.replace("Open", "Close")];
  control.addEventListener("click", () => {
    const wanted = control.textContent === open;
    for (const fold of folds) fold.open = wanted;
    control.textContent = wanted ? close : open;
  });
};
