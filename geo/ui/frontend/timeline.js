/**
 * The timeline: a histogram that is the slider's track, a lane an outlet, one for the undated, and Play.
 *
 * Dragging moves a few styles and tells the store; what is drawn changes only with the domain or the facets.
 */

import { asDate, clock, endClock, endOfDay, formatDay, formatRange, formatWindow, isMidnight, lengthInWords, longDay, startOfDay } from "./days.js";
import { count, el, icon, isPhone, partsOf } from "./dom.js";
import { paneOf } from "./panes.js";
import { watchPictures } from "./picture-link.js";
import { storeOf } from "./store.js";
import { Gestures } from "./timeline-gestures.js";
import { Histogram } from "./timeline-histogram.js";
import { Keys } from "./timeline-keys.js";
import { Lanes } from "./timeline-lanes.js";
import { isUndated } from "../../map/frontend/shared/window.js";
import { isKnown, mostLanes } from "./timeline-marks.js";
import { Player } from "./timeline-play.js";
import { HOUR, HOURS_FROM, TimeScale } from "./timeline-scale.js";
import { Switches } from "./timeline-switches.js";
import { Tips } from "./timeline-tips.js";
import { Typing } from "./timeline-typing.js";

const BAR_ROOM = 1130; // pixels in which the whole bar stands in one line

