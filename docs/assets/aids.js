// Reading aids on top of plain links and buttons: a source, a record or a term shows itself without leaving the line.
(() => {
  if (!HTMLElement.prototype.showPopover) return;
  const WAIT = 250;
  const previews = new Map();
  const box = document.createElement("div");
  box.className = "aid";
  box.setAttribute("popover", "auto");
  box.setAttribute("role", "note");
  document.body.append(box);
  let timer;
  let shownBy = null;

  // Beside the words it belongs to, inside the window.
  function place(popover, anchor) {
    const at = anchor.getBoundingClientRect();
    const size = popover.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - size.width - 8));
    const below = at.bottom + 6;
    const top = below + size.height > window.innerHeight - 8 ? Math.max(8, at.top - size.height - 6) : below;
    Object.assign(popover.style, { margin: "0", inset: `${top}px auto auto ${left}px` });
  }

  function show(anchor, ...content) {
    box.replaceChildren(...content);
    shownBy = anchor;
    box.showPopover();
    place(box, anchor);
  }

  // The reference in the list at the page's end, without its way back.
  function reference(mark) {
    const entry = document.getElementById(mark.hash.slice(1))?.cloneNode(true);
    entry?.querySelector(".back")?.remove();
    return entry ? [...entry.childNodes] : null;
  }

  // What a record is, in a line or two: fetched once, when somebody rests on its link.
  function preview(link) {
    const address = new URL("preview.json", link.href);
    if (!previews.has(address.href)) {
      previews.set(address.href, fetch(address).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null));
    }
    return previews.get(address.href);
  }

  function lines({ title, kind, lead }) {
    return [["strong", title], ["span", kind], ["p", lead]].filter(([, words]) => words)
      .map(([tag, words]) => Object.assign(document.createElement(tag), { textContent: words }));
  }

  const isRecord = (link) => /^(actors|background|events|figures|operations|places|terms)\/[^/]+\/$/.test(
    link.href.split(/[?#]/)[0].slice(new URL(document.getElementById("search")?.dataset.site ?? ".", document.baseURI).href.length));

  async function rest(link) {
    if (link.hash.startsWith("#ref-")) {
      const entry = reference(link);
      if (entry) show(link, ...entry);
    } else if (isRecord(link)) {
      const found = await preview(link);
      if (found && (link.matches(":hover") || document.activeElement === link)) show(link, ...lines(found));
    }
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!box.matches(":hover")) box.hidePopover();
    }, WAIT);
  }

  const text = document.querySelector(".md-content");
  text?.addEventListener("mouseover", ({ target }) => {
    const link = target.closest("a[href]:not(.headerlink)");
    const term = target.closest("button.term");
    if (!link && !term) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (link) rest(link);
      else openTerm(term);
    }, WAIT);
  });
  text?.addEventListener("mouseout", ({ target }) => {
    if (target.closest("a[href], button.term")) leave();
  });
  box.addEventListener("mouseleave", leave);
  // A mark opens its source in place; a second time, or without script, it leads to the list.
  text?.addEventListener("click", (event) => {
    const mark = event.target.closest("sup.cite a");
    if (!mark || (shownBy === mark && box.matches(":popover-open"))) return;
    const entry = reference(mark);
    if (!entry) return;
    event.preventDefault();
    show(mark, ...entry);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && box.matches(":popover-open")) shownBy?.focus();
  });

  function openTerm(button) {
    const popover = document.getElementById(button.getAttribute("popovertarget"));
    if (popover && !popover.matches(":popover-open")) {
      popover.showPopover();
      place(popover, button);
    }
  }
  for (const popover of document.querySelectorAll(".term-note")) {
    popover.addEventListener("toggle", ({ newState }) => {
      const button = document.querySelector(`button.term[popovertarget="${popover.id}"]:focus`);
      if (newState === "open" && button) place(popover, button);
    });
  }
})();
