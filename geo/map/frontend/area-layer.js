/** Countries, provinces and regions: on a canvas of their own below everything smaller. */

import { CanvasPane } from "./canvas-pane.js";

/** @import { Context, Spot, View } from "./types.d.ts" */
/** @import { MapState } from "./state.js" */
/** @import { Footprints } from "./footprints.js" */

/** Countries, provinces and regions: a light wash and a band within the edge, never a pin; what is smaller than a country
 * is hatched as well. A region without a polygon is only its edge, since what lies inside is anybody's guess. @param {MapState} state */
export function areaLayer(state) {
  return new CanvasPane((context, views) => {
    for (const view of views) {
      const order = state.areasInOrder();
      for (const i of order) if (i !== state.chosen) drawArea(context, view, state, i, false);
      if (state.chosen !== null && order.includes(state.chosen)) drawArea(context, view, state, state.chosen, true);
    }
  }, "dateline-areas");
}

/** Outline of an area as a path: what somebody drew, its polygon, or its circle when the basemap has none. @param {MapState} state @param {View} view @param {number} i */
export function areaPath(state, view, i) {
  const { places, base } = state, path = new Path2D();
  const code = base && places.codes[i], drawn = places.lines[i];
  if (drawn) addRing(path, drawn[0], view);
  else if (base && code) base.traceRings(path, base.outline(code), view);
  else addCircle(path, places, view, i);
  return path;
}

/** @param {Path2D} path @param {Footprints} places @param {View} view @param {number} i */
function addCircle(path, places, view, i) {
  const x = places.x[i] * view.scale - view.left, y = places.y[i] * view.scale - view.top;
  path.arc(x, y, Math.max(8, places.spans[i] * view.scale), 0, 2 * Math.PI);
}

/** @param {Path2D} path @param {Spot[]} ring @param {View} view */
function addRing(path, ring, view) {
  for (const [x, y] of ring) path.lineTo(x * view.scale - view.left, y * view.scale - view.top);
  path.closePath();
}

/** @param {Context} context @param {View} view @param {MapState} state @param {number} i @param {boolean} isChosen */
function drawArea(context, view, state, i, isChosen) {
  const { palette: colour, places, base } = state;
  const path = areaPath(state, view, i);
  const isDrawn = places.lines[i] !== null, isCircle = !isDrawn && (!places.codes[i] || !base);
  const isAllAround = base && !isDrawn && !isCircle && !base.hasEdgeIn(base.outline(places.codes[i]), view.box);
  if (isAllAround && !isChosen) return; // a hatch over the whole view would tell nothing
  context.save();
  context.lineJoin = "round"; // sharp corners would run out into spikes
  context.clip(path, "evenodd");
  const { min } = view.bounds, size = view.bounds.getSize();
  if (!isCircle || isChosen) {
    context.fillStyle = isChosen ? colour.chosenWash : colour.areaWash;
    context.fillRect(min.x, min.y, size.x, size.y);
    if (isChosen || places.kinds[i] !== "country") hatch(context, view, isChosen ? colour.chosenHatch : colour.hatch, isChosen ? 12 : 9);
  }
  context.strokeStyle = isChosen ? colour.chosenWash : colour.areaBand;
  context.lineWidth = isCircle ? 6 : Math.min(14, 4 + 2 * view.zoom);
  context.stroke(path);
  context.restore();
  const isColoured = places.colouring !== null && !isChosen;
  context.strokeStyle = isChosen ? colour.chosenEdge : state.colourOf(i, colour.areaEdge);
  context.lineWidth = isChosen ? 2 : isColoured ? 1.5 : 1;
  context.setLineDash(isCircle ? [2, 4] : []);
  context.stroke(path);
  context.setLineDash([]);
}

/** Slanted lines that stay on the ground while the map is panned. @param {Context} context @param {View} view @param {string} colour @param {number} gap */
function hatch(context, view, colour, gap) {
  const { min, max } = view.bounds, height = max.y - min.y;
  const phase = (((view.left + view.top) % gap) + gap) % gap;
  const start = Math.floor((min.x - height + min.y) / gap) * gap - phase;
  context.beginPath();
  for (let x = start; x < max.x + max.y; x += gap) {
    context.moveTo(x - min.y, min.y);
    context.lineTo(x - max.y, max.y);
  }
  context.strokeStyle = colour;
  context.lineWidth = 0.8;
  context.stroke();
}
