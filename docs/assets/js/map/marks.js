// Marks on a map: what is drawn of a spot or of several, its popup, and how it is reached by keyboard.
import { AREA_PRECISIONS } from "engine:constants";

// What is at one spot is one mark with one popup, however differently sure the records are of it.
export function groupBySpot(features) {
  const spots = new Map();
  for (const feature of features) {
    const { geometry, properties } = feature;
    if (!geometry && !properties.units) continue;
    const key = JSON.stringify(geometry?.coordinates ?? properties.units);
    if (!spots.has(key)) spots.set(key, { geometry, units: properties.units, features: [] });
    spots.get(key).features.push(feature);
  }
  return [...spots.values()];
}

const isArea = ({ precision }) => AREA_PRECISIONS.includes(precision);

// The mark says what is true of all its records: a dot only when all are at the place itself; none where only an area is known.
function symbolOf(features) {
  const points = features.filter(({ properties }) => !isArea(properties));
  if (!points.length) return "hatched";
  return points.every(({ properties }) => properties.precision === "exact") ? "exact" : "near";
}

// A filled area: the units of the base map that it names; null when none of them is known.
export function areaLayer(map, spot, units, site) {
  const known = spot.units.filter((id) => units.has(id)).map((id) => units.get(id));
  if (!known.length) return null;
  const layer = L.geoJSON(known, { style: { className: "spot-unit" } });
  // Several units are one area: one button for the keyboard.
  layer.on("add", () => makeReachable(map, layer.getLayers()[0].getElement(), spot, () => layer.getBounds().getCenter(), site));
  layer.on("click", ({ latlng }) => openPopup(map, spot, latlng, site));
  return layer;
}

// A dot, a ring in its circles of uncertainty, or a hatched circle where no edge is fixed; the widest is below.
export function spotLayer(map, spot, site) {
  const [lon, lat] = spot.geometry.coordinates;
  const circles = new Map();
  for (const { properties } of spot.features) {
    if (properties.radius_km) circles.set(properties.radius_km, isArea(properties) ? "spot-hatched" : "spot-circle");
  }
  const layers = [...circles].sort(([a], [b]) => b - a).map(([radius, className]) => (
    L.circle([lat, lon], { radius: radius * 1000, className, interactive: className === "spot-hatched" })
  ));
  const symbol = symbolOf(spot.features);
  if (symbol !== "hatched") layers.push(markerOf(symbol, spot.features.length, [lat, lon]));
  const group = L.featureGroup(layers);
  const centreOf = () => L.latLng(lat, lon);
  group.on("add", () => makeReachable(map, layers.at(-1).getElement(), spot, centreOf, site));
  group.on("click", () => openPopup(map, spot, centreOf(), site));
  return group;
}

function markerOf(symbol, count, at) {
  const face = document.createElement("span");
  if (count > 1) face.textContent = count;
  const className = `mark mark-${symbol}${count > 1 ? " mark-many" : ""}`;
  return L.marker(at, { icon: L.divIcon({ html: face, className, iconSize: null }), riseOnHover: true });
}

// Several spots too near each other to tell apart; choosing it calls `comeCloser` with the event.
export function clusterLayer(at, { records, places }, comeCloser) {
  const face = document.createElement("span");
  face.textContent = records;
  const size = records < 10 ? "small" : records < 100 ? "middle" : "large";
  const marker = L.marker(at, { icon: L.divIcon({ html: face, className: `cluster cluster-${size}`, iconSize: null }) });
  marker.on("add", () => {
    const element = marker.getElement();
    element.setAttribute("aria-label", `${records} records at ${places} spots near each other; comes closer`);
    onEnterOrSpace(element, comeCloser);
  });
  marker.on("click", comeCloser);
  return marker;
}

// The popup belongs to the map, not to the mark, which is drawn anew when the reader moves the map. `site` is the address of the site's
// root, to which links to records are relative.
function openPopup(map, spot, at, site) {
  const content = contentOf(spot, site);
  L.popup({ maxWidth: 260, maxHeight: 220, autoPanPadding: [12, 12] }).setLatLng(at).setContent(content).openOn(map);
  return content;
}

// Every text becomes a text node: nothing from a record is read as HTML.
function contentOf({ features }, site) {
  const box = document.createElement("div");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", features.length > 1 ? `${features.length} records` : "1 record");
  for (const { properties } of features) {
    box.append(linkTo(properties, site));
    const kind = properties.kind ? properties.kind[0].toUpperCase() + properties.kind.slice(1).replaceAll("-", " ") : "";
    for (const words of [[kind, properties.dates].filter(Boolean).join(", "), properties.where]) {
      if (words) addLine(box, words);
    }
    if (properties.estimated) addLine(box, "How far off it may be is the editors’ estimate.").className = "estimate";
  }
  return box;
}

// A link from the map to a record's page, which takes the place of the page around the map.
export function linkTo({ title, record }, site) {
  return Object.assign(document.createElement("a"), { textContent: title, href: site + record, target: "_top", dir: "auto" });
}

function addLine(box, words) {
  const paragraph = Object.assign(document.createElement("p"), { textContent: words, dir: "auto" });
  box.append(paragraph);
  return paragraph;
}

// By keyboard a mark is a button; its popup takes the focus and gives it back. `centreOf` says where the popup opens.
function makeReachable(map, element, spot, centreOf, site) {
  const name = spot.features.map(({ properties }) => `${properties.title}, ${properties.where}`).join("; ");
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", name);
  onEnterOrSpace(element, () => {
    const content = openPopup(map, spot, centreOf(), site);
    content.querySelector("a").focus();
    content.closest(".leaflet-popup").addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      map.closePopup();
      map.getContainer().querySelector(`[aria-label="${CSS.escape(name)}"]`)?.focus();
    });
  });
}

function onEnterOrSpace(element, action) {
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    L.DomEvent.stop(event);
    action(event);
  });
}
