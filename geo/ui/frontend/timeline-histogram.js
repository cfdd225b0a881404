/** The histogram, which is the slider's track, and the axis below it. */

import { NEAR, binNext, binStart, tickLabel, ticks } from "./days.js";
import { drawn, el, partsOf } from "./dom.js";
import { binCounts } from "./timeline-counts.js";
import { BIN_DAYS } from "./timeline-scale.js";

/** @import { TimeScale } from "./timeline-scale.js" */
/** @import { Unit } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

const TICK_ROOM = 78; // pixels that a tick and its words take
const LEAST_BAR = 5; // pixels of a bar that is cut at an edge

export class Histogram {
  /** @param {HTMLElement} root @param {Store} store @param {TimeScale} scale */
  constructor(root, store, scale) {
    this.store = store;
    this.scale = scale;
    this.at = partsOf(root);
    /** Where each bin begins and what it holds; none before the first drawing. */
    this.bins = { starts: /** @type {number[]} */ ([]), unit: /** @type {Unit} */ ("day"), all: new Uint32Array(0), near: new Uint32Array(0) };
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

  /** Mentions of each bin, as many as a click on it would keep; `near` are those known to within a month, or within a longer bin. */
  count() {
    const { scale, store, store: { perDay } } = this, { first: low, last: high } = scale.domain, unit = scale.unit(), end = high + 1;
    /** @type {number[]} */
    const starts = [];
    for (let start = binStart(low, unit); start < end - NEAR; start = binNext(start, unit)) starts.push(start);
    const edges = [...starts, end].map((moment) => Math.round(scale.clamp(moment) * perDay));
    this.bins = { starts, unit, ...binCounts(store, edges, this.nearDays(unit) * perDay) };
  }

  /** Days that a mention's interval may have to say well enough when it was. @param {Unit} unit */
  nearDays(unit) {
    return Math.max(Math.ceil(BIN_DAYS[unit]), 31);
  }

  /** Whether some bar has a pale part. */
  get hasWide() {
    return this.bins.all.some((n, bin) => n > this.bins.near[bin]);
  }

  /** A bar's lower part stands for what is known well enough, its pale part for what may be of longer times. */
  drawBars() {
    const { scale, bins: { starts, all, near } } = this, { width, sizes } = scale, top = Math.max(1, ...all), room = width / starts.length, gap = room > 6 ? 1.5 : 0.5;
    const tall = (/** @type {number} */ n) => (n ? Math.max(1.5, (n / top) * (sizes.histogram - 8)) : 0);
    let known = "", pale = "";
    starts.forEach((start, bin) => {
      if (!all[bin]) return;
      // the first and the last bin may begin before and end after what is drawn: what is left of them must be seen
      const end = Math.max(Math.min(width, scale.x(this.binEnd(start))), Math.min(LEAST_BAR, room)), begin = Math.min(Math.max(0, scale.x(start)), end - Math.min(LEAST_BAR, room));
      const left = begin.toFixed(1), wide = Math.max(1, end - begin - gap).toFixed(1);
      const foot = sizes.histogram - tall(near[bin]), head = sizes.histogram - tall(all[bin]);
      if (near[bin]) known += `M${left} ${sizes.histogram}V${foot.toFixed(1)}h${wide}V${sizes.histogram}z`;
      if (head < foot) pale += `M${left} ${foot.toFixed(1)}V${head.toFixed(1)}h${wide}V${foot.toFixed(1)}z`;
    });
    this.at(".histogram .bars", SVGElement).setAttribute("d", known);
    this.at(".histogram .pale-bars", SVGElement).setAttribute("d", pale);
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
