/** Names on the map: the chosen place first, then the project's places, then the basemap's; none over another. */

import { mercatorX, mercatorY } from "./mercator.js";
import { CanvasPane } from "./canvas-pane.js";
import { drawDetailNames } from "./detail-names.js";
import { Footprints } from "./footprints.js";
import { drawTown, visibleFrame, write } from "./lettering.js";
import { SANS } from "./palette.js";
import { Room } from "./room.js";

/** @import { Anchor } from "./lettering.js" */
/** @import { MapState } from "./state.js" */
/** @import { Box, Context, LabelKind, LabelRow, Spot, View } from "./types.d.ts" */
/** Names of the basemap by kind, their spots in world fractions. @typedef {Record<LabelKind, Label[]>} Labels */
/** @typedef {{ name: string, zoom: number, x: number, y: number, isCapital: boolean }} Label */

/** World fractions of the basemap's labels, reckoned once. @param {LabelRow[]} rows @returns {Label[]} */
function project(rows) {
  return rows.map(([name, lon, lat, zoom, capital]) => ({
    name, zoom, x: mercatorX(lon), y: mercatorY(lat), isCapital: Boolean(capital),
  }));
}

/** Names of the project's places; what room they leave is kept for the basemap's names. @param {MapState} state */
export function placeNames(state) {
  return new CanvasPane((context, views) => {
    const room = new Room();
    reserveControls(room, state.host, views[0]?.bounds, context.canvas);
    [context.textBaseline, context.lineJoin] = ["alphabetic", "round"];
    state.taken = { room, named: views.map((view) => drawPlaceNames(context, view, state, room)) };
  }, "dateline-names");
}

/** Names of the basemap, below the marks: drawn after `placeNames`, and only once a scrubbing hand rests. @param {MapState} state */
export function basemapNames(state) {
  /** @type {Labels | null} */
  let known = null;
  return new CanvasPane((context, views) => {
    const { base, taken } = state;
    if (!base || !taken) return;
    const { country, city, water, division } = base.labels;
    const labels = (known ??= { country: project(country), city: project(city), water: project(water), division: project(division) });
    const room = taken.room.copy();
    [context.textBaseline, context.lineJoin] = ["alphabetic", "round"];
    views.forEach((view, index) =>
      drawBasemapNames(context, view, state, room, labels, taken.named[index] ?? new Map()));
  }, "dateline-basemap-names");
}

/**
 * Buttons, legend and scale lie over the map: no name is written beneath them.
 * @param {Room} room @param {HTMLElement | null} host @param {View["bounds"] | undefined} bounds @param {HTMLCanvasElement} canvas
 */
function reserveControls(room, host, bounds, canvas) {
  if (!bounds || !host) return;
  const zero = canvas.getBoundingClientRect();
  for (const control of host.querySelectorAll(".leaflet-control")) {
    const box = control.getBoundingClientRect();
    const left = box.left - zero.left + bounds.min.x, top = box.top - zero.top + bounds.min.y;
    room.take([left, top, left + box.width, top + box.height]);
  }
}

/** A second label of the same words within so many pixels says nothing new. */
const TWIN = 90;

/** Share of the world's width (20 km at the equator) within which two tables that know a name mean one town by it. */
const SAME_TOWN = 0.0005;

/** @type {Anchor[]} */
const AROUND = ["right", "left", "above", "below"];

/** The most named places, so many, may have their names farther off. */
const LEADING = 24;
/** @type {Anchor[]} */
const FARTHER = ["upright", "downright", "upleft", "downleft", "overhead", "underfoot"];

