// What every map page does in the browser. The pages themselves are written by hooks/explainer/maps/.
"use strict";

const explainer = (() => {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const root = document.documentElement;
  // The page of our own site that shows this map in a frame; null when it stands alone or another site has embedded it.
  const host = (() => {
    try {
      return window.parent !== window && window.parent.document ? window.parent : null;
    } catch {
      return null;
    }
  })();
  let landDrawn = Promise.resolve();
  let chosen = selection.read(window.location.search);

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

  function createMap(id, { bounds }) {
    followScheme();
    const map = L.map(id, {
      zoomSnap: 0.25, minZoom: 3, maxZoom: 11, scrollWheelZoom: window.parent === window, attributionControl: false,
      fadeAnimation: !still, zoomAnimation: !still, markerZoomAnimation: !still,
    });
    const at = selection.position(window.location.search);
    if (at) map.setView([at.lat, at.lon], at.zoom);
    else map.fitBounds(bounds);
    if (window.matchMedia("(max-width: 499px)").matches) document.querySelector(".legend")?.removeAttribute("open");
    L.control.scale({ imperial: false }).addTo(map);
    L.control.attribution({ prefix: "Leaflet", position: "bottomright" }).addTo(map);
    fullScreen().addTo(map);
    map.createPane("land").style.zIndex = 300;
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

  // Land, water and names; `own` are the names of this map alone.
  function base(map, url, own, credit) {
    if (credit) addCredit(map, credit);
    map.attributionControl.addAttribution("Natural Earth");
    landDrawn = land.draw(map, url, own);
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

  // The records: from the page, or from the file that all maps share, then only those with the given ids.
  async function records(map, source, { site, units: unitsAt, only }) {
    const data = typeof source === "string" ? await (await fetch(source)).json() : source;
    const ids = only && new Set(only);
    const all = ids ? data.features.filter(({ properties }) => ids.has(properties.record.split("/")[1])) : data.features;
    const units = all.some(({ properties }) => properties.units) ? await outlines(unitsAt) : new Map();
    await landDrawn;
    const areas = L.layerGroup().addTo(map);
    const points = L.layerGroup().addTo(map);
    let redraw = () => {};
    const show = () => {
      const features = all.filter(({ properties }) => selection.matches(chosen, properties));
      const spots = marks.bySpot(features);
      areas.clearLayers();
      for (const spot of spots) if (spot.units) marks.area(map, spot, units, site)?.addTo(areas);
      map.off("moveend", redraw);
      redraw = pointsOf(map, points, spots.filter((spot) => spot.geometry), site);
      map.on("moveend", redraw);
      redraw();
      beside(features, site);
      saySelection(features, data.names ?? {});
    };
    show();
    if (host && !only) answerHost(map, show);
    embedSnippet();
    root.dataset.drawn = "true";
    performance.mark("drawn");
  }

  async function outlines(url) {
    const { features } = await (await fetch(url)).json();
    return new Map(features.map((feature) => [feature.id, feature]));
  }

  // Draws what is in view; where there are many, those too near each other become one mark with their number.
  function pointsOf(map, layer, spots, site) {
    const crowded = typeof Supercluster === "function" && spots.length > 1;
    // Supercluster's pixels are those of 512-pixel tiles, Leaflet's of 256.
    const index = crowded && new Supercluster({
      radius: 72, maxZoom: 9,
      map: ({ features }) => ({ records: features.length, places: 1 }),
      reduce: (sum, { records: more, places }) => { sum.records += more; sum.places += places; },
    }).load(spots.map((spot) => ({ type: "Feature", geometry: spot.geometry, properties: spot })));
    return () => {
      if (!crowded && layer.getLayers().length === spots.length && spots.length) return;
      const focused = document.activeElement?.getAttribute("aria-label");
      layer.clearLayers();
      const box = map.getBounds().pad(0.2);
      const zoom = Math.round(map.getZoom());
      const shown = crowded
        ? index.getClusters([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()], zoom)
        : spots.map((spot) => ({ geometry: spot.geometry, properties: spot }));
      for (const { geometry, properties } of shown) {
        const [lon, lat] = geometry.coordinates;
        const one = properties.cluster
          ? marks.cluster([lat, lon], properties, (event) => comeCloser(map, layer, index, properties.cluster_id, [lat, lon], event))
          : marks.spotLayer(map, properties, site);
        one.addTo(layer);
      }
      if (focused) layer.getLayers().map((one) => elementOf(one)).find((one) => one?.getAttribute("aria-label") === focused)?.focus();
    };
  }

  function elementOf(layer) {
    return layer.getElement ? layer.getElement() : layer.getLayers().at(-1).getElement();
  }

  // From a cluster to the zoom at which it falls apart; by keyboard the focus goes on to the mark nearest to where it was.
  function comeCloser(map, layer, index, id, at, event) {
    const zoom = Math.min(index.getClusterExpansionZoom(id), map.getMaxZoom());
    const byKeyboard = event.type === "keydown";
    map.once("moveend", () => {
      if (!byKeyboard) return;
      const centre = map.latLngToContainerPoint(at);
      const far = (one) => centre.distanceTo(map.latLngToContainerPoint(one.getLatLng ? one.getLatLng() : one.getBounds().getCenter()));
      const nearest = layer.getLayers().sort((a, b) => far(a) - far(b))[0];
      if (nearest) elementOf(nearest).focus();
    });
    map.setView(at, zoom, { animate: !still && !byKeyboard });
  }

  // What is not located well enough to draw is counted beside the map, with links.
  function beside(features, site) {
    const box = document.getElementById("beside");
    const reasons = new Map();
    const missing = features.filter(({ properties }) => properties.beside);
    for (const { properties } of missing) reasons.set(properties.beside, [...(reasons.get(properties.beside) ?? []), properties]);
    box.hidden = !missing.length;
    box.querySelector("summary").textContent = `${missing.length} not on the map`;
    box.querySelector("div").replaceChildren(...[...reasons].flatMap(([why, records]) => {
      const heading = document.createElement("h2");
      heading.textContent = `${records.length} ${why}`;
      const list = document.createElement("ul");
      list.append(...records.map((record) => besideItem(record, site)));
      return [heading, list];
    }));
  }

  function besideItem({ title, record, dates }, site) {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.textContent = title;
    link.href = site + record;
    link.target = "_top";
    link.dir = "auto";
    item.append(` ${dates}`);
    return item;
  }

  // By itself the map says that it shows a selection, and leads to where that can be changed.
  function saySelection(features, names) {
    const records = new Set(features.map(({ properties }) => properties.record)).size;
    const words = [];
    if (chosen.from || chosen.to) words.push([chosen.from && `from ${selection.month(chosen.from)}`, chosen.to && `to ${selection.month(chosen.to)}`].filter(Boolean).join(" "));
    for (const key of ["kind", "actor", "country", "grade"]) if (chosen[key]) words.push(names[chosen[key]] ?? chosen[key].replaceAll("-", " "));
    const line = document.getElementById("chosen");
    line.hidden = !words.length;
    line.textContent = words.length ? `Only ${words.join(", ")}: ${records} ${records === 1 ? "record" : "records"}` : "";
    if (!host && words.length) document.getElementById("back").search = selection.write(chosen);
  }

  // The page around the map tells what is selected; the map tells where the reader has moved it.
  function answerHost(map, show) {
    window.addEventListener("message", (event) => {
      if (event.origin !== window.location.origin || event.source !== host || typeof event.data?.selection !== "string") return;
      chosen = selection.read(event.data.selection);
      show();
      const at = selection.position(event.data.selection);
      if (at && event.data.move) map.setView([at.lat, at.lon], at.zoom, { animate: false });
    });
    let moved = false;
    map.on("dragstart zoomstart keydown", () => { moved = true; });
    map.on("moveend", () => {
      const { lat, lng } = map.getCenter();
      if (moved) host.postMessage({ at: [lat.toFixed(3), lng.toFixed(3), map.getZoom()].join(",") }, window.location.origin);
    });
    host.postMessage({ ready: true }, window.location.origin);
  }

  function embedSnippet() {
    const box = document.getElementById("snippet");
    const address = box.dataset.address;
    box.value = box.value.replace(address, address + window.location.search.replaceAll("&", "&amp;").replaceAll('"', "%22"));
    box.addEventListener("focus", () => box.select());
  }

  return { createMap, base, records };
})();
