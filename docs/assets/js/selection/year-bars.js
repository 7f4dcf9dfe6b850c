// One bar for each year: what began in it, and above it what went on from before.
import { matches } from "./selection.js";

function emptyBar(year) {
  const item = document.createElement("li");
  const button = item.appendChild(document.createElement("button"));
  button.type = "button";
  const bar = button.appendChild(document.createElement("span"));
  bar.className = "bar";
  bar.append(document.createElement("span"));
  button.append(Object.assign(document.createElement("span"), { className: "bar-year", textContent: year }));
  return item;
}

// The bars as elements, one a year, empty until they are filled; `choose` is called with the months of a year, or without when it is given up.
export function createBars(years, choose) {
  return years.map((year) => {
    const item = emptyBar(year);
    const button = item.firstElementChild;
    button.addEventListener("click", () => {
      const alone = button.getAttribute("aria-pressed") === "true";
      choose(alone ? {} : { from: `${year}-01`, to: `${year}-12` });
    });
    return item;
  });
}

// The heights of the bars for a selection, whose own months do not count: they are what the bars are to be chosen by.
export function fillBars(bars, years, rows, chosen) {
  const others = { ...chosen, from: undefined, to: undefined };
  const records = [...new Map(rows.filter((row) => matches(others, row)).map((row) => [row.record, row])).values()];
  const counts = years.map((year) => {
    const inYear = records.filter((record) => matches({ from: `${year}-01`, to: `${year}-12` }, record));
    return { year, began: inYear.filter(({ first }) => first.startsWith(year)).length, all: inYear.length };
  });
  const most = Math.max(1, ...counts.map(({ all }) => all));
  counts.forEach(({ year, began, all }, index) => {
    const button = bars[index].firstElementChild;
    const inside = (!chosen.from || `${year}-12` >= chosen.from) && (!chosen.to || `${year}-01` <= chosen.to);
    button.style.setProperty("--all", all / most);
    button.style.setProperty("--began", began / most);
    button.setAttribute("aria-pressed", chosen.from === `${year}-01` && chosen.to === `${year}-12`);
    button.classList.toggle("outside", !inside);
    button.setAttribute("aria-label", `${year}: ${all} ${all === 1 ? "record" : "records"}${all > began ? `, ${all - began} of them from before` : ""}`);
    button.title = button.getAttribute("aria-label");
  });
}
