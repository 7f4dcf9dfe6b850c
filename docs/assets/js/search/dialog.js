// The search dialog: names first, then texts by section. The indexes are loaded when it is opened for the first time.
import { FILTERS_FILE, NAMES_FOLDER } from "engine:constants";

const MOST_NAMES = 5;
const MOST_TEXTS = 12;
const READ_WHEN_NARROWED = 40;
const dialog = document.getElementById("_search");
const input = dialog.querySelector("input");
const status = dialog.querySelector("[role=status]");
const list = dialog.querySelector(".search-results");
const narrow = dialog.querySelector(".search-narrow");
const site = new URL(dialog.dataset.site, document.baseURI);
const sections = Object.fromEntries([...dialog.querySelectorAll("select[name=section] option")].map(({ value, text }) => [value, text]));
const greeting = status.textContent;
let parts;
let last = 0;

async function loadTexts() {
  const texts = await import(new URL("pagefind/pagefind.js", site));
  await texts.options({ ranking: { termFrequency: 0.4, pageLength: 0.2, termSaturation: 1.2, metaWeights: { title: 5, names: 12 } } });
  await texts.init();
  return texts;
}

async function loadParts() {
  const [{ createNames }, results, texts] = await Promise.all([import("./names.js"), import("./results.js"), loadTexts()]);
  return { names: createNames(new URL(NAMES_FOLDER, site)), results, texts };
}

function load() {
  parts ??= loadParts();
  return parts;
}

function open() {
  if (dialog.open) return;
  dialog.showModal();
  input.select();
  load().catch(fail);
}

function fail() {
  parts = undefined;
  status.textContent = "The search could not be loaded. Is the link still up?";
}

function narrowedTo() {
  return Object.fromEntries([...narrow.querySelectorAll("select")].map(({ name, value }) => [name, value]).filter(([, value]) => value));
}

async function search() {
  const words = input.value.trim();
  const turn = last += 1;
  remember(words);
  if (!words) {
    say(greeting);
    return;
  }
  status.textContent = "Looking …";
  try {
    const { names, results, texts } = await load();
    const wanted = narrowedTo();
    const named = (await names(words)).filter((entry) => results.fits(entry, wanted)).slice(0, MOST_NAMES);
    if (turn !== last) return;
    const best = { title: "Names", items: named.map((entry) => results.itemOfName(entry, site, sections)), names: true };
    const shown = new Set(best.items.map(({ href }) => href));
    say(named.length ? "Looking through the texts …" : "Looking …", results.elementsOf([best]));
    const answer = await texts.debouncedSearch(words, {}, 120);
    if (answer === null || turn !== last) return; // overtaken by the next key
    const narrowed = Object.keys(wanted).length > 0;
    const pages = await Promise.all(answer.results.slice(0, narrowed ? READ_WHEN_NARROWED : MOST_TEXTS).map((result) => result.data()));
    if (turn !== last) return;
    const fitting = pages.map(results.itemOfPage).filter(({ href, facts }) => !shown.has(href) && results.fits(facts, wanted)).slice(0, MOST_TEXTS);
    const count = narrowed ? fitting.length : answer.results.length;
    say(results.summary(words, named.length, count), results.elementsOf([best, ...results.groupsBySection(fitting)]));
  } catch {
    fail();
  }
}

function say(words, elements = []) {
  status.textContent = words;
  list.replaceChildren(...elements);
}

// The address keeps the query, so that it can be shared; typing is no step back of its own.
function remember(words) {
  const address = new URL(window.location);
  if (words) address.searchParams.set("q", words);
  else address.searchParams.delete("q");
  window.history.replaceState(window.history.state, "", address);
}

// The values to narrow by are fetched when somebody wants them.
async function fillNarrowing() {
  if (narrow.dataset.filled) return;
  narrow.dataset.filled = "yes";
  const values = await (await fetch(new URL(FILTERS_FILE, site))).json();
  for (const [name, options] of Object.entries(values)) {
    narrow.querySelector(`select[name=${name}]`).append(...options.map(([value, words]) => new Option(words, value)));
  }
}

function openByKey(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.nodeName) || event.target.isContentEditable;
  if ((event.key !== "/" && event.key !== "s") || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  open();
}

// The arrows lead through the results.
function walkResults(event) {
  if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || event.target.nodeName === "SELECT") return;
  const stops = [input, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function goToFirst(event) {
  event.preventDefault();
  const first = list.querySelector("a");
  if (first) window.location.href = first.href;
}

document.addEventListener("click", ({ target }) => {
  if (target.closest(".search-open")) open();
});
document.addEventListener("keydown", openByKey, true);
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog) dialog.close();
});
dialog.addEventListener("close", () => remember(""));
dialog.addEventListener("keydown", walkResults);
dialog.querySelector("form").addEventListener("submit", goToFirst);
dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
narrow.addEventListener("toggle", () => fillNarrowing().catch(fail));
narrow.addEventListener("change", search);
input.addEventListener("input", search);

const shared = new URLSearchParams(window.location.search).get("q");
if (shared) {
  input.value = shared;
  open();
  search();
}
