/** Footprints smaller than a province, on one canvas above the areas. */

import { CanvasPane } from "./canvas-pane.js";
import { drawCandidates } from "./candidates.js";
import { Footprints } from "./footprints.js";
import { drawHeat } from "./heat.js";
import { drawSymbol, writeCount, writeOver } from "./symbols.js";

/** @import { MapState } from "./state.js" */
/** @import { Context, Line, Spot, View } from "./types.d.ts" */

const DASH = [4, 3.2];

/** Discs, lines, rings and dots; the chosen one last. @param {MapState} state */
export function markLayer(state) {
  return new CanvasPane((context, views, ratio) => {
    for (const view of views) {
      if (state.isHeat) drawHeat(context, view, state);
      else drawDiscs(context, view, state);
      drawLines(context, view, state);
      if (!state.isHeat) drawStacks(context, view, state, ratio);
      drawChosen(context, view, state);
      drawCandidates(context, view, state);
    }
  }, "dateline-marks");
}

/** @param {View} view @param {number} x @param {number} y @returns {Spot} */
const pixel = (view, x, y) => [x * view.scale - view.left, y * view.scale - view.top];

/** @param {View} view @param {number} x @param {number} y @param {number} reach */
function isNear(view, x, y, reach) {
  const { min, max } = view.bounds;
  return x > min.x - reach && x < max.x + reach && y > min.y - reach && y < max.y + reach;
}

/** One fill for all discs, so that many mentions of one ground don't darken it; equal circles are drawn once. @param {Context} context @param {View} view @param {MapState} state */
function drawDiscs(context, view, state) {
  const { places, palette: colour } = state;
  const fill = new Path2D(), seen = new Set();
  /** @type {Map<string, Path2D>} by colour */
  const edges = new Map();
  for (const i of state.circlesBySize) {
    if (!places.counts[i] || i === state.chosen || !places.isDisc(i, view.scale)) continue;
    const [x, y] = pixel(view, places.x[i], places.y[i]), radius = places.spans[i] * view.scale;
    const key = `${Math.round(x)},${Math.round(y)},${Math.round(radius)}`;
    if (!isNear(view, x, y, radius) || seen.has(key)) continue;
    seen.add(key);
    const edge = state.colourOf(i, colour.mark), around = edges.get(edge) ?? new Path2D();
    edges.set(edge, around);
    for (const path of [fill, around]) {
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
  context.fillStyle = colour.wash;
  context.fill(fill);
  context.setLineDash(DASH);
  context.lineWidth = 1.2;
  for (const [edge, path] of edges) {
    context.strokeStyle = edge;
    context.stroke(path);
  }
  context.setLineDash([]);
}

/** @param {Context} context @param {View} view @param {Line} line */
function tracePath(context, view, line) {
  context.beginPath();
  for (const stretch of line) {
    stretch.forEach(([px, py], index) => {
      const [x, y] = pixel(view, px, py);
      if (index) context.lineTo(x, y);
      else context.moveTo(x, y);
    });
  }
}

/** @param {Context} context @param {View} view @param {MapState} state */
function drawLines(context, view, state) {
  const { places, palette: colour } = state;
  for (const i of state.lineNumbers) {
    const line = places.lines[i];
    if (!places.counts[i] || i === state.chosen || !line) continue;
    tracePath(context, view, line);
    context.lineWidth = 5;
    context.strokeStyle = colour.halo;
    context.stroke();
    context.setLineDash([9, 6]);
    context.lineWidth = 2.2;
    context.strokeStyle = state.colourOf(i, colour.line);
    context.stroke();
    context.setLineDash([]);
  }
}

/** @param {Context} context @param {View} view @param {MapState} state @param {number} ratio */
function drawStacks(context, view, state, ratio) {
  const covered = [];
  for (const symbol of state.symbols(view.scale)) {
    const [x, y] = pixel(view, symbol.x, symbol.y);
    if (!isNear(view, x, y, 24)) continue;
    drawSymbol(context, state, x, y, symbol, ratio);
    if (symbol.number === "over") covered.push(symbol);
  }
  for (const symbol of covered) writeOver(context, state, ...pixel(view, symbol.x, symbol.y), symbol);
}

/** @param {Context} context @param {View} view @param {MapState} state */
function drawChosen(context, view, state) {
  const { places, palette: colour, chosen: i } = state;
  if (i === null || places.shapes[i] === "area") return;
  const line = places.lines[i];
  if (places.shapes[i] === "line" && line) {
    tracePath(context, view, line);
    context.lineWidth = 7;
    context.strokeStyle = colour.chosenEdge;
    context.stroke();
    context.lineWidth = 4.4;
    context.strokeStyle = colour.chosen;
    context.stroke();
    return;
  }
  const [x, y] = pixel(view, places.x[i], places.y[i]);
  if (places.isDisc(i, view.scale)) {
    context.beginPath();
    context.arc(x, y, places.spans[i] * view.scale, 0, 2 * Math.PI);
    context.fillStyle = colour.chosenWash;
    context.fill();
    context.lineWidth = 2.6;
    context.strokeStyle = colour.chosenEdge;
    context.stroke();
    return;
  }
  const isPoint = places.shapes[i] === "point";
  const radius = Footprints.radius(Math.max(1, places.counts[i]), places.shapes[i]);
  context.beginPath();
  context.arc(x, y, radius + 5.5, 0, 2 * Math.PI);
  context.lineWidth = 4.6;
  context.strokeStyle = colour.labelHalo;
  context.stroke();
  context.lineWidth = 2.4;
  context.strokeStyle = colour.chosenEdge;
  context.stroke();
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = isPoint ? colour.chosen : colour.chosenWash;
  context.fill();
  context.lineWidth = 1.8;
  context.setLineDash(isPoint ? [] : [3, 2.2]);
  context.stroke();
  context.setLineDash([]);
  writeCount(context, x, y, radius, places.counts[i], "#221803");
}
