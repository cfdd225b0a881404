/** The histogram, which is the slider's track, and the axis below it. */

import { OPEN_FIRST, OPEN_LAST } from "../../map/frontend/shared/vocabulary.js";
import { NEAR, binNext, binStart, tickLabel, ticks } from "./days.js";
import { drawn, el, partsOf } from "./dom.js";
import { drawnMarks, momentsOf } from "./timeline-marks.js";
import { BIN_DAYS } from "./timeline-scale.js";

/** @import { TimeScale } from "./timeline-scale.js" */
/** @import { Unit } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

const TICK_ROOM = 78; // pixels that a tick and its words take

export class Histogram {
  /** @param {HTMLElement} root @param {Store} store @param {TimeScale} scale */
  constructor(root, store, scale) {
    this.store = store;
    this.scale = scale;
    this.at = partsOf(root);
    /** Where each bin begins and what it holds; none before the first drawing. */
    this.bins = { starts: /** @type {number[]} */ ([]), sums: new Float64Array(0), unit: /** @type {Unit} */ ("day") };
  }

  /** @param {number} height of the lanes, through which the axis goes on */
  draw(height) {
    const { scale } = this;
    sizeDrawing(this.at(".histogram", SVGElement), scale.width, scale.sizes.histogram);
    this.count();
    this.drawBars();
    this.drawAxis(height);
    this.at(".legend .unit").textContent = `Mentions per ${this.bins.unit}`;
  }

  /** @param {number} start */
  binEnd(start) {
    return binNext(start, this.bins.unit);
  }

  /** Mentions of each bin; one that may be of several counts in each of them in part. */
  count() {
    const { scale, store } = this, { first: low, last: high } = scale.domain, unit = scale.unit(), end = high + 1;
    /** @type {number[]} */
    const starts = [];
    for (let start = binStart(low, unit); start < end - NEAR; start = binNext(start, unit)) starts.push(start);
    const sums = new Float64Array(starts.length), span = Math.max(BIN_DAYS[unit], 31), isHourly = unit === "hour";
    const find = (/** @type {number} */ moment) => {
      let a = 0, b = starts.length - 1;
      while (a < b) { const c = (a + b + 1) >> 1; if (starts[c] <= moment + NEAR) a = c; else b = c - 1; }
      return a;
    };
    for (const [mark, first, last] of drawnMarks(store)) {
      if (first === OPEN_FIRST || last === OPEN_LAST || last - first > span || last < low || first > high) continue;
      const [from, to] = isHourly ? momentsOf(store, mark, first, last) : [first, last];
      const a = find(Math.max(from, low)), b = find(isHourly ? Math.min(to, end) - 1 / 48 : Math.min(to, high));
      for (let bin = a; bin <= b; bin++) sums[bin] += 1 / (b - a + 1);
    }
    this.bins = { starts, sums, unit };
  }

  drawBars() {
    const { scale, bins: { starts, sums } } = this, { width, sizes } = scale, top = Math.max(1, ...sums), gap = width / starts.length > 6 ? 1.5 : 0.5;
    let path = "";
    starts.forEach((start, bin) => {
      if (!sums[bin]) return;
      const left = Math.max(0, scale.x(start)), right = Math.min(width, scale.x(this.binEnd(start)));
      const tall = Math.max(1.5, (sums[bin] / top) * (sizes.histogram - 8));
      path += `M${left.toFixed(1)} ${sizes.histogram}v${-tall.toFixed(1)}h${Math.max(1, right - left - gap).toFixed(1)}V${sizes.histogram}z`;
    });
    this.at(".bars", SVGElement).setAttribute("d", path);
  }

  /** @param {number} height of the lanes */
  drawAxis(height) {
    const { scale } = this, { width, sizes, domain } = scale, marks = ticks(domain.first, domain.last, width, TICK_ROOM, scale.isHourly());
    /** @param {number} x1 @param {number} x2 @param {number} y1 @param {number} y2 @param {string} look */
    const line = (x1, x2, y1, y2, look) => drawn("line", { x1, x2, y1, y2, class: look });
    this.at(".histogram .grid", SVGElement).replaceChildren(line(0, width, sizes.histogram - 0.5, sizes.histogram - 0.5, "floor"));
    this.at(".lanes .grid", SVGElement).replaceChildren(...marks.map(({ day }) => line(scale.x(day), scale.x(day), 0, height, "")));
    const inside = marks.filter(({ day }) => scale.x(day) > 30 && scale.x(day) < width - 30);
    this.at(".axis").replaceChildren(...inside.map((tick, at) =>
      el("span", { text: tickLabel(tick, !at), class: tick.major ? "major" : null, style: `left:${scale.x(tick.day)}px` })));
  }
}

/** @param {SVGElement} svg @param {number} width @param {number} height */
export function sizeDrawing(svg, width, height) {
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.style.height = `${height}px`;
}
