/**
 * The timeline: a histogram that is the slider's track, a lane an outlet, one for the undated, and Play.
 *
 * Dragging moves a few styles and tells the store; what is drawn changes only with the domain or the facets.
 */

import { OPEN_FIRST, OPEN_LAST } from "../../map/frontend/shared/vocabulary.js";
import { asDate, clock, endClock, endOfDay, formatDay, formatRange, formatWindow, isMidnight, lengthInWords, longDay, startOfDay } from "./days.js";
import { count, el, icon } from "./dom.js";
import { storeOf } from "./store.js";
import { Gestures } from "./timeline-gestures.js";
import { Histogram } from "./timeline-histogram.js";
import { Keys } from "./timeline-keys.js";
import { Lanes } from "./timeline-lanes.js";
import { drawnMarks, mostLanes, undatedCount } from "./timeline-marks.js";
import { Player } from "./timeline-play.js";
import { HOUR, HOURS_FROM, TimeScale } from "./timeline-scale.js";
import { Tips } from "./timeline-tips.js";

class Timeline {
  constructor(root, store) {
    Object.assign(this, { root, store });
    this.at = (selector) => root.querySelector(selector);
    this.scale = new TimeScale(store);
    this.histogram = new Histogram(root, store, this.scale);
    this.lanes = new Lanes(root, store, this.scale);
    this.tips = new Tips(root, this);
    this.player = new Player(root, store, this.scale, this.histogram);
    this.gestures = new Gestures(root, store, this);
    this.keys = new Keys(this, store);
    this.undated = 0;
    this.build();
    this.listen();
    if (store.ready) this.start();
  }

  build() {
    const { store } = this, on = (selector, kind, act) => this.at(selector).addEventListener(kind, act);
    this.at(".pace summary").append(icon("pace"));
    this.at(".reset").append(icon("reset"));
    this.narrow = matchMedia("(max-width: 1100px)");
    this.narrow.onchange = () => this.putModes();
    this.putModes();
    on(".mode", "change", (event) => store.setMode(event.target.value));
    on(".days", "change", (event) => store.setDays(event.target.value));
    on(".pace", "focusout", (event) => {
      if (!this.at(".pace").contains(event.relatedTarget)) this.at(".pace").open = false;
    });
    on(".pace", "keydown", (event) => {
      if (event.key !== "Escape") return;
      this.at(".pace").open = false;
      this.at(".pace summary").focus();
    });
    on(".reset", "click", () => store.reset());
    on(".outliers", "click", () => this.toggleExtent());
    on(".zoom", "click", () => this.toggleZoom());
    on(".undated input", "change", (event) => store.setUndated(event.target.checked));
    for (const end of ["from", "to"]) on(`.handle.${end}`, "keydown", (event) => this.keys.press(event, end));
  }

  listen() {
    const { store } = this;
    this.offs = [
      store.on("load", () => this.start()),
      store.on("window", () => this.place()),
      store.on("filter", () => this.draw()),
      store.on("select", () => this.isDrawable() && this.lanes.drawPicked()),
      store.on("days", () => this.start()),
      store.on("reset", () => this.start()),
    ];
    this.watcher = new ResizeObserver(() => store.ready && this.resized());
    for (const part of [".track", ".legend"]) this.watcher.observe(this.at(part));
  }

  /** A narrow page has no room for the two choices in the bar: there they are settings. */
  putModes() {
    const modes = this.at(".modes");
    if (this.narrow.matches) this.at(".settings").prepend(modes);
    else this.at(".range").after(modes);
  }

  close() {
    this.stop();
    this.narrow.onchange = null;
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
    if (this.at(".track").clientWidth === width && parseFloat(getComputedStyle(document.documentElement).fontSize) === rem) return;
    this.draw();
  }

