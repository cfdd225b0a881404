/** The view in the page's own address, after the #: the parameters are those of the dashboard's address. */

import { startOfIso } from "../days.js";
import { CERTAINTIES, EVENT_KINDS, ROLES } from "../../../map/frontend/shared/vocabulary.js";

/** @import { FacetName, View } from "../types.d.ts" */
/** @import { Store } from "../store.js" */

/** The facets, and what the address calls them. @type {Record<FacetName, string>} */
const FACETS = { sources: "source", roles: "role", kinds: "kind", countries: "country", certainties: "certainty", events: "event", copies: "copies" };
const NONE = "-"; // every box of a facet is cleared
const LONGEST = 300;
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/;
const WIDTHS = [1, 7, 31], COLOURS = ["outlet", "role", "certainty"], TABS = ["claims", "why"];

/** @param {string | null} value */
const moment = (value) => (value && MOMENT.test(value) && Number.isFinite(startOfIso(value)) ? value : null);

/** @template {string} Word @param {string | null} value @param {readonly Word[]} allowed @returns {Word | null} */
const one = (value, allowed) => allowed.find((word) => word === value) ?? null;

/**
 * The view that an address asks for; what the file doesn't hold is left out.
 * @param {string} hash @param {Store | null} store null: nothing is known yet, so that nothing is chosen @param {number} serial @returns {View}
 */
export function viewFrom(hash, store, serial) {
  const params = new URLSearchParams(hash.replace(/^#/, "")), value = (/** @type {string} */ name) => params.getAll(name).at(-1) ?? null;
  const from = moment(value("from")), to = moment(value("to")), isTurned = from !== null && to !== null && startOfIso(from) > startOfIso(to);
  const mention = value("mention"), place = value("place"), doc = value("doc"), at = value("at"), known = Number(value("known")), query = value("q")?.trim();
  const isMention = store !== null && mention !== null && store.documentRow.has(mention.slice(0, mention.lastIndexOf(":"))) && store.mentionRow(mention) !== null;
  return {
    from: isTurned ? null : from,
    to: isTurned ? null : to,
    undated: { 0: false, 1: true }[value("undated") ?? ""] ?? null,
    days: one(value("days"), ["published"]),
    window: one(value("window"), ["until"]),
    known: WIDTHS.includes(known) ? known : null,
    colour: one(value("colour"), COLOURS),
    show: one(value("show"), ["heat"]),
    tab: one(value("tab"), TABS),
    query: query && query.length <= LONGEST ? query : null,
    at: at && /^\d{1,9}$/.test(at) ? Number(at) : null,
    place: store?.footprints.place.includes(place ?? "") ? place : null,
    mention: isMention ? mention : null,
    doc: doc !== null && store?.documentRow.has(doc) ? doc : null,
    ...Object.fromEntries(Object.entries(FACETS).map(([facet, name]) => [facet, chosen(params.getAll(name), keysOf(facet, store))])),
    serial,
  };
}

/** @param {string} facet @param {Store | null} store @returns {readonly string[]} */
function keysOf(facet, store) {
  if (facet === "roles") return ROLES;
  if (facet === "events") return EVENT_KINDS;
  if (facet === "certainties") return [...CERTAINTIES, "none"];
  return store?.facets[facet]?.keys ?? [];
}

/** @param {string[]} values @param {readonly string[]} keys */
function chosen(values, keys) {
  if (values.length === 1 && values[0] === NONE) return [];
  const good = [...new Set(values)].filter((value) => keys.includes(value));
  return good.length ? good : null;
}

/** What stands after the # for a view. @param {View} view */
export function hashOf(view) {
  const params = new URLSearchParams();
  for (const [facet, name] of Object.entries(FACETS)) {
    const values = view[/** @type {FacetName} */ (facet)];
    if (values) for (const value of values.length ? values : [NONE]) params.append(name, value);
  }
  const { from, to, place, mention, doc, days, window, known, colour, show, tab, query, at, undated } = view;
  const single = { from, to, undated: undated === null ? null : Number(undated), place, mention, doc, days, window, known, colour, show, tab, q: query, at };
  for (const [name, value] of Object.entries(single)) if (value !== null && value !== undefined && value !== "") params.set(name, String(value));
  return String(params);
}
