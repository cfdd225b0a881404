/** Play: the window moves or grows by itself, quickly over days, or hours, on which nothing is told. */

import { OPEN_FIRST, OPEN_LAST } from "../../map/frontend/shared/vocabulary.js";
import { NEAR, binNext, binStart } from "./days.js";
import { icon } from "./dom.js";
import { drawnMarks, momentsOf } from "./timeline-marks.js";

const PLAY_MS = { least: 6000, most: 12000 }; // a full smooth run of Play
const STAY_MS = 25; // what a day on which something is told stays, within those: 40 windows a second
const EMPTY_PACE = 25; // days on which nothing is told pass so many times as fast
const STEP_MS = { hour: 150, day: 150, week: 350, month: 700, year: 700, decade: 700, century: 700 }; // a step by that unit, at normal speed
const CALM_MS = 700; // one step of Play for people who asked for less motion
const LONG_STAY = 31; // days; what is told of a longer interval says too little of when

export class Player {
  constructor(root, store, scale, histogram) {
    Object.assign(this, { root, store, scale, histogram });
    this.at = (selector) => root.querySelector(selector);
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
    this.playing = { started: performance.now(), grain, first: domain.first, ...this.paces(isGrowing ? null : length) };
    this.face("pause", "Pause");
    let shown = null;
    const frame = (now) => {
      if (!this.playing) return;
      const to = Math.min(this.playedTo(from, now - this.playing.started), limit);
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
   */
  paces(length) {
    const { store, scale: { grain, domain: { first }, days } } = this, size = Math.round(days / grain), changes = new Int32Array(size + 1);
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

  /** How many days or hours of the domain lie before a moment. */
  before(moment) {
    const { grain, first, told } = this.playing;
    return Math.min(Math.max(Math.ceil((moment - first) / grain - NEAR), 0), told.length);
  }

  /** The end of the window after so many milliseconds of Play from `start` on. */
  playedTo(start, gone) {
    const { told, sums, grain, first } = this.playing, speed = Number(this.at(".speed").value), step = this.at(".step").value;
    const unit = step === "bar" ? this.histogram.bins.unit : step;
    if (unit !== "smooth") return this.steppedTo(start, Math.floor((gone * speed) / STEP_MS[unit]), unit);
    let pace = (gone * speed) / Math.min(PLAY_MS.most, Math.max(PLAY_MS.least, sums.at(-1) * STAY_MS)), at = this.before(start);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) pace = Math.floor((gone * speed) / CALM_MS) / Math.min(20, told.length);
    const goal = sums[at] + pace * sums.at(-1) + 1e-9;
    while (at < told.length && sums[at + 1] <= goal) at++;
    return first + at * grain;
  }

  /** So many steps on from `start`, steps on which nothing is told left out: where an hour, a day, … or a century ends. */
  steppedTo(start, steps, unit) {
    const { told } = this.playing, limit = this.scale.domain.last + 1;
    let end = start;
    while (steps > 0 && end < limit - NEAR) {
      const next = binNext(binStart(end, unit), unit);
      if (next >= limit - NEAR || told.subarray(this.before(end), this.before(next)).includes(1)) steps--;
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

  face(sign, name) {
    const button = this.at(".play");
    button.replaceChildren(icon(sign));
    button.setAttribute("aria-label", name);
  }
}