  /** Draw what doesn't change while dragging: bars, lanes, axis. */
  draw() {
    const { scale, store, lanes } = this;
    this.undated = undatedCount(store);
    if (store.focus !== null) scale.width = this.at(".track").clientWidth;
    if (this.isDrawable()) {
      scale.measure();
      this.keepRoom();
      lanes.gather();
      this.histogram.draw(lanes.height);
      lanes.draw();
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
    this.at(".plot").style.minHeight = `min(${histogram + axis + mostLanes(this.store) * lane}px, max(116px, min(256px, 26dvh)))`;
  }

  drawOutliers() {
    const { store, store: { focus, extent } } = this, chip = this.at(".outliers"), year = (day) => asDate(day).getUTCFullYear();
    let before = 0, after = 0, earliest = Infinity, latest = -Infinity;
    for (const [, first, last] of drawnMarks(store)) {
      if (last !== OPEN_LAST && last < focus[0] && last !== OPEN_FIRST) { before++; earliest = Math.min(earliest, first === OPEN_FIRST ? last : first); }
      if (first !== OPEN_FIRST && first > focus[1]) { after++; latest = Math.max(latest, last === OPEN_LAST ? first : last); }
    }
    chip.hidden = focus[0] === extent[0] && focus[1] === extent[1];
    const words = [];
    if (before) words.push(`${count(before, "earlier event")} from ${year(earliest)}`);
    if (after) words.push(`${count(after, "later event")} to ${year(latest)}`);
    const said = this.scale.isAll ? `Back to ${formatRange(...focus)}` : `${words.join(", ") || "The whole span"}: show all`;
    const brief = said.replace(/( from \d+)?: show all$/, "");
    chip.setAttribute("aria-label", said);
    chip.title = said;
    chip.replaceChildren(icon("widen"), el("span", {}, brief, el("span", { class: "rest", text: said.slice(brief.length) })));
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
    this.at(".mode").value = store.mode;
    this.at(".days").value = store.days;
    if (!this.isDrawable()) return;
    const { start, end } = scale.window(), left = scale.x(scale.clamp(start)), right = scale.x(scale.clamp(end));
    this.at(".handle.from").style.left = `${left}px`;
    this.at(".handle.to").style.left = `${right}px`;
    this.veils ??= Object.fromEntries(["before", "after"].map((end) => [end, [...this.root.querySelectorAll(`.${end}`)]]));
    const veil = (end, width) => this.veils[end].forEach((part) => (part.style.width = `${width}px`));
    veil("before", left + 14);
    veil("after", scale.width - right + 14);
    const frame = this.at(".frame").style;
    frame.left = `${left}px`;
    frame.width = `${right - left}px`;
    this.at(".track").classList.toggle("narrow", !scale.isWhole());
    const zoom = this.at(".zoom"), isZoomed = scale.isZoomed();
    zoom.hidden = !isZoomed && scale.days <= Math.max(scale.closest, 2 * (end - start));
    zoom.textContent = isZoomed ? "Zoom out" : "Zoom to window";
    this.tellHandles(start, end);
  }

  /** Values are days since 1970-01-01, with a fraction for an hour: the first and the last day, or hour, of the window. */
  tellHandles(start, end) {
    const { scale, scale: { grain, domain } } = this, isHourly = scale.isHourly(), isDay = (moment) => !isHourly && isMidnight(moment);
    const last = end - (isMidnight(end) ? grain : HOUR), round = (value) => String(Math.round(value * 1e4) / 1e4);
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
    const { mentions, points, places, areas, regions, unmapped } = store.summary.totals;
    this.at(".status").textContent = mentions
      ? `${count(mentions, "mention")}: ${points} at ${count(places, "place")}, ${areas} in ${count(regions, "area")}, ${unmapped} not mapped`
      : "0 mentions in this window";
    const chip = this.at(".undated");
    chip.hidden = !this.undated || store.focus === null;
    chip.querySelector("input").checked = store.undated;
    chip.querySelector("span").textContent = `Include undated (${this.undated})`;
  }
}

/** Streamlit calls this whenever the data change, and the function it returns when the component goes. */
export default function ({ data, parentElement, setStateValue }) {
  const store = storeOf(data.channel), root = parentElement.querySelector(".timeline");
  store.commit = (view) => setStateValue("view", view);
  if (store.uncommitted) store.commit(store.uncommitted);
  store.uncommitted = null;
  root.timeline ??= new Timeline(root, store);
  return () => { root.timeline?.close(); root.timeline = null; };
}