/** Room that the drawn roads and borders take: names are better written beside them. @param {View} view @param {MapState} state */
function ways(view, state) {
  const room = new Room(), { places } = state, { min, max } = view.bounds;
  for (const i of state.lineNumbers) {
    const line = places.lines[i];
    if (!places.counts[i] || !line) continue;
    for (const stretch of line) {
      for (let k = 1; k < stretch.length; k++) {
        const [x0, y0] = pixelOf(view, stretch[k - 1]), [x1, y1] = pixelOf(view, stretch[k]);
        if (Math.max(x0, x1) < min.x || Math.min(x0, x1) > max.x || Math.max(y0, y1) < min.y || Math.min(y0, y1) > max.y) continue;
        const steps = Math.min(400, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / WAY_STEP));
        for (let step = 0; step <= steps; step++) {
          const x = x0 + ((x1 - x0) * step) / (steps || 1), y = y0 + ((y1 - y0) * step) / (steps || 1);
          room.take([x - 2, y - 2, x + 2, y + 2]);
        }
      }
    }
  }
  return room.isEmpty ? null : room;
}

const WAY_STEP = 7;
/** @param {View} view @param {Spot} spot @returns {Spot} */
const pixelOf = (view, [x, y]) => [x * view.scale - view.left, y * view.scale - view.top];

/** @param {Context} context @param {View} view @param {MapState} state @param {Room} room @returns {Map<string, Spot>} where each name stands */
function drawPlaceNames(context, view, state, room) {
  const { places, palette: colour, chosen } = state;
  const { min, max } = view.bounds;
  /** @type {Map<string, Spot>} */
  const named = new Map();
  /** @type {{ i: number, px: number, py: number, radius: number, rank: number, text: string, anchors: Anchor[] }[]} */
  const rows = [];
  /** @param {number} i @param {number} x @param {number} y @param {number} radius @param {number} rank @param {string} text @param {Anchor[]} anchors */
  const add = (i, x, y, radius, rank, text, anchors = AROUND) => {
    const px = x * view.scale - view.left, py = y * view.scale - view.top;
    if (px < min.x - 60 || px > max.x + 60 || py < min.y - 20 || py > max.y + 20) return;
    rows.push({ i, px, py, radius, rank, text, anchors });
  };
  for (const symbol of state.symbols(view.scale)) {
    const lead = symbol.shown[0];
    if (lead === chosen) continue;
    const more = symbol.shown.length > 1 ? `  +${symbol.shown.length - 1}` : "";
    add(lead, symbol.x, symbol.y, symbol.radius, symbol.count, places.title(lead) + more);
  }
  for (const i of state.circlesBySize) {
    if (!places.counts[i] || !places.isDisc(i, view.scale) || i === chosen) continue;
    const radius = places.spans[i] * view.scale;
    add(i, places.x[i], places.y[i], radius, places.counts[i], places.title(i),
      radius > 40 ? ["centre", "above", "below"] : ["below", "above", "right", "left"]);
  }
  for (const i of state.lineNumbers) {
    const line = places.lines[i];
    if (!places.counts[i] || !line || i === chosen) continue;
    const [x, y] = Footprints.middle(line);
    add(i, x, y, 2, places.counts[i], places.title(i), ["above", "below", "right", "left"]);
  }
  if (chosen !== null) {
    const isArea = places.shapes[chosen] === "area", line = places.lines[chosen];
    const [x, y] = line ? Footprints.middle(line) : [places.x[chosen], places.y[chosen]];
    const radius = places.isDisc(chosen, view.scale) ? places.spans[chosen] * view.scale : 14;
    add(chosen, x, y, isArea ? 0 : radius, Infinity, places.title(chosen), isArea ? ["centre"] : AROUND);
  }
  rows.sort((a, b) => b.rank - a.rank || a.i - b.i);
  for (const row of rows) {
    if (row.radius < 30) room.take([row.px - row.radius, row.py - row.radius, row.px + row.radius, row.py + row.radius]);
  }
  const frame = visibleFrame(view), lines = ways(view, state);
  for (const [rank, { i, px, py, radius, text, anchors }] of rows.entries()) {
    const isChosen = i === chosen, twin = named.get(text.toLowerCase());
    if (twin && !isChosen && Math.hypot(twin[0] - px, twin[1] - py) < TWIN) continue;
    const isDrawn = write(context, room, shorten(text), px, py, radius, {
      font: `${isChosen ? 700 : 600} ${isChosen ? 14 : 12.5}px ${SANS}`, size: isChosen ? 14 : 12.5,
      colour: colour.label, halo: colour.labelHalo, haloWidth: isChosen ? 5 : 3.6, always: isChosen, ways: lines,
      anchors: rank < LEADING && anchors === AROUND ? [...AROUND, ...FARTHER] : anchors,
    }, frame);
    if (isDrawn) named.set(text.toLowerCase(), [px, py]);
    // a namesake's name holds where it is, too: 'Mosul, Nineveh, Iraq'
    if (isDrawn || radius < 30) for (const name of [places.names[i], places.names[i].split(",")[0]]) named.set(name.toLowerCase(), [px, py]);
  }
  return named;
}

