/**
 * Dots and rings of the places smaller than the eye can tell, each drawn once for what it looks like and then copied.
 *
 * Hundreds of them change with every window while days are scrubbed. To fill and stroke so many small circles takes a
 * browser without a graphics card longer than anything else on the map; copies of pictures cost it next to nothing.
 */

import { hasNumber } from "./numbers.js";
import { SANS } from "./palette.js";
import { LIKELY } from "./shared/vocabulary.js";

/** @import { Palette } from "./palette.js" */
/** @import { MapState } from "./state.js" */
/** @import { Context, Sign } from "./types.d.ts" */

/** Pixels beyond a symbol's radius that its outer line takes. */
const RIM = 4;

/** A canvas of the page or off it. @typedef {Context | OffscreenCanvasRenderingContext2D} Brush */

/** Pictures kept: those of one theme, one size of pixels and the counts of some windows. */
const MOST_PICTURES = 1500;

/** @type {Map<string, ImageBitmap>} */
const pictures = new Map();
const easel = new OffscreenCanvas(1, 1);

/**
 * @param {Context} context @param {MapState} state @param {number} x @param {number} y @param {Sign} symbol
 * @param {number} ratio device pixels a pixel
 */
export function drawSymbol(context, state, x, y, symbol, ratio) {
  const half = Math.ceil(symbol.radius + RIM), picture = pictureOf(state, symbol, half, ratio);
  if (!(context instanceof CanvasRenderingContext2D)) return (symbol.isPoint ? drawDot : drawRing)(context, state, x, y, symbol); // a brush that writes lines
  // a picture that lies between pixels would be blurred
  context.drawImage(picture, Math.round((x - half) * ratio) / ratio, Math.round((y - half) * ratio) / ratio, 2 * half, 2 * half);
}

/** @param {MapState} state @param {Sign} symbol @param {number} half @param {number} ratio */
function pictureOf(state, symbol, half, ratio) {
  const { colouring } = state.places, { shown, count, isPoint } = symbol;
  const colours = colouring ? [colouring.main(shown[0]), ...(isPoint ? colouring.sums(shown) : [])] : [];
  const key = `${state.dark} ${ratio} ${count} ${isPoint} ${shown.length > 1} ${isUnsure(symbol)} ${symbol.number} ${colours}`;
  let picture = pictures.get(key);
  if (!picture) {
    if (pictures.size >= MOST_PICTURES) pictures.clear();
    easel.width = easel.height = 2 * half * ratio;
    const context = easel.getContext("2d");
    if (!context) throw new Error("this browser draws on no canvas");
    context.scale(ratio, ratio);
    (isPoint ? drawDot : drawRing)(context, state, half, half, symbol);
    pictures.set(key, (picture = easel.transferToImageBitmap()));
  }
  return picture;
}

const isUnsure = (/** @type {Sign} */ { confidence }) => confidence < LIKELY;

/** @param {Brush} context @param {MapState} state @param {number} x @param {number} y @param {Sign} symbol */
function drawDot(context, state, x, y, symbol) {
  const colour = state.palette, { radius, shown, count } = symbol;
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
    context.globalAlpha = isUnsure(symbol) ? 0.55 : 0.94;
    context.fillStyle = colour.mark;
    context.fill();
    context.globalAlpha = 1;
  }
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.lineWidth = 1.3;
  context.strokeStyle = colour.markEdge;
  context.stroke();
  if (symbol.number !== "within") return;
  if (colouring) writeOnColours(context, x, y, radius, count, colour);
  else writeCount(context, x, y, radius, count, colour.markText);
}

/**
 * A slice a group, from the top on, parted by thin lines.
 * @param {Brush} context @param {Palette} colour @param {number} x @param {number} y @param {number} radius @param {number[]} sums
 */
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

/**
 * A number over several colours stands on a small disc of its own.
 * @param {Brush} context @param {number} x @param {number} y @param {number} radius @param {number} count @param {Palette} colour
 */
function writeOnColours(context, x, y, radius, count, colour) {
  if (radius < 12) return;
  context.beginPath();
  context.arc(x, y, radius * 0.56, 0, 2 * Math.PI);
  context.fillStyle = colour.labelHalo;
  context.fill();
  writeCount(context, x, y, radius, count, colour.label);
}

/** @param {Brush} context @param {MapState} state @param {number} x @param {number} y @param {Sign} symbol */
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
  context.globalAlpha = isUnsure(symbol) ? 0.55 : 1;
  context.stroke();
  context.globalAlpha = 1;
  context.setLineDash([]);
  if (shown.length > 1) {
    context.beginPath();
    context.arc(x, y, radius + 2.8, 0, 2 * Math.PI);
    context.lineWidth = 1;
    context.stroke();
  }
  if (symbol.number === "within") writeCount(context, x, y, radius, count, colour.mark);
}

/**
 * The number of a symbol on which others lie: over them all, with a rim of its own.
 * @param {Context} context @param {MapState} state @param {number} x @param {number} y @param {Sign} symbol
 */
export function writeOver(context, state, x, y, { radius, count, isPoint }) {
  const { palette: colour, places } = state, isDark = isPoint && !places.colouring;
  writeCount(context, x, y, radius, count, isDark ? colour.markText : colour.label, isDark ? colour.mark : colour.labelHalo);
}

/** @param {Brush} context @param {number} x @param {number} y @param {number} radius @param {number} count @param {string} colour @param {string} [rim] */
export function writeCount(context, x, y, radius, count, colour, rim) {
  if (!hasNumber(radius)) return;
  const text = count > 9999 ? `${Math.round(count / 1000)}k` : String(count);
  context.font = `600 ${text.length > 3 ? 9 : 10.5}px ${SANS}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  if (rim) {
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    context.strokeStyle = rim;
    context.strokeText(text, x, y + 0.5);
  }
  context.fillStyle = colour;
  context.fillText(text, x, y + 0.5);
}
