// The form above the map and the timeline: one selection for rows, bars, map and address.
"use strict";

(() => {
  const form = document.getElementById("selection");
  if (!form) return;
  const frame = document.querySelector("#map iframe");
  const rows = [...document.querySelectorAll("[data-rows] [data-record]")].map((element) => ({ element, ...factsOf(element) }));
  const { from, to } = form.elements;
  const lists = ["kind", "actor", "country", "grade"].map((name) => form.elements[name]);
  const months = monthsBetween(form.dataset.first, form.dataset.last);
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  let chosen = {};

  function factsOf({ dataset }) {
    const listed = (text) => text.split(" ").filter(Boolean);
    const { record, first, last, collection, kind } = dataset;
    return {
      record, first, last, collection, kind,
      actors: listed(dataset.actors), countries: listed(dataset.countries), grades: listed(dataset.grades),
    };
  }

  function monthsBetween(first, last) {
    const found = [];
    for (let [year, month] = first.split("-").map(Number); `${year}-${String(month).padStart(2, "0")}` <= last; month += 1) {
      if (month > 12) [year, month] = [year + 1, 1];
      const name = `${year}-${String(month).padStart(2, "0")}`;
      if (name <= last) found.push(name);
    }
    return found;
  }

  // From the controls to a selection: the ends of the range, and lists at "all", select nothing.
  function fromControls() {
    const [a, b] = [Number(from.value), Number(to.value)];
    const made = {};
    if (Math.min(a, b) > 0) made.from = months[Math.min(a, b)];
    if (Math.max(a, b) < months.length - 1) made.to = months[Math.max(a, b)];
    for (const list of lists) if (list.value) made[list.name] = list.value;
    return made;
  }

  function toControls() {
    from.value = chosen.from ? Math.max(0, nearest(chosen.from)) : 0;
    to.value = chosen.to ? nearest(chosen.to) : months.length - 1;
    for (const list of lists) {
      list.value = chosen[list.name] ?? "";
      if (list.selectedIndex < 0) list.value = "";
    }
  }

  function nearest(month) {
    if (month <= months[0]) return 0;
    const index = months.indexOf(month);
    return index < 0 ? months.length - 1 : index;
  }

  function sayMonths() {
    for (const range of [from, to]) {
      const words = selection.month(months[Number(range.value)]);
      range.parentElement.querySelector("output").textContent = words;
      range.setAttribute("aria-valuetext", words);
    }
  }

  function show() {
    sayMonths();
    const found = new Set();
    for (const row of rows) {
      row.element.hidden = !selection.matches(chosen, row);
      if (!row.element.hidden) found.add(row.record);
    }
    for (const list of document.querySelectorAll("ol[data-rows]")) {
      const empty = ![...list.children].some((item) => !item.hidden);
      list.hidden = empty;
      list.previousElementSibling.hidden = empty;
    }
    const all = new Set(rows.map(({ record }) => record)).size;
    const narrowed = Object.keys(chosen).length > 0;
    form.querySelector("[role=status]").textContent = narrowed ? `${found.size} of ${all} records` : `All ${all} records`;
    form.querySelector(".selection-reset").hidden = !narrowed;
    form.querySelector(".selection-other").search = selection.write(chosen);
    drawBars();
    tellFrame(false);
  }

  // One bar for each year: what began in it, and above it what went on from before; the year's range is left out of the question.
  function drawBars() {
    const others = { ...chosen, from: undefined, to: undefined };
    const once = new Map(rows.filter((row) => selection.matches(others, row)).map((row) => [row.record, row]));
    const counts = years.map((year) => {
      const inYear = [...once.values()].filter((row) => selection.matches({ from: `${year}-01`, to: `${year}-12` }, row));
      return { year, began: inYear.filter(({ first }) => first.startsWith(year)).length, all: inYear.length };
    });
    const most = Math.max(1, ...counts.map(({ all }) => all));
    const bars = form.querySelector(".bars");
    if (!bars.children.length) bars.append(...years.map(barOf));
    counts.forEach(({ year, began, all }, index) => {
      const button = bars.children[index].firstElementChild;
      const inside = (!chosen.from || `${year}-12` >= chosen.from) && (!chosen.to || `${year}-01` <= chosen.to);
      const alone = chosen.from === `${year}-01` && chosen.to === `${year}-12`;
      button.style.setProperty("--all", all / most);
      button.style.setProperty("--began", began / most);
      button.setAttribute("aria-pressed", alone);
      button.classList.toggle("outside", !inside);
      button.setAttribute("aria-label", `${year}: ${all} ${all === 1 ? "record" : "records"}${all > began ? `, ${all - began} of them from before` : ""}`);
      button.title = button.getAttribute("aria-label");
    });
  }

  function barOf(year) {
    const item = document.createElement("li");
    const button = item.appendChild(document.createElement("button"));
    button.type = "button";
    const bar = button.appendChild(document.createElement("span"));
    bar.className = "bar";
    bar.appendChild(document.createElement("span"));
    const label = button.appendChild(document.createElement("span"));
    label.className = "bar-year";
    label.textContent = year;
    button.addEventListener("click", () => {
      const alone = button.getAttribute("aria-pressed") === "true";
      choose({ ...chosen, from: alone ? undefined : `${year}-01`, to: alone ? undefined : `${year}-12` });
    });
    return item;
  }

  // A new selection is a new entry in the browser's history; the way back restores the one before.
  function choose(next) {
    chosen = Object.fromEntries(Object.entries(next).filter(([, value]) => value));
    const address = window.location.pathname + selection.write(chosen) + window.location.hash;
    if (address !== window.location.pathname + window.location.search + window.location.hash) window.history.pushState(null, "", address);
    toControls();
    show();
  }

  function tellFrame(move) {
    frame?.contentWindow?.postMessage({ selection: window.location.search, move }, window.location.origin);
  }

  function restore() {
    chosen = selection.read(window.location.search);
    toControls();
    show();
    tellFrame(true);
  }

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
  window.addEventListener("message", ({ origin, source, data }) => {
    if (origin !== window.location.origin || source !== frame?.contentWindow) return;
    if (data?.ready) tellFrame(true);
    // Where the reader has moved the map belongs to the address, but is no step back of its own.
    if (typeof data?.at === "string") {
      const query = new URLSearchParams(selection.write(chosen));
      query.set("at", data.at);
      window.history.replaceState(null, "", `${window.location.pathname}?${query.toString().replaceAll("%2C", ",")}${window.location.hash}`);
    }
  });
  restore();
})();
