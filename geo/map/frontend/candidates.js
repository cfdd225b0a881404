/** The places that a word could have meant, numbered as in the table of their scores. */

import { mercatorX, mercatorY } from "./mercator.js";
import { displayName } from "./footprints.js";
import { SANS } from "./palette.js";

/** @import { Candidate, CandidateItem, Context, View } from "./types.d.ts" */
/** @import { MapState } from "./state.js" */
/** @import { Palette } from "./palette.js" */

const RADIUS = 11;

/** Candidates nearer than this, in pixels, share a ring. */
const TOGETHER = 20;

/** What a message brought, judged: a name, a spot on the globe, a number. @param {CandidateItem[] | null} items @returns {Candidate[]} */
export function candidatesOf(items) {
  if (!Array.isArray(items)) return [];
  return items.filter(({ lat, lon }) => Math.abs(lat) <= 85 && Math.abs(lon) <= 180).map(({ name, lat, lon, chosen }, at) => ({
    name: displayName(String(name)), lat, lon, x: mercatorX(lon), y: mercatorY(lat), isChosen: Boolean(chosen), number: at + 1,
  }));
}

/** Rings with numbers, each joined to the one that was chosen. @param {Context} context @param {View} view @param {MapState} state */
export function drawCandidates(context, view, state) {
  const { candidates, palette: colour } = state;
  if (candidates.length < 2) return;
  const spots = candidates.map((one) => ({ ...one, px: one.x * view.scale - view.left, py: one.y * view.scale - view.top }));
  const chosen = spots.find(({ isChosen }) => isChosen);
  context.lineJoin = "round";
  for (const { px, py, isChosen } of spots) {
    if (!chosen || isChosen) continue;
    context.beginPath();
    context.moveTo(chosen.px, chosen.py);
    context.lineTo(px, py);
    /** @type {[number, string, number[]][]} */
    const strokes = [[4, colour.labelHalo, []], [1.6, colour.candidate, [5, 4]]];
    for (const [width, style, dash] of strokes) {
      context.lineWidth = width;
      context.strokeStyle = style;
      context.setLineDash(dash);
      context.stroke();
    }
    context.setLineDash([]);
  }
  /** @type {((typeof spots)[number] & { numbers: number[] })[]} */
  const rings = [];
  for (const spot of spots) {
    const near = rings.find((ring) => Math.hypot(ring.px - spot.px, ring.py - spot.py) < TOGETHER);
    if (near) near.numbers.push(spot.number);
    else rings.push({ ...spot, numbers: [spot.number] });
  }
  for (const ring of rings.reverse()) drawOne(context, ring, colour);
}

/**
 * @param {Context} context @param {{ px: number, py: number, numbers: number[], name: string, isChosen: boolean }} ring @param {Palette} colour
 */
function drawOne(context, { px, py, numbers, name, isChosen }, colour) {
  const wide = (numbers.length - 1) * 8; // a ring of several numbers is drawn out
  context.beginPath();
  context.roundRect(px - RADIUS - wide, py - RADIUS, 2 * (RADIUS + wide), 2 * RADIUS, RADIUS);
  context.fillStyle = isChosen ? colour.chosen : colour.labelHalo;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = isChosen ? colour.chosenEdge : colour.candidate;
  context.stroke();
  context.font = `700 12px ${SANS}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = isChosen ? "#221803" : colour.candidate;
  context.fillText(numbers.join(", "), px, py + 0.5);
  if (isChosen) return; // its name stands there already
  context.font = `600 12.5px ${SANS}`;
  context.textAlign = "left";
  context.lineWidth = 3.6;
  context.strokeStyle = colour.labelHalo;
  context.strokeText(name, px + RADIUS + wide + 5, py + 0.5);
  context.fillStyle = colour.candidate;
  context.fillText(name, px + RADIUS + wide + 5, py + 0.5);
}
