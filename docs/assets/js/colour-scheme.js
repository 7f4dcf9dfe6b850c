// Light or dark colours, set before anything is painted. The parser waits for this script, so it is no module.
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
})();
