// What the search has found: from the two indexes to items of one form, and from these to the list that readers see.

// A record fits when it has every value chosen; what has no countries, actors or years of its own fits none of them.
export function fits({ s, c = [], a = [], y = [] }, { section, country, actor, year }) {
  return (!section || s === section) && (!country || c.includes(country)) && (!actor || a.includes(actor)) && (!year || y.includes(year));
}

// An item from an entry of the name files; `sections` are the titles of collections.
export function itemOfName({ n: [title, ...others], p, s, d, t }, site, sections) {
  return { href: new URL(p, site).href, title, section: Object.hasOwn(sections, s) ? sections[s] : "", dates: d, also: others.slice(0, 4).join(" · "), text: t };
}

// An item from a page that the text index has found.
export function itemOfPage({ url, meta, excerpt }) {
  const facts = JSON.parse(meta.facts ?? "{}");
  return { href: new URL(url, document.baseURI).href, title: meta.title, section: meta.section ?? "", dates: facts.d ?? "", excerpt, facts };
}

export function groupsBySection(items) {
  const groups = new Map();
  for (const item of items) groups.set(item.section, [...(groups.get(item.section) ?? []), item]);
  return [...groups].map(([title, members]) => ({ title: title || "This site", items: members }));
}

export function summary(query, names, pages) {
  if (!names && !pages) return `Nothing found for “${query}”.`;
  const counted = (number, singular, plural) => number && `${number} ${number === 1 ? singular : plural}`;
  return [counted(names, "name", "names"), counted(pages, "page with these words", "pages with these words")].filter(Boolean).join(", ");
}

// The groups as headings and lists; in a group of `names` each item says its section.
export function elementsOf(groups) {
  return groups.filter(({ items }) => items.length).flatMap(({ title, items, names = false }) => {
    const heading = Object.assign(document.createElement("h2"), { textContent: title });
    const list = document.createElement("ol");
    list.append(...items.map((item) => rowOf(item, names)));
    return [heading, list];
  });
}

function rowOf({ href, title, section, dates, also, text, excerpt }, names) {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("a"), { href, textContent: title }));
  const beside = [names && section, dates].filter(Boolean).join(", ");
  if (beside) item.append(line("span", beside, "search-section"));
  if (also) item.append(line("p", `Also: ${also}`));
  item.append(excerpt === undefined ? line("p", text) : marked(excerpt));
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
