// Fills the search of the page for missing addresses with the words of the address that was asked for.
(() => {
  const input = document.getElementById("missing-words");
  const dialog = document.getElementById("search");
  if (!input || !dialog) return;
  const LONGEST = 100;
  const sections = Object.keys(JSON.parse(dialog.dataset.sections));
  const site = new URL(dialog.dataset.site, document.baseURI).pathname;
  const asked = window.location.pathname;
  const inside = asked.startsWith(site) ? asked.slice(site.length) : asked;

  function decoded(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part; // a stray percent sign
    }
  }

  const parts = inside.split("/").map((part) => decoded(part).replace(/\.\w{2,5}$/, ""));
  const telling = parts.filter((part) => part && part !== "index" && part !== "404" && !sections.includes(part));
  input.value = telling.join(" ").replace(/[^\p{L}\p{M}\p{N}']+/gu, " ").trim().slice(0, LONGEST);
})();
