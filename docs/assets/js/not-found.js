// Fills the search of the page for missing addresses with the words of the address that was asked for.
const LONGEST = 100;
const input = document.getElementById("_missing-words");
const dialog = document.getElementById("_search");

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray percent sign
  }
}

// The words of the address below the site, without the names of sections and endings of files.
function wordsOfAddress() {
  const site = new URL(dialog.dataset.site, document.baseURI).pathname;
  const sections = [...dialog.querySelectorAll("select[name=section] option")].map(({ value }) => value);
  const path = window.location.pathname;
  const inside = path.startsWith(site) ? path.slice(site.length) : path;
  const parts = inside.split("/").map((part) => decoded(part).replace(/\.\w{2,5}$/, ""));
  const names = parts.filter((part) => part && part !== "index" && part !== "404" && !sections.includes(part));
  return names.join(" ").replace(/[^\p{L}\p{M}\p{N}']+/gu, " ").trim().slice(0, LONGEST);
}

if (input && dialog) input.value = wordsOfAddress();
