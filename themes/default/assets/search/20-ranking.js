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
/* The most that any of its words counts; each of them is marked. */
const keep = (found, number, score, terms) => {
  const known = found.get(number);
  if (!known) found.set(number, { score, terms });
  else {
    known.score = Math.max(known.score, score);
    known.terms = [...new Set([...known.terms, ...terms])];
  }
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
  const several = `${word}s`;
  const more = word.length > 2 ? said(await blockOf(index, position(index.t, several)), several) : "";
  if (more) best(found, more, 0.95 * factor, several);
  if (said(sharing, shared)) return best(found, said(sharing, shared), 0.6 * factor, word);
  for (const each of await blocks(index, word)) {
    for (const [term, told] of Object.entries(each)) {
      if (term !== word && term.startsWith(word)) best(found, told, factor * (0.35 + (0.45 * word.length) / term.length), term);
    }
  }
};

/* "accepts" is looked for as "accept", too, "hitting" as "hit", "approval" as what begins like "approve". */
const ENDINGS = [
  [/([sxz]|[cs]h)es$/, "$1", 0.9], [/ie[sd]$/, "y", 0.9], [/([^s])s$/, "$1", 0.9],
  [/^([^aeiou]*[aeiou])([b-df-hj-np-tv-z])\2(?:ing|ed|er)$/, "$1$2", 0.6], [/([a-z]{3})(?:ing|ed)$/, "$1", 0.6],
  [/([a-z]{4})(?:er|or|al|e)s?$/, "$1", 0.5], [/([a-z]{4})(?:ments?|a?tions?|ions?|ances?|ures?)$/, "$1", 0.5],
];
const stems = (word) =>
  new Map(/^[a-z]{4,}$/.test(word) ? ENDINGS.map(([end, left, factor]) => [word.replace(end, left), factor]).filter(([stem]) => stem !== word && stem.length > 2) : []);

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
    else for (const [other] of index.same.get(term) ?? []) await meaning(index, found, other, 0.4 / count);
  }));
  return near.length ? near[0][1] : word;
};

/* A stem of three letters is a word of its own, and no beginning. Says whether one is a whole word of the playbook. */
const inflected = async (index, found, word) => {
  let whole = false;
  for (const [stem, factor] of stems(word)) {
    const told = said(await blockOf(index, position(index.t, stem)), stem);
    whole ||= Boolean(told);
    if (stem.length > 3) await beginning(index, found, stem, factor);
    else if (told) best(found, told, factor, stem);
  }
  return whole;
};
const matches = async (index, word, guess) => {
  const found = new Map();
  /* "off" of a phrase that has another meaning ("percent off") is itself, and begins no "offer". */
  if (!guess && /^[a-z]{1,3}$/.test(word)) {
    const told = said(await blockOf(index, position(index.t, word)), word);
    if (told) best(found, told, 1, word);
    return { found, meant: word };
  }
  await beginning(index, found, word, 1);
  const known = found.size > 0;
  const whole = await inflected(index, found, word);
  const meant = known || whole || !guess ? word : await misspelled(index, found, word);
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

const slot = async (index, { said: own, others }) => {
  const each = await Promise.all(own.map((word) => matches(index, word, !others.length)));
  const found = new Map();
  together(found, each.map((match) => match.found), 1, false);
  for (const [other, worth] of others) await meaning(index, found, other, worth);
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
const PART = 0.5;
/* The whole question, the same in other words, and names inside of it: the more of it they are, the more they count. */
const names = async (index, slots, each, values) => {
  const found = new Map();
  const meant = each.map((match) => match.meant.join(" "));
  const share = (from, to) => values.slice(from, to).reduce((sum, value) => sum + value, 0) / values.reduce((sum, value) => sum + value, 0);
  const worth = (from, to) => (to - from < meant.length ? PART : 1) * Math.min(share(from, to), (to - from) / meant.length) ** 2;
  const part = (from, to) =>
    named(index, found, meant.slice(from, to).join(" "), worth(from, to), to - from < meant.length);
  if (meant.length) await part(0, meant.length);
  for (let from = 0; from < meant.length; from++) {
    for (let to = Math.min(meant.length, from + MOST); to > from; to--) if (to - from < meant.length) await part(from, to);
  }
  if (meant.length > 1) await named(index, found, meant.join(""), 1, true);
  for (const [at, { others }] of slots.entries()) {
    for (const [other, of] of others) {
      await named(index, found, meant.map((own, nth) => (nth === at ? other : own)).join(" "), of, true);
      if (meant.length > 1) await named(index, found, other, of * worth(at, at + 1), true);
    }
  }
  return found;
};

/* The signs of the pages that answer what is asked in such a way: "who" by roles, "how long" by hand-offs. */
const FIT = 2;
/* A name in a question that asks for something else, as a role in "sdr to ae handoff". */
const BESIDE = 0.35;
const answers = (index, all) => {
  const asked = ` ^ ${all.join(" ")} `;
  return new Set(index.asks.filter(([ways]) => ways.some((way) => asked.includes(` ${way} `))).flatMap(([, signs]) => [...signs]));
};

/* `guide`: whether the pages for authors are asked instead of those for readers. */
const ranked = async (index, text, guide = false) => {
  const all = words(text.replace(/\bwon['’]t\b/gi, "will not").replaceAll("%", " percent "));
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
  for (const [number, weight] of await names(index, slots, each, values)) {
    const sum = scores.get(number) || { score: 0, cover: 1, terms: new Set(slots.flatMap(({ said: own }) => own)) };
    sum.named = weight;
    scores.set(number, sum);
  }
  const answering = answers(index, all);
  const beside = answering.size && slots.length > 1 ? BESIDE : 1;
  const pages = new Map();
  for (const [number, { score, cover, terms, named = 0 }] of scores) {
    const page = Math.floor(number / index.room);
    if (page >= index.guide !== guide) continue;
    const fits = answering.has(index.meets[page]);
    const total = score * cover * (fits ? FIT : 1) + named * (fits ? 1 : beside);
    const known = pages.get(page) || { page, score: 0, cover: 0, terms: new Set(), parts: [] };
    known.score = Math.max(known.score, total);
    known.cover = Math.max(known.cover, cover);
    for (const term of terms) known.terms.add(term);
    if (number % index.room) known.parts.push({ part: (number % index.room) - 1, score: total, cover });
    pages.set(page, known);
  }
  const most = Math.max(0, ...[...pages.values()].map(({ cover }) => cover));
  const top = Math.max(0, ...[...pages.values()].map(({ score }) => score));
  const enough = [...pages.values()].filter(({ cover, score }) => cover > most * 0.6 || score > top / 5);
  return { guess, found: enough.sort((a, b) => b.score - a.score || a.page - b.page) };
};

/* A place in the order -> what a result shows. */
const shown = async (index, { page, terms, parts, cover }) => {
  const at = position(index.d, page);
  const [address, title, kind, team, aliases, text, sections] = (await file(`d${at}`, index.v))[page - index.d[at]];
  const deep = parts.filter((each) => each.cover > cover - 0.01).sort((a, b) => b.score - a.score || a.part - b.part);
  return { address, title, kind, team, aliases, text, terms: [...terms], parts: deep.slice(0, 2).map(({ part }) => sections[part]) };
};
