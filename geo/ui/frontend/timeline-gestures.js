/**
 * Mouse, pen and fingers on the timeline: one pointer drags a handle, the window or a new window; along the axis it moves
 * what is drawn; two fingers zoom. Up and down stays the page's own: the sheet leaves it to the browser (touch-action).
 */

import { binNext, binStart } from "./days.js";
import { partsOf } from "./dom.js";

/** @import { Timeline } from "./timeline.js" */
/** @import { Bar, Window } from "./types.d.ts" */
/** @import { Store } from "./store.js" */
/** @typedef {"from" | "to"} End a handle of the window */
/**
 * What one pointer drags from where (pixels and moment), with the window and the days drawn as they were then.
 * @typedef {{ id: number, start: number, mode: End | "pan" | "move" | "brush", window: { start: number, end: number },
 *   isInside: boolean, isHandle: boolean, moved: boolean, domain: Window, origin: number, bar: Bar | null }} Drag
 */

const SLACK = 4; // pixels that a click may wander
const APART = 24; // pixels; fingers nearer than this zoom no further
const WHEEL_REST = 400; // milliseconds after which a turn of the wheel is another one

export class Gestures {
  /** @param {HTMLElement} root @param {Store} store @param {Timeline} timeline */
  constructor(root, store, timeline) {
    this.store = store;
    this.timeline = timeline;
    this.scale = timeline.scale;
    this.at = partsOf(root);
    this.track = this.at(".track");
    /** Where each pointer that is down was last, in pixels from the track's left. @type {Map<number, number>} */
    this.pointers = new Map();
    /** @type {Drag | null} */
    this.drag = null;
    /** How far two fingers were apart over how many days, and the moment between them. @type {{ gap: number, days: number, middle: number } | null} */
    this.pinch = null;
    /** What the wheel has asked for so far. @type {{ first: number, days: number, at: number } | null} */
    this.wish = null;
    /** The days to draw with the next frame. @type {Window | null} */
    this.wanted = null;
    for (const end of /** @type {const} */ (["from", "to"])) this.at(`.handle.${end}`).addEventListener("pointerdown", (event) => this.down(event, end));
    this.track.addEventListener("pointerdown", (event) => this.down(event, null));
    this.track.addEventListener("pointermove", (event) => this.move(event));
    this.track.addEventListener("pointerup", (event) => this.up(event));
    this.track.addEventListener("pointercancel", (event) => this.up(event));
    this.track.addEventListener("pointerleave", () => timeline.tips.hide());
    this.track.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
  }

  /** @param {MouseEvent} event */
  xOf(event) {
    return event.clientX - this.track.getBoundingClientRect().left;
  }

  /** @param {PointerEvent} event @param {End | null} end */
  down(event, end) {
    if (event.button) return;
    event.preventDefault();
    event.stopPropagation();
    this.timeline.stop();
    this.timeline.tips.hide();
    const captor = end ? this.at(`.handle.${end}`) : this.track;
    captor.setPointerCapture(event.pointerId);
    if (end) captor.focus({ preventScroll: true });
    this.pointers.set(event.pointerId, this.xOf(event));
    if (this.pointers.size === 2) this.startPinch();
    else if (this.pointers.size === 1) this.startDrag(event, end);
  }

