/**
 * Counts of the window, kept while it moves: of the status line, the list of places and every facet.
 *
 * What is counted is the same everywhere: mentions, each once, that pass the filters and of which one mark lies in the
 * window. The timeline's bars count so too (timeline-counts.js), and geo/ui/window.py on the server.
 */

import { Sliding, datedRows } from "../../map/frontend/shared/sliding.js";
import { isUndated } from "../../map/frontend/shared/window.js";

/** @import { Summary } from "./types.d.ts" */
/** @import { State } from "./state.js" */

/** Marks by their days, kept as long as the marks are laid on these: those short enough to count, and the others. @type {WeakMap<ArrayLike<number>, { most: number, near: Sliding, far: Sliding | null }>} */
const slides = new WeakMap();

/** @param {State} state */
function slidesOf({ marks: { first, last }, most }) {
  const known = slides.get(first);
  if (known?.most === most) return known;
  const near = new Sliding(first, last, datedRows(first, last, most ? (row) => last[row] - first[row] < most : undefined));
  const far = most ? new Sliding(first, last, datedRows(first, last, (row) => last[row] - first[row] >= most)) : null;
  const made = { most, near, far };
  slides.set(first, made);
  return made;
}

export class WindowCounts {
  /** @param {State} state whose facets, filters and days hold until others are made */
  constructor(state) {
    const { facets, fails, footprints, mentions: { role }, undated, most, marks: { first, last, mention, footprint, kind } } = state, size = role.length;
    this.state = state;
    this.fails = fails;
    this.first = first;
    this.undated = undated;
    this.most = most;
    const all = Object.entries(facets), ofMention = all.filter(([, facet]) => !facet.ofMark);
    this.by = Object.fromEntries(all.map(([name, { keys }]) => [name, new Uint32Array(keys.length)]));
    this.facets = ofMention.map(([name, { codes }]) => ({ codes, sums: this.by[name] }));
    this.byFootprint = new Uint32Array(footprints.name.length);
    this.mentions = this.unmapped = this.undatedAlone = this.leftOut = 0;
    /** The window that was counted last. */
    this.opens = this.closes = 0;
    /** How many marks of each mention the window holds: of those told as is wanted; of these with a day; too long ones; of each kind. */
    this.held = new Uint32Array(size);
    this.dated = new Uint32Array(size);
    this.long = new Uint32Array(most ? size : 0);
    this.kinds = this.by.events.length;
    this.ofKind = new Uint32Array(size * this.kinds);
    /** Whether a mention that passes has a mark without a day, and where it stands. */
    this.hasUndated = new Uint8Array(size);
    this.footprint = new Int32Array(size).fill(-1);
    for (let mark = 0; mark < mention.length; mark++) this.footprint[mention[mark]] = footprint[mark];
    this.events = state.chosen.events;
    this.mention = mention;
    this.kind = kind;
    this.last = last;
    this.inWindow = state.inWindow;
    this.isCounted = false;
    /** @type {ReturnType<typeof slidesOf> | null} */
    this.slides = null;
  }

