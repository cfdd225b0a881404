/** Heat: where the mentions of the window lie close, as one ground of colour. Areas and lines say too little of where. */

import { contextOf } from "./canvas-pane.js";

/** @import { Context, View } from "./types.d.ts" */
/** @import { MapState } from "./state.js" */

const REACH = 34; // pixels to which a spot warms its surroundings
const WIDEST = 260; // pixels up to which a circle spreads its mentions over its true size
const COARSE = 2; // the ground is reckoned in squares of so many pixels
const LEAST = 0.1; // what one mention at one spot shows beside the hottest spot

/** @type {Map<string, Uint8ClampedArray>} */
const ramps = new Map();

/** 256 colours from nothing to the hottest, as RGBA bytes. @param {string[]} stops */
function rampOf(stops) {
  const key = stops.join();
  let ramp = ramps.get(key);
  if (!ramp) {
    const canvas = document.createElement("canvas"), context = contextOf(canvas);
    [canvas.width, canvas.height] = [256, 1];
    const gradient = context.createLinearGradient(0, 0, 256, 0);
    stops.forEach((colour, at) => gradient.addColorStop(at / (stops.length - 1), colour));
    context.fillStyle = gradient;
    context.fillRect(0, 0, 256, 1);
    ramp = context.getImageData(0, 0, 256, 1).data;
    ramps.set(key, ramp);
  }
  return ramp;
}

const ground = document.createElement("canvas");

/** @param {Context} context @param {View} view @param {MapState} state */
export function drawHeat(context, view, state) {
  const { places, palette } = state, { min } = view.bounds, size = view.bounds.getSize();
  /** @type {{ x: number, y: number, radius: number, heat: number }[]} */
  const spots = [];
  let hottest = 0;
  for (let i = 0; i < places.size; i++) {
    if (!places.counts[i] || (places.shapes[i] !== "point" && places.shapes[i] !== "circle")) continue;
    const x = places.x[i] * view.scale - view.left - min.x, y = places.y[i] * view.scale - view.top - min.y;
    const wide = places.shapes[i] === "circle" ? places.spans[i] * view.scale : 0;
    if (wide > WIDEST) continue;
    const radius = REACH + wide;
    if (x < -radius || y < -radius || x > size.x + radius || y > size.y + radius) continue;
    const heat = places.counts[i] * (REACH / radius) ** 2;
    hottest = Math.max(hottest, heat);
    spots.push({ x, y, radius, heat });
  }
  if (!spots.length) return;
  const width = Math.ceil(size.x / COARSE), height = Math.ceil(size.y / COARSE);
  [ground.width, ground.height] = [width, height];
  const paint = contextOf(ground, { willReadFrequently: true });
  for (const { x, y, radius, heat } of spots) {
    const spot = paint.createRadialGradient(x / COARSE, y / COARSE, 0, x / COARSE, y / COARSE, radius / COARSE);
    const strength = LEAST + (1 - LEAST) * (heat / hottest) ** 0.6;
    spot.addColorStop(0, `rgba(0,0,0,${strength * 0.75})`);
    spot.addColorStop(0.5, `rgba(0,0,0,${strength * 0.28})`);
    spot.addColorStop(1, "rgba(0,0,0,0)");
    paint.fillStyle = spot;
    paint.fillRect((x - radius) / COARSE, (y - radius) / COARSE, (2 * radius) / COARSE, (2 * radius) / COARSE);
  }
  const image = paint.getImageData(0, 0, width, height), { data } = image, ramp = rampOf(palette.heat);
  for (let at = 3; at < data.length; at += 4) {
    if (!data[at]) continue;
    const from = 4 * Math.min(255, Math.round(data[at] * 1.25));
    data[at - 3] = ramp[from];
    data[at - 2] = ramp[from + 1];
    data[at - 1] = ramp[from + 2];
    data[at] = ramp[from + 3];
  }
  paint.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(ground, min.x, min.y, width * COARSE, height * COARSE);
  dots(context, view, state);
}

/** Each place stays to be seen, and chosen, as a small dot. @param {Context} context @param {View} view @param {MapState} state */
function dots(context, view, state) {
  for (const symbol of state.symbols(view.scale)) {
    context.beginPath();
    context.arc(symbol.x * view.scale - view.left, symbol.y * view.scale - view.top, 2.4, 0, 2 * Math.PI);
    context.fillStyle = state.palette.label;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = state.palette.labelHalo;
    context.stroke();
  }
}
