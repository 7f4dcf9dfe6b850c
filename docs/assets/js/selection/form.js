// The form above the map and the timeline: one selection for rows, bars, map and address.
import { LISTS, matches, monthInWords, read, write } from "./selection.js";
import { createBars, fillBars } from "./year-bars.js";

const form = document.getElementById("_selection");
const frame = document.querySelector("#_map iframe");
const rows = [...document.querySelectorAll("[data-rows] [data-record]")].map((element) => ({ element, ...facetsOf(element) }));
const recordCount = new Set(rows.map(({ record }) => record)).size;
const { from, to } = form.elements;
const lists = LISTS.map((name) => form.elements[name]);
const months = monthsBetween(form.dataset.first, form.dataset.last);
const years = [...new Set(months.map((month) => month.slice(0, 4)))];
const bars = createBars(years, (period) => choose({ ...chosen, from: undefined, to: undefined, ...period }));
let chosen = {};

function facetsOf({ dataset: { actors, countries, grades, ...single } }) {
  const listed = (text) => text.split(" ").filter(Boolean);
  return { ...single, actors: listed(actors), countries: listed(countries), grades: listed(grades) };
}

function monthsBetween(first, last) {
  const months = [];
  for (let [year, month] = first.split("-").map(Number); ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const name = `${year}-${String(month).padStart(2, "0")}`;
    if (name > last) return months;
    months.push(name);
  }
}

// From the controls to a selection: the ends of the range, and lists at "all", select nothing.
function fromControls() {
  const [first, last] = [Number(from.value), Number(to.value)].sort((a, b) => a - b);
  const selected = {};
  if (first > 0) selected.from = months[first];
  if (last < months.length - 1) selected.to = months[last];
  for (const list of lists) if (list.value) selected[list.name] = list.value;
  return selected;
}

function toControls() {
  from.value = chosen.from ? indexOfMonth(chosen.from) : 0;
  to.value = chosen.to ? indexOfMonth(chosen.to) : months.length - 1;
  for (const list of lists) {
    list.value = chosen[list.name] ?? "";
    if (list.selectedIndex < 0) list.value = "";
  }
}

// The nearest of the months that can be chosen.
function indexOfMonth(month) {
  if (month <= months[0]) return 0;
  const index = months.indexOf(month);
  return index < 0 ? months.length - 1 : index;
}

function sayMonths() {
  for (const range of [from, to]) {
    const words = monthInWords(months[Number(range.value)]);
    range.parentElement.querySelector("output").textContent = words;
    range.setAttribute("aria-valuetext", words);
  }
}

function show() {
  sayMonths();
  const shown = new Set();
  for (const row of rows) {
    row.element.hidden = !matches(chosen, row);
    if (!row.element.hidden) shown.add(row.record);
  }
  for (const list of document.querySelectorAll("ol[data-rows]")) {
    const empty = ![...list.children].some((item) => !item.hidden);
    list.hidden = empty;
    list.previousElementSibling.hidden = empty;
  }
  const narrowed = Object.keys(chosen).length > 0;
  form.querySelector("[role=status]").textContent = narrowed ? `${shown.size} of ${recordCount} records` : `All ${recordCount} records`;
  form.querySelector(".selection-reset").hidden = !narrowed;
  form.querySelector(".selection-other").search = write(chosen);
  fillBars(bars, years, rows, chosen);
  tellFrame(false);
}

// A new selection is a new entry in the browser's history; the way back restores the one before.
function choose(next) {
  chosen = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
  const address = window.location.pathname + write(chosen) + window.location.hash;
  if (address !== window.location.pathname + window.location.search + window.location.hash) window.history.pushState(null, "", address);
  toControls();
  show();
}

function tellFrame(move) {
  frame?.contentWindow?.postMessage({ selection: window.location.search, move }, window.location.origin);
}

function restore() {
  chosen = read(window.location.search);
  toControls();
  show();
  tellFrame(true);
}

// Where the reader has moved the map belongs to the address, but is no step back of its own.
function hearFrame({ origin, source, data }) {
  if (origin !== window.location.origin || source !== frame?.contentWindow) return;
  if (data?.ready) tellFrame(true);
  if (typeof data?.at === "string") {
    const query = new URLSearchParams(write(chosen));
    query.set("at", data.at);
    window.history.replaceState(null, "", `${window.location.pathname}?${query.toString().replaceAll("%2C", ",")}${window.location.hash}`);
  }
}

form.querySelector(".bars").append(...bars);
for (const range of [from, to]) {
  range.min = 0;
  range.max = months.length - 1;
  range.addEventListener("input", () => {
    chosen = fromControls();
    show();
  });
  range.addEventListener("change", () => choose(fromControls()));
}
for (const list of lists) list.addEventListener("change", () => choose(fromControls()));
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector(".selection-reset").addEventListener("click", () => {
  choose({});
  from.focus();
});
window.addEventListener("popstate", restore);
window.addEventListener("message", hearFrame);
restore();
