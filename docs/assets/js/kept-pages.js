// The list of the pages that are kept on this device, on the page about reading offline.
import { forgetPages, formatDate, notice, openPages, site } from "./offline.js";

// Every page but the home page ends its title with the site's name.
function ownSuffix() {
  const start = document.title.lastIndexOf(" - ");
  return start < 0 ? "" : document.title.slice(start);
}

async function entryOf(store, { url }) {
  const response = await store.match(url);
  const [element] = /<title>[^<]*<\/title>/.exec(await response.text()) ?? [""];
  const { title } = new DOMParser().parseFromString(element, "text/html");
  return { url, title: title.replace(ownSuffix(), "") || url, date: new Date(response.headers.get("date") ?? 0) };
}

function rowOf({ url, title, date }) {
  const item = document.createElement("li");
  item.append(Object.assign(document.createElement("a"), { href: url, textContent: title }), ` (${formatDate(date)})`);
  return item;
}

async function fillList(panel) {
  const store = await openPages();
  const keys = (await store.keys()).filter(({ url }) => url !== new URL(".", document.baseURI).href);
  const entries = await Promise.all(keys.map((key) => entryOf(store, key)));
  panel.querySelector("ul").replaceChildren(...entries.sort((a, b) => b.date - a.date).map(rowOf));
  panel.querySelector(".none").hidden = entries.length > 0;
  panel.querySelector(".some").hidden = entries.length === 0;
}

// The reader arrived here instead of at a page that is not kept.
function namePageThatIsNotKept() {
  const wanted = new URLSearchParams(window.location.search).get("page");
  if (!wanted?.startsWith(site)) return;
  const message = notice.querySelector("[data-why=unread]");
  message.querySelector("a").href = wanted;
  message.hidden = false;
}

function show(panel) {
  document.querySelector("article h1 + p").after(panel);
  panel.hidden = false;
  namePageThatIsNotKept();
  fillList(panel);
  panel.querySelector("button").addEventListener("click", async () => {
    await forgetPages();
    await fillList(panel);
    panel.querySelector(".forgotten").hidden = false;
  });
}

if ("serviceWorker" in navigator && "worker" in notice.dataset) show(document.getElementById("_kept-pages"));
