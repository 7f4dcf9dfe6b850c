// The records on a map: loads them, draws those that are selected, and says what the map leaves out.
import { LISTS, matches, monthInWords, read, write } from "../selection/selection.js";
import { whenDrawn } from "./base-layer.js";
import { followHost, host } from "./create-map.js";
import { areaLayer, groupBySpot, linkTo } from "./marks.js";
import { createPoints } from "./points.js";

// Shows the records of a GeoJSON collection, or of the file at an address that all maps share: of these only those with the ids in `only`.
// `site` leads to the site's root, `units` to the outlines of areas.
export async function showRecords(map, source, { site, units: unitsUrl, only }) {
  const data = typeof source === "string" ? await (await fetch(source)).json() : source;
  const ids = only && new Set(only);
  const all = ids ? data.features.filter(({ properties }) => ids.has(properties.record.split("/")[1])) : data.features;
  const units = all.some(({ properties }) => properties.units) ? await fetchOutlines(unitsUrl) : new Map();
  await whenDrawn();
  const areas = L.layerGroup().addTo(map);
  const points = createPoints(map, site);
  const show = (chosen) => {
    const features = all.filter(({ properties }) => matches(chosen, properties));
    const spots = groupBySpot(features);
    areas.clearLayers();
    for (const spot of spots) if (spot.units) areaLayer(map, spot, units, site)?.addTo(areas);
    points.show(spots.filter((spot) => spot.geometry));
    listWhatIsNotDrawn(features, site);
    saySelection(chosen, features, data.names ?? {});
  };
  show(read(window.location.search));
  if (host && !only) followHost(map, (query) => show(read(query)));
  document.documentElement.dataset.drawn = "true";
  performance.mark("drawn");
}

async function fetchOutlines(url) {
  const { features } = await (await fetch(url)).json();
  return new Map(features.map((feature) => [feature.id, feature]));
}

// What is not located well enough to draw is counted beside the map, with links.
function listWhatIsNotDrawn(features, site) {
  const box = document.getElementById("beside");
  const reasons = new Map();
  const missing = features.filter(({ properties }) => properties.beside);
  for (const { properties } of missing) reasons.set(properties.beside, [...(reasons.get(properties.beside) ?? []), properties]);
  box.hidden = !missing.length;
  box.querySelector("summary").textContent = `${missing.length} not on the map`;
  box.querySelector("div").replaceChildren(...[...reasons].flatMap(([reason, records]) => {
    const list = document.createElement("ul");
    list.append(...records.map((record) => itemOf(record, site)));
    return [Object.assign(document.createElement("h2"), { textContent: `${records.length} ${reason}` }), list];
  }));
}

function itemOf(record, site) {
  const item = document.createElement("li");
  item.append(linkTo(record, site), ` ${record.dates}`);
  return item;
}

// By itself the map says that it shows a selection, and leads to where that can be changed.
function saySelection(chosen, features, names) {
  const count = new Set(features.map(({ properties }) => properties.record)).size;
  const months = [chosen.from && `from ${monthInWords(chosen.from)}`, chosen.to && `to ${monthInWords(chosen.to)}`].filter(Boolean);
  const values = LISTS.filter((key) => chosen[key]).map((key) => (
    Object.hasOwn(names, chosen[key]) ? names[chosen[key]] : chosen[key].replaceAll("-", " ")
  ));
  const words = [...(months.length ? [months.join(" ")] : []), ...values];
  const line = document.getElementById("chosen");
  line.hidden = !words.length;
  line.textContent = words.length ? `Only ${words.join(", ")}: ${count} ${count === 1 ? "record" : "records"}` : "";
  if (!host && words.length) document.getElementById("back").search = write(chosen);
}
