// What every page needs: light or dark before anything is painted, the menu of small screens, maps when they are asked for.
// It stands in for the theme's own bundle, which costs ten times as much and does nothing else that this site uses.
(() => {
  document.documentElement.classList.replace("no-js", "js");

  // The drawing stands in the page; the interactive map is fetched when the reader comes to it or touches it, not before.
  document.addEventListener("DOMContentLoaded", () => {
    const frames = [...document.querySelectorAll("iframe[data-src]")];
    const load = (frame) => {
      if (frame.dataset.src) frame.src = frame.dataset.src;
      delete frame.dataset.src;
    };
    const inView = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) load(target);
    }, { rootMargin: "100px" });
    const begin = () => {
      for (const kind of SIGNS) window.removeEventListener(kind, begin);
      frames.forEach((frame) => inView.observe(frame));
    };
    const SIGNS = ["scroll", "pointermove", "pointerdown", "touchstart", "keydown"];
    for (const kind of SIGNS) window.addEventListener(kind, begin, { passive: true });
    if (window.location.search || window.location.hash) begin();
  });

  const inputs = [...document.querySelectorAll("[data-md-component=palette] input")];
  if (!inputs.length) return;
  const device = window.matchMedia("(prefers-color-scheme: dark)");
  const FOLLOWING = "(prefers-color-scheme)";
  let current = Math.max(0, Math.min(inputs.length - 1, Number(__md_get("__palette")?.index ?? 0)));

  function apply() {
    const { mdColorMedia } = inputs[current].dataset;
    const wanted = mdColorMedia === FOLLOWING ? `(prefers-color-scheme: ${device.matches ? "dark" : "light"})` : mdColorMedia;
    const source = inputs.find(({ dataset }) => dataset.mdColorMedia === wanted) ?? inputs[current];
    for (const name of ["scheme", "primary", "accent"]) document.body.setAttribute(`data-md-color-${name}`, source.getAttribute(`data-md-color-${name}`));
    document.body.setAttribute("data-md-color-media", mdColorMedia);
    inputs[current].checked = true;
    inputs.forEach((input, index) => { input.nextElementSibling.hidden = index !== current; });
  }

  inputs.forEach((input, index) => input.addEventListener("change", () => {
    const focused = document.activeElement === input;
    current = index;
    __md_set("__palette", { index });
    apply();
    if (focused) input.focus();
  }));
  device.addEventListener("change", apply);
  apply();

  // The menu of small screens is a checkbox with a label; with script a button opens it, which a keyboard reaches.
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".menu-open");
    if (button) toggle(button);
  });
  document.addEventListener("keydown", ({ key }) => {
    const drawer = document.getElementById("__drawer");
    if (key !== "Escape" || !drawer?.checked) return;
    const button = document.querySelector(".menu-open");
    toggle(button);
    button.focus();
  });
  function toggle(button) {
    const drawer = document.getElementById("__drawer");
    drawer.checked = !drawer.checked;
    button.setAttribute("aria-expanded", drawer.checked);
  }
})();
