/** The lanes below the histogram: a bar for each day, hour or interval that an outlet tells of, and the undated. */

import { OPEN_FIRST, OPEN_LAST } from "../../map/frontend/shared/vocabulary.js";
import { isUndated } from "../../map/frontend/shared/window.js";
import { formatDay, formatRange } from "./days.js";
import { count, drawn, el, partsOf } from "./dom.js";
import { sizeDrawing } from "./timeline-histogram.js";
import { lanesOf, lookOf, mentionsOf } from "./timeline-marks.js";

/** @import { TimeScale } from "./timeline-scale.js" */
/** @import { Bar, Box, Days, Lane, Look, Undated } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

/** @type {Record<Look, string>} */
const BARS = {
  seen: "day known", told: "some day within", past: "background", planned: "planned", sharpened: "day from another outlet",
};
/** @type {Partial<Record<Look, string>>} */
const HOURLY = { seen: "hour known", told: "some time within" };
const LOOKS = /** @type {const} */ (["seen", "told", "past", "planned", "sharpened"]);
const ARROW = 6; // pixels of the point at an open end
const OPEN = 34; // pixels of a bar that lacks an end

export class Lanes {
  /** @param {HTMLElement} root @param {Store} store @param {TimeScale} scale */
  constructor(root, store, scale) {
    this.root = root;
    this.store = store;
    this.scale = scale;
    this.at = partsOf(root);
    /** What the pointer meets, lane by lane. @type {{ name: string, boxes: Box[] }[]} */
    this.rows = [];
    /** @type {Lane[]} */
    this.lanes = [];
  }

  get height() {
    return this.lanes.length * this.scale.sizes.lane;
  }

  /** Sort the marks into lanes; `draw` then draws them. */
  gather() {
    this.lanes = lanesOf(this.store, this.scale.isHourly());
  }

  /** @param {boolean} hasPale whether the histogram's bars have a pale part */
  draw(hasPale) {
    const { scale } = this, { lane, over, histogram, axis } = scale.sizes, group = this.at(".lanes .rows", SVGElement);
    sizeDrawing(this.at("svg.lanes", SVGElement), scale.width, this.height);
    this.at(".names").replaceChildren(...this.lanes.map(({ name }) => el("div", { text: name, title: name, dir: "auto", style: `height:${lane}px;line-height:${lane}px` })));
    group.replaceChildren();
    this.root.querySelectorAll(".undated-note, .lane-name").forEach((note) => note.remove());
    this.rows = this.lanes.map(({ name, bars, undated }, row) => {
      const middle = row * lane + (lane + (bars ? over : 0)) / 2, top = histogram + axis + (over ? row * lane : middle - 8);
      stroke(group, "lane-rule", `M0 ${middle}H${scale.width}`);
      if (bars) this.at(".track").append(el("div", { class: "lane-name", text: name, dir: "auto", style: `top:${top}px` }));
      else if (undated) this.drawUndated(group, undated, middle);
      return { name, boxes: bars ? this.drawLane(group, bars, middle) : [] };
    });
    this.drawKey(hasPale);
    this.drawPicked();
  }

  /** Draws an outlet's bars; returns their boxes, for what the pointer meets. @param {SVGElement} group @param {Bar[]} bars @param {number} middle */
  drawLane(group, bars, middle) {
    const { scale } = this, { domain } = scale, paths = { past: "", told: "", seen: "", planned: "", sharpened: "" };
    /** @type {Box[]} */
    const boxes = [];
    for (const bar of bars) {
      const { first, last, moments } = bar;
      if (last < domain.first || first > domain.last) continue;
      const left = scale.x(Math.max(moments?.[0] ?? first, domain.first)), right = scale.x(moments?.[1] ?? Math.min(last, domain.last) + 1);
      const look = lookOf(bar, scale.isHourly()), tall = look === "past" || last - first > 62 ? 6 : 10, wide = Math.max(3, right - left - 1);
      paths[look] += barPath(left, middle, wide, tall);
      boxes.push({ ...bar, look, left, right: left + wide });
    }
    for (const [look, path] of Object.entries(paths)) if (path) stroke(group, look, path);
    return boxes;
  }

  /**
   * What lacks an end has no place on the axis. Hatched are the days of publication, where its article's are known, and
   * a short bar with a point begins, or ends, at the one end that is known.
   * @param {SVGElement} group @param {Map<string, Undated>} undated @param {number} middle
   */
  drawUndated(group, undated, middle) {
    const { documents, outlets } = this.store, { scale } = this, { histogram, axis } = scale.sizes, { first: low, last: high } = scale.domain;
    /** @type {Map<string, number[]>} */
    const alike = new Map();
    for (const { document, first, last, marks } of undated.values()) {
      const isBare = first === OPEN_FIRST && last === OPEN_FIRST, when = isBare ? publishedWords(documents.published[document]) : boundWords(first, last);
      const key = JSON.stringify([outlets[documents.outlet[document]], when]);
      alike.set(key, [...(alike.get(key) ?? []), ...marks]);
    }
    const words = [...alike].map(([key, marks]) => {
      const [outlet, when] = JSON.parse(key);
      return `${outlet}: ${count(mentionsOf(this.store, marks), "mention")}${when ? `, ${when}` : ""}`;
    }).join("; ");
    const dayless = documents.published.filter(([first, last]) => isUndated(first, last)).length;
    const link = dayless ? el("a", { href: "./articles", text: `${count(dayless, "article has", "articles have")} no day` }) : null;
    const note = el("div", { class: "undated-note", title: words, style: `left:8px;top:${histogram + axis + middle - 8}px;height:16px` }, link, el("span", { text: words, dir: "auto" }));
    this.at(".track").append(note);
    const room = note.offsetWidth + 16, spans = [...undated.values()].map(({ document, first, last }) =>
      (first === OPEN_FIRST && last === OPEN_FIRST ? documents.published[document] : [first, last]));
    const paths = spans.map(([first, last]) => {
      if (first === OPEN_FIRST && last === OPEN_FIRST) return "";
      if (last === OPEN_LAST) return first >= low && first <= high && scale.x(first) > room ? barPath(scale.x(first), middle, OPEN, 9, { right: true }) : "";
      const right = scale.x(Math.min(last, high) + 1);
      if (last < low || first > high) return "";
      if (first === OPEN_FIRST) return last <= high && right - OPEN > room ? barPath(right - OPEN, middle, OPEN, 9, { left: true }) : "";
      const left = Math.max(scale.x(Math.max(first, low)), room);
      return right - left > 2 ? barPath(left, middle, right - left, 9) : "";
    });
    const path = [...new Set(paths)].join("");
    if (path) stroke(group, "told", path);
  }

