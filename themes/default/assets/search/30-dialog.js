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
  const english = (words) => make("span", { lang: /^[ -~·]*$/.test(words) && !index.theirs.includes(words) ? "en" : tongue }, words);
  const link = make("a", { href: to("") },
    make("strong", {}, ...marked(title, terms)),
    make("small", {}, picture(kind), " ", english(kind), team && ` · ${team}`, ...(aliases ? [english(" · also "), ...marked(aliases, terms)] : [])),
    make("span", {}, ...quoted(text, terms, `${title} ${aliases}`)));
  const deep = parts.map(([anchor, name, said]) => make("a", { href: to(anchor), class: "pp-deep" },
    make("strong", {}, ...marked(name, terms)), make("span", {}, ...quoted(said, terms, name))));
  return make("li", {}, link, ...deep);
};

/* The words of the dialog are English; what it finds is in the language of the page. */
const tongue = document.documentElement.lang;
const PAGE = 10;
const input = make("input", {
  type: "search", "aria-label": "Search", placeholder: "A word, an acronym, a question", autocomplete: "off",
  autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-controls": "pp-found",
});
const status = make("p", { role: "status" });
const tries = make("p", { class: "pp-tries" });
const ways = make("p", { class: "pp-ways", hidden: "" });
const list = make("ol", { id: "pp-found", lang: tongue });
const more = make("button", { type: "button", class: "pp-button", hidden: "" }, "More results");
const other = make("button", { type: "button", class: "pp-button", hidden: "" });
const close = make("button", { type: "button", class: "pp-close", "aria-label": "Close search" }, "×");
const dialog = make("dialog", { class: "pp-search-dialog", "aria-label": "Search", lang: "en" },
  make("div", { class: "pp-search-head", role: "search" }, input, close), tries, status, ways, list, more, other);
document.body.append(dialog);

let index;
let turn = 0;
/* Readers look in the playbook, those who are in the guide for authors there; each can ask the other. */
let guide = location.href.startsWith(new URL("../authoring/", here));
const prepared = async () => {
  index = understood(await file("index"));
  tries.append(...(index.try.length ? ["For example: "] : []), ...index.try.map(example));
  ways.append("Or look here: ", ...index.ways.map(([title, address]) =>
    make("a", { class: "pp-button", href: new URL(`../${address}`, here).href }, title)));
  return index;
};
/* Once, however many ask at the same time; again after a failure. */
let begun;
const begin = () => (begun ??= prepared().catch((error) => ((begun = undefined), Promise.reject(error))));
/* The last question is still there on the next page, and after going back. */
const KEPT = `playpress:${new URL("../", here).pathname}:search`;
const kept = (...text) => {
  try {
    return text.length ? sessionStorage.setItem(KEPT, text[0]) : sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
};
/* What somebody might ask, for those who have not typed yet. */
const example = (text) => {
  const one = make("button", { type: "button", class: "pp-button", lang: tongue }, text);
  one.onclick = () => ((input.value = text), answer(), input.focus());
  return one;
};
const say = (count, text, guess) => {
  const results = `${count} ${count === 1 ? "result" : "results"}`;
  status.textContent = count
    ? (guess ? `Showing results for “${guess}”: ${results}` : results)
    : `No results for “${text}”. Try fewer or other words.`;
};
const answer = async (limit = PAGE) => {
  const mine = ++turn;
  const text = input.value.trim();
  kept(text);
  tries.hidden = Boolean(text);
  const clear = (words) => {
    list.replaceChildren();
    for (const each of [more, other, ways]) each.hidden = true;
    status.textContent = words;
  };
  if (!text) return clear("");
  if (text.length < 2 && /[a-z]/i.test(text)) return clear("Type one more letter.");
  try {
    const { found, guess } = await ranked(await begin(), text, guide);
    if (mine !== turn) return;
    const lines = await Promise.all(found.slice(0, limit).map((each) => shown(index, each)));
    if (mine !== turn) return;
    const before = limit > PAGE ? list.children.length : 0;
    const at = links().indexOf(document.activeElement);
    list.replaceChildren(...lines.map(line));
    more.hidden = found.length <= limit;
    more.onclick = () => answer(limit + PAGE);
    ways.hidden = found.length > 0;
    other.hidden = !index.authors;
    other.textContent = guide ? "Search the playbook instead" : "Search the guide for authors";
    other.onclick = () => ((guide = !guide), input.focus(), answer());
    say(found.length, text, guess);
    /* Who asked for more, or is in the list already, stays there. */
    if (before) list.children[before]?.querySelector("a").focus();
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
  if (!input.value && (input.value = kept())) answer();
  input.focus();
  input.select();
};
