/** A brush that writes SVG: it takes the calls that the map's layers make of a canvas, and no others. */

import { contextOf } from "./canvas-pane.js";

/** @import { Context } from "./types.d.ts" */

/** @param {number} value pixels */
const short = (value) => String(Math.round(value * 10) / 10);

/** @param {string} text as text or in an attribute; what XML can't hold is replaced */
export function xml(text) {
  const plain = text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  return plain.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Stands in for Path2D while the layers draw. */
export class RecordedPath {
  d = "";

  /** @param {number} x @param {number} y */
  moveTo(x, y) { this.d += `M${short(x)} ${short(y)}`; }

  /** @param {number} x @param {number} y */
  lineTo(x, y) { this.d += `${this.d ? "L" : "M"}${short(x)} ${short(y)}`; }

  closePath() { this.d += "Z"; }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) { this.d += `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`; }

  /** @param {number} x @param {number} y @param {number} radius @param {number} start @param {number} end radians */
  arc(x, y, radius, start, end) {
    if (end - start >= 2 * Math.PI - 1e-6) {
      const round = Math.round(radius * 100) / 100, wide = Math.round(200 * round) / 100;
      this.d += `M${Math.round((x - round) * 100) / 100} ${short(y)}a${round} ${round} 0 1 0 ${wide} 0a${round} ${round} 0 1 0 ${-wide} 0`;
      return;
    }
    const at = (/** @type {number} */ angle) => `${short(x + radius * Math.cos(angle))} ${short(y + radius * Math.sin(angle))}`, r = short(radius);
    const begin = `${this.d && !this.d.endsWith("Z") ? "L" : "M"}${at(start)}`;
    this.d += `${begin}A${r} ${r} 0 ${end - start > Math.PI ? 1 : 0} 1 ${at(end)}`;
  }
}

const PLAIN = {
  fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, lineJoin: "miter", lineCap: "butt", globalAlpha: 1, font: "10px sans-serif", letterSpacing: "0px",
  textAlign: "start", textBaseline: "alphabetic", imageSmoothingEnabled: true,
};

export class SvgBrush {
  /** @type {string[]} */
  parts = [];
  #path = new RecordedPath();
  /** @type {number[]} */
  #dash = [];
  /** How far all is moved. */
  #left = 0;
  #top = 0;
  #clip = "";
  #clips = 0;
  /** @type {Record<string, any>[]} */
  #kept = [];
  #ruler = contextOf(document.createElement("canvas"));

  constructor() {
    Object.assign(this, PLAIN);
  }

