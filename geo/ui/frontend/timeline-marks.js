/** What the lanes draw of the project's marks: those that pass the filters and stand on the map, in days. */

import { EVENT_KINDS, OPEN_FIRST, OPEN_LAST } from "../../map/frontend/shared/vocabulary.js";
import { isUndated } from "../../map/frontend/shared/window.js";
import { BASIS_INFERRED } from "./columns.js";

/** @import { Bar, Days, Lane, Look, Undated } from "./types.d.ts" */
/** @import { State } from "./state.js" */

const SURE_DAYS = 2; // a longer interval means "some day in here" and is hatched
const SURE_HOURS = 1; // the same where hours are told apart
const SHARPENED = EVENT_KINDS.length; // a bar's kind, beside those of events: inferred from another outlet
const NEWS_DAYS = 31; // a longer interval says too little of the newest day
const REPORTED = EVENT_KINDS.indexOf("reported");
export const BACKGROUND = EVENT_KINDS.indexOf("background");
export const PLANNED = EVENT_KINDS.indexOf("planned");

/** Whether a mark says well enough when it was, by the switch for known days. @param {State} state @param {number} mark */
export function isKnown({ marks, most }, mark) {
  const first = marks.first[mark], last = marks.last[mark];
  return !most || (!isUndated(first, last) && last - first < most);
}

/** [mark, first, last]: whole days, or the open ends. @param {State} state @returns {Generator<[number, number, number]>} */
export function* drawnMarks(state) {
  const { marks, mask, perDay } = state;
  const day = (/** @type {number} */ tick) => (tick === OPEN_FIRST || tick === OPEN_LAST || perDay === 1 ? tick : Math.floor(tick / perDay));
  for (let mark = 0; mark < mask.length; mark++)
    if (mask[mark] && marks.footprint[mark] >= 0 && isKnown(state, mark)) yield [mark, day(marks.first[mark]), day(marks.last[mark])];
}

/**
 * A mark of these days as moments, the end excluded: to the minute where its text tells one.
 * @param {State} store @param {number} mark @param {number} first @param {number} last @returns {Days}
 */
export function momentsOf(store, mark, first, last) {
  const hours = store.days === "happened" ? store.hours.get(mark) : null;
  return hours ? [first + hours[0] / 24, first + hours[1] / 24] : [first, last + 1];
}

/** How many lanes there are when no facet takes any away. @param {State} state */
export function mostLanes({ marks, mentions, documents }) {
  const { first, last, mention, footprint } = marks, outlets = new Uint8Array(documents.outlet.reduce((most, outlet) => Math.max(most, outlet + 1), 0));
  let undated = 0;
  for (let mark = 0; mark < mention.length; mark++) {
    if (footprint[mark] < 0) continue;
    if (isUndated(first[mark], last[mark])) undated = 1;
    else outlets[documents.outlet[mentions.document[mention[mark]]]] = 1;
  }
  return outlets.reduce((sum, one) => sum + one, undated);
}

/** One lane an outlet that has something to show, and one for what lacks an end: {name, bars} or {name, undated}. @param {State} store @param {boolean} isHourly */
export function lanesOf(store, isHourly) {
  const { marks, mentions, documents } = store, happened = store.days === "happened";
  /** The bars of each outlet, and where to find one by its moments and its look: those of one day, and others. @typedef {{ bars: Bar[], ofDay: Map<number, Bar>, known: Map<number, Map<number, Bar>> }} Found */
  /** @type {(Found | undefined)[]} */
  const dated = [];
  /** @type {Map<string, Undated>} */
  const undated = new Map();
  /** @param {number} outlet @param {number} first @param {number} last @param {number} kind @param {number} inferred @param {number} mark */
  const add = (outlet, first, last, kind, inferred, mark) => {
    const lane = (dated[outlet] ??= /** @type {Found} */ ({ bars: [], ofDay: new Map(), known: new Map() })), isTimed = isHourly && kind !== SHARPENED;
    // numbers, not words: there may be a million marks
    const isDay = first === last && !isTimed, look = kind * 2 + inferred, known = isDay ? lane.ofDay.get(first * 8 + look) : undefined;
    if (known) return void known.marks.push(mark);
    const [from, to] = isTimed ? momentsOf(store, mark, first, last) : [first, last];
    /** @type {Map<number, Bar>} */
    const alike = isDay ? lane.ofDay : lane.known.get(from) ?? new Map();
    const key = to * 8 + look, bar = alike.get(key);
    if (bar) return void bar.marks.push(mark);
    const added = { first, last, kind, inferred, moments: isHourly && to - from < 1 ? /** @type {Days} */ ([from, to]) : null, marks: [mark] };
    alike.set(key, added);
    if (!isDay) lane.known.set(from, alike);
    lane.bars.push(added);
  };
  const { mask, perDay, most } = store, day = (/** @type {number} */ tick) => (perDay === 1 || tick === OPEN_FIRST || tick === OPEN_LAST ? tick : Math.floor(tick / perDay));
  for (let mark = 0; mark < mask.length; mark++) {
    if (!mask[mark] || marks.footprint[mark] < 0 || (most && !isKnown(store, mark))) continue;
    const first = day(marks.first[mark]), last = day(marks.last[mark]);
    const mention = marks.mention[mark], document = mentions.document[mention], outlet = documents.outlet[document];
    const sharpened = happened && store.sharpened.size ? store.sharpened.get(mention) : null;
    if (sharpened) add(outlet, sharpened.first, sharpened.last, SHARPENED, 1, mark);
    if (isUndated(first, last)) {
      const key = `${document} ${first} ${last}`, alike = undated.get(key);
      if (alike) alike.marks.push(mark);
      else undated.set(key, { document, first, last, marks: [mark] });
    } else add(outlet, first, last, happened ? marks.kind[mark] : 0, Number(happened && marks.basis[mark] >= BASIS_INFERRED), mark);
  }
  /** @type {Lane[]} */
  const lanes = [];
  dated.forEach((lane, outlet) => { if (lane) lanes.push({ name: store.outlets[outlet], bars: lane.bars }); });
  if (undated.size) lanes.push({ name: "Undated", undated });
  return lanes;
}

/** What a bar says of its day, or of its hour: a look of the sheet. @param {Bar} bar @param {boolean} isHourly @returns {Look} */
export function lookOf({ first, last, kind, inferred, moments }, isHourly) {
  if (kind === SHARPENED) return "sharpened";
  if (kind === BACKGROUND) return "past";
  if (kind === PLANNED) return "planned";
  if (inferred || last - first > SURE_DAYS) return "told";
  return isHourly && !(moments && moments[1] - moments[0] <= SURE_HOURS / 24) ? "told" : "seen";
}

/** How many mentions some marks are of: one with two days is one. @param {State} state @param {number[]} rows */
export const mentionsOf = ({ marks }, rows) => new Set(rows.map((mark) => marks.mention[mark])).size;

/** The newest day that is told of as news, plans left out: the last day of the pile. @param {State} state */
export function newestDay({ marks: { first, last, kind }, extent, perDay, days }) {
  let newest = -Infinity;
  for (let mark = 0; mark < first.length; mark++)
    if (!isUndated(first[mark], last[mark]) && last[mark] - first[mark] < NEWS_DAYS * perDay && (days === "published" || kind[mark] === REPORTED))
      newest = Math.max(newest, last[mark]);
  return Number.isFinite(newest) ? Math.floor(newest / perDay) : extent?.[1] ?? 0;
}
