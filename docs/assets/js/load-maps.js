// The drawing of a map is in the page; the interactive map is fetched when the reader comes to it or touches the page, not before.
const SIGNS_OF_A_READER = ["scroll", "pointermove", "pointerdown", "touchstart", "keydown"];
const frames = document.querySelectorAll("iframe[data-src]");

const inView = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting || !target.dataset.src) continue;
    target.src = target.dataset.src;
    delete target.dataset.src;
  }
}, { rootMargin: "100px" });

function begin() {
  for (const kind of SIGNS_OF_A_READER) window.removeEventListener(kind, begin);
  frames.forEach((frame) => inView.observe(frame));
}

for (const kind of SIGNS_OF_A_READER) window.addEventListener(kind, begin, { passive: true });
if (window.location.search || window.location.hash) begin();
