// Names and queries without the differences of spelling. The engine writes the name files with the same folding (values/slugs.py).
import { FOLDED } from "engine:constants";

// Words in small letters without accents and apostrophes, one space apart.
export function folded(name) {
  const letters = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...letters].map((letter) => (Object.hasOwn(FOLDED, letter) ? FOLDED[letter] : letter)).join("").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

// A name as its words, and as one word where it is short: "Tin-Zaouatène" is also "tinzaouatene".
export function forms(name) {
  const words = folded(name).split(" ");
  return words.length > 1 && words.length < 4 ? [...words, words.join("")] : words;
}

// How a word sounds, roughly: French and English spellings of one name come out alike ("Ouagadougou", "Wagadugu").
export function sound(word) {
  return word
    .replace(/ou|oo|w/g, "u").replace(/kh|ck|qu?|c(?=[aour])/g, "k").replace(/gh/g, "g").replace(/ph/g, "f").replace(/dj/g, "j")
    .replace(/y|ee/g, "i").replace(/z/g, "s").replace(/h$/, "").replace(/e$/, "").replace(/(.)\1+/g, "$1");
}
