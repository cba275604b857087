/* What a reader types -> words, folded as the index is. */
const letters = { ß: "ss", ı: "i", đ: "d", æ: "ae", œ: "oe", þ: "th", ð: "d", ø: "o", ł: "l" };
const fold = (text) =>
  text.toLowerCase().replace(/[ßıđæœþðøł]/g, (letter) => letters[letter]).normalize("NFKD").replace(/\p{M}/gu, "");
const unspaced = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff";
const scripts = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, "gu");
const dense = new RegExp(`^[${unspaced}]`, "u");
const pairs = (piece) =>
  piece.length > 1 && dense.test(piece) ? [...piece].slice(1).map((letter, at) => piece[at] + letter) : [piece];
const words = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) || []).flatMap((run) => run.match(scripts).flatMap(pairs));

/* "signs off", "signed off" and "signing off" are one phrase, "turn down a lead" and "turn down the lead" another. */
const ended = (word) =>
  word.replace(/([^\Ws]{2})s$/, "$1").replace(/(\w{3})(?:ing|ed)$/, "$1").replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/(\w{3})e$/, "$1");
const ARTICLES = new Set(["a", "an", "the", "my", "our", "your", "their", "this", "that"]);
const inflection = (phrase) => {
  const all = phrase.split(" ");
  const bare = all.filter((word) => !ARTICLES.has(word));
  return (bare.length > 1 ? bare : all).map(ended).join(" ");
};

/* Rows of words that mean one thing ("found,also found;said by readers only;said for something of that sort") -> each of
   them with those that can be found, and how much of its meaning they have. */
const SAME = 0.8;
const SORT = 0.6;
const understood = (told) => {
  const same = new Map();
  const alike = new Map();
  const add = (words, word, others, worth) => {
    const known = words.get(word) ?? words.set(word, new Map()).get(word);
    for (const other of others) if (other !== word) known.set(other, Math.max(worth, known.get(other) ?? 0));
  };
  for (const row of told.same) {
    const [found, said = [], led = []] = row.split(";").map((part) => (part ? part.split(",") : []));
    for (const [words, worth] of [[[...found, ...said], SAME], [led, SORT]]) {
      for (const word of words) {
        add(same, word, found, worth);
        add(alike, inflection(word), found, worth);
      }
    }
  }
  return { ...told, stop: new Set(told.stop.split(" ")), same, alike };
};

/* The last words of a question may be the beginning of a phrase: "too exp" of "too expensive". */
const phraseBegun = (index, phrase) => {
  const whole = phrase.length > 5 && [...index.same.keys()].find((known) => known.startsWith(phrase));
  return whole ? index.same.get(whole) : undefined;
};

/* What a question asks for: its words, and the longest phrases in it that other words are known for, each once. */
const MOST = 5;
const asked_for = (index, all) => {
  const slots = new Map();
  for (let at = 0; at < all.length;) {
    let length = Math.min(MOST, all.length - at);
    let others;
    for (; length; length--) {
      const phrase = all.slice(at, at + length).join(" ");
      others = index.same.get(phrase) ?? index.alike.get(inflection(phrase));
      if (!others && length > 1 && at + length === all.length) others = phraseBegun(index, phrase);
      if (others) break;
    }
    const run = all.slice(at, (at += length || 1));
    const said = run.some((word) => !index.stop.has(word)) ? run.filter((word) => !index.stop.has(word)) : run;
    if (length > 1 || !index.stop.has(said[0])) slots.set(run.join(" "), { said, others: [...(others ?? [])] });
  }
  return slots.size ? [...slots.values()] : [...new Set(all)].map((word) => ({ said: [word], others: [] }));
};

/* How many letters differ, up to a limit; two neighbours that changed places are one mistake. */
const mistakes = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older = [];
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, before] = [before, row];
  }
  return before[b.length];
};