  /** How bars look: drawn as in the lanes; only what is there. @param {boolean} hasPale */
  drawKey(hasPale) {
    const has = (/** @type {Look} */ look) => look === "seen" || look === "told" || this.rows.some(({ boxes }) => boxes.some((box) => box.look === look));
    this.at(".key").replaceChildren(...LOOKS.filter(has).map((look) => {
      const svg = drawn("svg", { viewBox: "0 0 18 9", "aria-hidden": "true" }), tall = look === "past" ? 5 : 8;
      stroke(svg, look, `M1 ${4.5 - tall / 2}h16v${tall}h-16z`);
      return el("li", { class: `of-${look}` }, svg, this.words(look));
    }));
    if (!hasPale) return;
    const svg = drawn("svg", { viewBox: "0 0 18 9", "aria-hidden": "true" });
    stroke(svg, "bars", "M1 9h16v-4.5h-16z");
    stroke(svg, "pale-bars", "M1 4.5h16v-4h-16z");
    this.at(".key").prepend(el("li", { class: "of-pale" }, svg, "pale: of longer times"));
  }

  /** @param {Look} look */
  words(look) {
    return (this.scale.isHourly() && HOURLY[look]) || BARS[look];
  }

  /** The days of the chosen place, over all others in their lanes. */
  drawPicked() {
    const group = this.at(".lanes .picked", SVGElement), { store } = this, { lane, over } = this.scale.sizes, { footprint } = store.selection;
    /** @type {Map<string, [number, number, number]>} */
    const paths = new Map();
    group.replaceChildren();
    if (footprint === null || !this.rows.length) return;
    const place = store.placeOf[footprint], at = (/** @type {number} */ n) => n.toFixed(1);
    this.rows.forEach(({ boxes }, row) => {
      for (const { marks, left, right } of boxes)
        if (marks.some((mark) => store.placeOf[store.marks.footprint[mark]] === place)) paths.set(`${row} ${left} ${right}`, [row, left, right]);
    });
    const path = [...paths.values()].map(([row, left, right]) => `M${at(left)} ${row * lane + over + 2.5}h${at(right - left)}v${lane - over - 5}h${at(left - right)}z`).join("");
    if (path) stroke(group, "pick", path);
  }

  /** The bar under a point of the track, the shortest of several; null where there is none. @param {number} x @param {number} y */
  barAt(x, y) {
    const { histogram, axis, lane } = this.scale.sizes, row = this.rows[Math.floor((y - histogram - axis) / lane)];
    const hit = (row?.boxes ?? []).filter(({ left, right }) => x >= left - 3 && x <= right + 3);
    return hit.length ? { lane: row.name, ...hit.reduce((a, b) => (b.right - b.left < a.right - a.left ? b : a)) } : null;
  }
}

/** @param {SVGElement} group @param {string} look @param {string} path */
function stroke(group, look, path) {
  group.append(drawn("path", { class: look, d: path }));
}

/** The days on which an article may have been published; nothing where no end is known. @param {Days} days */
function publishedWords([first, last]) {
  if (first === OPEN_FIRST && last === OPEN_FIRST) return "";
  return first === OPEN_FIRST || last === OPEN_LAST ? `article ${boundWords(first, last)}` : `article of ${formatRange(first, last)}`;
}

/** @param {number} first @param {number} last one of them open */
const boundWords = (first, last) => (first === OPEN_FIRST ? `not after ${formatDay(last)}` : `not before ${formatDay(first)}`);

/**
 * A bar; an end that is open runs out into a point.
 * @param {number} left @param {number} middle @param {number} wide @param {number} tall @param {{ left?: boolean, right?: boolean }} open
 */
function barPath(left, middle, wide, tall, open = {}) {
  const right = left + wide, top = middle - tall / 2, foot = middle + tall / 2, at = (/** @type {number} */ n) => n.toFixed(1);
  const west = open.left ? `M${at(left + ARROW)} ${top}` : `M${at(left)} ${top}`;
  const east = open.right ? `H${at(right - ARROW)}L${at(right)} ${middle}L${at(right - ARROW)} ${foot}` : `H${at(right)}V${foot}`;
  return `${west}${east}${open.left ? `H${at(left + ARROW)}L${at(left)} ${middle}` : `H${at(left)}`}z`;
}
