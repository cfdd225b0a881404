/** The places of a project, how often each is named in the window of days, and where its symbol lies. */

import { borderAlong } from "./border-lines.js";
import { mercatorX, mercatorY, seam } from "./mercator.js";
import { unpack, unpackWholes } from "./shared/packed.js";
import { LIKELY } from "./shared/vocabulary.js";
import { Sliding, datedRows } from "./shared/sliding.js";
import { touches } from "./shared/window.js";

/** @import { Shape } from "./shared/vocabulary.js" */
/** @import { Basemap } from "./basemap-data.js" */
/** @import { Box, Line, Payload, Stack, Window } from "./types.d.ts" */

const EARTH_KM = 40075.016686;

/** Symbols nearer than this, in pixels, share one. */
const STACK = 9;

/** A place this far from the middle of the others, in world fractions (some 900 km at 35 degrees), may be left out. */
const OUTLIER = 0.028;

/** Marks that write, isolate or embed against the text's own direction, and other controls: not for display. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u206f\ufeff]/g;

/** @param {string} name @returns {string} fit for one line of a label */
export function displayName(name) {
  const clean = name.replace(CONTROLS, " ").replace(/\s+/g, " ").trim() || "(no name)";
  const letters = Array.from(clean);
  return letters.length > 80 ? `${letters.slice(0, 79).join("")}…` : clean;
}

export class Footprints {
  /** @param {Payload} data */
  constructor(data) {
    const { places, marks } = data;
    this.size = places.names.length;
    this.names = places.names.map(displayName);
    this.labels = places.labels.map((label) => (label ? displayName(label) : ""));
    this.kinds = places.kinds;
    this.shapes = places.shapes;
    this.countries = places.countries;
    this.divisions = places.divisions;
    this.estimated = new Set(places.estimated);
    this.latitudes = unpack(places.latitudes, Float32Array);
    this.longitudes = unpack(places.longitudes, Float32Array);
    this.radii = unpack(places.radii, Float32Array);
    this.confidences = unpack(places.confidences, Float32Array);
    this.x = Float64Array.from(this.longitudes, mercatorX);
    this.y = Float64Array.from(this.latitudes, mercatorY);
    /** Radius as a fraction of the world's width: Mercator stretches with latitude. */
    this.spans = Float64Array.from(this.radii, (km, i) => km / (EARTH_KM * Math.max(0.05, Math.cos((this.latitudes[i] * Math.PI) / 180))));
    /** For each line its stretches, each a list of points in world fractions. */
    this.lines = places.paths.map((path) => path && /** @type {Line} */ ([path.map(([lat, lon]) => [mercatorX(lon), mercatorY(lat)])]));

    this.markPlaces = unpackWholes(marks.places);
    this.first = unpackWholes(marks.first);
    this.last = unpackWholes(marks.last, this.first); // told from the first where it is packed
    this.mentions = unpackWholes(marks.mentions);
    this.perDay = 1;
    /** One byte a mark, 1 = on; null: all on. @type {Uint8Array | null} */
    this.mask = null;
    /** @type {import("./colouring.js").Colouring | null} */
    this.colouring = null;
    this.totals = new Uint32Array(this.size);
    /** How many marks of each mention are in the window: one that is told of two days is one mention. */
    this.held = new Uint32Array(this.mentions.reduce((most, mention) => Math.max(most, mention + 1), 0));
    this.markPlaces.forEach((place, mark) => { if (!this.held[this.mentions[mark]]++) this.totals[place]++; });
    this.counts = new Uint32Array(this.size);
    /** What the counts hold for. @type {{ days: Int32Array | null, mask: Uint8Array | null, colouring: import("./colouring.js").Colouring | null, most: number, undated: boolean, first: number, last: number }} */
    this.counted = { days: null, mask: null, colouring: null, most: 0, undated: false, first: 0, last: 0 };
    /** Marks by their days, once the window moves. @type {Sliding | null} */
    this.sliding = null;
    /** @type {string[]} */
    this.codes = new Array(this.size).fill("");
  }

  /** @type {Map<number, Stack[]>} by scale */
  #stacks = new Map();

  /**
   * Counts the mentions of which a mark touches the window; those without a day count when `undated` is true.
   * @param {number} first @param {number} last @param {boolean} undated @param {number} [most] days, or hours, that a mark may have; 0: any number
   */
  count(first, last, undated, most = 0) {
    const { mask, colouring, counted, last: ends } = this, days = this.first;
    const isLaid = counted.days === days && counted.most === most;
    const isSame = isLaid && counted.mask === mask && counted.colouring === colouring && counted.undated === undated;
    if (isSame && counted.first === first && counted.last === last) return;
    if (isSame && !this.sliding) {
      this.sliding = new Sliding(days, ends, datedRows(days, ends, most ? (mark) => ends[mark] - days[mark] < most : undefined));
      this.sliding.put(counted.first, counted.last);
    }
    if (!isLaid) this.sliding = null;
    if (isSame && this.sliding && !this.sliding.isFar(first, last)) this.sliding.move(first, last, (mark, by) => this.#change(mark, by));
    else {
      this.counts.fill(0);
      this.held.fill(0);
      colouring?.clear();
      for (let mark = 0; mark < days.length; mark++) if (touches(days[mark], ends[mark], first, last, undated, most)) this.#change(mark, 1);
      this.sliding?.put(first, last);
    }
    this.counted = { days, mask, colouring, most, undated, first, last };
  }

  /** @param {number} mark that the window gains (1), or loses @param {1 | -1} by */
  #change(mark, by) {
    const { mask, held, markPlaces, mentions } = this, mention = mentions[mark];
    if (mask && !mask[mark]) return;
    const before = held[mention];
    held[mention] = before + by;
    if (before && before + by) return;
    this.counts[markPlaces[mark]] += by;
    this.colouring?.add(mark, markPlaces[mark], by);
  }

