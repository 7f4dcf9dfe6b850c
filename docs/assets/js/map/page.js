// A map page: what it shows stands in the page as data, since no page holds a script of its own.
import { drawBase } from "./base-layer.js";
import { createMap } from "./create-map.js";
import { showRecords } from "./records.js";

const { view, base, records } = JSON.parse(document.getElementById("map-data").textContent);
const map = createMap("map", view);
drawBase(map, base.url, base.labels, base.credit);
showRecords(map, records.source, records.options);
