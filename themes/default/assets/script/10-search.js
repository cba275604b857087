/* The search is fetched when somebody wants to search, and not before. */
const searchScript = document.currentScript.src.replace(/[^/]*$/, "search.js");
let searching;
const fetchSearch = () =>
  (searching ??= new Promise((resolve, reject) => {
    const script = make("script", { src: searchScript });
    script.onload = resolve;
    script.onerror = () => ((searching = null), reject());
    document.head.append(script);
  }));
const openSearch = () => fetchSearch().then(() => window.playpressSearch.open(), () => {});

blocks[".pp-search-open"] = (opener) => {
  opener.addEventListener("click", openSearch);
  for (const sign of ["pointerenter", "focus"]) opener.addEventListener(sign, () => fetchSearch().catch(() => {}));
};
window.addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, select, textarea, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey;
  if (writing || !["/", "s"].includes(event.key) || !document.querySelector(".pp-search-open")) return;
  event.preventDefault();
  openSearch();
});
