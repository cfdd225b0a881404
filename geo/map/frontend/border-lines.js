/** Borders between countries as lines of the basemap, found by a rough line that follows them. */

/** @import { Basemap } from "./basemap-data.js" */
/** @import { Line, Spot } from "./types.d.ts" */

/** World fraction, some 90 km in the middle latitudes: a border this near a rough line may be the one meant. */
const NEAR_BORDER = 0.0028;

/** Points along a line: its ends stand at junctions of several borders, what lies between tells them apart. @param {Spot[]} line */
function spread(line) {
  /** @type {Spot[]} */
  const spots = [];
  for (let i = 1; i < line.length; i++) {
    const [x1, y1] = line[i - 1], [x2, y2] = line[i];
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) spots.push([x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]);
  }
  return spots;
}

/**
 * The border between two countries that a rough line follows, as stretches of points; null when it follows none.
 * @param {Basemap} base @param {Spot[]} line points in world fractions
 */
export function borderAlong(base, line) {
  /** @type {Map<string, number>} */
  const votes = new Map();
  const spots = spread(line);
  for (const [x, y] of spots) {
    const pair = pairAt(base, x, y);
    if (pair) votes.set(pair, (votes.get(pair) ?? 0) + 1);
  }
  const [pair, count] = [...votes].sort((a, b) => b[1] - a[1])[0] ?? [null, 0];
  if (count * 2 <= spots.length) return null;
  const arcs = [];
  for (let arc = 0; arc < base.arcCount; arc++) if (base.kinds[arc] === 1 && pairOf(base, arc) === pair) arcs.push(arc);
  return chain(base, arcs);
}

/** @param {Basemap} base @param {number} arc */
function pairOf(base, arc) {
  return [base.countries[base.sides[arc * 2]], base.countries[base.sides[arc * 2 + 1]]].sort().join("|");
}

/** The two countries of the border nearest a point, if one is near. @param {Basemap} base @param {number} x @param {number} y */
function pairAt(base, x, y) {
  let nearest = NEAR_BORDER;
  /** @type {string | null} */
  let found = null;
  for (let arc = 0; arc < base.arcCount; arc++) {
    const at = arc * 4, b = base.boxes;
    if (base.kinds[arc] !== 1 || b[at] > x + nearest || b[at + 2] < x - nearest) continue;
    if (b[at + 1] > y + nearest || b[at + 3] < y - nearest) continue;
    for (let i = base.starts[arc]; i < base.starts[arc + 1]; i++) {
      const gap = Math.hypot(base.x[i] - x, base.y[i] - y);
      if (gap < nearest) [nearest, found] = [gap, pairOf(base, arc)];
    }
  }
  return found;
}

/** Arcs joined end to end into stretches of points. @param {Basemap} base @param {number[]} arcs */
function chain(base, arcs) {
  const left = new Set(arcs);
  /** @type {Line} */
  const stretches = [];
  /** The arc that goes on at a node, and whether backwards. @param {number} node @returns {[number, boolean] | null} */
  const next = (node) => {
    for (const arc of left) {
      if (base.ends[arc * 2] === node) return [arc, false];
      if (base.ends[arc * 2 + 1] === node) return [arc, true];
    }
    return null;
  };
  /** @param {number} arc @param {boolean} backwards */
  const points = (arc, backwards) => {
    /** @type {Spot[]} */
    const found = [];
    for (let i = base.starts[arc]; i < base.starts[arc + 1]; i++) found.push([base.x[i], base.y[i]]);
    return backwards ? found.reverse() : found;
  };
  for (const first of arcs) {
    if (!left.delete(first)) continue;
    let stretch = points(first, false), step;
    let tail = base.ends[first * 2 + 1], head = base.ends[first * 2];
    while ((step = next(tail))) {
      left.delete(step[0]);
      stretch = stretch.concat(points(...step).slice(1));
      tail = base.ends[step[0] * 2 + (step[1] ? 0 : 1)];
    }
    while ((step = next(head))) {
      left.delete(step[0]);
      stretch = points(step[0], !step[1]).slice(0, -1).concat(stretch);
      head = base.ends[step[0] * 2 + (step[1] ? 0 : 1)];
    }
    stretches.push(stretch);
  }
  return stretches;
}
