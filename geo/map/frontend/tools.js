/**
 * Measuring, and drawing a piece of ground that filters the view or that the page asked for. Points come from clicks, or from Enter for the middle of
 * the map; Backspace takes the last one back, Escape leaves.
 */

import { L } from "./leaflet.js";
import { Outline } from "./outline.js";
import { element } from "./panels.js";
import { awayKm, kmWords, readArea } from "./shared/area.js";

/** @import { LatLng, Map as LeafletMap } from "leaflet" */
/** @import { Area } from "./shared/area.js" */
/** @import { Point } from "./outline.js" */
/** What each tool is called, what to do, and with how many points it is complete; 0: with any from `least` on. */
/** @typedef {{ name: string, how: string, least: number, most: number }} Tool */

/** @type {Record<string, Tool>} */
const TOOLS = {
  measure: { name: "Measure a distance", how: "Click two or more points.", least: 2, most: 0 },
  box: { name: "Filter by a box", how: "Click two opposite corners.", least: 2, most: 2 },
  circle: { name: "Filter by a radius", how: "Click the middle, then a point at its edge.", least: 2, most: 2 },
  polygon: { name: "Filter by a polygon", how: "Click its corners, then Done.", least: 3, most: 40 },
  outline: { name: "Draw the area that is meant", how: "Click its corners, then Done.", least: 3, most: 40 },
};
const FROM_CORNERS = ["polygon", "outline"];
const KEYS = " Keys: arrows move the map, Enter sets a point in its middle, Backspace takes one back, Escape leaves.";

/** @param {number} degrees */
const rounded = (degrees) => Number(degrees.toFixed(4));

/** The text of an area that these points make, as the address has it; "" where they make none. @param {string} tool @param {Point[]} points */
export function areaOf(tool, points) {
  if (points.length < TOOLS[tool].least || tool === "measure") return "";
  const [[lat1, lon1], [lat2, lon2]] = points, turn = Math.round(points[0][1] / 360) * 360;
  if (tool === "circle") return `circle:${rounded(lat1)},${rounded(lon1 - turn)},${Number(awayKm(lat1, lon1, lat2, lon2).toFixed(2))}`;
  if (tool === "box") return `box:${[Math.min(lon1, lon2) - turn, Math.min(lat1, lat2), Math.max(lon1, lon2) - turn, Math.max(lat1, lat2)].map(rounded).join()}`;
  return `polygon:${points.flatMap(([lat, lon]) => [rounded(lon - turn), rounded(lat)]).join()}`;
}

/** Corners as latitudes and longitudes between -180 and 180. @param {Point[]} points @returns {Point[]} */
export const ringOf = (points) => points.map(([lat, lon]) => [Number(lat.toFixed(5)), Number((((((lon + 180) % 360) + 360) % 360) - 180).toFixed(5))]);

/** The way along these points, in km. @param {Point[]} points */
export const lengthOf = (points) => points.slice(1).reduce((sum, [lat, lon], at) => sum + awayKm(points[at][0], points[at][1], lat, lon), 0);

export class Tools {
  /**
   * @param {LeafletMap} map @param {(area: string | null) => void} onArea
   * @param {(ring: Point[] | null) => void} onOutline the page's answer; null where none was drawn
   */
  constructor(map, onArea, onOutline) {
    this.map = map;
    this.onArea = onArea;
    this.onOutline = onOutline;
    this.host = map.getContainer();
    /** @type {string | null} */
    this.tool = null;
    /** @type {Point[]} */
    this.points = [];
    this.filter = new Outline(map, "dateline-outline", "dl-filter");
    this.draft = new Outline(map, "dateline-outline", "dl-draft");
    this.said = element("span");
    this.said.setAttribute("role", "status");
    this.done = this.#button("Done", () => this.#finish());
    this.bar = element("div", "dl-drawing");
    this.bar.hidden = true;
    this.bar.append(this.said, this.done, this.#button("Leave", () => this.leave()));
    L.DomEvent.disableClickPropagation(this.bar);
    this.host.append(this.bar);
    this.host.addEventListener("keydown", (event) => this.#onKey(event), true);
    map.on("mousemove", ({ latlng }) => this.tool && this.#draw([latlng.lat, latlng.lng]));
  }

  /** The choice of a tool, for the map's options. */
  choice() {
    const box = element("div", "dl-tools");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Measure and filter");
    for (const [key, { name }] of Object.entries(TOOLS)) if (key !== "outline") box.append(this.#button(name, () => this.begin(key)));
    return box;
  }

  /** @param {string} words @param {() => void} act */
  #button(words, act) {
    const made = element("button", "", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  get isOn() {
    return this.tool !== null;
  }

  /** @param {string} tool */
  begin(tool) {
    this.tool = tool;
    this.points = [];
    this.host.classList.add("dl-picking");
    this.bar.hidden = false;
    this.map.doubleClickZoom.disable(); // two corners may lie close to each other
    this.host.querySelector(".dl-options")?.removeAttribute("open"); // the ground is to be seen
    this.host.focus({ preventScroll: true });
    this.#draw();
  }

  /** @param {Point[] | null} [outline] that was drawn */
  leave(outline = null) {
    const wasAsked = this.tool === "outline";
    this.tool = null;
    this.points = [];
    this.host.classList.remove("dl-picking");
    this.bar.hidden = true;
    this.draft.draw(null);
    this.map.doubleClickZoom.enable();
    this.host.focus({ preventScroll: true });
    if (wasAsked) this.onOutline(outline);
  }

  /** The page wants no outline any more. */
  forget() {
    if (this.tool === "outline") this.leave();
  }

  /** @param {LatLng} spot */
  add({ lat, lng }) {
    if (!this.tool) return;
    const { most } = TOOLS[this.tool];
    if (!most || this.points.length < most) this.points.push([lat, lng]);
    this.#draw();
    if (most === 2 && this.points.length === most) this.#finish();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!this.tool || (event.target !== this.host && event.key !== "Escape")) return;
    if (event.key === "Enter") this.add(this.map.getCenter());
    else if (event.key === "Backspace") { this.points.pop(); this.#draw(); }
    else if (event.key === "Escape") this.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #finish() {
    if (!this.tool) return;
    const text = areaOf(this.tool, this.points);
    if (this.tool === "measure" || !readArea(text)) return this.leave();
    if (this.tool === "outline") return this.leave(ringOf(this.points));
    this.leave();
    this.onArea(text);
  }

  /** @param {Point} [pointer] where the next point would be */
  #draw(pointer) {
    if (!this.tool) return;
    const { how, name, least, most } = TOOLS[this.tool], { points } = this, ahead = pointer && points.length && points.length !== most ? [...points, pointer] : points;
    this.draft.draw(readArea(areaOf(this.tool, ahead)), ahead);
    this.done.hidden = !FROM_CORNERS.includes(this.tool) || points.length < least;
    const way = ahead.length > 1 && (this.tool === "measure" || this.tool === "circle") ? ` ${kmWords(lengthOf(ahead))}` : "";
    const words = points.length ? `${name}:${way || ` ${points.length} ${points.length === 1 ? "point" : "points"}`}.` : `${name}. ${how}${KEYS}`;
    if (!pointer || way) this.said.textContent = words;
  }

  /** The ground that the view is narrowed to. @param {Area | null} area */
  show(area) {
    this.filter.draw(area);
  }
}
