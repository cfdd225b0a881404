/** Symbols of the footprints: areas on one canvas, everything smaller on another above it. */

import { CanvasPane } from "./canvas-pane.js";
import { drawCandidates } from "./candidates.js";
import { Footprints } from "./footprints.js";
import { drawHeat } from "./heat.js";
import { SANS } from "./palette.js";

const DASH = [4, 3.2];

/** Countries, provinces and regions: a light wash and a band within the edge, never a pin; what is smaller than a country
 * is hatched as well. A region without a polygon is only its edge, since what lies inside is anybody's guess. */
export function areaLayer(state) {
  return new CanvasPane((context, views) => {
    for (const view of views) {
      const order = state.areasInOrder();
      for (const i of order) if (i !== state.chosen) drawArea(context, view, state, i, false);
      if (order.includes(state.chosen)) drawArea(context, view, state, state.chosen, true);
    }
  }, "dateline-areas");
}

/** Outline of an area as a path: its polygon, or its circle when the basemap has none. */
export function areaPath(state, view, i) {
  const { places, base } = state, path = new Path2D();
  const code = base && places.codes[i];
  if (code) base.traceRings(path, base.outline(code), view);
  else addCircle(path, places, view, i);
  return path;
}

function addCircle(path, places, view, i) {
  const x = places.x[i] * view.scale - view.left, y = places.y[i] * view.scale - view.top;
  path.arc(x, y, Math.max(8, places.spans[i] * view.scale), 0, 2 * Math.PI);
}

function drawArea(context, view, state, i, isChosen) {
  const { palette: colour, places } = state;
  const path = areaPath(state, view, i);
  const isCircle = !places.codes[i] || !state.base;
  const isAllAround = !isCircle && !state.base.hasEdgeIn(state.base.outline(places.codes[i]), view.box);
  if (isAllAround && !isChosen) return; // a hatch over the whole view would tell nothing
  context.save();
  context.clip(path, "evenodd");
  const { min } = view.bounds, size = view.bounds.getSize();
  if (!isCircle || isChosen) {
    context.fillStyle = isChosen ? colour.chosenWash : colour.areaWash;
    context.fillRect(min.x, min.y, size.x, size.y);
    if (isChosen || places.kinds[i] !== "country") hatch(context, view, isChosen ? colour.chosenHatch : colour.hatch, isChosen ? 12 : 9);
  }
  context.strokeStyle = isChosen ? colour.chosenWash : colour.areaBand;
  context.lineWidth = isCircle ? 6 : 14;
  context.stroke(path);
  context.restore();
  const isColoured = places.colouring !== null && !isChosen;
  context.strokeStyle = isChosen ? colour.chosenEdge : state.colourOf(i, colour.areaEdge);
  context.lineWidth = isChosen ? 2 : isColoured ? 1.5 : 1;
  context.setLineDash(isCircle ? [2, 4] : []);
  context.stroke(path);
  context.setLineDash([]);
}

/** Slanted lines that stay on the ground while the map is panned. */
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

/** Discs, lines, rings and dots; the chosen one last. */
export function markLayer(state) {
  return new CanvasPane((context, views) => {
    for (const view of views) {
      if (state.isHeat) drawHeat(context, view, state);
      else drawDiscs(context, view, state);
      drawLines(context, view, state);
      if (!state.isHeat) drawStacks(context, view, state);
      drawChosen(context, view, state);
      drawCandidates(context, view, state);
    }
  }, "dateline-marks");
}

const pixel = (view, x, y) => [x * view.scale - view.left, y * view.scale - view.top];

function isNear(view, x, y, reach) {
  const { min, max } = view.bounds;
  return x > min.x - reach && x < max.x + reach && y > min.y - reach && y < max.y + reach;
}

