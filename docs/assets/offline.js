// Reading without a link: starts the worker that keeps what was read, and says when a page is a kept copy.
(() => {
  const notice = document.getElementById("kept");
  if (!notice || !("serviceWorker" in navigator)) return;
  const workers = navigator.serviceWorker;
  const site = new URL(notice.dataset.site, document.baseURI).href;
  const pages = `kept ${site} pages`;

  const words = (date, timeStyle) => new Intl.DateTimeFormat(navigator.languages, { dateStyle: "long", timeStyle }).format(date);
  const ours = async () => (await caches.keys()).filter((name) => name.startsWith(`kept ${site} `));
  const forget = async () => Promise.all((await ours()).map((name) => caches.delete(name)));

  // The worker marks a copy it hands out; a region that fills after it stands there is read out by screen readers.
  function tell() {
    const { kept, keptWhy } = document.documentElement.dataset;
    const said = keptWhy && notice.querySelector(`[data-why="${keptWhy}"]`);
    if (!said || document.getElementById("kept-pages")) return; // that page has a list of its own to show
    const time = said.querySelector("time");
    time.dateTime = kept;
    time.textContent = kept ? words(new Date(kept), "short") : time.textContent;
    said.hidden = false;
  }

  // What this page loaded before there was a worker, its maps included.
  function loaded() {
    const windows = [window, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow)];
    return windows.flatMap((one) => [one.location.href, ...one.performance.getEntriesByType("resource").map(({ name }) => name)]);
  }

  async function start() {
    const first = !workers.controller;
    await workers.register(new URL("sw.js", site), { scope: site });
    const { active } = await workers.ready;
    if (first) active.postMessage({ read: loaded() });
  }

  // Live reload and a worker do not go together: one that a built site left on this address is sent away.
  async function end() {
    const left = await workers.getRegistration(site);
    if (left?.scope === site) await Promise.all([left.unregister(), forget()]);
  }

  async function entry(store, { url }) {
    const response = await store.match(url);
    const title = new DOMParser().parseFromString((/<title>[^<]*<\/title>/.exec(await response.text()) ?? [""])[0], "text/html").title;
    return { url, title: title.replace(ownSuffix(), "") || url, date: new Date(response.headers.get("date") ?? 0) };
  }

  // Every page but the home page ends its title with the site's name.
  function ownSuffix() {
    const at = document.title.lastIndexOf(" - ");
    return at < 0 ? "" : document.title.slice(at);
  }

  async function list(panel) {
    const store = await caches.open(pages);
    const keys = (await store.keys()).filter(({ url }) => url !== new URL(".", document.baseURI).href);
    const entries = await Promise.all(keys.map((key) => entry(store, key)));
    const rows = entries.sort((one, other) => other.date - one.date).map(({ url, title, date }) => {
      const item = document.createElement("li");
      const link = item.appendChild(Object.assign(document.createElement("a"), { href: url, textContent: title }));
      link.after(` (${words(date)})`);
      return item;
    });
    panel.querySelector("ul").replaceChildren(...rows);
    panel.querySelector(".none").hidden = rows.length > 0;
    panel.querySelector(".some").hidden = rows.length === 0;
  }

  // Arrived here instead of at a page that is not kept.
  function unread() {
    const wanted = new URLSearchParams(window.location.search).get("page");
    if (!wanted?.startsWith(site)) return;
    const said = notice.querySelector("[data-why=unread]");
    said.querySelector("a").href = wanted;
    said.hidden = false;
  }

  function show(panel) {
    document.querySelector("article h1 + p").after(panel);
    panel.hidden = false;
    unread();
    list(panel);
    panel.querySelector("button").addEventListener("click", async () => {
      await forget();
      await list(panel);
      panel.querySelector(".forgotten").hidden = false;
    });
  }

  const built = "worker" in notice.dataset;
  const panel = document.getElementById("kept-pages");
  // Not at the end of loading, which a silent site can keep away for minutes.
  setTimeout(tell, 100);
  if (panel && built) show(panel);
  // The worker comes after all that the reader waits for; without one the site reads as before.
  window.addEventListener("load", () => (built ? start() : end()).catch(() => {}));
})();
