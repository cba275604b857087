/* The dialog: a question above, its answers below, all by keyboard. */
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/* The words that were found, marked; every other letter as it was written. */
const hits = (text, terms) =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].filter(({ 0: word }) => {
    const folded = fold(word);
    return terms.some((term) => folded.startsWith(term) || (dense.test(term) && folded.includes(term)));
  });
const marked = (text, terms) => {
  const parts = [];
  let end = 0;
  for (const { 0: word, index } of hits(text, terms)) {
    parts.push(text.slice(end, index), make("mark", {}, word));
    end = index + word.length;
  }
  return [...parts, text.slice(end)];
};
/* About two lines of a text: its beginning where the name says it all, else from a little before the first word found. */
const quoted = (text, terms, name) => {
  const first = hits(name, terms).length ? 0 : (hits(text, terms)[0]?.index ?? 0);
  const start = first < 110 ? 0 : text.indexOf(" ", first - 60) + 1;
  const end = text.length - start > 190 ? text.lastIndexOf(" ", start + 180) : text.length;
  const part = text.slice(start, end > start ? end : start + 180);
  return marked(`${start ? "… " : ""}${part}${start + part.length < text.length ? " …" : ""}`, terms);
};

/* The picture of a kind, as pages draw it. */
const picture = (kind) => {
  const [svg, path] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
  for (const [name, value] of Object.entries({
    class: "pp-icon", viewBox: "0 0 24 24", width: 18, height: 18, fill: "none", stroke: "currentColor", "stroke-width": 1.75,
    "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true",
  })) svg.setAttribute(name, value);
  path.setAttribute("d", index.pictures[kind] || index.pictures[""]);
  svg.append(path);
  return svg;
};

const line = ({ address, title, kind, team, aliases, text, terms, parts }) => {
  const to = (anchor) => new URL(`../${address}${anchor && `#${anchor}`}`, here).href;
  const about = [kind, team].filter(Boolean).join(" · ");
  const link = make("a", { href: to("") },
    make("strong", {}, ...marked(title, terms)),
    make("small", {}, picture(kind), ` ${about}`, ...(aliases ? [" · also ", ...marked(aliases, terms)] : [])),
    make("span", {}, ...quoted(text, terms, `${title} ${aliases}`)));
  const deep = parts.map(([anchor, name, said]) => make("a", { href: to(anchor), class: "pp-deep" },
    make("strong", {}, ...marked(name, terms)), make("span", {}, ...quoted(said, terms, name))));
  return make("li", {}, link, ...deep);
};

const PAGE = 10;
const input = make("input", {
  type: "search", "aria-label": "Search", placeholder: "A word, an acronym, a question", autocomplete: "off",
  autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-controls": "pp-found",
});
const status = make("p", { role: "status" });
const tries = make("p", { class: "pp-tries" });
const list = make("ol", { id: "pp-found" });
const more = make("button", { type: "button", class: "pp-button", hidden: "" }, "More results");
const close = make("button", { type: "button", class: "pp-close", "aria-label": "Close search" }, "×");
const dialog = make("dialog", { class: "pp-search-dialog", "aria-label": "Search" },
  make("div", { class: "pp-search-head", role: "search" }, input, close), tries, status, list, more);
document.body.append(dialog);

let index;
let turn = 0;
const begin = async () => {
  if (!index) {
    const told = await file("index");
    index = { ...told, stop: new Set(told.stop.split(" ")) };
    tries.append(...(index.try.length ? ["For example: "] : []), ...index.try.map(example));
  }
  return index;
};
/* What somebody might ask, for those who have not typed yet. */
const example = (text) => {
  const one = make("button", { type: "button", class: "pp-button" }, text);
  one.onclick = () => ((input.value = text), answer(), input.focus());
  return one;
};
const say = (count, text) => {
  status.textContent = count ? `${count} ${count === 1 ? "result" : "results"}` : `Nothing is found for “${text}”. Try fewer or other words.`;
};
const answer = async (limit = PAGE) => {
  const mine = ++turn;
  const text = input.value.trim();
  tries.hidden = Boolean(text);
  const clear = (words) => (list.replaceChildren(), (more.hidden = true), (status.textContent = words));
  if (!text) return clear("");
  if (text.length < 2 && /[a-z]/i.test(text)) return clear("One letter more, please.");
  try {
    const { found } = await ranked(await begin(), text);
    if (mine !== turn) return;
    const lines = await Promise.all(found.slice(0, limit).map((each) => shown(index, each)));
    if (mine !== turn) return;
    const kept = limit > PAGE ? list.children.length : 0;
    const at = links().indexOf(document.activeElement);
    list.replaceChildren(...lines.map(line));
    more.hidden = found.length <= limit;
    more.onclick = () => answer(limit + PAGE);
    say(found.length, text);
    /* Who asked for more, or is in the list already, stays there. */
    if (kept) list.children[kept]?.querySelector("a").focus();
    else if (at >= 0) (links()[at] || input).focus();
  } catch {
    if (mine === turn) clear("The search could not be loaded. Reload the page and try again.");
  }
};

const links = () => [...list.querySelectorAll("a")];
/* While somebody types on, nothing is asked for. */
let pause;
input.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(answer, 90);
});
/* A hidden field must not go on taking the keys. */
const shut = () => {
  document.activeElement?.blur();
  dialog.close();
};
close.addEventListener("click", shut);
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("a")) shut();
});
dialog.addEventListener("keydown", (event) => {
  const all = links();
  const at = all.indexOf(document.activeElement);
  if (event.key === "Enter" && document.activeElement === input) (event.preventDefault(), all[0]?.click());
  else if (event.key === "Escape") (event.preventDefault(), shut());
  else if (event.key === "ArrowDown") (event.preventDefault(), all[Math.min(at + 1, all.length - 1)]?.focus());
  else if (event.key === "ArrowUp") (event.preventDefault(), (all[at - 1] || input).focus());
  else if (event.key.length === 1 && at >= 0 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ") input.focus();
  event.stopPropagation();
});

window.playpressSearch.open = () => {
  begin().catch(() => {});
  if (!dialog.open) dialog.showModal();
  input.focus();
  input.select();
};
