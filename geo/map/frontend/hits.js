/** Which footprints lie under a point of the screen. */

import { L } from "./leaflet.js";
import { areaPath } from "./area-layer.js";
import { contextOf, viewsOf } from "./canvas-pane.js";

/** @import { Map as LeafletMap, Point } from "leaflet" */
/** @import { MapState } from "./state.js" */
/** @import { CanvasBounds, View } from "./types.d.ts" */

const SLACK = 4;
const FINGER = 12;
const scratch = contextOf(document.createElement("canvas"));

/**
 * @param {LeafletMap} map @param {MapState} state @param {Point} point in layer pixels
 * @param {boolean} isTouch
 * @returns {number[]} footprints, the most precise first; several when they share a symbol
 */
export function footprintsAt(map, state, point, isTouch = false) {
  const size = map.getSize(), corner = map.containerPointToLayerPoint([0, 0]);
  const slack = isTouch ? FINGER : SLACK;
  for (const view of viewsOf(map, /** @type {CanvasBounds} */ (L.bounds(corner, corner.add(size))))) {
    const found = symbolAt(state, view, point, slack) ?? lineAt(state, view, point, slack)
      ?? discAt(state, view, point) ?? areaAt(state, view, point);
    if (found) return found;
  }
  return [];
}

/** @param {View} view @param {Point} point @param {number} x @param {number} y */
function distance(view, point, x, y) {
  return Math.hypot(x * view.scale - view.left - point.x, y * view.scale - view.top - point.y);
}

/** @param {MapState} state @param {View} view @param {Point} point @param {number} slack */
function symbolAt(state, view, point, slack) {
  /** @type {number[] | null} */
  let best = null;
  let nearest = Infinity;
  for (const symbol of state.symbols(view.scale)) {
    const gap = distance(view, point, symbol.x, symbol.y);
    if (gap <= symbol.radius + slack && gap < nearest) [best, nearest] = [symbol.shown, gap];
  }
  return best;
}

/** @param {MapState} state @param {View} view @param {Point} point @param {number} slack */
function lineAt(state, view, point, slack) {
  for (const i of state.lineNumbers) {
    const line = state.places.lines[i];
    if (!state.places.counts[i] || !line) continue;
    for (const stretch of line) {
      const points = stretch.map(([x, y]) => L.point(x * view.scale - view.left, y * view.scale - view.top));
      for (let k = 1; k < points.length; k++) {
        if (L.LineUtil.pointToSegmentDistance(point, points[k - 1], points[k]) <= slack + 3) return [i];
      }
    }
  }
  return null;
}

/** @param {MapState} state @param {View} view @param {Point} point */
function discAt(state, view, point) {
  const { places } = state;
  const inside = state.circlesBySize.filter((i) => places.counts[i] && places.isDisc(i, view.scale)
    && distance(view, point, places.x[i], places.y[i]) <= places.spans[i] * view.scale);
  if (!inside.length) return null;
  const least = inside[inside.length - 1];
  const twins = inside.filter((i) => places.radii[i] <= places.radii[least] * 1.2
    && Math.hypot(places.x[i] - places.x[least], places.y[i] - places.y[least]) * view.scale < 9);
  return twins.reverse();
}

/** @param {MapState} state @param {View} view @param {Point} point */
function areaAt(state, view, point) {
  const { places, base } = state;
  const order = state.areasInOrder().filter((i) => places.counts[i]).reverse();
  for (const i of order) {
    const path = areaPath(state, view, i);
    if (scratch.isPointInPath(path, point.x, point.y, "evenodd")) {
      const code = base && places.codes[i];
      return code ? state.areasBySize.filter((k) => places.codes[k] === code && places.counts[k]) : [i];
    }
  }
  return null;
}
