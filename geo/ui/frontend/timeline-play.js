/** Play: the window moves or grows by itself, quickly over days, or hours, on which nothing is told. */

import { OPEN_FIRST, OPEN_LAST } from "../../map/frontend/shared/vocabulary.js";
import { NEAR, binNext, binStart } from "./days.js";
import { icon, partsOf } from "./dom.js";
import { drawnMarks, momentsOf } from "./timeline-marks.js";

/** @import { Icon } from "./dom.js" */
/** @import { Histogram } from "./timeline-histogram.js" */
/** @import { TimeScale } from "./timeline-scale.js" */
/** @import { Unit } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

/** What Play runs through: days or hours (`grain`) from `first` on, which of them are told of, and how long each lasts.
 * @typedef {{ started: number, grain: number, first: number, told: Uint8Array, sums: Float64Array }} Run */

const PLAY_MS = { least: 15000, most: 30000 }; // a full smooth run of Play: what changes can be followed by eye
const STAY_MS = 25; // what a day on which something is told stays, within those: 40 windows a second
const EMPTY_PACE = 25; // days on which nothing is told pass so many times as fast
const STEP_MS = { hour: 150, day: 150, week: 350, month: 700, year: 700, decade: 700, century: 700 }; // a step by that unit, at normal speed
const CALM_MS = 700; // one step of Play for people who asked for less motion
const LONG_STAY = 31; // days; what is told of a longer interval says too little of when

export class Player {
  /** @param {HTMLElement} root @param {Store} store @param {TimeScale} scale @param {Histogram} histogram */
  constructor(root, store, scale, histogram) {
    this.store = store;
    this.scale = scale;
    this.histogram = histogram;
    this.at = partsOf(root);
    /** @type {Run | null} */
    this.playing = null;
    this.at(".play").append(icon("play"));
    this.at(".play").addEventListener("click", () => (this.playing ? this.stop() : this.play()));
  }

  /** Play moves the window along; one that holds everything, or all up to a date, grows from the beginning instead. */
  play() {
    const { store, scale, scale: { grain, domain } } = this, { start, end } = scale.window(), isUntil = store.mode === "until";
    const isGrowing = isUntil || scale.isWhole(), length = end - start, limit = domain.last + 1;
    let from = isGrowing && !isUntil ? domain.first + grain : end;
    if (end >= limit - NEAR) {
      from = isGrowing ? domain.first + grain : domain.first + length;
      if (isUntil || !isGrowing) scale.setWindow(isGrowing ? start : domain.first, from);
    }
    const run = { started: performance.now(), grain, first: domain.first, ...this.paces(isGrowing ? null : length) };
    this.playing = run;
    this.face("pause", "Pause");
    let shown = -Infinity;
    const frame = (/** @type {number} */ now) => {
      if (this.playing !== run) return;
      const to = Math.min(this.playedTo(run, from, now - run.started), limit);
      if (to !== shown) scale.setWindow(isGrowing ? Math.min(start, to - grain) : to - length, to);
      shown = to;
      if (to >= limit - NEAR) this.stop();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /**
   * How long each day (or hour) of the domain lasts in Play, as running sums: one where something is told or, `length`
   * days after, leaves the window; next to nothing elsewhere. `told` says which they are.
   * @param {number | null} length
   */
  paces(length) {
    const { store, scale: { grain, domain: { first }, days } } = this, size = Math.round(days / grain), changes = new Int32Array(size + 1);
    /** @param {number} from @param {number} to */
    const add = (from, to) => {
      const a = Math.floor((from - first) / grain + NEAR), b = Math.ceil((to - first) / grain - NEAR);
      if (b <= 0 || a >= size) return;
      changes[Math.max(0, a)]++;
      changes[Math.min(size, b)]--;
    };
    for (const [mark, opens, closes] of drawnMarks(store)) {
      if (opens === OPEN_FIRST || closes === OPEN_LAST || closes - opens > LONG_STAY) continue;
      const [from, to] = momentsOf(store, mark, opens, closes);
      add(from, to);
      if (length !== null) add(from + length, to + length);
    }
    const told = new Uint8Array(size), sums = new Float64Array(size + 1);
    let open = 0;
    for (let at = 0; at < size; at++) {
      open += changes[at];
      told[at] = open > 0 ? 1 : 0;
      sums[at + 1] = sums[at] + (told[at] ? 1 : 1 / EMPTY_PACE);
    }
    return { told, sums };
  }

  /** How many days or hours of the domain lie before a moment. @param {Run} run @param {number} moment */
  before({ grain, first, told }, moment) {
    return Math.min(Math.max(Math.ceil((moment - first) / grain - NEAR), 0), told.length);
  }

  /** The end of the window after so many milliseconds of Play from `start` on. @param {Run} run @param {number} start @param {number} gone */
  playedTo(run, start, gone) {
    const { told, sums, grain, first } = run, whole = sums[told.length];
    const speed = Number(this.at(".speed", HTMLSelectElement).value), step = this.at(".step", HTMLSelectElement).value;
    const unit = step === "bar" ? this.histogram.bins.unit : /** @type {Unit | "smooth"} */ (step);
    if (unit !== "smooth") return this.steppedTo(run, start, Math.floor((gone * speed) / STEP_MS[unit]), unit);
    let pace = (gone * speed) / Math.min(PLAY_MS.most, Math.max(PLAY_MS.least, whole * STAY_MS)), at = this.before(run, start);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) pace = Math.floor((gone * speed) / CALM_MS) / Math.min(20, told.length);
    const goal = sums[at] + pace * whole + 1e-9;
    while (at < told.length && sums[at + 1] <= goal) at++;
    return first + at * grain;
  }

  /**
   * So many steps on from `start`, steps on which nothing is told left out: where an hour, a day, … or a century ends.
   * @param {Run} run @param {number} start @param {number} steps @param {Unit} unit
   */
  steppedTo(run, start, steps, unit) {
    const limit = this.scale.domain.last + 1;
    let end = start;
    while (steps > 0 && end < limit - NEAR) {
      const next = binNext(binStart(end, unit), unit);
      if (next >= limit - NEAR || run.told.subarray(this.before(run, end), this.before(run, next)).includes(1)) steps--;
      end = next;
    }
    return end;
  }

  stop(release = true) {
    if (!this.playing) return;
    this.playing = null;
    this.face("play", "Play");
    if (release) this.store.release();
  }

  /** @param {Icon} sign @param {string} name */
  face(sign, name) {
    const button = this.at(".play");
    button.replaceChildren(icon(sign));
    button.setAttribute("aria-label", name);
  }
}
