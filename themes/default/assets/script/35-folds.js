/* What is folded away opens for whoever is led to it, and all of a page at once. */
const reveal = () => {
  const at = document.getElementById(location.hash.slice(1));
  const fold = at?.closest("details:not([open])");
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
