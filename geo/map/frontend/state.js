/** What the layers draw: the window's counts, the chosen place, the colours. */

import { Footprints } from "./footprints.js";
import { DARK, LIGHT } from "./palette.js";
import { placeNumbers } from "./numbers.js";

/** @import { Basemap } from "./basemap-data.js" */
/** @import { Detail } from "./detail-data.js" */
/** @import { Room } from "./room.js" */
/** @import { Candidate, Sign, Spot, Window } from "./types.d.ts" */

export class MapState {
  /** @param {Footprints} places @param {Window & { dark: boolean }} start */
  constructor(places, start) {
    this.places = places;
    /** @type {Basemap | null} */
    this.base = null;
    /** What is drawn close up only. @type {Detail | null} */
    this.detail = null;
    /** Where the places' names stand, in each copy of the world: set by placeNames. @type {{ room: Room, named: Map<string, Spot>[] } | null} */
    this.taken = null;
    /** @type {number | null} */
    this.chosen = null;
    /** Whether point and circles are drawn as heat. */
    this.isHeat = false;
    /** What the chosen word could have meant. @type {Candidate[]} */
    this.candidates = [];
    /** The map's container, for what lies over it. @type {HTMLElement | null} */
    this.host = null;
    this.window = { first: start.first, last: start.last, undated: start.undated, most: 0 };
    this.dark = start.dark;
    this.palette = start.dark ? DARK : LIGHT;
    /** @type {number[]} */
    this.circlesBySize = this.lineNumbers = this.areasBySize = [];
    this.hold(places);
  }

  /** Show these places from now on, none of them chosen. @param {Footprints} places */
  hold(places) {
    this.places = places;
    this.chosen = null;
    if (this.base) places.findOnBasemap(this.base);
    const numbers = Array.from({ length: places.size }, (_, i) => i);
    const largest = (/** @type {number} */ a, /** @type {number} */ b) => places.radii[b] - places.radii[a] || a - b;
    this.circlesBySize = numbers.filter((i) => places.shapes[i] === "circle").sort(largest);
    this.lineNumbers = numbers.filter((i) => places.shapes[i] === "line");
    this.areasBySize = numbers.filter((i) => places.shapes[i] === "area").sort(largest);
    this.recount();
  }

  /** @param {boolean} dark */
  setTheme(dark) {
    this.dark = dark;
    this.palette = dark ? DARK : LIGHT;
  }

  recount() {
    this.places.count(this.window.first, this.window.last, this.window.undated, this.window.most);
    this.#symbols.clear();
  }

  /** @type {Map<number, Sign[]>} by scale */
  #symbols = new Map();

  /** The colour of a footprint's sign: that of the group that names it most, or `plain` where nothing is coloured. @param {number} i @param {string} plain */
  colourOf(i, plain) {
    const { colouring } = this.places;
    return colouring && this.places.counts[i] ? this.palette.groups[colouring.main(i)] : plain;
  }

  /** Areas to draw, the largest first; the chosen one is shown even when no mention of it is in the window. */
  areasInOrder() {
    const seen = new Set();
    return this.areasBySize.filter((i) => {
      if (!this.places.counts[i] && i !== this.chosen) return false;
      const code = this.places.codes[i];
      if (!code || i === this.chosen) return true;
      if (seen.has(code)) return false;
      seen.add(code);
      return true;
    });
  }

  /**
   * Symbols in the window at this scale, the least named last, so that small ones lie on top.
   * `shown` are the members with mentions, the most named first.
   * @param {number} scale
   */
  symbols(scale) {
    let symbols = this.#symbols.get(scale);
    if (symbols) return symbols;
    const { counts, shapes, confidences } = this.places;
    /** @type {Sign[]} */
    symbols = [];
    for (const stack of this.places.stacks(scale)) {
      const shown = stack.members.filter((i) => counts[i] > 0);
      if (!shown.length) continue;
      shown.sort((a, b) => counts[b] - counts[a] || a - b);
      const count = shown.reduce((sum, i) => sum + counts[i], 0);
      const isPoint = shown.some((i) => shapes[i] === "point");
      const confidence = Math.max(...shown.map((i) => confidences[i]));
      const radius = Footprints.radius(count, isPoint ? "point" : "circle");
      symbols.push({ x: stack.x, y: stack.y, shown, count, isPoint, confidence, radius, number: "" });
    }
    symbols.sort((a, b) => b.count - a.count);
    placeNumbers(symbols, scale);
    this.#symbols.set(scale, symbols);
    return symbols;
  }
}
