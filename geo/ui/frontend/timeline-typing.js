/** Days typed for the window: the words of the range open two fields, and so does Enter on a handle. */

import { partsOf } from "./dom.js";
import { newestDay } from "./timeline-marks.js";
import { offeredDays, typedWindow } from "./typed-days.js";

/** @import { Timeline } from "./timeline.js" */
/** @import { Store } from "./store.js" */
/** @typedef {"from" | "to"} End an end of the window */

const ENDS = /** @type {const} */ (["from", "to"]);

export class Typing {
  /** @param {HTMLElement} root @param {Timeline} timeline @param {Store} store */
  constructor(root, timeline, store) {
    this.timeline = timeline;
    this.store = store;
    this.at = partsOf(root);
    this.form = this.at(".typing");
    this.button = this.at(".typed");
    this.fields = { from: this.at(".typing .from-day", HTMLInputElement), to: this.at(".typing .to-day", HTMLInputElement) };
    /** What the fields offered when they were opened. */
    this.offered = { from: "", to: "" };
    /** Where the keyboard goes back to. @type {HTMLElement} */
    this.origin = this.button;
    this.button.onclick = () => (this.form.hidden ? this.open("from", this.button) : this.close());
    this.form.onsubmit = (event) => { event.preventDefault(); this.take(); };
    this.form.onkeydown = (event) => { if (event.key === "Escape") { event.stopPropagation(); this.close(); } };
    this.form.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (next instanceof Node && !this.form.contains(next) && next !== this.button) this.hide();
    });
  }

  /** @param {End} end the field to begin with @param {HTMLElement} origin */
  open(end, origin) {
    const { start, end: stop } = this.timeline.scale.window(), isUntil = this.store.mode === "until";
    this.timeline.stop();
    this.origin = origin;
    this.offered = offeredDays(start, stop);
    for (const name of ENDS) this.fields[name].value = this.offered[name];
    this.say("", null);
    this.at(".typing .from-field").hidden = isUntil;
    this.form.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    const field = this.fields[isUntil ? "to" : end];
    field.focus();
    field.select();
  }

  hide() {
    this.form.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
  }

  close() {
    this.hide();
    this.origin.focus();
  }

  /** @param {string} error @param {End | null} end the field that it is about */
  say(error, end) {
    this.at(".typing .error").textContent = error;
    for (const name of ENDS) this.fields[name].setAttribute("aria-invalid", String(name === end));
    if (end) this.fields[end].focus();
  }

  take() {
    const { from, to } = this.fields, { scale } = this.timeline, isUntil = this.store.mode === "until";
    const changed = { from: !isUntil && from.value !== this.offered.from, to: to.value !== this.offered.to };
    const typed = { from: isUntil ? to.value : from.value, to: to.value }, found = typedWindow(typed, changed, newestDay(this.store));
    if ("error" in found) return this.say(found.error, isUntil ? "to" : found.at);
    const { perDay } = this.store, whole = (/** @type {number} */ moment) => Math.round(moment * 1440) / 1440;
    const start = Math.floor(whole(found.start) * perDay) / perDay, end = Math.ceil(whole(found.end) * perDay) / perDay;
    this.close();
    scale.setWindow(isUntil ? scale.window().start : start, Math.max(end, start + 1 / perDay), true);
    this.timeline.follow();
  }
}
