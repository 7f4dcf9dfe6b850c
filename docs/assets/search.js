// The search dialog. Nothing of the index is loaded before the dialog is opened for the first time.
(() => {
  const dialog = document.getElementById("search");
  if (!dialog) return;
  const [input, status, list] = [dialog.querySelector("input"), dialog.querySelector("[role=status]"), dialog.querySelector("ol")];
  const greeting = status.textContent;
  let index;

  async function load() {
    index ??= import(new URL(dialog.dataset.index, document.baseURI)).then(async (pagefind) => {
      await pagefind.options({ ranking: { termFrequency: 0.4, pageLength: 0.2, termSaturation: 1.2, metaWeights: { title: 5, names: 12 } } });
      await pagefind.init();
      return pagefind;
    });
    return index;
  }

  function open() {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    load().catch(() => { status.textContent = "The search could not be loaded."; index = undefined; });
  }

  async function search() {
    const words = input.value.trim();
    if (!words) return show(greeting, []);
    try {
      const pagefind = await load();
      const found = await pagefind.debouncedSearch(words, {}, 120);
      if (found === null) return; // overtaken by the next key
      const pages = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
      const count = found.results.length;
      show(count ? `${count} ${count === 1 ? "page" : "pages"}` : `Nothing found for “${words}”.`, pages);
    } catch {
      show("The search could not be loaded.", []);
    }
  }

  function show(words, pages) {
    status.textContent = words;
    list.replaceChildren(...pages.map((page) => {
      const item = document.createElement("li");
      const link = item.appendChild(document.createElement("a"));
      link.href = page.url;
      link.textContent = page.meta.title;
      if (page.meta.section) item.appendChild(Object.assign(document.createElement("span"), { className: "search-section", textContent: page.meta.section }));
      item.appendChild(excerpt(page.excerpt));
      return item;
    }));
  }

  // Only text and <mark> are taken over from the index.
  function excerpt(markup) {
    const line = document.createElement("p");
    for (const node of new DOMParser().parseFromString(markup, "text/html").body.childNodes) {
      const marked = node.nodeName === "MARK" ? line.appendChild(document.createElement("mark")) : line;
      marked.append(node.textContent);
    }
    return line;
  }

  document.querySelector(".search-open").addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.nodeName) || event.target.isContentEditable;
    if ((event.key === "/" || event.key === "s") && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopImmediatePropagation();
      open();
    }
  }, true);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    const first = list.querySelector("a");
    event.preventDefault();
    if (first) location.href = first.href;
  });
  dialog.querySelector(".search-close").addEventListener("click", () => dialog.close());
  input.addEventListener("input", search);
})();
