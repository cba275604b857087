/* Words -> pages in order. What each word counts was worked out when the site was made; here it is only added up. */
const blockOf = async (index, at) => file(`t${at}`, index.v);
const blocks = (index, word) => {
  const first = position(index.t, word);
  const last = position(index.t, `${word}\uffff`);
  return Promise.all(Array.from({ length: last - first + 1 }, (_, at) => blockOf(index, first + at)));
};
const places = (told) => {
  let number = 0;
  return told.split(" ").map((each) => {
    number += parseInt(each.slice(0, -1), 36);
    return [number, parseInt(each.at(-1), 36)];
  });
};
const keep = (found, number, score, terms) => {
  if (!(found.get(number)?.score > score)) found.set(number, { score, terms });
};
const best = (found, told, factor, term) => {
  for (const [number, weight] of places(told)) keep(found, number, weight * factor, [term]);
};

/* Every word that begins as this one does; where those are too many, the best of them, put together beforehand. */
const beginning = async (index, found, word, factor) => {
  const [block] = await Promise.all([blockOf(index, position(index.t, word))]);
  const shared = `${word}*`;
  const at = position(index.t, shared);
  const sharing = index.t[at] > word || !said(block, shared) ? await blockOf(index, at) : block;
  if (said(block, word)) best(found, said(block, word), factor, word);
  if (said(sharing, shared)) return best(found, said(sharing, shared), 0.6 * factor, word);
  for (const each of await blocks(index, word)) {
    for (const [term, told] of Object.entries(each)) {
      if (term !== word && term.startsWith(word)) best(found, told, factor * (0.35 + (0.45 * word.length) / term.length), term);
    }
  }
};

/* "accepts" is looked for as "accept", too, and "close" as what begins like "closing". */
const stems = (word) => {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  const stem = word.replace(/ies$/, "y").replace(/([a-z]{4})(?:ing|ed|e)$/, "$1").replace(/([^s])s$/, "$1");
  return stem === word || stem.length < 3 ? [] : [stem];
};

/* The words that are nearest to one that is neither in the playbook nor known as another name; the first was meant. */
const misspelled = async (index, found, word) => {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return word;
  const most = word.length < 8 ? 1 : 2;
  const lists = [...new Set(word.slice(0, 2))].map((letter) => [...index.near].indexOf(letter)).filter((at) => at >= 0);
  const terms = (await Promise.all(lists.map((at) => file(`v${at}`, index.v)))).join(" ").split(" ");
  const known = [...index.same.keys()].filter((other) => other.length > 3 && other[0] === word[0] && !other.includes(" "));
  const near = [...new Set([...terms, ...known])].map((term) => [mistakes(word, term, most), term]).filter(([count]) => count <= most);
  near.sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1));
  const closest = near.filter(([count]) => count === near[0][0]).slice(0, 8);
  await Promise.all(closest.map(async ([count, term]) => {
    const block = await blockOf(index, position(index.t, term));
    if (said(block, term)) best(found, said(block, term), 0.6 / count, term);
    else for (const other of index.same.get(term) ?? []) await meaning(index, found, other, 0.4 / count);
  }));
  return near.length ? near[0][1] : word;
};

const matches = async (index, word, guess) => {
  const found = new Map();
  await beginning(index, found, word, 1);
  const meant = found.size || !guess ? word : await misspelled(index, found, word);
  for (const stem of stems(word)) await beginning(index, found, stem, meant === word ? 0.6 : 0.3);
  return { found, meant };
};

/* Where several words are: a place counts by how many of them it has; `all`: only if it has every one. */
const together = (found, lists, factor, all) => {
  const sums = new Map();
  for (const list of lists) {
    for (const [number, { score, terms }] of list) {
      const sum = sums.get(number) ?? { score: 0, count: 0, terms: [] };
      sums.set(number, { score: sum.score + score, count: sum.count + 1, terms: [...sum.terms, ...terms] });
    }
  }
  for (const [number, { score, count, terms }] of sums) {
    if (!all || count === lists.length) keep(found, number, (factor * score * count) / lists.length ** 2, terms);
  }
};

/* Where it is said in other words. A short one may be an acronym, and no beginning. */
const meaning = async (index, found, other, factor) => {
  const lists = await Promise.all(other.split(" ").map(async (word) => {
    const list = new Map();
    const told = word.length > 3 ? "" : said(await blockOf(index, position(index.t, word)), word);
    if (told) best(list, told, 1, word);
    else if (word.length > 3) await beginning(index, list, word, 1);
    return list;
  }));
  together(found, lists, factor, true);
};

