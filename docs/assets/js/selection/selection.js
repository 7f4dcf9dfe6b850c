// What readers have selected of the records: read from the address, compared with a record, written in words. For pages and maps alike.
import { MONTHS } from "engine:constants";

// What is chosen from a list; `from` and `to` are months such as 2012-01.
export const LISTS = ["kind", "actor", "country", "grade"];
const KEYS = ["from", "to", ...LISTS];

// From an address's query; what is unknown is left out.
export function read(query) {
  const given = new URLSearchParams(query);
  const chosen = {};
  for (const key of KEYS) {
    const value = given.get(key);
    const form = LISTS.includes(key) ? /^[A-Za-z0-9-]+$/ : /^\d{4}-(0[1-9]|1[0-2])$/;
    if (value && form.test(value)) chosen[key] = value;
  }
  return chosen;
}

export function write(chosen) {
  const query = new URLSearchParams();
  for (const key of KEYS) if (chosen[key]) query.set(key, chosen[key]);
  return query.size ? `?${query}` : "";
}

// A record belongs to every day that its dates may mean; an empty first or last day is an open beginning or end.
export function matches(chosen, { first = "", last = "", collection, kind, actors = [], countries = [], grades = [] }) {
  return (!chosen.from || !last || last.slice(0, 7) >= chosen.from)
    && (!chosen.to || first.slice(0, 7) <= chosen.to)
    && (!chosen.kind || chosen.kind === kind || chosen.kind === collection)
    && (!chosen.actor || actors.includes(chosen.actor))
    && (!chosen.country || countries.includes(chosen.country))
    && (!chosen.grade || grades.includes(chosen.grade));
}

// A month in words: 2012-01 is January 2012.
export function monthInWords(month) {
  const [year, number] = month.split("-");
  return `${MONTHS[number - 1]} ${year}`;
}

// The position on the map, as "latitude,longitude,zoom"; null when there is none or it is no position.
export function readPosition(query) {
  const [lat, lon, zoom] = (new URLSearchParams(query).get("at") ?? "").split(",").map(Number);
  return Number.isFinite(zoom) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20 ? { lat, lon, zoom } : null;
}
