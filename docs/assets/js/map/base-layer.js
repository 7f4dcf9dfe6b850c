// What is below the marks of a map: land, water and borders, and the names on them.
import { LAND_SCALE, UNITS_FROM_ZOOM } from "engine:constants";

// One drawing in Web Mercator that is only moved and scaled: no work for each of its points.
const Land = L.SVG.extend({
  options: { padding: 0.5, pane: "land" },
  initialize(drawing, options) {
    L.SVG.prototype.initialize.call(this, options);
    this._drawing = drawing;
  },
  _initContainer() {
    L.SVG.prototype._initContainer.call(this);
    this._container.setAttribute("aria-hidden", "true");
    this._container.replaceChildren(this._drawing);
  },
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.SVG.prototype._update.call(this);
    const pixels = (lon) => this._map.project([0, lon]);
    const origin = pixels(0).subtract(this._map.getPixelOrigin());
    const scale = (pixels(90).x - pixels(0).x) / (90 * LAND_SCALE);
    this._drawing.setAttribute("transform", `translate(${origin.x},${origin.y}) scale(${scale})`);
  },
});

let drawn = Promise.resolve();

// Resolves when the base layer is drawn.
export const whenDrawn = () => drawn;

// Draws the land that all maps share; `labels` are the names of this map alone: [name, longitude, latitude, kind].
export function drawBase(map, url, labels, credit) {
  map.createPane("land").style.zIndex = 300;
  if (credit) addCredit(map, credit);
  map.attributionControl.addAttribution("Natural Earth");
  drawn = draw(map, url, labels);
}

async function draw(map, url, labels) {
  const text = await (await fetch(url)).text();
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
  group.append(...[...drawing.querySelectorAll("path")].map((path) => document.importNode(path, true)));
  new Land(group).addTo(map);
  writeLabels(map, [...labels, ...[...drawing.querySelectorAll("text")].map(labelOf)]);
}

function labelOf(name) {
  const [x, y] = ["x", "y"].map((axis) => name.getAttribute(axis) / LAND_SCALE);
  return [name.textContent, x, latitude(-y), name.getAttribute("class")];
}

// The inverse of the Mercator projection, in degrees.
function latitude(y) {
  return (360 / Math.PI) * Math.atan(Math.exp((y * Math.PI) / 180)) - 90;
}

function addCredit(map, words) {
  const control = L.control({ position: "bottomright" });
  control.onAdd = () => {
    const details = L.DomUtil.create("details", "credit");
    L.DomUtil.create("summary", "", details).textContent = "About the borders";
    L.DomUtil.create("p", "", details).textContent = words;
    L.DomEvent.disableClickPropagation(details);
    return details;
  };
  control.addTo(map);
}

// Writes labels in order of weight, and arranges them anew whenever the map has moved: one that would overlap another, or is on the map
// already, is left out until there is room.
function writeLabels(map, labels) {
  const measure = measureOf(map.getContainer());
  const measured = labels.map(([name, lon, lat, kind]) => ({ name, kind, at: L.latLng(lat, lon), width: measure(name, kind) }));
  const layer = L.layerGroup().addTo(map);
  let before = "";
  const arrange = () => {
    const shown = fitting(map, measured);
    const names = shown.map(({ name }) => name).join("|");
    if (names === before) return;
    before = names;
    layer.clearLayers();
    for (const label of shown) markerOf(label).addTo(layer);
  };
  map.on("moveend resize", arrange);
  arrange();
}

// The width of a name in pixels, in the font that the style sheet has for labels of its kind.
function measureOf(container) {
  const pen = document.createElement("canvas").getContext("2d");
  const styles = new Map();
  const styleOf = (kind) => {
    const icon = container.appendChild(Object.assign(document.createElement("div"), { className: `label label-${kind}` }));
    const { fontWeight, fontSize, fontFamily, letterSpacing } = getComputedStyle(icon.appendChild(document.createElement("span")));
    const style = { font: `${fontWeight} ${fontSize} ${fontFamily}`, spacing: parseFloat(letterSpacing) || 0 };
    icon.remove();
    return style;
  };
  return (name, kind) => {
    if (!styles.has(kind)) styles.set(kind, styleOf(kind));
    const { font, spacing } = styles.get(kind);
    pen.font = font;
    return pen.measureText(name).width + spacing * name.length;
  };
}

function fitting(map, labels) {
  const size = map.getSize();
  const taken = [];
  return labels.filter(({ name, kind, at, width }) => {
    if (kind === "unit" && map.getZoom() < UNITS_FROM_ZOOM) return false;
    const { x, y } = map.latLngToContainerPoint(at);
    const left = kind === "place" || kind === "town" ? x : x - width / 2;
    const box = { left: left - 4, top: y - 10, right: left + width + 14, bottom: y + 10, name };
    if (box.right < -size.x || box.left > 2 * size.x || box.bottom < -size.y || box.top > 2 * size.y) return false;
    if (taken.some((other) => name === other.name || overlap(box, other))) return false;
    taken.push(box);
    return true;
  });
}

function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function markerOf({ name, kind, at }) {
  const element = document.createElement("span");
  element.textContent = name;
  element.dir = "auto";
  const icon = L.divIcon({ html: element, className: `label label-${kind}`, iconSize: null });
  return L.marker(at, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
}
