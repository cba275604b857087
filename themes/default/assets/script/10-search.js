/* The search is fetched when somebody wants to search, and not before. */
let searching;
const fetchSearch = () =>
  (searching ??= beside("search", () => window.playpressSearch?.open).catch((error) => {
    searching = null;
    throw error;
  }));
const openSearch = () => fetchSearch().then(() => window.playpressSearch.open(), () => {});

blocks[".pp-search-open"] = (opener) => {
  opener.addEventListener("click", openSearch);
  for (const sign of ["pointerenter", "focus"]) opener.addEventListener(sign, () => fetchSearch().catch(() => {}));
};
blocks[".pp-first"] = (box) => {
  const field = make("button", { type: "button" }, "What are you looking for?");
  field.addEventListener("click", openSearch);
  box.append(field);
};
addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, select, textarea, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey;
  if (writing || !["/", "s"].includes(event.key) || !document.querySelector(".pp-search-open")) return;
  event.preventDefault();
  openSearch();
});
