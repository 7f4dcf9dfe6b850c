// The search dialog: names first, then texts by section. Nothing of it is loaded before it is opened for the first time.
(() => {
  const dialog = document.getElementById("search");
  if (!dialog) return;
  const [input, status, list] = [dialog.querySelector("input"), dialog.querySelector("[role=status]"), dialog.querySelector(".search-results")];
  const narrow = dialog.querySelector(".search-narrow");
  const greeting = status.textContent;
  const SECTIONS = JSON.parse(dialog.dataset.sections);
  const MOST_NAMES = 5;
  const MOST_TEXTS = 12;
  const READ_WHEN_NARROWED = 40;
  let parts;
  let last = 0;

  function load() {
    const site = new URL(dialog.dataset.site, document.baseURI);
    parts ??= Promise.all([
      import(new URL("assets/search-names.js", site)).then(({ createNames }) => createNames(new URL("search/", site))),
      import(new URL("pagefind/pagefind.js", site)).then(async (pagefind) => {
        await pagefind.options({ ranking: { termFrequency: 0.4, pageLength: 0.2, termSaturation: 1.2, metaWeights: { title: 5, names: 12 } } });
        await pagefind.init();
        return pagefind;
      }),
    ]).then(([names, texts]) => ({ names, texts, site }));
    return parts;
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    load().catch(failed);
  }

  function failed() {
    parts = undefined;
    status.textContent = "The search could not be loaded. Is the link still up?";
  }

  function chosen() {
    return Object.fromEntries([...narrow.querySelectorAll("select")].map(({ name, value }) => [name, value]).filter(([, value]) => value));
  }

  // A record fits when it has every value chosen; what has no countries, actors or years of its own fits none of them.
  function fits({ s, c = [], a = [], y = [] }, { section, country, actor, year }) {
    return (!section || s === section) && (!country || c.includes(country)) && (!actor || a.includes(actor)) && (!year || y.includes(year));
  }

  async function search() {
    const words = input.value.trim();
    const turn = last += 1;
    remember(words);
    if (!words) return show(greeting, []);
    status.textContent = "Looking …";
    try {
      const { names, texts, site } = await load();
      const wanted = chosen();
      const named = (await names(words)).filter((entry) => fits(entry, wanted)).slice(0, MOST_NAMES);
      if (turn !== last) return undefined;
      const best = { title: "Names", items: named.map((entry) => fromName(entry, site)) };
      const seen = new Set(best.items.map(({ href }) => href));
      show(named.length ? "Looking through the texts …" : "Looking …", [best]);
      const found = await texts.debouncedSearch(words, {}, 120);
      if (found === null || turn !== last) return undefined; // overtaken by the next key
      const narrowed = Object.keys(wanted).length > 0;
      const pages = await Promise.all(found.results.slice(0, narrowed ? READ_WHEN_NARROWED : MOST_TEXTS).map((result) => result.data()));
      if (turn !== last) return undefined;
      const fitting = pages.map(fromText).filter((item) => !seen.has(item.href) && fits(item.facts, wanted)).slice(0, MOST_TEXTS);
      return show(summary(words, named.length, narrowed ? fitting.length : found.results.length), [best, ...bySection(fitting)]);
    } catch {
      return failed();
    }
  }

  function summary(words, named, pages) {
    if (!named && !pages) return `Nothing found for “${words}”.`;
    const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
    return [named && count(named, "name", "names"), pages && count(pages, "page with these words", "pages with these words")].filter(Boolean).join(", ");
  }

  function fromName(entry, site) {
    const [heading, ...others] = entry.n;
    return { href: new URL(entry.p, site).href, title: heading, section: SECTIONS[entry.s], dates: entry.d, also: others.slice(0, 4).join(" · "), text: entry.t };
  }

  function fromText({ url, meta, excerpt }) {
    const facts = JSON.parse(meta.facts ?? "{}");
    return { href: new URL(url, document.baseURI).href, title: meta.title, section: meta.section ?? "", dates: facts.d ?? "", excerpt, facts };
  }

  function bySection(items) {
    const groups = new Map();
    for (const item of items) groups.set(item.section, [...(groups.get(item.section) ?? []), item]);
    return [...groups].map(([title, found]) => ({ title: title || "This site", items: found }));
  }

  function show(words, groups) {
    status.textContent = words;
    list.replaceChildren(...groups.filter(({ items }) => items.length).flatMap(({ title, items }) => {
      const heading = document.createElement("h2");
      heading.textContent = title;
      const results = document.createElement("ol");
      results.append(...items.map((item) => row(item, title === "Names")));
      return [heading, results];
    }));
  }

  function row({ href, title, section, dates, also, text, excerpt }, named) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = href;
    link.textContent = title;
    const beside = [named && section, dates].filter(Boolean).join(", ");
    if (beside) item.appendChild(line("span", beside, "search-section"));
    if (also) item.appendChild(line("p", `Also: ${also}`));
    item.appendChild(excerpt === undefined ? line("p", text) : marked(excerpt));
    return item;
  }

  function line(tag, words, className = "") {
    return Object.assign(document.createElement(tag), { textContent: words, className });
  }

  // Only text and <mark> are taken over from the index.
  function marked(markup) {
    const paragraph = document.createElement("p");
    for (const node of new DOMParser().parseFromString(markup, "text/html").body.childNodes) {
      const target = node.nodeName === "MARK" ? paragraph.appendChild(document.createElement("mark")) : paragraph;
      target.append(node.textContent);
    }
    return paragraph;
  }

  // The address keeps the query, so that it can be shared; typing is no step back of its own.
  function remember(words) {
    const address = new URL(window.location);
    if (words) address.searchParams.set("q", words);
    else address.searchParams.delete("q");
    window.history.replaceState(window.history.state, "", address);
  }

  // The values to narrow by are fetched when somebody wants them.
  async function fill() {
    if (narrow.dataset.filled) return;
    narrow.dataset.filled = "yes";
    const values = await (await fetch(new URL("search/filters.json", new URL(dialog.dataset.site, document.baseURI)))).json();
    for (const [name, options] of Object.entries(values)) {
      narrow.querySelector(`select[name=${name}]`).append(...options.map(([value, words]) => new Option(words, value)));
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest(".search-open")) open();
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.nodeName) || event.target.isContentEditable;
    if ((event.key === "/" || event.key === "s") && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    }
  }, true);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => remember(""));
  // The arrows lead through the results, Enter to the first.
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || event.target.nodeName === "SELECT") return;
    const stops = [input, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    const first = list.querySelector("a");
    event.preventDefault();
    if (first) window.location.href = first.href;
  });
  dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
  narrow.addEventListener("toggle", () => fill().catch(failed));
  narrow.addEventListener("change", search);
  input.addEventListener("input", search);

  const shared = new URLSearchParams(window.location.search).get("q");
  if (shared) {
    input.value = shared;
    open();
    search();
  }
})();
