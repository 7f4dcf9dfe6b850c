// The foot of a page: writes the reader's day into the citations, and adds buttons to copy and to share.
import { DATE_OF_ACCESS } from "engine:constants";

const foot = document.querySelector(".use");
const status = Object.assign(document.createElement("p"), { className: "use-said" });

// For each form of a citation: what stands for the day, and the day itself.
function daysByForm() {
  const now = new Date();
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return {
    plain: [DATE_OF_ACCESS, now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })],
    bibtex: [DATE_OF_ACCESS, [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-")],
    csl: [`{"literal": "${DATE_OF_ACCESS}"}`, `{"date-parts": [[${year}, ${month}, ${day}]]}`],
  };
}

// The last one is replaced: a title may hold the same words.
function fillIn(area, [placeholder, today]) {
  const start = area.value.lastIndexOf(placeholder);
  if (start >= 0) area.value = area.value.slice(0, start) + today + area.value.slice(start + placeholder.length);
}

// The address to pass on keeps what the reader selected and the claim they are at.
function address() {
  const published = document.querySelector("link[rel=canonical]")?.href ?? window.location.origin + window.location.pathname;
  return published + window.location.search + window.location.hash;
}

function button(words, label, action) {
  const element = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  if (label) element.setAttribute("aria-label", label);
  element.addEventListener("click", action);
  return element;
}

async function copy(text, area) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = "Copied.";
  } catch {
    area?.select();
    status.textContent = area ? "The browser does not allow copying; the text is selected instead." : `The address is ${text}`;
  }
}

function addToLinks(element) {
  const item = document.createElement("li");
  item.append(element);
  foot.querySelector(".use-share").closest("li").after(item);
}

function start() {
  status.setAttribute("role", "status");
  foot.append(status);
  const days = daysByForm();
  for (const area of foot.querySelectorAll("textarea")) {
    fillIn(area, days[area.dataset.form]);
    const name = area.labels[0].firstChild.textContent.trim();
    if (navigator.clipboard) area.closest(".use-form").append(button("Copy", `Copy ${name}`, () => copy(area.value, area)));
  }
  foot.querySelector(".use-hint").remove();
  if (navigator.clipboard) addToLinks(button("Copy the address", "", () => copy(address())));
  // A reader who closes the sheet has made no mistake.
  if (navigator.share) addToLinks(button("Share …", "", () => navigator.share({ title: document.title, url: address() }).catch(() => {})));
}

if (foot) start();
