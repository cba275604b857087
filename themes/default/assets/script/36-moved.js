/* An anchor that a part had before leads on to where the part is now; without this script a link there says so. */
const lead = () => {
  const at = document.getElementById(location.hash.slice(1));
  if (at?.matches(".pp-moved > li")) location.replace(at.querySelector("a").href);
};
addEventListener("hashchange", lead);
blocks[".pp-moved"] = lead;