/** @import { Given, View } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

export class Timeline {
  /** @param {HTMLElement} root @param {Store} store */
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.at = partsOf(root);
    this.mode = this.at(".mode", HTMLSelectElement);
    this.days = this.at(".days", HTMLSelectElement);
    this.pace = this.at(".pace", HTMLDetailsElement);
    this.watcher = new ResizeObserver(() => { this.putModes(); if (store.ready) this.resized(); });
    /** The veils before and after the window: in the histogram and in the lanes. */
    this.veils = { before: veilsAt(root, ".before"), after: veilsAt(root, ".after") };
    /** @type {(() => void)[]} */
    this.offs = [];
    this.scale = new TimeScale(store);
    this.histogram = new Histogram(root, store, this.scale);
    this.lanes = new Lanes(root, store, this.scale);
    this.tips = new Tips(root, this);
    this.player = new Player(root, store, this.scale, this.histogram);
    this.gestures = new Gestures(root, store, this);
    this.keys = new Keys(this, store);
    this.typing = new Typing(root, this, store);
    this.switches = new Switches(root, store);
    this.build();
    this.listen();
    if (store.ready) this.start();
  }

  build() {
    const { store, pace } = this;
    this.at(".pace summary").append(icon("pace"));
    this.at(".reset").append(icon("reset"));
    this.putModes();
    this.mode.onchange = () => store.setMode(this.mode.value === "until" ? "until" : "only");
    this.days.onchange = () => store.setDays(this.days.value === "published" ? "published" : "happened");
    pace.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node && pace.contains(event.relatedTarget))) pace.open = false;
    });
    pace.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      pace.open = false;
      this.at(".pace summary").focus();
    };
    this.at(".reset").onclick = () => store.reset();
    this.at(".outliers").onclick = () => this.toggleExtent();
    this.at(".zoom").onclick = () => this.toggleZoom();
    for (const end of /** @type {const} */ (["from", "to"])) this.at(`.handle.${end}`).onkeydown = (event) => this.keys.press(event, end);
  }

  listen() {
    const { store } = this;
    this.offs = [
      paneOf("time", this.root, this.at(".fold-pane")),
      store.on("load", () => this.start()),
      store.on("window", () => this.place()),
      store.on("filter", () => this.draw()),
      store.on("select", () => this.isDrawable() && this.lanes.drawPicked()),
      store.on("days", () => this.start()),
      store.on("reset", () => this.start()),
      watchPictures(store),
    ];
    for (const part of [".track", ".legend"]) this.watcher.observe(this.at(part));
  }

  /** A narrow timeline has no room for the two choices in the bar: there they are settings. */
  putModes() {
    const modes = this.at(".modes"), isNarrow = this.root.clientWidth < BAR_ROOM, settings = this.at(".settings");
    if (isNarrow === settings.contains(modes)) return;
    if (isNarrow) settings.prepend(modes);
    else this.at(".said").after(modes);
  }

  close() {
    this.stop();
    this.offs.forEach((off) => off());
    this.watcher.disconnect();
  }

  /** End Play without a word to the server: what follows has its own. */
  stop() {
    this.player.stop(false);
  }

  start() {
    this.stop();
    const { store, scale } = this, isDated = store.focus !== null;
    this.at(".plot").hidden = !isDated;
    this.at(".dateless").hidden = isDated;
    for (const part of [".play", ".pace", ".range", ".mode"]) this.at(part).hidden = !isDated;
    const { happened, published } = store.spans;
    this.at(".days").hidden = !happened.focus && !published.focus;
    if (isDated) scale.fit(scale.isOutside());
    this.draw();
  }

  isDrawable() {
    return this.store.focus !== null && this.scale.width > 0;
  }

  /** The sheet's sizes hang on the track's width and the page's size of text: other changes of height need no drawing. */
  resized() {
    const { width, rem } = this.scale;
    if (this.at(".track").clientWidth === width && remInPixels() === rem) return;
    this.draw();
  }

  /** Draw what doesn't change while dragging: bars, lanes, axis. */
  draw() {
    const { scale, store, lanes } = this;
    if (store.focus !== null) scale.width = this.at(".track").clientWidth || scale.width || innerWidth; // folded, it has none
    if (this.isDrawable()) {
      scale.measure(remInPixels(), isPhone());
      this.keepRoom();
      lanes.gather();
      this.histogram.draw(lanes.height);
      lanes.draw(this.histogram.hasWide);
      this.drawOutliers();
      this.at(".step [value=bar]").textContent = `a bar (${this.histogram.bins.unit})`;
      this.at(".range").classList.toggle("by-hours", scale.isHourly());
      this.at(".axis").classList.toggle("loose", scale.isZoomed());
    }
    this.place();
  }

  /** Filters take lanes away, but no room: the map above keeps its height. */
  keepRoom() {
    const { histogram, axis, lane } = this.scale.sizes;
    this.at(".plot").style.setProperty("--room", `${histogram + axis + mostLanes(this.store) * lane}px`);
  }

  drawOutliers() {
    const { store, store: { focus, extent } } = this, chip = this.at(".outliers"), year = (/** @type {number} */ day) => asDate(day).getUTCFullYear();
    if (!focus || !extent) return;
    let before = 0, after = 0, earliest = Infinity, latest = -Infinity;
    const { marks, mask, perDay, most } = store, opens = focus[0] * perDay, closes = (focus[1] + 1) * perDay;
    for (let mark = 0; mark < mask.length; mark++) {
      const first = marks.first[mark], last = marks.last[mark];
      if ((last >= opens && first < closes) || !mask[mark] || marks.footprint[mark] < 0 || isUndated(first, last) || (most && !isKnown(store, mark))) continue;
      if (last < opens) { before++; earliest = Math.min(earliest, Math.floor(first / perDay)); }
      if (first >= closes) { after++; latest = Math.max(latest, Math.floor(last / perDay)); }
    }
    chip.hidden = focus[0] === extent[0] && focus[1] === extent[1];
    const words = [];
    if (before) words.push(`${count(before, "earlier event")} from ${year(earliest)}`);
    if (after) words.push(`${count(after, "later event")} to ${year(latest)}`);
    const said = this.scale.isAll ? `Back to ${formatRange(...focus)}` : `${words.join(", ") || "The whole span"}: show all`;
    const brief = this.scale.isAll ? "Back" : said.replace(/( from \d+)?: show all$/, "");
    chip.setAttribute("aria-label", said);
    chip.title = said;
    chip.replaceChildren(icon("widen"), el("span", {}, brief, el("span", { class: "rest", text: said.slice(brief.length) })));
  }

  /** Draw the days of a window that was typed, wherever they lie. */
  follow() {
    const { scale } = this, { start, end } = scale.window();
    if (scale.isOutside() && !scale.isAll) scale.fit(true);
    else if (start < scale.domain.first || end > scale.domain.last + 1) scale.fit(scale.isAll);
    this.draw();
  }

  toggleExtent() {
    const { scale } = this;
    scale.fit(!scale.isAll);
    this.draw();
    scale.setWindow(scale.domain.first, scale.domain.last + 1, true);
  }

  /** Draw the window's days over the whole width, or go back to the days where most happens. */
  toggleZoom() {
    const { scale } = this;
    if (scale.isZoomed()) scale.fit(scale.isAll || scale.isOutside());
    else {
      const { start, end } = scale.window(), days = end - start;
      const margin = scale.hasHours() && days <= HOURS_FROM ? 0 : Math.max(1, Math.round(days * 0.08));
      scale.show(startOfDay(start) - margin, endOfDay(end) + margin);
    }
    this.draw();
  }

  /** Put handles and veils where the window is; say it in words. */
  place() {
    const { store, scale } = this;
    this.say();
    this.at(".handle.from").hidden = store.mode === "until";
    this.mode.value = store.mode;
    this.days.value = store.days;
    if (!this.isDrawable()) return;
    const { start, end } = scale.window(), left = scale.x(scale.clamp(start)), right = scale.x(scale.clamp(end));
    this.at(".handle.from").style.left = `${left}px`;
    this.at(".handle.to").style.left = `${right}px`;
    /** @param {"before" | "after"} end @param {number} width */
    const veil = (end, width) => this.veils[end].forEach((part) => (part.style.width = `${width}px`));
    veil("before", left + 14);
    veil("after", scale.width - right + 14);
    const frame = this.at(".frame").style;
    frame.left = `${left}px`;
    frame.width = `${right - left}px`;
    this.at(".track").classList.toggle("narrow", !scale.isWhole());
    const zoom = this.at(".zoom"), isZoomed = scale.isZoomed();
    zoom.hidden = !isZoomed && scale.days <= Math.max(scale.closest, 2 * (end - start));
    const words = isZoomed ? "Zoom out" : "Zoom to window";
    if (zoom.title !== words) zoom.replaceChildren(icon(isZoomed ? "wider" : "closer"), el("span", { class: "words", text: words }));
    zoom.title = words;
    this.tellHandles(start, end);
  }

  /** Values are days since 1970-01-01, with a fraction for an hour: the first and the last day, or hour, of the window. @param {number} start @param {number} end */
  tellHandles(start, end) {
    const { scale, scale: { grain, domain } } = this, isHourly = scale.isHourly(), isDay = (/** @type {number} */ moment) => !isHourly && isMidnight(moment);
    const last = end - (isMidnight(end) ? grain : HOUR), round = (/** @type {number} */ value) => String(Math.round(value * 1e4) / 1e4);
    /** @type {Record<string, [number, number, number, string]>} */
    const ends = {
      from: [domain.first, scale.up(end) - grain, start, isDay(start) ? longDay(start) : `${longDay(startOfDay(start))}, ${clock(start)}`],
      to: [scale.down(start), domain.last + 1 - grain, last, isDay(end) ? longDay(end - 1) : `${longDay(endOfDay(end))}, until ${endClock(end)}`],
    };
    for (const [name, [low, high, now, words]] of Object.entries(ends)) {
      const handle = this.at(`.handle.${name}`);
      handle.setAttribute("aria-valuemin", round(Math.min(low, now)));
      handle.setAttribute("aria-valuemax", round(Math.max(high, now)));
      handle.setAttribute("aria-valuenow", round(now));
      handle.setAttribute("aria-valuetext", words);
    }
  }

  say() {
    const { store } = this;
    if (!store.ready) return;
    const { start, end } = this.scale.window(), isUntil = store.mode === "until";
    this.at(".from-words").textContent = !isUntil ? formatWindow(start, end)
      : `Up to ${formatDay(endOfDay(end))}${isMidnight(end) ? "" : `, ${clock(end)}`}`;
    this.at(".length").textContent = [isUntil ? "" : lengthInWords(end - start), store.days === "published" ? "by publication" : ""].filter(Boolean).join(", ");
    const { mentions, points, places, areas, regions, unmapped } = store.summary.totals, all = store.mentions.role.length;
    const of = mentions < all ? ` of ${all.toLocaleString("en")}` : "";
    this.at(".status").textContent = mentions
      ? `${count(mentions, "mention")}${of}: ${points} at ${count(places, "place")}, ${areas} in ${count(regions, "area")}, ${unmapped} not mapped`
      : "0 mentions in this window";
    this.switches.say();
  }
}

/** @param {HTMLElement} root @param {string} selector @returns {HTMLElement[]} */
const veilsAt = (root, selector) => [...root.querySelectorAll(selector)].filter((part) => part instanceof HTMLElement);

/** The page's size of text. */
const remInPixels = () => parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** @type {WeakMap<Element, Timeline>} */
const timelines = new WeakMap();

/**
 * Streamlit calls this whenever the data change, and the function it returns when the component goes.
 * @param {Given<{ channel: string }>} given
 */
export default function ({ data, parentElement, setStateValue }) {
  const store = storeOf(data.channel), root = partsOf(parentElement)(".timeline");
  store.commit = (/** @type {View} */ view) => setStateValue("view", view);
  if (store.uncommitted) store.commit(store.uncommitted);
  store.uncommitted = null;
  const timeline = timelines.get(root) ?? new Timeline(root, store);
  timelines.set(root, timeline);
  return () => { timeline.close(); timelines.delete(root); };
}