  /** First and last day told of a footprint within the window; null where no mark of it has both. @param {number} footprint @param {Window} window */
  daysOf(footprint, { first, last, most }) {
    const { markPlaces, mask } = this, days = [Infinity, -Infinity];
    for (let mark = 0; mark < markPlaces.length; mark++) {
      if (markPlaces[mark] !== footprint || (mask && !mask[mark])) continue;
      const from = this.first[mark], to = this.last[mark];
      if (!touches(from, to, first, last, false, most)) continue;
      days[0] = Math.min(days[0], from);
      days[1] = Math.max(days[1], to);
    }
    return days[0] <= days[1] ? days.map((unit) => Math.floor(unit / this.perDay)) : null;
  }

  /** @param {Int32Array} first @param {Int32Array} last other days, or hours (perDay 24), for the same marks */
  setDays(first, last, perDay = 1) {
    if (first?.length !== this.markPlaces.length || last?.length !== first.length) return;
    Object.assign(this, { first, last, perDay });
  }

  /** @param {Uint8Array | null} mask one byte a mark, 1 = on; null: all on */
  setMask(mask) {
    this.mask = mask?.length === this.markPlaces.length ? mask : null;
  }

  /**
   * Which polygon of the basemap each area covers ('' where there is none, and the area stays a circle), and which
   * of its borders a border follows.
   * @param {Basemap} base
   */
  findOnBasemap(base) {
    for (let i = 0; i < this.size; i++) {
      const line = this.lines[i];
      if (this.kinds[i] === "border" && line) this.lines[i] = borderAlong(base, line[0]) ?? line;
      if (this.shapes[i] !== "area") continue;
      const kind = this.kinds[i], country = this.countries[i];
      if (kind === "country") {
        const known = country && base.countries.includes(country);
        this.codes[i] = known ? country : base.codeAt(this.latitudes[i], this.longitudes[i], "country", "");
      } else if (kind === "admin1") {
        const code = `${country}.${this.divisions[i]}`;
        const known = this.divisions[i] && base.regions.includes(code);
        this.codes[i] = known ? code : base.codeAt(this.latitudes[i], this.longitudes[i], "admin1", country);
      }
    }
  }

  /** What a symbol of so many mentions measures, in pixels. @param {number} count @param {Shape} shape */
  static radius(count, shape) {
    return shape === "point" ? Math.min(18, 3.2 + 1.45 * Math.sqrt(count)) : Math.min(19, 4.6 + 1.45 * Math.sqrt(count));
  }

  /**
   * Symbols of points and of circles too small to be drawn at their true size, those at nearly one spot together.
   * Depends on the zoom alone, so that symbols keep their places while days and filters change.
   * @param {number} scale @returns {Stack[]} the most named member first; x, y in world fractions
   */
  stacks(scale) {
    const known = this.#stacks.get(scale);
    if (known) return known;
    const order = [];
    for (let i = 0; i < this.size; i++) {
      const shape = this.shapes[i];
      if (shape === "point" || (shape === "circle" && this.isSymbol(i, scale))) order.push(i);
    }
    order.sort((a, b) => this.totals[b] - this.totals[a] || a - b);
    const cell = STACK / scale;
    /** @type {Map<string, Stack[]>} */
    const grid = new Map();
    /** @type {Stack[]} */
    const result = [];
    for (const i of order) {
      const column = Math.floor(this.x[i] / cell), row = Math.floor(this.y[i] / cell);
      /** @type {Stack | null} */
      let home = null;
      for (let dx = -1; dx <= 1 && !home; dx++) {
        for (let dy = -1; dy <= 1 && !home; dy++) {
          home = (grid.get(`${column + dx},${row + dy}`) ?? []).find(
            (stack) => Math.hypot(stack.x - this.x[i], stack.y - this.y[i]) < cell) ?? null;
        }
      }
      if (home) {
        home.members.push(i);
        continue;
      }
      const stack = { members: [i], x: this.x[i], y: this.y[i] };
      const key = `${column},${row}`, others = grid.get(key);
      if (others) others.push(stack);
      else grid.set(key, [stack]);
      result.push(stack);
    }
    if (this.#stacks.size > 8) this.#stacks.clear();
    this.#stacks.set(scale, result);
    return result;
  }

  /** Where a line is named: the middle of its longest stretch. @param {Line} line */
  static middle(line) {
    const longest = line.reduce((a, b) => (b.length > a.length ? b : a));
    return longest[Math.floor(longest.length / 2)];
  }

  /** A circle whose true size would be lost on the screen is drawn as a small ring. @param {number} i @param {number} scale */
  isSymbol(i, scale) {
    return this.spans[i] * scale < 9;
  }

  /** @param {number} i @param {number} scale */
  isDisc(i, scale) {
    return this.shapes[i] === "circle" && !this.isSymbol(i, scale);
  }

  /** How precise a place is, in words. @param {number} i */
  precision(i) {
    const doubt = `${this.estimated.has(i) ? "; estimated position" : ""}${this.confidences[i] < LIKELY ? "; unsure" : ""}`;
    return this.#reach(i) + doubt;
  }
  #reach(/** @type {number} */ i) {
    const shape = this.shapes[i], km = this.radii[i];
    const about = km < 1 ? `${Math.max(50, Math.round(km * 20) * 50)} m` : `${km < 10 ? Math.round(km * 10) / 10 : Math.round(km)} km`;
    if (shape === "circle") return `somewhere within ${about}`;
    if (shape === "line") return /\b(border|frontier)\b/u.test(this.labels[i]) ? `along the ${this.labels[i]}` : "along a line";
    if (shape === "area") {
      /** @type {Record<string, string>} */
      const whole = { country: "a whole country", admin1: "a whole province", admin2: "a whole district" };
      return whole[this.kinds[i]] ?? "a whole region";
    }
    return km > 0 ? `one spot, known to about ${about}` : "one spot";
  }

