// An empty map with its controls, by itself or in a frame. Leaflet is a script of its own before the modules: `L` is its global.
import { read, readPosition, write } from "../selection/selection.js";

export const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const root = document.documentElement;
// The page of our own site that shows this map in a frame; null when the map is opened by itself or another site has embedded it.
export const host = findHost();

// A map in the element with this id; it shows `bounds` unless the address names another position.
export function createMap(id, { bounds }) {
  followScheme();
  const map = L.map(id, {
    zoomSnap: 0.25, minZoom: 3, maxZoom: 11, scrollWheelZoom: window.parent === window, attributionControl: false,
    fadeAnimation: !reducedMotion, zoomAnimation: !reducedMotion, markerZoomAnimation: !reducedMotion,
  });
  const position = readPosition(window.location.search);
  if (position) map.setView([position.lat, position.lon], position.zoom);
  else map.fitBounds(bounds);
  if (window.matchMedia("(max-width: 499px)").matches) document.querySelector(".legend")?.removeAttribute("open");
  L.control.scale({ imperial: false }).addTo(map);
  L.control.attribution({ prefix: "Leaflet", position: "bottomright" }).addTo(map);
  fullScreen().addTo(map);
  fillSnippet();
  return map;
}

// Phones that know no full screen for pages open the map by itself instead.
function fullScreen() {
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    const bar = L.DomUtil.create("div", "leaflet-bar");
    const button = L.DomUtil.create("a", "full-screen", bar);
    button.href = window.location.href;
    button.target = "_blank";
    button.title = "Full screen";
    button.setAttribute("aria-label", "Full screen");
    L.DomEvent.disableClickPropagation(bar);
    if (!document.fullscreenEnabled) return bar;
    button.setAttribute("role", "button");
    const toggle = (event) => {
      if (event.type === "keydown" && event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      if (document.fullscreenElement) document.exitFullscreen();
      else root.requestFullscreen();
    };
    button.addEventListener("click", toggle);
    button.addEventListener("keydown", toggle);
    document.addEventListener("fullscreenchange", () => root.classList.toggle("whole-screen", Boolean(document.fullscreenElement)));
    return bar;
  };
  return control;
}

// The snippet for embedding names the selection and the position that the reader sees, and nothing else of the address: it runs in pages
// of others.
function fillSnippet() {
  const box = document.getElementById("snippet");
  const { address } = box.dataset;
  const query = new URLSearchParams(write(read(window.location.search)));
  const position = readPosition(window.location.search);
  if (position) query.set("at", [position.lat, position.lon, position.zoom].join(","));
  const words = query.size ? `?${query}`.replaceAll("&", "&amp;") : "";
  box.value = box.value.replace(address, () => address + words);
  box.addEventListener("focus", () => box.select());
}

function findHost() {
  try {
    return window.parent !== window && window.parent.document ? window.parent : null;
  } catch {
    return null;
  }
}

// The site's own switch decides between light and dark; a map opened by itself follows the device.
function followScheme() {
  if (window.parent !== window) root.classList.add(host ? "framed" : "embedded");
  if (!host) return;
  const { body } = host.document;
  const apply = () => {
    root.dataset.scheme = body.dataset.mdColorScheme === "slate" ? "dark" : "light";
  };
  apply();
  new MutationObserver(apply).observe(body, { attributeFilter: ["data-md-color-scheme"] });
}

// Keeps the map and the page around it alike: `select` is called with the query of an address when the page has another selection; the
// page is told where the reader has moved the map.
export function followHost(map, select) {
  window.addEventListener("message", ({ origin, source, data }) => {
    if (origin !== window.location.origin || source !== host || typeof data?.selection !== "string") return;
    select(data.selection);
    const position = readPosition(data.selection);
    if (position && data.move) map.setView([position.lat, position.lon], position.zoom, { animate: false });
  });
  let moved = false;
  map.on("dragstart zoomstart keydown", () => { moved = true; });
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    if (moved) host.postMessage({ at: [lat.toFixed(3), lng.toFixed(3), map.getZoom()].join(",") }, window.location.origin);
  });
  host.postMessage({ ready: true }, window.location.origin);
}
