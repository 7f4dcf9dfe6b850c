// What readers have selected of the records: read from the address, asked of a record, said in words. Used by pages and maps alike.
"use strict";

const selection = (() => {
  const KEYS = ["from", "to", "kind", "actor", "country", "grade"];
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

  // From an address's query; months are YYYY-MM, what is unknown is left out.
  function read(query) {
    const given = new URLSearchParams(query);
    const chosen = {};
    for (const key of KEYS) {
      const value = given.get(key);
      const fits = key === "from" || key === "to" ? /^\d{4}-(0[1-9]|1[0-2])$/ : /^[A-Za-z0-9-]+$/;
      if (value && fits.test(value)) chosen[key] = value;
    }
    return chosen;
  }

  function write(chosen) {
    const query = new URLSearchParams();
    for (const key of KEYS) if (chosen[key]) query.set(key, chosen[key]);
    return query.size ? `?${query}` : "";
  }

  // A record belongs to every day that its dates may mean; an empty first or last day is an open beginning or end.
  function matches(chosen, { first = "", last = "", collection, kind, actors = [], countries = [], grades = [] }) {
    return (!chosen.from || !last || last.slice(0, 7) >= chosen.from)
      && (!chosen.to || first.slice(0, 7) <= chosen.to)
      && (!chosen.kind || chosen.kind === kind || chosen.kind === collection)
      && (!chosen.actor || actors.includes(chosen.actor))
      && (!chosen.country || countries.includes(chosen.country))
      && (!chosen.grade || grades.includes(chosen.grade));
  }

  function month(value) {
    const [year, number] = value.split("-");
    return `${MONTHS[number - 1]} ${year}`;
  }

  // The position on the map, as "latitude,longitude,zoom"; null when there is none or it is no position.
  function position(query) {
    const [lat, lon, zoom] = (new URLSearchParams(query).get("at") ?? "").split(",").map(Number);
    return Number.isFinite(zoom) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20 ? { lat, lon, zoom } : null;
  }

  return { KEYS, read, write, matches, month, position };
})();
