// Finds records by their names, misspelt ones too. Loads only the name files that the words of a query need.
import { NAME_GROUPS, OTHER_GROUP, SEARCH_WEIGHTS } from "engine:constants";
import MiniSearch from "../../vendor/minisearch/minisearch.js";
import { folded, forms, sound } from "./spelling.js";

// Words that names have and queries leave out, or the other way round.
const SMALL = new Set(["a", "and", "at", "by", "de", "des", "du", "et", "for", "from", "in", "l", "la", "le", "les", "of", "on", "the", "to"]);

// The name of the file that has the names in which a word begins like this one.
function fileOf(word) {
  return (NAME_GROUPS.find((letters) => letters.includes(word[0])) ?? OTHER_GROUP)[0];
}

// The search in the name files of a folder: a function from a query to entries, the best first.
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
      boostDocument: (id) => (Object.hasOwn(SEARCH_WEIGHTS, entries.get(id).s) ? SEARCH_WEIGHTS[entries.get(id).s] : 1),
    },
  });

  async function load(words) {
    await Promise.all([...new Set(words.map(fileOf))].map((name) => {
      if (!files.has(name)) files.set(name, fetch(new URL(`${name}.json`, folder)).then((response) => response.json()).then(add));
      return files.get(name);
    }));
  }

  function add(loaded) {
    for (const entry of loaded) {
      if (entries.has(entry.p)) continue;
      entries.set(entry.p, entry);
      index.add(entry);
    }
  }

  // All words of a query must fit, or failing that most of them.
  return async function search(query) {
    const all = folded(query).split(" ").filter(Boolean);
    const weighty = all.filter((word) => !SMALL.has(word));
    const words = weighty.length ? weighty : all;
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
