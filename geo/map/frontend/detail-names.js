/** Names of rivers and of smaller towns, in the room that the basemap's own names leave. */

import { drawTown, visibleFrame, write } from "./lettering.js";
import { DETAIL_FROM } from "./detail-data.js";
import { SANS } from "./palette.js";

/** @import { Detail } from "./detail-data.js" */
/** @import { Palette } from "./palette.js" */
/** @import { Room } from "./room.js" */
/** @import { Box, Context, Spot, View } from "./types.d.ts" */

/** Zoom from which towns of so many digits of inhabitants are named. @type {[number, number][]} */
const TOWNS_FROM = [[11, 3], [10, 4], [8.5, 5]];
/** Towns looked at in one view, and pixels between two names of one river. */
const MOST_TOWNS = 400, APART = 260;

/**
 * @param {Context} context @param {View} view @param {Detail} detail @param {Palette} colour @param {Room} room
 * @param {(name: string, x: number, y: number) => boolean} isNamed whether the name stands there already
 */
export function drawDetailNames(context, view, detail, colour, room, isNamed) {
  if (view.zoom <= DETAIL_FROM) return;
  const frame = visibleFrame(view), people = TOWNS_FROM.find(([zoom]) => view.zoom >= zoom)?.[1];
  for (const { name, x, y } of people ? detail.townsIn(view.box, people).slice(0, MOST_TOWNS) : []) {
    const px = x * view.scale - view.left, py = y * view.scale - view.top;
    if (isNamed(name, px, py) || !room.isFree([px - 2, py - 2, px + 2, py + 2])) continue;
    const isDrawn = write(context, room, name, px, py, 1, {
      font: `400 11px ${SANS}`, size: 11, colour: colour.text, halo: colour.halo, anchors: ["right", "left"],
    }, frame);
    if (isDrawn) drawTown(context, px, py, false, colour);
  }
  drawRiverNames(context, view, detail, colour, room, frame);
}

/** @param {Context} context @param {View} view @param {Detail} detail @param {Palette} colour @param {Room} room @param {Box} frame */
function drawRiverNames(context, view, detail, colour, room, frame) {
  /** @type {Map<string, Spot[]>} */
  const written = new Map();
  for (const river of detail.riversIn(view.box)) {
    const name = detail.riverNames[detail.named[river]], stood = written.get(name) ?? [];
    if (!name) continue;
    for (const [x, y] of spotsOf(view, detail, river, frame)) {
      if (stood.some((spot) => Math.hypot(spot[0] - x, spot[1] - y) < APART)) continue;
      const isDrawn = write(context, room, name, x, y, 1, {
        font: `italic 400 11.5px ${SANS}`, size: 11.5, spacing: "0.6px", colour: colour.riverName, halo: colour.halo, haloWidth: 2.5,
        anchors: ["right", "left", "above", "below"],
      }, frame);
      if (isDrawn) written.set(name, [...stood, [x, y]]);
      if (isDrawn) break;
    }
  }
}

/** A few places on the course of a river that are on the screen, those in the middle of it first. @param {View} view @param {Detail} detail @param {number} river @param {Box} frame */
function spotsOf(view, detail, river, [left, top, right, bottom]) {
  /** @type {Spot[]} */
  const seen = [];
  for (let i = detail.starts[river]; i < detail.starts[river + 1]; i++) {
    const x = detail.x[i] * view.scale - view.left, y = detail.y[i] * view.scale - view.top;
    if (x > left && x < right && y > top && y < bottom) seen.push([x, y]);
  }
  const middle = [(left + right) / 2, (top + bottom) / 2], away = (/** @type {Spot} */ [x, y]) => Math.hypot(x - middle[0], y - middle[1]);
  return seen.sort((a, b) => away(a) - away(b)).slice(0, 12);
}
