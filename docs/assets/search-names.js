// Finds records by their names, misspelt ones too. Loads only the name files that the words of a query need.
import MiniSearch from "./vendor/minisearch/minisearch.js";

// The letters that share a file; hooks/explainer/names.py writes them.
const GROUPS = ["a", "bp", "ckq", "dt", "eiy", "fv", "gj", "h", "l", "mn", "ouw", "r", "sxz"];
// Words that names have and queries leave out, or the other way round.
const SMALL = new Set(["a", "and", "at", "by", "de", "des", "du", "et", "for", "from", "in", "l", "la", "le", "les", "of", "on", "the", "to"]);
const WEIGHT = { actors: 1.25, places: 1.15, operations: 1.1, events: 1.1, background: 1, terms: 0.9, figures: 0.8 };

export function folded(name) {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’ʼ`]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
}

// A name as its words, and as one word where it is short: "Tin-Zaouatène" is also "tinzaouatene".
function forms(name) {
  const words = folded(name).split(" ");
  return words.length > 1 && words.length < 4 ? [...words, words.join("")] : words;
}

// How a word sounds, roughly: French and English spellings of one name come out alike ("Ouagadougou", "Wagadugu").
export function sound(word) {
  return word
    .replace(/ou|oo|w/g, "u").replace(/kh|ck|qu?|c(?=[aour])/g, "k").replace(/gh/g, "g").replace(/ph/g, "f").replace(/dj/g, "j")
    .replace(/y|ee/g, "i").replace(/z/g, "s").replace(/h$/, "").replace(/e$/, "").replace(/(.)\1+/g, "$1");
}

export function createNames(folder) {
  const files = new Map();
  const entries = new Map();
  const index = new MiniSearch({
    idField: "p",
    fields: ["heading", "others", "sounds"],
    extractField: (entry, field) => {
      if (field === "p") return entry.p;
      if (field === "sounds") return entry.n.flatMap(forms).map(sound).join(" ");
      const names = field === "heading" ? entry.n.slice(0, 1) : entry.n.slice(1);
      return names.flatMap(forms).join(" ");
    },
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
    searchOptions: {
      boost: { heading: 1.6 },
      prefix: (term, place, terms) => place === terms.length - 1,
      // Two letters may be wrong in a long word, one in a short one, none in a very short one.
      fuzzy: (term) => (term.length < 4 ? 0 : term.length < 6 ? 1 : 2),
      weights: { prefix: 0.5, fuzzy: 0.35 },
      boostDocument: (id) => WEIGHT[entries.get(id).s] ?? 1,
    },
  });

  async function load(words) {
    const wanted = new Set(words.map((word) => (GROUPS.find((group) => group.includes(word[0])) ?? "0")[0]));
    await Promise.all([...wanted].map((name) => {
      if (!files.has(name)) files.set(name, fetch(new URL(`${name}.json`, folder)).then((response) => response.json()).then(add));
      return files.get(name);
    }));
  }

  function add(found) {
    for (const entry of found) {
      if (entries.has(entry.p)) continue;
      entries.set(entry.p, entry);
      index.add(entry);
    }
  }

  // The records that a query names, the best first; all of its words must fit, or failing that most of them.
  return async function search(query) {
    const all = folded(query).split(" ").filter(Boolean);
    const telling = all.filter((word) => !SMALL.has(word));
    const words = telling.length ? telling : all;
    if (!words.length) return [];
    await load(words);
    const scores = new Map();
    const collect = (text, options) => {
      for (const { id, score } of index.search(text, options)) scores.set(id, Math.max(scores.get(id) ?? 0, score));
    };
    const spelling = { fields: ["heading", "others"] };
    collect(words.join(" "), { ...spelling, combineWith: "AND" });
    collect(words.map(sound).join(" "), { fields: ["sounds"], boost: { sounds: 0.8 }, combineWith: "AND" });
    if (words.length > 1 && words.length < 4) collect(words.join(""), { ...spelling, combineWith: "AND" });
    if (!scores.size && words.length > 1) collect(words.join(" "), { ...spelling, combineWith: "OR" });
    const whole = words.join(" ");
    const exact = (entry) => entry.n.some((name) => folded(name) === whole || folded(name).replaceAll(" ", "") === words.join(""));
    return [...scores]
      .map(([id, score]) => ({ entry: entries.get(id), score: exact(entries.get(id)) ? score + 1000 : score }))
      .sort((a, b) => b.score - a.score || a.entry.p.localeCompare(b.entry.p))
      .map(({ entry }) => entry);
  };
}
