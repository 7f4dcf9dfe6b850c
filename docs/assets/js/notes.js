// Notes beside a link in the text: the source behind a mark, the preview of a record, the meaning of a term.
// Without script, or in a browser without popovers, these are plain links and buttons.
import { PREVIEWED_COLLECTIONS, PREVIEW_FILE } from "engine:constants";

const DELAY = 250;
const text = document.querySelector(".md-content");
const site = new URL(document.getElementById("_search")?.dataset.site ?? ".", document.baseURI).href;
const RECORD = new RegExp(`^(${PREVIEWED_COLLECTIONS.join("|")})/[^/]+/$`);
const previews = new Map();
const note = Object.assign(document.createElement("div"), { className: "aid" });
let timer;
let shownBy = null;

// Beside the words it belongs to, inside the window.
function place(popover, anchor) {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const x = Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8));
  const y = bottom + 6 + height > window.innerHeight - 8 ? Math.max(8, top - height - 6) : bottom + 6;
  Object.assign(popover.style, { margin: "0", inset: `${y}px auto auto ${x}px` });
}

function show(anchor, content) {
  note.replaceChildren(...content);
  shownBy = anchor;
  note.showPopover();
  place(note, anchor);
}

// The reference in the list at the page's end, without its way back.
function referenceOf(mark) {
  const entry = document.getElementById(mark.hash.slice(1))?.cloneNode(true);
  entry?.querySelector(".back")?.remove();
  return entry && [...entry.childNodes];
}

function hasPreview({ href }) {
  return href.startsWith(site) && RECORD.test(href.split(/[?#]/)[0].slice(site.length));
}

async function fetchPreview(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// What a record is, in a line or two, fetched once; null when it cannot be fetched.
async function previewOf(link) {
  const address = new URL(PREVIEW_FILE, link.href).href;
  if (!previews.has(address)) previews.set(address, fetchPreview(address));
  const preview = await previews.get(address);
  if (!preview) return null;
  const { title, kind, lead } = preview;
  return [["strong", title], ["span", kind], ["p", lead]].filter(([, words]) => words)
    .map(([tag, words]) => Object.assign(document.createElement(tag), { textContent: words }));
}

async function showNoteOf(link) {
  if (link.hash.startsWith("#ref-")) {
    const reference = referenceOf(link);
    if (reference) show(link, reference);
  } else if (hasPreview(link)) {
    const preview = await previewOf(link);
    if (preview && (link.matches(":hover") || document.activeElement === link)) show(link, preview);
  }
}

function showTerm(button) {
  const popover = document.getElementById(button.getAttribute("popovertarget"));
  if (!popover || popover.matches(":popover-open")) return;
  popover.showPopover();
  place(popover, button);
}

function hideSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (!note.matches(":hover")) note.hidePopover();
  }, DELAY);
}

function showOnHover({ target }) {
  const link = target.closest("a[href]:not(.headerlink)");
  const term = target.closest("button.term");
  if (!link && !term) return;
  clearTimeout(timer);
  timer = setTimeout(() => (link ? showNoteOf(link) : showTerm(term)), DELAY);
}

// A mark opens its source in place; a second time, or without script, it leads to the list.
function showOnClick(event) {
  const mark = event.target.closest("sup.cite a");
  if (!mark || (shownBy === mark && note.matches(":popover-open"))) return;
  const reference = referenceOf(mark);
  if (!reference) return;
  event.preventDefault();
  show(mark, reference);
}

function start() {
  note.setAttribute("popover", "auto");
  note.setAttribute("role", "note");
  document.body.append(note);
  note.addEventListener("mouseleave", hideSoon);
  text?.addEventListener("mouseover", showOnHover);
  text?.addEventListener("mouseout", ({ target }) => {
    if (target.closest("a[href], button.term")) hideSoon();
  });
  text?.addEventListener("click", showOnClick);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && note.matches(":popover-open")) shownBy?.focus();
  });
  for (const popover of document.querySelectorAll(".term-note")) {
    popover.addEventListener("toggle", ({ newState }) => {
      const button = document.querySelector(`button.term[popovertarget="${popover.id}"]:focus`);
      if (newState === "open" && button) place(popover, button);
    });
  }
}

if (HTMLElement.prototype.showPopover) start();
