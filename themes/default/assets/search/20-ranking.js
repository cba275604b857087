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
const best = (found, told, factor, term) => {
  for (const [number, weight] of places(told)) {
    const score = weight * factor;
    if (!(found.get(number)?.score > score)) found.set(number, { score, term });
  }
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
  const stem = word.replace(/ies$/, "y").replace(/(?<=[a-z]{4})(?:ing|ed|e)$/, "").replace(/(?<=[^s])s$/, "");
  return stem === word || stem.length < 3 ? [] : [stem];
};

/* The words that are nearest to one nobody wrote; the first of them is what was meant. */
const misspelled = async (index, found, word) => {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return word;
  const most = word.length < 8 ? 1 : 2;
  const lists = [...new Set(word.slice(0, 2))].map((letter) => [...index.near].indexOf(letter)).filter((at) => at >= 0);
  const terms = (await Promise.all(lists.map((at) => file(`v${at}`, index.v)))).join(" ").split(" ");
  const near = terms.map((term) => [mistakes(word, term, most), term]).filter(([count]) => count <= most);
  near.sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1));
  const closest = near.filter(([count]) => count === near[0][0]).slice(0, 8);
  await Promise.all(closest.map(async ([count, term]) => {
    const block = await blockOf(index, position(index.t, term));
    if (said(block, term)) best(found, said(block, term), 0.6 / count, term);
  }));
  return near.length ? near[0][1] : word;
};

const matches = async (index, word) => {
  const found = new Map();
  await beginning(index, found, word, 1);
  const meant = found.size ? word : await misspelled(index, found, word);
  for (const stem of stems(word)) await beginning(index, found, stem, meant === word ? 0.6 : 0.3);
  return { found, meant };
};

/* Whole names and acronyms before everything else, then names that begin as the question does. */
const named = async (index, phrase) => {
  const found = new Map();
  const at = position(index.t, `=${phrase}`);
  const block = await blockOf(index, at);
  for (const [name, told] of Object.entries(block)) {
    if (name === `=${phrase}`) for (const [number, weight] of places(told)) found.set(number, 4 * weight);
    else if (name.startsWith(`=${phrase}`) && phrase.length > 2) {
      for (const [number, weight] of places(told)) if (!found.has(number)) found.set(number, weight / 2);
    }
  }
  return found;
};

const ranked = async (index, text) => {
  const all = [...new Set(words(text))];
  const telling = all.filter((word) => !index.stop.has(word));
  const wanted = telling.length ? telling : all;
  const each = await Promise.all(wanted.map((word) => matches(index, word)));
  const meant = new Map(each.map((match, at) => [wanted[at], match.meant]));
  const names = await named(index, words(text).flatMap((word) => meant.get(word) ?? []).join(" "));
  /* What a word can count at most says how much it matters that a page lacks it. */
  const values = each.map(({ found }) => Math.max(1, ...[...found.values()].map(({ score }) => score)));
  const whole = values.reduce((sum, value) => sum + value, 0);
  const scores = new Map();
  for (const [at, { found }] of each.entries()) {
    for (const [number, { score, term }] of found) {
      const sum = scores.get(number) || { score: 0, cover: 0, terms: new Set() };
      sum.score += score;
      sum.cover += values[at] / whole;
      sum.terms.add(term);
      scores.set(number, sum);
    }
  }
  for (const [number, weight] of names) {
    const sum = scores.get(number) || { score: 0, cover: 1, terms: new Set(wanted) };
    sum.named = weight;
    scores.set(number, sum);
  }
  const pages = new Map();
  for (const [number, { score, cover, terms, named = 0 }] of scores) {
    const page = Math.floor(number / index.room);
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
  return { wanted, found: enough.sort((a, b) => b.score - a.score || a.page - b.page) };
};

/* A place in the order -> what a result shows. */
const shown = async (index, { page, terms, parts, cover }) => {
  const at = position(index.d, page);
  const [address, title, kind, team, aliases, text, sections] = (await file(`d${at}`, index.v))[page - index.d[at]];
  const deep = parts.filter((each) => each.cover > cover - 0.01).sort((a, b) => b.score - a.score || a.part - b.part);
  return { address, title, kind, team, aliases, text, terms: [...terms], parts: deep.slice(0, 2).map(({ part }) => sections[part]) };
};
