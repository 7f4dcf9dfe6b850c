// Light or dark colours, set before anything is painted. The parser waits for this script, so it is no module.
(() => {
  document.documentElement.classList.replace("no-js", "js");

  const inputs = [...document.querySelectorAll("[data-md-component=palette] input")];
  if (!inputs.length) return;
  const device = window.matchMedia("(prefers-color-scheme: dark)");
  const FOLLOWING = "(prefers-color-scheme)";
  // The theme's own name for the setting, by the folder of the site: /assets/js/ lies in it.
  const SETTING = `${new URL("../../", document.currentScript.src).pathname}.__palette`;
  let current = stored();

  // The chosen one of the inputs; the first where nothing is stored, or nothing that is a setting.
  function stored() {
    try {
      const { index } = JSON.parse(localStorage.getItem(SETTING));
      return Number.isInteger(index) && index in inputs ? index : 0;
    } catch {
      return 0;
    }
  }

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
    try {
      localStorage.setItem(SETTING, JSON.stringify({ index }));
    } catch {
      // Without storage the choice holds for this page.
    }
    apply();
    if (focused) input.focus();
  }));
  device.addEventListener("change", apply);
  apply();
})();
