// What every map page does in the browser. The pages themselves are written by hooks/explainer/maps/.
"use strict";

const explainer = (() => {
  // The site's own switch decides between light and dark; a map opened by itself follows the device.
  function followScheme() {
    let body = null;
    try {
      body = window.parent !== window ? window.parent.document.body : null;
    } catch { /* framed by another site: no access, the device decides */ }
    if (window.parent !== window) document.documentElement.classList.add("framed");
    if (!body) return;
    const apply = () => {
      document.documentElement.dataset.scheme = body.dataset.mdColorScheme === "slate" ? "dark" : "light";
    };
    apply();
    new MutationObserver(apply).observe(body, { attributeFilter: ["data-md-color-scheme"] });
  }

  function createMap(id, { bounds }) {
    followScheme();
    const map = L.map(id, { zoomSnap: 0.25, minZoom: 3, maxZoom: 11, scrollWheelZoom: window.parent === window, attributionControl: false });
    map.fitBounds(bounds);
    if (window.innerWidth < 500) document.querySelector(".legend")?.removeAttribute("open");
    L.control.scale({ imperial: false }).addTo(map);
    L.control.attribution({ prefix: "Leaflet" }).addTo(map);
    map.createPane("land").style.zIndex = 300;
    return map;
  }

  // Draws countries and units; resolves to their features by id, which areas of records are drawn from.
  async function baseMap(map, url, labels, credit) {
    const response = await fetch(url);
    const { features } = await response.json();
    const style = (feature) => ({ className: feature.properties.level === "country" ? "land" : "unit", pane: "land" });
    L.geoJSON(features, { style, pane: "land", interactive: false, attribution: "Natural Earth" }).addTo(map);
    for (const [name, lon, lat] of labels) addLabel(map, name, [lat, lon], "country");
    if (credit) addCredit(map, credit);
    return new Map(features.map((feature) => [feature.properties.id, feature]));
  }

  function addCredit(map, words) {
    const control = L.control({ position: "bottomright" });
    control.onAdd = () => {
      const details = L.DomUtil.create("details", "credit");
      L.DomUtil.create("summary", "", details).textContent = "About the borders";
      L.DomUtil.create("p", "", details).textContent = words;
      return details;
    };
    control.addTo(map);
  }

  function addLabel(map, words, at, className) {
    const element = document.createElement("span");
    element.textContent = words;
    const icon = L.divIcon({ html: element, className: `label label-${className}`, iconSize: null });
    L.marker(at, { icon, interactive: false, keyboard: false }).addTo(map);
  }

  async function records(map, unitsReady, source) {
    const [units, data] = await Promise.all([unitsReady, typeof source === "string" ? (await fetch(source)).json() : source]);
    const named = new Set();
    for (const features of bySpot(data.features)) {
      const layers = features.flatMap((feature) => layersOf(feature, units));
      if (!layers.length) continue;
      const group = L.featureGroup(layers).addTo(map);
      group.bindPopup(() => popup(features), { maxWidth: 260, maxHeight: 220 });
      makeReachable(layers.at(-1), features, group);
      const [{ geometry, properties }] = features;
      if (geometry && !named.has(properties.place) && data.features.length <= 12) {
        const [lon, lat] = geometry.coordinates;
        addLabel(map, properties.place, [lat, lon], "place");
        named.add(properties.place);
      }
    }
    document.documentElement.dataset.drawn = "true";
  }

  // What lies at one spot is one mark with one popup; the widest uncertainty is drawn first.
  function bySpot(features) {
    const spots = new Map();
    for (const feature of features) {
      const key = JSON.stringify(feature.geometry ? feature.geometry.coordinates : feature.properties.units);
      if (!spots.has(key)) spots.set(key, []);
      spots.get(key).push(feature);
    }
    return [...spots.values()].map((spot) => spot.sort((a, b) => (b.properties.radius_km ?? 0) - (a.properties.radius_km ?? 0)));
  }

  // One mark for what is known: a point, a circle of uncertainty, a filled area, or a hatched one where no edge is fixed.
  function layersOf({ geometry, properties }, units) {
    if (!geometry) {
      return properties.units.filter((id) => units.has(id)).map((id) => L.geoJSON(units.get(id), { style: { className: "spot-unit" } }));
    }
    const at = [geometry.coordinates[1], geometry.coordinates[0]];
    const layers = [];
    const precise = properties.precision === "exact" || properties.precision === "near";
    if (properties.radius_km) {
      layers.push(L.circle(at, { radius: properties.radius_km * 1000, className: precise ? "spot-circle" : "spot-hatched" }));
    }
    if (precise) layers.push(L.circleMarker(at, { radius: properties.precision === "exact" ? 7 : 5, className: "spot-point" }));
    return layers;
  }

  // Every text becomes a text node: nothing from a record is read as HTML.
  function popup(features) {
    const box = document.createElement("div");
    for (const { properties } of features) {
      const link = box.appendChild(document.createElement("a"));
      link.textContent = properties.title;
      link.href = properties.href;
      link.target = "_top";
      link.dir = "auto";
      const affected = properties.role === "affected" ? "affected " : "";
      for (const words of [properties.dates, `${affected}${properties.where}`]) {
        if (words) line(box, words);
      }
      if (properties.estimated) line(box, "How far off it may be is the editors’ estimate.").className = "estimate";
    }
    return box;
  }

  function line(box, words) {
    const paragraph = box.appendChild(document.createElement("p"));
    paragraph.textContent = words;
    paragraph.dir = "auto";
    return paragraph;
  }

  function makeReachable(layer, features, group) {
    const element = layer.getElement ? layer.getElement() : layer.getLayers()[0].getElement();
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", features.map(({ properties }) => `${properties.title}, ${properties.where}`).join("; "));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      group.openPopup(layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter());
    });
  }

  return { createMap, baseMap, records };
})();
