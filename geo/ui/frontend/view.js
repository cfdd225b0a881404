/** The view that the address holds: window, filters and selection, to and from what the store holds. */

import { readArea } from "../../map/frontend/shared/area.js";
import { NEAR, endOfIso, isoEnd, isoStart, startOfIso } from "./days.js";

/** @import { FacetName, Mode, Selection, View, Window } from "./types.d.ts" */
/** @import { State } from "./state.js" */

/** What the store takes over from a view. @typedef {ReturnType<typeof stateOf>} Taken */

/** @param {View} view as the server read it from the address, or another session's store @param {State} store */
export function stateOf(view, store) {
  const { facets, focus, mentions, documentRow, footprints, perDay } = store, whole = store.defaultWindow();
  /** @type {Mode} */
  const mode = view.window ?? "only";
  /** @type {Window} */
  const window = {
    first: view.from && mode === "only" ? Math.floor(startOfIso(view.from) * perDay + NEAR) : whole.first,
    last: view.to ? Math.ceil(endOfIso(view.to) * perDay - NEAR) - 1 : whole.last,
  };
  if (window.last < window.first) window.first = window.last;
  const mention = view.mention ? store.mentionRow(view.mention) : null;
  let footprint = mention !== null ? mentions.footprint[mention] : null;
  if (footprint === null && view.place) footprint = footprints.place.indexOf(view.place);
  /** @type {Selection} */
  const selection = {
    footprint: footprint === null || footprint < 0 ? null : footprint,
    mention,
    document: view.doc ? documentRow.get(view.doc) ?? null : mention !== null ? mentions.document[mention] : null,
    at: view.at,
  };
  return {
    mode, window, selection,
    undated: view.undated ?? focus === null,
    known: view.known ?? null,
    colour: view.colour,
    show: view.show ?? null,
    tab: view.tab ?? null,
    query: view.query ?? "",
    hits: Boolean(view.hits && view.query),
    matching: null, // until the server tells which
    within: view.in ? documentRow.get(view.in) ?? null : null,
    area: readArea(view.area),
    areaText: readArea(view.area) ? view.area ?? null : null,
    chosen: Object.fromEntries(Object.entries(facets).map(([name, { keys }]) => {
      const wanted = view[/** @type {FacetName} */ (name)];
      return [name, wanted ? new Set(wanted.map((key) => keys.indexOf(key)).filter((row) => row >= 0)) : null];
    })),
  };
}

/** What the server needs to show the same: sent on release and click, never while dragging. @param {State} store @returns {View} */
export function viewOf(store) {
  const { footprint, mention, document, at } = store.selection, { facets, chosen, focus, mode, window, perDay } = store;
  const whole = store.defaultWindow(), isDated = focus !== null;
  return {
    from: isDated && mode === "only" && window.first !== whole.first ? isoStart(window.first / perDay) : null,
    to: isDated && window.last !== whole.last ? isoEnd((window.last + 1) / perDay) : null,
    undated: store.undated === (focus === null) ? null : store.undated,
    ...Object.fromEntries(Object.entries(facets).map(([name, { keys }]) => {
      const rows = chosen[name];
      return [name, rows && [...rows].map((row) => keys[row])];
    })),
    days: store.days === "happened" ? null : store.days,
    window: mode === "only" ? null : mode,
    known: store.known,
    colour: store.colour,
    show: store.show,
    tab: store.tab,
    query: store.query || null,
    hits: store.hits || null,
    in: store.within === null ? null : store.documents.id[store.within],
    area: store.areaText,
    at: document !== null && mention === null ? at : null,
    place: footprint === null ? null : store.footprints.place[footprint] || null,
    mention: mention === null ? null : store.mentionId(mention),
    doc: document === null ? null : store.documents.id[document],
  };
}
