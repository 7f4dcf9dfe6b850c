// The menu of small screens is a checkbox with a label; with script a button opens it, which a keyboard reaches.
const drawer = document.getElementById("__drawer");

function toggle(button) {
  drawer.checked = !drawer.checked;
  button.setAttribute("aria-expanded", drawer.checked);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest(".menu-open");
  if (button) toggle(button);
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !drawer?.checked) return;
  const button = document.querySelector(".menu-open");
  toggle(button);
  button.focus();
});
