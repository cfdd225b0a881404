/** How a name is written on the map: beside its sign where there is room, over nothing that is written already. */

import { PADDING } from "./canvas-pane.js";

/** @import { Palette } from "./palette.js" */
/** @import { Room } from "./room.js" */
/** @import { Box, Context, Spot, View } from "./types.d.ts" */
/** @typedef {"right" | "left" | "above" | "below" | "centre" | "upright" | "downright" | "upleft" | "downleft" | "overhead" | "underfoot"} Anchor */
/**
 * How a name is written: `anchors` in the order in which they are tried, beside `ways` where it can be; `always` even
 * where there is no room.
 * @typedef {{ font: string, size: number, colour: string, halo: string, anchors: readonly Anchor[], spacing?: string,
 *   haloWidth?: number, always?: boolean, ways?: Room | null }} Style
 */

/** @type {Map<string, number>} */
const widths = new Map();

/**
 * How wide a text is in a style. A context's typeface is dear to set and to read, so that is done only to measure.
 * @param {Context} context @param {string} text @param {Style} style
 */
function widthOf(context, text, { font, spacing = "0px" }) {
  const key = `${font}|${spacing}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > 20000) widths.clear();
    context.font = font;
    context.letterSpacing = spacing;
    widths.set(key, (width = context.measureText(text).width));
  }
  return width;
}

/**
 * Tries each anchor around a symbol of that radius; true when the text found room. Words that the edge of `frame`
 * would cut are not written there, unless they must be.
 * @param {Context} context @param {Room} room @param {string} text @param {number} x @param {number} y @param {number} radius
 * @param {Style} style @param {Box} frame
 */
export function write(context, room, text, x, y, radius, style, frame) {
  const width = widthOf(context, text, style), height = style.size;
  const gap = radius + 4;
  /** @type {Record<Anchor, Spot>} */
  const spots = {
    right: [x + gap, y + height * 0.35], left: [x - gap - width, y + height * 0.35],
    above: [x - width / 2, y - gap], below: [x - width / 2, y + gap + height * 0.75],
    centre: [x - width / 2, y + height * 0.35],
    upright: [x + gap * 0.75, y - gap * 0.55], downright: [x + gap * 0.75, y + gap * 0.55 + height * 0.7],
    upleft: [x - gap * 0.75 - width, y - gap * 0.55], downleft: [x - gap * 0.75 - width, y + gap * 0.55 + height * 0.7],
    overhead: [x - width / 2, y - gap - height], underfoot: [x - width / 2, y + gap + height * 1.75],
  };
  /** @param {Spot} spot @returns {Box} */
  const boxOf = ([left, base]) => [left - 3, base - height, left + width + 3, base + height * 0.3];
  const isCut = (/** @type {Anchor} */ anchor) => isAcross(boxOf(spots[anchor]), frame);
  // never over the edge if it can be helped, then beside the roads and borders, then as the style would have it
  const isOver = (/** @type {Anchor} */ anchor) => Boolean(style.ways) && !style.ways?.isFree(boxOf(spots[anchor]));
  const anchors = style.ways || style.always
    ? style.anchors.map((anchor) => ({ anchor, fault: 2 * Number(isCut(anchor)) + Number(isOver(anchor)) })).sort((a, b) => a.fault - b.fault).map(({ anchor }) => anchor)
    : style.anchors;
  for (const anchor of anchors) {
    const [left, base] = spots[anchor], box = boxOf([left, base]);
    if (!style.always && (isCut(anchor) || !room.isFree(box))) continue;
    room.take(box);
    context.font = style.font;
    context.letterSpacing = style.spacing ?? "0px";
    context.textAlign = "left";
    context.lineWidth = style.haloWidth ?? 3;
    context.strokeStyle = style.halo;
    context.strokeText(text, left, base);
    context.fillStyle = style.colour;
    context.fillText(text, left, base);
    return true;
  }
  return false;
}

/** Partly within the frame and partly without. @param {Box} box @param {Box} frame */
function isAcross([left, top, right, bottom], [west, north, east, south]) {
  const isWithin = left >= west && top >= north && right <= east && bottom <= south;
  const isWithout = right <= west || left >= east || bottom <= north || top >= south;
  return !isWithin && !isWithout;
}

/** The part of the canvas that is on the screen, in layer pixels. @param {View} view @returns {Box} */
export function visibleFrame({ bounds: { min, max } }) {
  const margin = PADDING / (1 + 2 * PADDING), width = (max.x - min.x) * margin, height = (max.y - min.y) * margin;
  return [min.x + width, min.y + height, max.x - width, max.y - height];
}

/** @param {Context} context @param {number} x @param {number} y @param {boolean} isCapital @param {Palette} colour */
export function drawTown(context, x, y, isCapital, colour) {
  context.beginPath();
  context.arc(x, y, isCapital ? 2.6 : 1.8, 0, 2 * Math.PI);
  context.fillStyle = isCapital ? colour.halo : colour.dot;
  context.fill();
  if (!isCapital) return;
  context.lineWidth = 1.3;
  context.strokeStyle = colour.dot;
  context.stroke();
}
