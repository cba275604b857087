/* What is folded away opens for whoever is led to it. */
const reveal = () => {
  const at = document.getElementById(location.hash.slice(1));
  const fold = at?.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  at.scrollIntoView();
};
addEventListener("hashchange", reveal);
blocks[".md-content__inner"] = reveal;
