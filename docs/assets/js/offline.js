// Reading without a link: starts the worker that keeps what was read, and says when a page is a kept copy.
import { KEPT, WORKER } from "engine:constants";

// The line of every page that says whether it is a copy.
export const notice = document.getElementById("_kept");
export const site = new URL(notice?.dataset.site ?? ".", document.baseURI).href;
const workers = navigator.serviceWorker;

export function formatDate(date, timeStyle) {
  return Number.isNaN(date.valueOf()) ? "" : new Intl.DateTimeFormat(navigator.languages, { dateStyle: "long", timeStyle }).format(date);
}

export function openPages() {
  return caches.open(`${KEPT} ${site} pages`);
}

// All copies, also the files of pages; other sites on the same host keep theirs.
export async function forgetPages() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${KEPT} ${site} `));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// The worker marks a copy that it hands out; screen readers read out what fills this region later.
function sayThatItIsACopy() {
  const { kept, keptWhy } = document.documentElement.dataset;
  const message = keptWhy && notice.querySelector(`[data-why="${keptWhy}"]`);
  if (!message || document.getElementById("_kept-pages")) return; // that page has a list of its own to show
  const time = message.querySelector("time");
  time.dateTime = kept;
  time.textContent = kept ? formatDate(new Date(kept), "short") : time.textContent;
  message.hidden = false;
}

// What this page loaded before there was a worker, its maps included.
function loadedFiles() {
  const windows = [window, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow)];
  return windows.flatMap(({ location, performance }) => [
    location.href, ...performance.getEntriesByType("resource").map(({ name }) => name),
  ]);
}

async function startWorker() {
  const first = !workers.controller;
  await workers.register(new URL(WORKER, site), { scope: site });
  const { active } = await workers.ready;
  if (first) active.postMessage({ read: loadedFiles() });
}

// Live reload and a worker do not go together: one that a built site left on this address is sent away.
async function endWorker() {
  const registration = await workers.getRegistration(site);
  if (registration?.scope === site) await Promise.all([registration.unregister(), forgetPages()]);
}

if (notice && workers) {
  // Not at the end of loading, which a silent site can keep away for minutes.
  setTimeout(sayThatItIsACopy, 100);
  const change = "worker" in notice.dataset ? startWorker : endWorker;
  // The worker comes after all that the reader waits for; without one the site reads as before.
  window.addEventListener("load", () => change().catch(() => {}));
}