/** @param {string} text */
function shorten(text) {
  const letters = Array.from(text);
  return letters.length > 36 ? `${letters.slice(0, 35).join("")}…` : text;
}

/**
 * @param {Context} context @param {View} view @param {MapState} state @param {Room} room @param {Labels} known
 * @param {Map<string, Spot>} named where the places' names stand
 */
function drawBasemapNames(context, view, state, room, known, named) {
  const { zoom, box } = view, colour = state.palette, frame = visibleFrame(view);
  const inView = (/** @type {Label} */ label) =>
    zoom >= label.zoom && label.x > box[0] && label.x < box[2] && label.y > box[1] && label.y < box[3];
  /** @param {Label} label @returns {Spot} */
  const at = (label) => [label.x * view.scale - view.left, label.y * view.scale - view.top];
  if (zoom < 8) {
    for (const label of known.country.filter(inView)) {
      const size = zoom < 4 ? 10 : zoom < 5.5 ? 11 : 12;
      write(context, room, label.name.toUpperCase(), ...at(label), 0, {
        font: `600 ${size}px ${SANS}`, size, spacing: zoom < 4 ? "1px" : "2px",
        colour: colour.faint, halo: colour.halo, anchors: ["centre"],
      }, frame);
    }
  }
  const isNamed = (/** @type {string} */ name, /** @type {number} */ x, /** @type {number} */ y) => {
    const ours = named.get(name.toLowerCase());
    return ours !== undefined && Math.hypot(ours[0] - x, ours[1] - y) < Math.max(40, SAME_TOWN * view.scale);
  };
  for (const label of known.city) {
    if (!inView(label)) continue;
    const [x, y] = at(label);
    if (isNamed(label.name, x, y)) continue;
    const isLarge = label.zoom <= 5 || label.isCapital;
    if (!room.isFree([x - 2, y - 2, x + 2, y + 2])) continue;
    const isDrawn = write(context, room, label.name, x, y, 1, {
      font: `${isLarge ? 500 : 400} ${isLarge ? 12 : 11.5}px ${SANS}`, size: 12,
      colour: colour.text, halo: colour.halo, anchors: ["right", "left"],
    }, frame);
    if (isDrawn) drawTown(context, x, y, label.isCapital, colour);
  }
  for (const label of known.water) {
    if (!inView(label) || zoom > label.zoom + 5) continue;
    write(context, room, label.name, ...at(label), 0, {
      font: `italic 400 11.5px ${SANS}`, size: 11.5, spacing: "0.6px",
      colour: colour.water, halo: colour.seaHalo, haloWidth: 2, anchors: ["centre"],
    }, frame);
  }
  for (const label of known.division) {
    if (!inView(label)) continue;
    write(context, room, label.name.toUpperCase(), ...at(label), 0, {
      font: `500 9.5px ${SANS}`, size: 9.5, spacing: "1.4px",
      colour: colour.faint, halo: colour.halo, anchors: ["centre"],
    }, frame);
  }
  if (state.detail) drawDetailNames(context, view, state.detail, colour, room, isNamed);
}
