/* What is folded away opens where a link leads to it or to the step or section it belongs to, and all of a page at once. */
const below = (at) => {
  let next = at.matches("h2, h3") ? at.nextElementSibling : at.matches("section") && at.querySelector(".pp-fold");
  while (next && !next.matches("h2, h3, .pp-fold")) next = next.nextElementSibling;
  /* Of a step what it says stays in one line, and what is folded away everywhere opens. */
  if (next && next.matches(".pp-narrow-fold:has(+ .pp-fold > .pp-inside)")) next = next.nextElementSibling;
  return next && next.matches(".pp-narrow-fold, :has(> .pp-inside)") ? [next] : [];
};
const reveal = () => {
  const at = document.getElementById(location.hash.slice(1));
  const folds = [];
  for (let each = at?.closest("details"); each; each = each.parentElement.closest("details")) folds.push(each);
  const closed = at ? [...folds, ...below(at)].filter((each) => !each.open) : [];
  for (const each of closed) each.open = true;
  if (closed.length) at.scrollIntoView();
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
    if (wanted) for (const fold of control.closest("article").querySelectorAll(".pp-narrow-fold")) fold.open = true;
    control.textContent = wanted ? close : open;
  });
};
