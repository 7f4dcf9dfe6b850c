// Keeps what was read. Pages come from the network while it answers; the kept copies are used when it does not. Scripts and style
// sheets have a hash of their content in their names, so that a page never runs those of another build and a copy is as good as the
// file. BUILD is written in front of this file by the build.
const SITE = self.registration.scope;
// Other projects may live on the same host: only caches that begin with our own address are ours.
const OURS = `${BUILD.kept} ${SITE} `;
const PAGES = `${OURS}pages`;
const FILES = `${OURS}files ${BUILD.version}`;
const UNSEEN_FRAME = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Not kept</title><p>You are offline, and this part of the page has not been opened before.</p></html>';
// Documents that were answered with a kept copy: their files come from the kept ones too, without waiting for the network.
const copies = new Set();

const full = (path) => new URL(path, SITE).href;
const isPage = (key) => key.endsWith("/");
const isHashed = (key) => /[._][0-9a-f]{7,}\./.test(key);
const isPicture = (key) => /\.(?:svg|png|jpe?g|webp|ico)$/.test(key) || key === full(BUILD.units);
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

// What follows ? or # never changes a file of this site.
function keyOf(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname.replace(/\/index\.html$/, "/");
}

const storeFor = (key) => caches.open(isPage(key) ? PAGES : FILES);
const copyOf = async (key) => (await storeFor(key)).match(key);

async function keep(key, response, opened) {
  const store = await storeFor(key);
  if (response.status === 404 || response.status === 410) return store.delete(key);
  const html = (response.headers.get("content-type") ?? "").startsWith("text/html");
  // Downloads are opened like pages and are none.
  if (response.status !== 200 || response.type !== "basic" || response.redirected || (opened && !html)) return false;
  await store.put(key, response);
  return trim(store, isPage(key) ? BUILD.most_pages : BUILD.most_files);
}

// The oldest go; what every page needs stays.
async function trim(store, most) {
  const needed = new Set([...BUILD.pages, ...BUILD.files].map(full));
  const keys = (await store.keys()).map(({ url }) => url).filter((url) => !needed.has(url));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((url) => store.delete(url)));
}

// The answer of the network; a copy of it is kept behind the reader's back, even when the reader has stopped waiting.
function ask(event, key) {
  const { request } = event;
  const answer = fetch(request);
  event.waitUntil(answer.then((response) => keep(key, response.clone(), request.mode === "navigate")).catch(() => {}));
  return answer;
}

async function networkFirst(event, key) {
  const answer = ask(event, key);
  answer.catch(() => {});
  const copy = await copyOf(key);
  if (!copy) return { response: await answer };
  // The client of a navigation is the page that is left.
  if (event.request.mode !== "navigate" && copies.has(event.clientId)) return { response: copy };
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, BUILD.patience, undefined); });
  try {
    const response = await Promise.race([answer, late]);
    return response && response.status !== 429 && response.status < 500 ? { response } : { response: copy, why: "silent" };
  } catch {
    return { response: copy, why: "offline" };
  } finally {
    clearTimeout(timer);
  }
}

async function file(event, key) {
  if (isHashed(key) || isPicture(key)) {
    const copy = await copyOf(key);
    if (copy && !isHashed(key)) ask(event, key).catch(() => {});
    if (copy) return copy;
  }
  return (await networkFirst(event, key)).response;
}

async function page(event, key) {
  try {
    const { response, why } = await networkFirst(event, key);
    if (!why) return response;
    copies.add(event.resultingClientId);
    return isPage(key) ? await marked(response, why) : response;
  } catch {
    if (event.request.destination !== "document") return new Response(UNSEEN_FRAME, { status: 503, headers: { "content-type": "text/html" } });
    if (!isPage(key) && await copyOf(`${key}/`)) return Response.redirect(`${key}/`);
    const offline = full(BUILD.offline);
    return key !== offline && await copyOf(offline) ? Response.redirect(`${offline}?page=${encodeURIComponent(event.request.url)}`) : Response.error();
  }
}

// The page says itself that it is a copy: docs/assets/js/offline.js reads these attributes.
async function marked(response, why) {
  const text = await response.text();
  const date = new Date(response.headers.get("date") ?? NaN);
  const kept = Number.isNaN(date.getTime()) ? "" : date.toISOString();
  return new Response(text.replace("<html", `<html data-kept="${kept}" data-kept-why="${why}"`), { headers: { "content-type": "text/html; charset=utf-8" } });
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SITE) || request.headers.has("range")) return;
  event.respondWith((request.mode === "navigate" ? page : file)(event, keyOf(request.url)));
});

// "no-cache" asks whether a file has changed; one that has not costs a few hundred bytes.
self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(Promise.all([[PAGES, BUILD.pages], [FILES, BUILD.files]].map(async ([name, paths]) =>
    (await caches.open(name)).addAll(paths.map((path) => new Request(full(path), { cache: "no-cache" }))))));
});

// A new build takes over what was kept, so that nothing read is lost; the search index is of no use without its build.
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const files = await caches.open(FILES);
  for (const name of (await ours()).filter((one) => one !== PAGES && one !== FILES)) {
    const old = await caches.open(name);
    for (const request of await old.keys()) {
      if (!request.url.startsWith(full("pagefind/")) && !await files.match(request)) await files.put(request, await old.match(request));
    }
    await caches.delete(name);
  }
  await trim(files, BUILD.most_files);
  await self.clients.claim();
})()));

// The page that brought this worker was read before there was one; the browser still has its files at hand.
self.addEventListener("message", (event) => {
  const keys = new Map(event.data.read.filter((url) => url.startsWith(SITE)).map((url) => [keyOf(url), url]));
  event.waitUntil(Promise.allSettled([...keys].map(async ([key, url]) => {
    if (!await copyOf(key)) await keep(key, await fetch(url, { cache: "force-cache" }), isPage(key));
  })));
});
