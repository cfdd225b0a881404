/** Land, water and lines of the basemap, from back to front. */

import { CanvasPane } from "./canvas-pane.js";
import { DETAIL_FROM } from "./detail-data.js";

/** @import { Context, View } from "./types.d.ts" */
/** @import { Palette } from "./palette.js" */
/** @import { Basemap } from "./basemap-data.js" */
/** @import { Detail } from "./detail-data.js" */

/**
 * @param {Basemap} base
 * @param {() => Palette} palette
 * @param {() => Detail | null} detail what is known close up, once it is there
 */
export function basemapLayer(base, palette, detail) {
  return new CanvasPane((context, views) => {
    for (const view of views) drawView(context, view, base, palette(), view.zoom > DETAIL_FROM ? detail() : null);
  }, "dateline-base");
}

/** The basemap's own rivers are known to 1:50 million only: closer up, their course would be a guess. */
const RIVERS_TO = 10;
/** The closer rivers are known to 1:10 million: from this zoom on a broad band says that the course is somewhere in it. */
const BAND_FROM = 11, BAND = 5;

/** @param {Context} context @param {View} view @param {Basemap} base @param {Palette} colour @param {Detail | null} detail */
function drawView(context, view, base, colour, detail) {
  const { zoom } = view;
  context.lineJoin = "round";
  context.lineCap = "round";

  const land = new Path2D();
  base.traceRings(land, base.land, view);
  context.fillStyle = colour.land;
  context.fill(land, "evenodd");

  const count = base.arcCount;
  stroke(context, view, base, 0, count, colour.land, 1.2, (arc) => base.zooms[arc] < 0); // the seam at 180 degrees
  if (detail) strokeRivers(context, view, detail, colour);
  else if (zoom <= RIVERS_TO) stroke(context, view, base, count + base.lakes.length, base.starts.length - 1, colour.river, zoom < 6 ? 0.9 : 1.3,
    (arc) => zoom >= base.rivers[arc - count - base.lakes.length]);

  const lakes = new Path2D();
  base.traceLines(lakes, count, count + base.lakes.length, view, (arc) => zoom >= base.lakes[arc - count]);
  context.fillStyle = colour.sea;
  context.fill(lakes, "evenodd");
  if (zoom > 4) {
    context.strokeStyle = colour.lakeEdge;
    context.lineWidth = 0.7;
    context.stroke(lakes);
  }

  const isDrawn = (/** @type {number} */ kind) => (/** @type {number} */ arc) => base.kinds[arc] === kind && base.zooms[arc] >= 0 && zoom >= base.zooms[arc];
  if (zoom >= 3.5) stroke(context, view, base, 0, count, colour.division, zoom < 6 ? 0.8 : 1.1, isDrawn(2));
  stroke(context, view, base, 0, count, colour.coast, 0.7, isDrawn(0));
  stroke(context, view, base, 0, count, colour.border, zoom < 4 ? 0.7 : zoom < 6 ? 1 : 1.4, isDrawn(1));
}

/**
 * @param {Context} context @param {View} view @param {Basemap} base @param {number} from @param {number} to arcs
 * @param {string} colour @param {number} width @param {(arc: number) => boolean} wanted
 */
function stroke(context, view, base, from, to, colour, width, wanted) {
  const path = new Path2D();
  base.traceLines(path, from, to, view, wanted);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}

/** @param {Context} context @param {View} view @param {Detail} detail @param {Palette} colour */
function strokeRivers(context, { box, scale, left, top, zoom }, detail, colour) {
  const path = new Path2D(), { x, y, starts } = detail;
  for (const river of detail.riversIn(box)) {
    path.moveTo(x[starts[river]] * scale - left, y[starts[river]] * scale - top);
    for (let i = starts[river] + 1; i < starts[river + 1]; i++) path.lineTo(x[i] * scale - left, y[i] * scale - top);
  }
  context.strokeStyle = colour.river;
  context.lineWidth = zoom >= BAND_FROM ? BAND * 2 ** Math.min(2, zoom - BAND_FROM) : 1.4;
  context.globalAlpha = zoom >= BAND_FROM ? 0.7 : 1;
  context.stroke(path);
  context.globalAlpha = 1;
}
