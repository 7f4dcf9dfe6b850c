// What lies under the marks of a map: land, water, borders, and names where there is room.
"use strict";

const land = (() => {
  // Units of the drawing in a degree of longitude; hooks/explainer/maps/land.py writes it.
  const SCALE = 200;
  const FONTS = { place: "600 15px system-ui", country: "15px system-ui", town: "13px system-ui", unit: "12px system-ui" };
  const UNITS_FROM_ZOOM = 6;

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
      const scale = (pixels(90).x - pixels(0).x) / (90 * SCALE);
      this._drawing.setAttribute("transform", `translate(${origin.x},${origin.y}) scale(${scale})`);
    },
  });

  // Resolves when all is drawn; `own` are the names of this map alone: [name, longitude, latitude, kind].
  async function draw(map, url, own) {
    const text = await (await fetch(url)).text();
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    group.append(...[...drawing.querySelectorAll("path")].map((path) => document.importNode(path, true)));
    new Land(group).addTo(map);
    const shared = [...drawing.querySelectorAll("text")].map((name) => [
      name.textContent, name.getAttribute("x") / SCALE, latitude(-name.getAttribute("y") / SCALE), name.getAttribute("class"),
    ]);
    write(map, [...own, ...shared]);
  }

  // The inverse of the Mercator projection, in degrees.
  function latitude(y) {
    return (360 / Math.PI) * Math.atan(Math.exp((y * Math.PI) / 180)) - 90;
  }

  // Names in order of weight: one that would lie over another, or stands there already, is left out until there is room.
  function write(map, labels) {
    const pen = document.createElement("canvas").getContext("2d");
    const written = labels.map(([name, lon, lat, kind]) => {
      pen.font = FONTS[kind];
      return { name, kind, at: L.latLng(lat, lon), width: pen.measureText(name).width + (kind === "country" ? 1.5 * name.length : 0) };
    });
    const layer = L.layerGroup().addTo(map);
    let before = "";
    const arrange = () => {
      const shown = fitting(map, written);
      const now = shown.map(({ name }) => name).join("|");
      if (now === before) return;
      before = now;
      layer.clearLayers();
      for (const label of shown) markerOf(label).addTo(layer);
    };
    map.on("moveend resize", arrange);
    arrange();
  }

  function fitting(map, labels) {
    const size = map.getSize();
    const taken = [];
    return labels.filter(({ name, kind, at, width }) => {
      if (kind === "unit" && map.getZoom() < UNITS_FROM_ZOOM) return false;
      const { x, y } = map.latLngToContainerPoint(at);
      const left = kind === "place" || kind === "town" ? x : x - width / 2;
      const box = [left - 4, y - 10, left + width + 14, y + 10, name];
      if (box[2] < -size.x || box[0] > 2 * size.x || box[3] < -size.y || box[1] > 2 * size.y) return false;
      const over = (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
      if (taken.some((other) => name === other[4] || over(other))) return false;
      taken.push(box);
      return true;
    });
  }

  function markerOf({ name, kind, at }) {
    const element = document.createElement("span");
    element.textContent = name;
    element.dir = "auto";
    const icon = L.divIcon({ html: element, className: `label label-${kind}`, iconSize: null });
    return L.marker(at, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
  }

  return { draw };
})();