  /** @param {PointerEvent} event @param {End | null} end */
  startDrag(event, end) {
    const { scale, store } = this, start = this.xOf(event), y = event.clientY - this.track.getBoundingClientRect().top;
    const window = scale.window(), isInside = start > scale.x(scale.clamp(window.start)) && start < scale.x(scale.clamp(window.end));
    const axis = this.at(".axis").getBoundingClientRect(), isAxis = event.clientY > axis.top && event.clientY < axis.bottom;
    const mode = end ?? (isAxis && scale.isZoomed() ? "pan" : store.mode === "until" ? "to" : isInside && !scale.isWhole() ? "move" : "brush");
    this.drag = { id: event.pointerId, start, mode, window, isInside, isHandle: end !== null, moved: false, domain: { ...scale.domain },
      origin: scale.down(scale.momentAt(start)), bar: this.timeline.lanes.barAt(start, y) };
    this.track.classList.toggle("moving", mode === "move" || mode === "pan");
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.pointers.has(event.pointerId)) return void this.timeline.tips.hover(event);
    this.pointers.set(event.pointerId, this.xOf(event));
    if (this.pinch) this.pinched(this.pinch);
    else if (this.drag?.id === event.pointerId) this.dragged(this.drag, this.xOf(event));
  }

  /** @param {Drag} drag @param {number} x */
  dragged(drag, x) {
    const { scale } = this, { start: from, end: to } = drag.window, { grain, domain, days, width } = scale;
    if (!drag.moved && Math.abs(x - drag.start) < SLACK) return;
    drag.moved = true;
    const at = scale.down(scale.momentAt(x)), by = ((x - drag.start) / width) * days;
    if (drag.mode === "from") scale.setWindow(Math.min(at, scale.up(to) - grain), to);
    else if (drag.mode === "to") {
      // the To handle stands on the far edge of its day
      const edge = scale.down(scale.momentAt(x - (0.5 * grain * width) / days)) + grain;
      scale.setWindow(from, this.store.mode === "until" ? edge : Math.max(edge, scale.down(from) + grain));
    } else if (drag.mode === "brush") scale.setWindow(Math.min(drag.origin, at), Math.max(drag.origin, at) + grain);
    else if (drag.mode === "pan") this.draw({ first: drag.domain.first - by, last: drag.domain.last - by });
    else {
      const whole = Math.min(Math.max(Math.round(by / grain) * grain, domain.first - from), domain.last + 1 - to);
      scale.setWindow(from + whole, to + whole);
    }
  }

  /** @param {PointerEvent} event */
  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.pinch) {
      if (this.pointers.size < 2) this.pinch = null;
      return;
    }
    const { drag } = this;
    if (drag?.id !== event.pointerId) return;
    this.drag = null;
    this.track.classList.remove("moving");
    // a finger that turned out to scroll the page is cancelled, and was no click
    if (drag.moved && drag.mode !== "pan") this.store.release();
    else if (!drag.moved && !drag.isHandle && event.type === "pointerup") this.click(drag);
  }

  /** A click on a bar keeps its days; inside the window, that bin of the histogram; outside, the nearer handle comes. @param {Drag} drag */
  click({ origin, isInside, bar, window: { start, end } }) {
    const { scale } = this, { grain } = scale, isUntil = this.store.mode === "until";
    if (bar && !isUntil) {
      const [from, to] = bar.moments ?? [bar.first, bar.last + 1];
      scale.setWindow(scale.clamp(scale.down(from)), scale.clamp(scale.up(to)), true);
    } else if (isUntil) scale.setWindow(start, origin + grain, true);
    else if (isInside) {
      const { unit } = this.timeline.histogram.bins, from = binStart(origin, unit);
      scale.setWindow(scale.clamp(from), scale.clamp(binNext(from, unit)), true);
    } else if (origin < start) scale.setWindow(origin, end, true);
    else scale.setWindow(start, origin + grain, true);
  }

  /** Two fingers: the days under them stay under them. What the first one began is undone. */
  startPinch() {
    const { drag, scale } = this, [a, b] = [...this.pointers.values()];
    if (drag?.moved) scale.setWindow(drag.window.start, drag.window.end);
    this.drag = null;
    this.track.classList.remove("moving");
    this.pinch = { gap: Math.max(APART, Math.abs(b - a)), days: scale.days, middle: scale.domain.first + ((a + b) / 2 / scale.width) * scale.days };
  }

  /** @param {NonNullable<Gestures["pinch"]>} pinch */
  pinched(pinch) {
    const { width } = this.scale, [a, b] = [...this.pointers.values()];
    const days = (pinch.days * pinch.gap) / Math.max(APART, Math.abs(b - a)), first = pinch.middle - ((a + b) / 2 / width) * days;
    this.draw({ first, last: first + days - 1 });
  }

  /** Wheel with Ctrl, or a pinch on a touchpad, zooms around the pointer; a sideways wheel moves along. @param {WheelEvent} event */
  wheel(event) {
    if (!event.ctrlKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    const { scale } = this, now = performance.now();
    // small turns add up, though whole days are drawn
    const wish = this.wish && now - this.wish.at <= WHEEL_REST ? this.wish : { first: scale.domain.first, days: scale.days, at: now };
    this.wish = wish;
    const part = this.xOf(event) / scale.width, [low, high] = scale.limits();
    if (event.ctrlKey) {
      const days = Math.min(Math.max(wish.days * Math.exp(event.deltaY / 300), scale.closest), high - low + 1);
      Object.assign(wish, { first: wish.first + part * (wish.days - days), days });
    } else wish.first += (event.deltaX / scale.width) * wish.days;
    wish.first = Math.min(Math.max(wish.first, low), high + 1 - wish.days);
    wish.at = now;
    this.draw({ first: wish.first, last: wish.first + wish.days - 1 });
  }

  /** Draw other days with the next frame. @param {Window} domain */
  draw(domain) {
    if (!this.wanted) requestAnimationFrame(() => {
      const { first, last } = this.wanted ?? this.scale.domain, before = { ...this.scale.domain };
      this.wanted = null;
      this.scale.show(first, last);
      if (before.first !== this.scale.domain.first || before.last !== this.scale.domain.last) this.timeline.draw();
    });
    this.wanted = domain;
  }
}
