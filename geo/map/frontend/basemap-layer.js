/** Land, water and lines of the basemap, from back to front. */

import { CanvasPane } from "./canvas-pane.js";

/** @import { Context, View } from "./types.d.ts" */
/** @import { Palette } from "./palette.js" */
/** @import { Basemap } from "./basemap-data.js" */

/**
 * @param {Basemap} base
 * @param {() => Palette} palette
 */
export function basemapLayer(base, palette) {
  return new CanvasPane((context, views) => {
    for (const view of views) drawView(context, view, base, palette());
  }, "dateline-base");
}

/** Rivers are known to 1:50 million only: closer up, their course would be a guess. */
const RIVERS_TO = 10;

/** @param {Context} context @param {View} view @param {Basemap} base @param {Palette} colour */
function drawView(context, view, base, colour) {
  const { zoom } = view;
  context.lineJoin = "round";
  context.lineCap = "round";

  const land = new Path2D();
  base.traceRings(land, base.land, view);
  context.fillStyle = colour.land;
  context.fill(land, "evenodd");

  const count = base.arcCount;
  stroke(context, view, base, 0, count, colour.land, 1.2, (arc) => base.zooms[arc] < 0); // the seam at 180 degrees
  if (zoom <= RIVERS_TO) stroke(context, view, base, count + base.lakes.length, base.starts.length - 1, colour.river, zoom < 6 ? 0.9 : 1.3,
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