/** One fill for all discs, so that many mentions of one ground don't darken it; equal circles are drawn once. */
function drawDiscs(context, view, state) {
  const { places, palette: colour } = state;
  const fill = new Path2D(), edges = new Map(), seen = new Set();
  for (const i of state.circlesBySize) {
    if (!places.counts[i] || i === state.chosen || !places.isDisc(i, view.scale)) continue;
    const [x, y] = pixel(view, places.x[i], places.y[i]), radius = places.spans[i] * view.scale;
    const key = `${Math.round(x)},${Math.round(y)},${Math.round(radius)}`;
    if (!isNear(view, x, y, radius) || seen.has(key)) continue;
    seen.add(key);
    const edge = state.colourOf(i, colour.mark);
    if (!edges.has(edge)) edges.set(edge, new Path2D());
    for (const path of [fill, edges.get(edge)]) {
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

function drawStacks(context, view, state) {
  for (const symbol of state.symbols(view.scale)) {
    const [x, y] = pixel(view, symbol.x, symbol.y);
    if (!isNear(view, x, y, 24)) continue;
    if (symbol.isPoint) drawDot(context, state, x, y, symbol);
    else drawRing(context, state, x, y, symbol);
  }
}

function drawDot(context, state, x, y, symbol) {
  const colour = state.palette, { radius, shown, count, confidence } = symbol;
  if (shown.length > 1) {
    context.beginPath();
    context.arc(x, y, radius + 2.6, 0, 2 * Math.PI);
    context.fillStyle = colour.markEdge;
    context.fill();
    context.lineWidth = 1.1;
    context.strokeStyle = state.colourOf(shown[0], colour.mark);
    context.stroke();
  }
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour.markEdge;
  context.fill();
  const { colouring } = state.places;
  if (colouring) {
    drawShares(context, colour, x, y, radius, colouring.sums(shown));
  } else {
    context.globalAlpha = confidence < 0.5 ? 0.55 : 0.94;
    context.fillStyle = colour.mark;
    context.fill();
    context.globalAlpha = 1;
  }
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = 1.3;
  context.strokeStyle = colour.markEdge;
  context.stroke();
  if (colouring) writeOnColours(context, x, y, radius, count, colour);
  else writeCount(context, x, y, radius, count, colour.markText);
}

/** A slice a group, from the top on, parted by thin lines. */
function drawShares(context, colour, x, y, radius, sums) {
  const total = sums.reduce((sum, n) => sum + n, 0), isMixed = sums.filter((n) => n).length > 1;
  let from = -Math.PI / 2;
  sums.forEach((n, group) => {
    if (!n) return;
    const to = from + (2 * Math.PI * n) / total;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, from, to);
    context.closePath();
    context.fillStyle = colour.groups[group];
    context.fill();
    if (isMixed) {
      context.lineWidth = 0.8;
      context.strokeStyle = colour.markEdge;
      context.stroke();
    }
    from = to;
  });
}

/** A number over several colours stands on a small disc of its own. */
function writeOnColours(context, x, y, radius, count, colour) {
  if (radius < 12) return;
  context.beginPath();
  context.arc(x, y, radius * 0.56, 0, 2 * Math.PI);
  context.fillStyle = colour.labelHalo;
  context.fill();
  writeCount(context, x, y, radius, count, colour.label);
}

function drawRing(context, state, x, y, symbol) {
  const colour = state.palette, { radius, shown, count } = symbol;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour.labelHalo;
  context.globalAlpha = 0.75;
  context.fill();
  context.globalAlpha = 1;
  context.fillStyle = colour.wash;
  context.fill();
  context.setLineDash([3, 2.2]);
  context.lineWidth = state.places.colouring ? 2.4 : 1.6;
  context.strokeStyle = state.colourOf(shown[0], colour.mark);
  context.stroke();
  context.setLineDash([]);
  if (shown.length > 1) {
    context.beginPath();
    context.arc(x, y, radius + 2.8, 0, 2 * Math.PI);
    context.lineWidth = 1;
    context.stroke();
  }
  writeCount(context, x, y, radius, count, colour.mark);
}

function writeCount(context, x, y, radius, count, colour) {
  if (radius < 8.5) return;
  const text = count > 9999 ? `${Math.round(count / 1000)}k` : String(count);
  context.font = `600 ${text.length > 3 ? 9 : 10.5}px ${SANS}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = colour;
  context.fillText(text, x, y + 0.5);
}

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