const OTHER = 0.6;
const slot = async (index, { said: own, others }) => {
  const each = await Promise.all(own.map((word) => matches(index, word, !others.length)));
  const found = new Map();
  together(found, each.map((match) => match.found), 1, false);
  for (const other of others) await meaning(index, found, other, OTHER);
  return { found, meant: each.map(({ meant }) => meant) };
};

/* Whole names and acronyms before everything else, then names that begin as the question does. */
const named = async (index, found, phrase, factor, exactly = phrase.length < 3) => {
  const own = `=${phrase}`;
  const block = await blockOf(index, position(index.t, own));
  const count = (told, worth) => {
    for (const [number, weight] of places(told)) found.set(number, Math.max(found.get(number) ?? 0, factor * worth * weight));
  };
  if (said(block, own)) count(said(block, own), 4);
  for (const [name, told] of exactly ? [] : Object.entries(block)) if (name !== own && name.startsWith(own)) count(told, 0.5);
};
/* The whole question, the same in other words, and names inside of it: the more of it they are, the more they count. */
const names = async (index, slots, each) => {
  const found = new Map();
  const meant = each.map((match) => match.meant.join(" "));
  const part = (from, to) => named(index, found, meant.slice(from, to).join(" "), ((to - from) / meant.length) ** 2, to - from < meant.length);
  if (meant.length) await part(0, meant.length);
  for (let from = 0; from < meant.length; from++) {
    for (let to = Math.min(meant.length, from + MOST); to > from; to--) if (to - from < meant.length) await part(from, to);
  }
  if (meant.length > 1) await named(index, found, meant.join(""), 1, true);
  for (const [at, { others }] of slots.entries()) {
    for (const other of others) await named(index, found, meant.map((own, nth) => (nth === at ? other : own)).join(" "), OTHER);
  }
  return found;
};

/* `guide`: whether the pages for authors are asked instead of those for readers. */
const ranked = async (index, text, guide = false) => {
  const all = words(text);
  const slots = asked_for(index, all);
  const each = await Promise.all(slots.map((wanted) => slot(index, wanted)));
  const meant = new Map(slots.flatMap(({ said: own }, at) => own.map((word, nth) => [word, each[at].meant[nth]])));
  const guess = all.some((word) => (meant.get(word) ?? word) !== word) ? all.map((word) => meant.get(word) ?? word).join(" ") : "";
  /* What a word can count at most says how much it matters that a page lacks it. */
  const values = each.map(({ found }) => Math.max(1, ...[...found.values()].map(({ score }) => score)));
  const whole = values.reduce((sum, value) => sum + value, 0);
  const scores = new Map();
  for (const [at, { found }] of each.entries()) {
    for (const [number, { score, terms }] of found) {
      const sum = scores.get(number) || { score: 0, cover: 0, terms: new Set() };
      sum.score += score;
      sum.cover += values[at] / whole;
      for (const term of terms) sum.terms.add(term);
      scores.set(number, sum);
    }
  }
  for (const [number, weight] of await names(index, slots, each)) {
    const sum = scores.get(number) || { score: 0, cover: 1, terms: new Set(slots.flatMap(({ said: own }) => own)) };
    sum.named = weight;
    scores.set(number, sum);
  }
  const pages = new Map();
  for (const [number, { score, cover, terms, named = 0 }] of scores) {
    const page = Math.floor(number / index.room);
    if (page >= index.guide !== guide) continue;
    const total = score * cover ** 1.5 + named;
    const known = pages.get(page) || { page, score: 0, cover: 0, terms: new Set(), parts: [] };
    known.score = Math.max(known.score, total);
    known.cover = Math.max(known.cover, cover);
    for (const term of terms) known.terms.add(term);
    if (number % index.room) known.parts.push({ part: (number % index.room) - 1, score: total, cover });
    pages.set(page, known);
  }
  const most = Math.max(0, ...[...pages.values()].map(({ cover }) => cover));
  const top = Math.max(0, ...[...pages.values()].map(({ score }) => score));
  const enough = [...pages.values()].filter(({ cover, score }) => cover > most * 0.6 || score > top / 2);
  return { guess, found: enough.sort((a, b) => b.score - a.score || a.page - b.page) };
};

/* A place in the order -> what a result shows. */
const shown = async (index, { page, terms, parts, cover }) => {
  const at = position(index.d, page);
  const [address, title, kind, team, aliases, text, sections] = (await file(`d${at}`, index.v))[page - index.d[at]];
  const deep = parts.filter((each) => each.cover > cover - 0.01).sort((a, b) => b.score - a.score || a.part - b.part);
  return { address, title, kind, team, aliases, text, terms: [...terms], parts: deep.slice(0, 2).map(({ part }) => sections[part]) };
};
