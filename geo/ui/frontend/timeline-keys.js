/** The keys of the timeline's handles. */

import { NEAR, binNext, binStart } from "./days.js";
import { BIN_DAYS, HOUR } from "./timeline-scale.js";

/** @import { Timeline } from "./timeline.js" */
/** @import { Store } from "./store.js" */
/** @import { Days } from "./types.d.ts" */
/** @typedef {"from" | "to"} End a handle of the window */

const REST_MS = 250; // without another key, after which the server is told
/** @type {Record<string, number>} */
const ARROWS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
/** @type {Record<string, number>} */
const PAGES = { PageDown: -1, PageUp: 1 };

export class Keys {
  /** @param {Timeline} timeline @param {Store} store */
  constructor(timeline, store) {
    this.timeline = timeline;
    this.store = store;
    this.scale = timeline.scale;
    /** The timer of the word to the server. */
    this.rest = setTimeout(() => undefined);
  }

  /** @param {KeyboardEvent} event @param {End} end the handle that has the focus */
  press(event, end) {
    const { scale } = this, { start, end: stop } = scale.window(), at = end === "from" ? start : stop;
    if (event.key === "Enter") return this.take(event, () => this.timeline.typing.open(end, this.timeline.at(`.handle.${end}`)));
    const arrow = ARROWS[event.key], page = PAGES[event.key];
    if (event.key === "+" || event.key === "-") return this.take(event, () => this.zoom(at, event.key === "+" ? 0.5 : 2));
    if (arrow && event.altKey) return this.take(event, () => this.moveBoth(arrow * this.step(event.shiftKey)));
    const to = arrow ? this.stepped(at, arrow, this.step(event.shiftKey)) : page ? this.paged(at, page)
      : event.key === "Home" ? -Infinity : event.key === "End" ? Infinity : null;
    if (to === null) return undefined;
    return this.take(event, () => this.moveOne(end, to, Number.isFinite(to) ? this.reach() : this.drawn()));
  }

  /** @param {KeyboardEvent} event @param {() => void} act */
  take(event, act) {
    event.preventDefault();
    this.timeline.stop();
    act();
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.store.release(), REST_MS);
  }

  /** An arrow goes a day, with Shift a week; where hours are told apart an hour, with Shift a day. @param {boolean} isLong */
  step(isLong) {
    return this.scale.isHourly() ? (isLong ? 1 : HOUR) : isLong ? 7 : 1;
  }

  /** @param {number} moment @param {number} sign @param {number} step */
  stepped(moment, sign, step) {
    return sign > 0 ? this.scale.down(moment) + step : this.scale.up(moment) - step;
  }

  /** The next edge of a month, or of a bar where bars are longer; of a day among hours. @param {number} moment @param {number} sign */
  paged(moment, sign) {
    const bar = this.timeline.histogram.bins.unit, unit = bar === "hour" ? "day" : BIN_DAYS[bar] < BIN_DAYS.month ? "month" : bar;
    const edge = binStart(moment, unit);
    return sign > 0 ? binNext(edge, unit) : edge < moment - NEAR ? edge : binNext(edge, unit, -1);
  }

  /** @returns {Days} */
  drawn() {
    const { first, last } = this.scale.domain;
    return [first, last + 1];
  }

  /** A handle may leave what is drawn, which then follows, but not what the project holds. @returns {Days} */
  reach() {
    const [low, high] = this.scale.limits(), { start, end } = this.scale.window();
    return [Math.min(low, start), Math.max(high + 1, end)];
  }

  /** @param {End} handle @param {number} to @param {Days} limits */
  moveOne(handle, to, [low, high]) {
    const { scale, scale: { grain } } = this, { start, end } = scale.window();
    // a window within a day stays as it is where the drawing knows days only
    if (handle === "from") return this.set(Math.max(low, Math.min(to, Math.max(start, scale.up(end) - grain))), end, handle);
    const least = this.store.mode === "until" ? low + grain : Math.min(end, scale.down(start) + grain);
    return this.set(start, Math.min(high, Math.max(to, least)), handle);
  }

  /** The whole window on by so many days. @param {number} days */
  moveBoth(days) {
    const [low, high] = this.reach(), { start, end } = this.scale.window(), by = Math.min(Math.max(days, low - start), high - end);
    this.set(start + by, end + by, by < 0 ? "from" : "to");
  }

  /** @param {number} start @param {number} end @param {End} handle that moved */
  set(start, end, handle) {
    if (this.scale.reveal(handle === "from" ? start : end)) this.timeline.draw();
    this.scale.setWindow(start, end);
  }

  /** Closer to a handle's day, or away from it. @param {number} at @param {number} factor */
  zoom(at, factor) {
    const { first, last } = this.scale.domain;
    this.scale.show(at - (at - first) * factor, at + (last - at) * factor);
    this.timeline.draw();
  }
}