  /** Count what the window holds in one pass over all marks. @param {number} opens @param {number} closes */
  #count(opens, closes) {
    const { first, last, mention, fails, undated, most } = this;
    for (const counts of [this.held, this.dated, this.long, this.ofKind, this.hasUndated, this.inWindow, this.byFootprint, ...Object.values(this.by)]) counts.fill(0);
    this.mentions = this.unmapped = this.undatedAlone = this.leftOut = 0;
    for (let mark = 0; mark < mention.length; mark++) {
      const from = first[mark], to = last[mark];
      if (!isUndated(from, to)) {
        if (from > closes || to < opens) continue;
        if (most && to - from >= most) this.#changeLong(mark, 1);
        else this.#change(mark, 1, true);
        continue;
      }
      const row = mention[mark];
      if (!fails[row] && this.#isTold(mark) && !this.hasUndated[row]) {
        this.hasUndated[row] = 1;
        if (!this.dated[row]) this.undatedAlone++;
      }
      if (undated && most) this.#changeLong(mark, 1);
      else if (undated) this.#change(mark, 1, false);
    }
    this.isCounted = true;
  }

  /** Whether a mark is told as is wanted: the one facet of marks. @param {number} mark */
  #isTold(mark) {
    return !this.events || this.events.has(this.kind[mark]);
  }

  /** @param {number} mark @param {1 | -1} by @param {boolean} isDated */
  #change(mark, by, isDated) {
    const row = this.mention[mark], fail = this.fails[row];
    if (fail & (fail - 1)) return; // it fails two facets: it counts nowhere
    if (!fail) {
      const kind = this.kind[mark], at = row * this.kinds + kind, before = this.ofKind[at];
      this.ofKind[at] = before + by;
      if (!before || !(before + by)) this.by.events[kind] += by;
    }
    if (!this.#isTold(mark)) return;
    if (isDated && !fail) {
      const before = this.dated[row];
      this.dated[row] = before + by;
      if (this.hasUndated[row] && (!before || !(before + by))) this.undatedAlone -= by;
    }
    const before = this.held[row];
    this.held[row] = before + by;
    if (!before || !(before + by)) this.#changeMention(row, fail, by);
  }

  /** The window gains a mention, or loses it: a value of a facet counts what passes all the other facets. @param {number} row @param {number} fail @param {1 | -1} by */
  #changeMention(row, fail, by) {
    const { facets } = this;
    for (let facet = 0; facet < facets.length; facet++) {
      const { codes, sums } = facets[facet];
      if (!fail || fail === 1 << facet) sums[codes[row]] += by;
    }
    if (fail) return;
    const footprint = this.footprint[row];
    this.inWindow[row] = by > 0 ? 1 : 0;
    this.mentions += by;
    if (footprint < 0) this.unmapped += by;
    else this.byFootprint[footprint] += by;
    if (this.most && this.long[row]) this.leftOut -= by;
  }

  /** A mark that only its length keeps out. @param {number} mark @param {1 | -1} by */
  #changeLong(mark, by) {
    const row = this.mention[mark];
    if (this.fails[row] || !this.#isTold(mark)) return;
    const before = this.long[row];
    this.long[row] = before + by;
    if ((!before || !(before + by)) && !this.inWindow[row]) this.leftOut += by;
  }

  /** Counts of another window: of what comes and goes where that is little, else of all. @param {number} opens @param {number} closes @returns {Summary} */
  move(opens, closes) {
    const slides = this.isCounted ? (this.slides ??= this.#laid()) : null;
    if (!slides || slides.near.isFar(opens, closes) || slides.far?.isFar(opens, closes)) {
      this.#count(opens, closes);
      slides?.near.put(opens, closes);
      slides?.far?.put(opens, closes);
    } else {
      slides.near.move(opens, closes, (mark, by) => this.#change(mark, by, true));
      slides.far?.move(opens, closes, (mark, by) => this.#changeLong(mark, by));
    }
    [this.opens, this.closes] = [opens, closes];
    return this.#summary();
  }

  /** The marks by their days, with the window where it was counted last. */
  #laid() {
    const slides = slidesOf(this.state);
    slides.near.put(this.opens, this.closes);
    slides.far?.put(this.opens, this.closes);
    return slides;
  }

  #summary() {
    const { byFootprint, state: { footprints: { shape }, placeOf } } = this;
    const totals = { mentions: this.mentions, points: 0, areas: 0, unmapped: this.unmapped, places: 0, regions: 0, undated: this.undatedAlone, leftOut: this.leftOut };
    /** @type {Set<number>[]} */
    const [points, regions] = [new Set(), new Set()];
    for (let row = 0; row < byFootprint.length; row++) {
      const n = byFootprint[row];
      if (!n) continue;
      const isPoint = shape[row] === "point";
      totals[isPoint ? "points" : "areas"] += n;
      (isPoint ? points : regions).add(placeOf[row]);
    }
    totals.places = points.size;
    totals.regions = regions.size;
    const by = Object.fromEntries(Object.entries(this.by).map(([name, sums]) => [name, sums.slice()]));
    return { totals, by, byFootprint: byFootprint.slice() };
  }
}
