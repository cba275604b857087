/* The search is fetched when somebody wants to search, and not before. */
const searchScript = document.currentScript.src.replace(/[^/]*$/, "search.js");
let searching;
/* What a page needs seldom is a file of its own beside this one. */
const fetched = (tag, attributes) =>
  new Promise((resolve, reject) => {
    const element = make(tag, attributes);
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
const fetchSearch = () =>
  (searching ??= Promise.all([
    fetched("link", { rel: "stylesheet", href: searchScript.replace(/js$/, "css") }),
    fetched("script", { src: searchScript }),
  ]).catch((error) => {
    searching = null;
    throw error;
  }));
const openSearch = () => fetchSearch().then(() => window.playpressSearch.open(), () => {});

blocks[".pp-search-open"] = (opener) => {
  opener.addEventListener("click", openSearch);
  for (const sign of ["pointerenter", "focus"]) opener.addEventListener(sign, () => fetchSearch().catch(() => {}));
};
addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, select, textarea, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey;
  if (writing || !["/", "s"].includes(event.key) || !document.querySelector(".pp-search-open")) return;
  event.preventDefault();
  openSearch();
});
