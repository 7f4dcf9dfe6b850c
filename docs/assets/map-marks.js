// Marks on a map: what is drawn of a spot, its popup, and how it is reached by keyboard.
"use strict";

const marks = (() => {
  // What lies at one spot is one mark with one popup, however differently sure the records are of it.
  function bySpot(features) {
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

  const isArea = ({ precision }) => precision === "district" || precision === "region";

  // The mark says what is true of all its records: a dot only when all are at the place itself; none where only an area is known.
  function symbolOf(features) {
    const points = features.filter(({ properties }) => !isArea(properties));
    if (!points.length) return "hatched";
    return points.every(({ properties }) => properties.precision === "exact") ? "exact" : "near";
  }

  // A filled area: the units of the base map that it names.
  function area(map, spot, units, site) {
    const known = spot.units.filter((id) => units.has(id)).map((id) => units.get(id));
    if (!known.length) return null;
    const layer = L.geoJSON(known, { style: { className: "spot-unit" } });
    // Several units are one area: one button for the keyboard.
    layer.on("add", () => reachable(map, layer.getLayers()[0].getElement(), spot, () => layer.getBounds().getCenter(), site));
    layer.on("click", ({ latlng }) => open(map, spot, latlng, site));
    return layer;
  }

  // A dot, a ring in its circles of uncertainty, or a hatched circle where no edge is fixed; the widest lies below.
  function spotLayer(map, spot, site) {
    const [lon, lat] = spot.geometry.coordinates;
    const circles = new Map();
    for (const { properties } of spot.features) {
      if (properties.radius_km) circles.set(properties.radius_km, isArea(properties) ? "spot-hatched" : "spot-circle");
    }
    const symbol = symbolOf(spot.features);
    const layers = [...circles].sort(([a], [b]) => b - a).map(([radius, className]) => (
      L.circle([lat, lon], { radius: radius * 1000, className, interactive: className === "spot-hatched" })
    ));
    if (symbol !== "hatched") {
      const count = spot.features.length;
      const face = document.createElement("span");
      if (count > 1) face.textContent = count;
      const className = `mark mark-${symbol}${count > 1 ? " mark-many" : ""}`;
      layers.push(L.marker([lat, lon], { icon: L.divIcon({ html: face, className, iconSize: null }), riseOnHover: true }));
    }
    const group = L.featureGroup(layers);
    const centre = () => L.latLng(lat, lon);
    group.on("add", () => reachable(map, layers.at(-1).getElement(), spot, centre, site));
    group.on("click", () => open(map, spot, centre(), site));
    return group;
  }

  // Several spots too near each other to tell apart; choosing it comes closer.
  function cluster(at, { records, places }, come) {
    const face = document.createElement("span");
    face.textContent = records;
    const size = records < 10 ? "small" : records < 100 ? "middle" : "large";
    const marker = L.marker(at, { icon: L.divIcon({ html: face, className: `cluster cluster-${size}`, iconSize: null }) });
    marker.on("add", () => {
      marker.getElement().setAttribute("aria-label", `${records} records at ${places} spots near each other; comes closer`);
    });
    marker.on("click", come);
    marker.on("keydown", ({ originalEvent: event }) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      L.DomEvent.stop(event);
      come(event);
    });
    return marker;
  }

  // The popup belongs to the map, not to the mark, which is drawn anew when the reader moves the map.
  function open(map, spot, at, site) {
    const content = popup(spot, site);
    L.popup({ maxWidth: 260, maxHeight: 220, autoPanPadding: [12, 12] }).setLatLng(at).setContent(content).openOn(map);
    return content;
  }

  // Every text becomes a text node: nothing from a record is read as HTML.
  function popup({ features }, site) {
    const box = document.createElement("div");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", features.length > 1 ? `${features.length} records` : "1 record");
    for (const { properties } of features) {
      const link = box.appendChild(document.createElement("a"));
      link.textContent = properties.title;
      link.href = site + properties.record;
      link.target = "_top";
      link.dir = "auto";
      const kind = properties.kind ? properties.kind[0].toUpperCase() + properties.kind.slice(1).replaceAll("-", " ") : "";
      for (const words of [[kind, properties.dates].filter(Boolean).join(", "), properties.where]) {
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

  // By keyboard a mark is a button; its popup takes the focus and gives it back.
  function reachable(map, element, spot, centre, site) {
    const name = spot.features.map(({ properties }) => `${properties.title}, ${properties.where}`).join("; ");
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", name);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      L.DomEvent.stop(event);
      const content = open(map, spot, centre(), site);
      content.querySelector("a").focus();
      content.closest(".leaflet-popup").addEventListener("keydown", (inside) => {
        if (inside.key !== "Escape") return;
        map.closePopup();
        map.getContainer().querySelector(`[aria-label="${CSS.escape(name)}"]`)?.focus();
      });
    });
  }

  return { bySpot, area, spotLayer, cluster };
})();
