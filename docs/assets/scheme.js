// Light, dark, or as the device says: applied before anything is painted, kept for the next visit.
// It stands in for the theme's own bundle, which costs ten times as much and does nothing else that this site uses.
(() => {
  document.documentElement.classList.replace("no-js", "js");
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
