/** What the pointer meets on the timeline, in words. */

import { NEAR, formatRange, formatWindow } from "./days.js";
import { count, el, partsOf } from "./dom.js";
import { windowCounts } from "./timeline-counts.js";
import { mentionsOf } from "./timeline-marks.js";
import { BIN_DAYS } from "./timeline-scale.js";

/** @import { Histogram } from "./timeline-histogram.js" */
/** @import { Lanes } from "./timeline-lanes.js" */
/** @import { TimeScale } from "./timeline-scale.js" */
/** @import { Box } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

const MOST_NAMED = 3; // places that the tip of a bar names

export class Tips {
  /** @param {HTMLElement} root @param {{ store: Store, scale: TimeScale, histogram: Histogram, lanes: Lanes }} timeline */
  constructor(root, { store, scale, histogram, lanes }) {
    this.root = root;
    this.store = store;
    this.scale = scale;
    this.histogram = histogram;
    this.lanes = lanes;
    this.at = partsOf(root);
  }

  /** A bin of the histogram, or a bar with its outlet, days and places. @param {PointerEvent} event */
  hover(event) {
    const tip = this.at(".tip"), track = this.at(".track"), box = track.getBoundingClientRect(), frame = this.root.getBoundingClientRect();
    const top = this.at(".plot").getBoundingClientRect().top, x = event.clientX - box.left, { sizes } = this.scale;
    const isAbove = event.clientY - top < sizes.histogram + sizes.axis, bar = isAbove ? null : this.lanes.barAt(x, event.clientY - box.top);
    const words = event.pointerType === "touch" || !this.histogram.bins.starts.length ? null : isAbove ? this.binWords(x) : bar && this.barWords(bar);
    track.classList.toggle("pointing", bar !== null);
    if (!words) return this.hide();
    tip.replaceChildren(...words);
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    tip.style.left = `${Math.min(Math.max(event.clientX - frame.left, half + 4), frame.width - half - 4)}px`;
    tip.style.top = `${(isAbove ? top : event.clientY - 12) - frame.top}px`;
  }

  hide() {
    this.at(".tip").hidden = true;
  }

  /** A bin's days, and what a click on it would keep. @param {number} x pixels of the track */
  binWords(x) {
    const { scale, store: { perDay }, histogram } = this, { starts, unit } = histogram.bins, moment = scale.momentAt(x) + NEAR;
    const bin = starts.findLastIndex((start) => start <= moment);
    if (bin < 0) return null;
    const start = scale.clamp(starts[bin]), end = scale.clamp(histogram.binEnd(starts[bin]));
    const { mentions, near, wide, undated } = windowCounts(this.store, Math.round(start * perDay), Math.round(end * perDay) - 1, histogram.nearDays(unit) * perDay);
    const within = BIN_DAYS[unit] > BIN_DAYS.month ? unit : "month", of = (/** @type {number} */ n) => n.toLocaleString("en");
    const parts = [near ? `${of(near)} known to within a ${within}` : "", wide ? `${of(wide)} of longer times` : "", undated ? `${of(undated)} undated` : ""];
    return [el("b", { text: formatWindow(start, end) }), el("span", { text: count(mentions, "mention") }),
      wide || undated ? el("span", { text: parts.filter(Boolean).join(", ") }) : ""];
  }

  /** @param {Box & { lane: string }} bar */
  barWords({ lane, first, last, moments, look, marks }) {
    const { store } = this, names = [...new Set(marks.map((mark) => store.footprints.name[store.marks.footprint[mark]]))];
    const when = moments ? formatWindow(...moments) : formatRange(first, last);
    const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
    return [el("b", { text: lane, dir: "auto" }), el("span", { text: `${when} · ${this.lanes.words(look)} · ${count(mentionsOf(store, marks), "mention")} on the map` }),
      el("span", { text: names.slice(0, MOST_NAMED).join(", ") + more, dir: "auto" })];
  }
}
