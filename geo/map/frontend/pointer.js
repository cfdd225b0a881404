/** Pointing at places, and choosing them, by mouse, finger and key. */

import { scaleOf } from "./canvas-pane.js";
import { footprintsAt } from "./hits.js";
import { nearestX } from "./mercator.js";
import { Chooser, Tooltip } from "./panels.js";

/** @import { LeafletMouseEvent, Map as LeafletMap, Point } from "leaflet" */
/** @import { Camera } from "./camera.js" */
/** @import { MapState } from "./state.js" */
/** @import { Tools } from "./tools.js" */
/** @import { PlaceRow, Row } from "./types.d.ts" */

/** So many places at one symbol are offered to be parted by coming closer. */
const MANY = 5;

const mentions = (/** @type {number} */ count) => `${count.toLocaleString("en")} mention${count === 1 ? "" : "s"}`;

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** @param {number[]|null} days first and last, since 1970-01-01 */
function daysInWords(days) {
  return days ? DAY.formatRange(days[0] * 86400000, days[1] * 86400000) : "";
}

export class Pointer {
  /**
   * @param {LeafletMap} map @param {MapState} state @param {Camera} camera
   * @param {{choose: (footprint: number) => void, pick: (spot: { lat: number, lon: number } | null) => void, isBusy: () => boolean, tools: Tools}} page
   *   isBusy: whether a drawing is due; pick: is told a point that was asked for, or that none will come
   */
  constructor(map, state, camera, { choose, pick, isBusy, tools }) {
    this.tools = tools;
    this.map = map;
    this.state = state;
    this.camera = camera;
    this.choose = choose;
    this.pick = pick;
    /** Whether the next click is a point of the ground, and chooses no place. */
    this.isPicking = false;
    this.isBusy = isBusy;
    this.host = map.getContainer();
    this.isTouch = false;
    this.tooltip = new Tooltip(this.host);
    this.chooser = new Chooser(this.host, choose);
    map.on("click", (event) => this.#onClick(event));
    map.on("mousemove", (event) => this.#onHover(event));
    map.on("mouseout movestart zoomstart resize", () => this.tooltip.hide());
    map.on("movestart zoomstart", () => this.chooser.hide());
    this.host.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === this.host) this.isPicking ? this.#picked(map.getCenter()) : this.#chooseNearest();
      if (event.key === "Escape" && this.isPicking) this.#picked(null);
      if (event.key === "Escape") this.chooser.hide();
    });
    // Leaflet says nothing when the pointer goes from the map onto a panel over it
    this.host.addEventListener("pointerover", ({ target }) => { if (target instanceof Element && target.closest(".leaflet-control, .dl-chooser")) this.tooltip.hide(); });
    this.host.addEventListener("pointerdown", (event) => (this.isTouch = event.pointerType === "touch"), true);
  }

  get places() {
    return this.state.places;
  }

  /** From now on a click, or Enter for the middle of the map, gives a point; Escape gives none. @param {boolean} on */
  askForPoint(on) {
    this.isPicking = on;
    this.host.classList.toggle("dl-picking", on);
    this.tooltip.hide();
    if (on) this.host.focus({ preventScroll: true });
  }

  /** @param {{ lat: number, lng: number } | null} spot */
  #picked(spot) {
    this.askForPoint(false);
    const lon = spot && ((((spot.lng + 180) % 360) + 360) % 360) - 180;
    this.pick(spot && lon !== null ? { lat: Number(spot.lat.toFixed(5)), lon: Number(lon.toFixed(5)) } : null);
  }

  /** @param {number} number @returns {PlaceRow} */
  #describe(number) {
    const { places } = this;
    const title = places.title(number);
    const note = [places.names[number], places.labels[number], places.precision(number)].filter((part) => part && part !== title);
    const days = daysInWords(places.daysOf(number, this.state.window)), isSpot = places.shapes[number] === "point" || places.shapes[number] === "circle";
    if (isSpot) note.push(`${places.latitudes[number].toFixed(4)}, ${places.longitudes[number].toFixed(4)}`);
    return { number, title, note: [...new Set([...note, days])].filter(Boolean).join(" · "), count: mentions(places.counts[number]) };
  }

  /** @param {LeafletMouseEvent} event */
  #onHover({ layerPoint, containerPoint, originalEvent: { target } }) {
    if (target instanceof Element && target.closest(".leaflet-control, .dl-chooser")) return this.tooltip.hide();
    if (this.isTouch || this.isPicking || this.tools.isOn || this.isBusy() || this.map.dragging?.moving?.()) return;
    const found = footprintsAt(this.map, this.state, layerPoint);
    this.host.classList.toggle("dl-pointing", found.length > 0);
    if (!found.length) return this.tooltip.hide();
    /** @type {Row[]} */
    const rows = found.slice(0, 4).map((number) => this.#describe(number));
    if (found.length > 4) rows.push({ title: `and ${found.length - 4} more`, note: "", count: "" });
    this.tooltip.show(containerPoint, rows);
  }

  /** @param {LeafletMouseEvent} event */
  #onClick({ layerPoint, containerPoint, latlng }) {
    if (this.tools.isOn) return this.tools.add(latlng);
    if (this.isPicking) return this.#picked(latlng);
    this.chooser.hide();
    this.tooltip.hide();
    this.#offer(footprintsAt(this.map, this.state, layerPoint, this.isTouch), containerPoint);
  }

  /** @param {number[]} found @param {Point} containerPoint */
  #offer(found, containerPoint) {
    if (found.length === 1) this.choose(found[0]);
    else if (found.length > 1)
      this.chooser.show(containerPoint, found.map((number) => this.#describe(number)), found.length >= MANY ? () => this.#part(found) : null);
  }

  /** Come so close to the places of one symbol that most have their own. @param {number[]} found */
  #part(found) {
    const { places, map } = this;
    this.camera.flyToSpots(found.map((i) => [places.latitudes[i], places.longitudes[i]]), map.getZoom() + 4, 40);
  }

  /** The keyboard's click: what lies nearest the middle of the map. */
  #chooseNearest() {
    const { map, state, places } = this, scale = scaleOf(map);
    const middle = map.project(map.getCenter()).divideBy(scale);
    /** @type {number[] | null} */
    let best = null;
    let nearest = Infinity;
    /** @param {number} x @param {number} y @param {number[]} shown */
    const consider = (x, y, shown) => {
      const gap = Math.hypot(nearestX(x, middle.x) - middle.x, y - middle.y);
      if (gap < nearest) [best, nearest] = [shown, gap];
    };
    for (const symbol of state.symbols(scale)) consider(symbol.x, symbol.y, symbol.shown);
    for (const i of state.circlesBySize) {
      if (places.counts[i] && places.isDisc(i, scale)) consider(places.x[i], places.y[i], [i]);
    }
    const half = map.getSize().divideBy(2);
    this.#offer(best ?? footprintsAt(map, state, map.containerPointToLayerPoint(half)), half);
  }
}
