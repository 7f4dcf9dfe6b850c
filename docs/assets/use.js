// The foot of a page: writes the reader's day into the citations and adds what needs script, buttons to copy and to share.
(() => {
  const foot = document.querySelector(".use");
  if (!foot) return;
  const PLACE = "[date of access]";
  const now = new Date();
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const TODAY = {
    plain: [PLACE, now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })],
    bibtex: [PLACE, [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-")],
    csl: [`{"literal": "${PLACE}"}`, `{"date-parts": [[${year}, ${month}, ${day}]]}`],
  };
  const said = foot.appendChild(Object.assign(document.createElement("p"), { className: "use-said" }));
  said.setAttribute("role", "status");

  // The address to pass on keeps what the reader selected and the claim they stand at.
  function address() {
    const published = document.querySelector("link[rel=canonical]")?.href ?? window.location.origin + window.location.pathname;
    return published + window.location.search + window.location.hash;
  }

  function button(words, label, action) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    return made;
  }

  async function copy(text, area) {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = "Copied.";
    } catch {
      area?.select();
      said.textContent = area ? "The browser does not allow copying; the text is selected instead." : `The address is ${text}`;
    }
  }

  for (const area of foot.querySelectorAll("textarea")) {
    // The place is the last one: a title may hold the same words.
    const [place, today] = TODAY[area.dataset.form];
    const at = area.value.lastIndexOf(place);
    if (at >= 0) area.value = area.value.slice(0, at) + today + area.value.slice(at + place.length);
    const name = area.labels[0].firstChild.textContent.trim();
    if (navigator.clipboard) area.closest(".use-form").append(button("Copy", `Copy ${name}`, () => copy(area.value, area)));
  }
  foot.querySelector(".use-hint").remove();

  function share(made) {
    const item = document.createElement("li");
    item.append(made);
    foot.querySelector(".use-share").closest("li").after(item);
  }
  if (navigator.clipboard) share(button("Copy the address", "", () => copy(address())));
  // A reader who closes the sheet has made no mistake.
  if (navigator.share) share(button("Share …", "", () => navigator.share({ title: document.title, url: address() }).catch(() => {})));
})();