  /** What a label and a tooltip call it: "somewhere in western Mosul" rather than "Mosul", where the text said so. @param {number} i */
  title(i) {
    const isVague = (this.shapes[i] === "circle" || this.shapes[i] === "line") && this.labels[i] && Array.from(this.labels[i]).length <= 40;
    return isVague ? this.labels[i] : this.names[i];
  }

  /** Bounds that hold most mentions of places smaller than a province: one far outlier does not pull them wide. @param {boolean} all whatever the window */
  focus(all) {
    /** Footprints and their weights. @type {[number, number][]} */
    const chosen = [];
    for (let i = 0; i < this.size; i++) {
      const weight = all ? this.totals[i] : this.counts[i];
      if (weight && this.shapes[i] !== "area" && this.radii[i] < 150) chosen.push([i, Math.sqrt(weight)]);
    }
    if (!chosen.length) {
      for (let i = 0; i < this.size; i++) if (all ? this.totals[i] : this.counts[i]) chosen.push([i, 1]);
    }
    if (!chosen.length) return null;
    const edge = seam(chosen.map(([i]) => this.x[i])), xOf = (/** @type {number} */ i) => (this.x[i] < edge ? this.x[i] + 1 : this.x[i]);
    const x = weightedMedian(chosen.map(([i, weight]) => [xOf(i), weight]));
    const y = weightedMedian(chosen.map(([i, weight]) => [this.y[i], weight]));
    const far = (/** @type {[number, number]} */ [i]) => Math.hypot(xOf(i) - x, this.y[i] - y);
    chosen.sort((a, b) => far(a) - far(b));
    const total = chosen.reduce((sum, [, weight]) => sum + weight, 0);
    const typical = far(chosen[Math.floor(chosen.length / 2)]) + 1e-4;
    /** @type {Box} */
    const box = [3, 2, -1, -1];
    let seen = 0;
    for (const entry of chosen) {
      if (seen > total * 0.8 && far(entry) > Math.max(OUTLIER, 4 * typical)) break;
      const [i, weight] = entry;
      seen += weight;
      const extent = this.extent(i), further = xOf(i) - this.x[i];
      box[0] = Math.min(box[0], extent[0] + further);
      box[1] = Math.min(box[1], extent[1]);
      box[2] = Math.max(box[2], extent[2] + further);
      box[3] = Math.max(box[3], extent[3]);
    }
    return box;
  }

  /** One footprint's bounds in world fractions. @param {number} i @param {Basemap | null} base @returns {Box} */
  extent(i, base = null) {
    const rings = this.codes[i] && base ? base.outline(this.codes[i]) : null;
    if (rings?.length) {
      const main = rings.reduce((a, b) => (area(a.box) >= area(b.box) ? a : b));
      return main.box;
    }
    const line = this.lines[i];
    if (line) {
      const points = line.flat(), xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
      return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    }
    const span = this.spans[i];
    return [this.x[i] - span, this.y[i] - span, this.x[i] + span, this.y[i] + span];
  }
}

const area = (/** @type {Box} */ box) => (box[2] - box[0]) * (box[3] - box[1]);

/** @param {[number, number][]} pairs value and weight */
function weightedMedian(pairs) {
  const half = pairs.sort((a, b) => a[0] - b[0]).reduce((sum, [, weight]) => sum + weight, 0) / 2;
  let seen = 0;
  for (const [value, weight] of pairs) {
    seen += weight;
    if (seen >= half) return value;
  }
  return pairs[pairs.length - 1][0];
}