  get canvas() { return this.#ruler.canvas; }

  save() {
    const { fillStyle, strokeStyle, lineWidth, lineJoin, lineCap, globalAlpha, font, letterSpacing, textAlign, textBaseline } = /** @type {any} */ (this);
    this.#kept.push({ own: { fillStyle, strokeStyle, lineWidth, lineJoin, lineCap, globalAlpha, font, letterSpacing, textAlign, textBaseline }, dash: this.#dash, left: this.#left, top: this.#top, clip: this.#clip });
  }

  restore() {
    const kept = this.#kept.pop();
    if (!kept) return;
    Object.assign(this, kept.own);
    this.#dash = kept.dash;
    this.#left = kept.left;
    this.#top = kept.top;
    this.#clip = kept.clip;
  }

  /** The layers only move what they draw. @param {number} _a @param {number} _b @param {number} _c @param {number} _d @param {number} left @param {number} top */
  setTransform(_a, _b, _c, _d, left, top) {
    this.#left = left;
    this.#top = top;
  }

  beginPath() { this.#path = new RecordedPath(); }
  closePath() { this.#path.closePath(); }
  /** @param {number} x @param {number} y */
  moveTo(x, y) { this.#path.moveTo(x, y); }
  /** @param {number} x @param {number} y */
  lineTo(x, y) { this.#path.lineTo(x, y); }
  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) { this.#path.rect(x, y, width, height); }
  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  roundRect(x, y, width, height) { this.#path.rect(x, y, width, height); }
  /** @param {number} x @param {number} y @param {number} radius @param {number} start @param {number} end */
  arc(x, y, radius, start, end) { this.#path.arc(x, y, radius, start, end); }
  /** @param {number[]} dash */
  setLineDash(dash) { this.#dash = dash; }

  /** @param {string} text @returns {TextMetrics} */
  measureText(text) {
    const { font, letterSpacing } = /** @type {any} */ (this);
    Object.assign(this.#ruler, { font, letterSpacing });
    return this.#ruler.measureText(text);
  }

  /** @param {RecordedPath | string} [path] @param {string} [rule] */
  fill(path, rule) {
    const { d } = path instanceof RecordedPath ? path : this.#path;
    this.#add(`<path d="${d}" fill="${this.#colour("fillStyle")}"${(rule ?? path) === "evenodd" ? ' fill-rule="evenodd"' : ""}`, d);
  }

  /** @param {RecordedPath} [path] */
  stroke(path) {
    const { d } = path ?? this.#path;
    this.#add(`<path d="${d}" fill="none"${this.#line()}`, d);
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.#add(`<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${this.#colour("fillStyle")}"`, "rect");
  }

  /** @param {RecordedPath | string} [path] @param {string} [rule] */
  clip(path, rule) {
    const { d } = path instanceof RecordedPath ? path : this.#path, id = `clip${++this.#clips}`;
    this.parts.push(`<clipPath id="${id}"${this.#clip}><path d="${d}" transform="translate(${short(this.#left)} ${short(this.#top)})"${(rule ?? path) === "evenodd" ? ' clip-rule="evenodd"' : ""}/></clipPath>`);
    this.#clip = ` clip-path="url(#${id})"`;
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) { this.#text(text, x, y, ` fill="${this.#colour("fillStyle")}"`); }

  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) { this.#text(text, x, y, ` fill="none"${this.#line()}`); }

  /** A picture within: heat, which no lines can tell. @param {HTMLCanvasElement} picture @param {number} x @param {number} y @param {number} width @param {number} height */
  drawImage(picture, x, y, width, height) {
    this.#add(`<image href="${picture.toDataURL()}" x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" preserveAspectRatio="none"`, "image");
  }

  /** @param {string} text @param {number} x @param {number} y @param {string} look */
  #text(text, x, y, look) {
    const { font, letterSpacing, textAlign, textBaseline } = /** @type {any} */ (this);
    const anchor = { center: ' text-anchor="middle"', right: ' text-anchor="end"' }[/** @type {string} */ (textAlign)] ?? "", base = textBaseline === "middle" ? ' dominant-baseline="central"' : "";
    const spacing = parseFloat(letterSpacing) ? `;letter-spacing:${letterSpacing}` : "";
    // another typeface than that by which the words were placed takes no more room
    const wide = this.measureText(text).width;
    this.#add(`<text textLength="${short(wide)}" lengthAdjust="spacingAndGlyphs" x="${short(x)}" y="${short(y)}" style="font:${xml(font)}${spacing}"${anchor}${base}${look}`, text, xml(text));
  }

  /** @param {"fillStyle" | "strokeStyle"} name */
  #colour(name) { return xml(String(/** @type {any} */ (this)[name])); }

  #line() {
    const { lineWidth, lineJoin, lineCap } = /** @type {any} */ (this);
    const dash = this.#dash.length ? ` stroke-dasharray="${this.#dash.map(short).join(" ")}"` : "";
    return ` stroke="${this.#colour("strokeStyle")}" stroke-width="${short(lineWidth)}" stroke-linejoin="${lineJoin}" stroke-linecap="${lineCap}"${dash}`;
  }

  /** @param {string} open @param {string} content nothing is drawn without any @param {string} [inside] */
  #add(open, content, inside) {
    if (!content) return;
    const { globalAlpha } = /** @type {any} */ (this), alpha = globalAlpha < 1 ? ` opacity="${globalAlpha}"` : "";
    const moved = this.#left || this.#top ? ` transform="translate(${short(this.#left)} ${short(this.#top)})"` : "";
    // a clip lies in the picture's own pixels, not in what is moved
    const drawn = inside === undefined ? `${open}${alpha}${moved}/>` : `${open}${alpha}${moved}>${inside}</text>`;
    this.parts.push(this.#clip ? `<g${this.#clip}>${drawn}</g>` : drawn);
  }
}

/** @param {number} width @param {number} height @param {string} title @param {(context: Context) => void} paint @returns {string} an SVG file */
export function svgOf(width, height, title, paint) {
  const brush = new SvgBrush(), { Path2D } = globalThis;
  try {
    globalThis.Path2D = /** @type {any} */ (RecordedPath);
    paint(/** @type {any} */ (brush));
  } finally {
    globalThis.Path2D = Path2D;
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title>${xml(title)}</title>\n${brush.parts.join("\n")}\n</svg>\n`;
}
