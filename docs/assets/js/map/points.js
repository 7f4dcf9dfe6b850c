// The spots of a map as marks; where there are many, those too near each other become one mark with their number.
import { reducedMotion } from "./create-map.js";
import { clusterLayer, spotLayer } from "./marks.js";

// Supercluster is a script of its own, only on maps with many spots. Its pixels are those of 512-pixel tiles, Leaflet's of 256.
function indexOf(spots) {
  return new Supercluster({
    radius: 72, maxZoom: 9,
    map: ({ features }) => ({ records: features.length, places: 1 }),
    reduce: (sum, { records, places }) => { sum.records += records; sum.places += places; },
  }).load(spots.map((spot) => ({ type: "Feature", geometry: spot.geometry, properties: spot })));
}

function elementOf(layer) {
  return layer.getElement ? layer.getElement() : layer.getLayers().at(-1).getElement();
}

// The layer of points of a map; `show` replaces the spots that are drawn.
export function createPoints(map, site) {
  const layer = L.layerGroup().addTo(map);
  let redraw = () => {};

  function show(spots) {
    map.off("moveend", redraw);
    redraw = () => {};
    if (typeof Supercluster === "function" && spots.length > 1) {
      const index = indexOf(spots);
      redraw = () => replace(marksInView(index));
      map.on("moveend", redraw);
      redraw();
    } else {
      replace(spots.map((spot) => spotLayer(map, spot, site)));
    }
  }

  function marksInView(index) {
    const box = map.getBounds().pad(0.2);
    const found = index.getClusters([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()], Math.round(map.getZoom()));
    return found.map(({ geometry: { coordinates: [lon, lat] }, properties }) => (
      properties.cluster
        ? clusterLayer([lat, lon], properties, (event) => comeCloser(index, properties.cluster_id, [lat, lon], event))
        : spotLayer(map, properties, site)
    ));
  }

  // New marks in place of the old ones; the one that had the focus keeps it.
  function replace(marks) {
    const focused = document.activeElement?.getAttribute("aria-label");
    layer.clearLayers();
    for (const mark of marks) mark.addTo(layer);
    if (focused) marks.map(elementOf).find((element) => element?.getAttribute("aria-label") === focused)?.focus();
  }

  // From a cluster to the zoom at which it falls apart; by keyboard the focus goes on to the mark nearest to where it was.
  function comeCloser(index, id, at, { type }) {
    const zoom = Math.min(index.getClusterExpansionZoom(id), map.getMaxZoom());
    const byKeyboard = type === "keydown";
    map.once("moveend", () => {
      if (!byKeyboard) return;
      const centre = map.latLngToContainerPoint(at);
      const distance = (mark) => centre.distanceTo(map.latLngToContainerPoint(mark.getLatLng ? mark.getLatLng() : mark.getBounds().getCenter()));
      const [nearest] = layer.getLayers().sort((a, b) => distance(a) - distance(b));
      if (nearest) elementOf(nearest).focus();
    });
    map.setView(at, zoom, { animate: !reducedMotion && !byKeyboard });
  }

  return { show };
}
