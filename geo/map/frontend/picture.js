/**
 * The map as a picture for print: what is in view, drawn by the map's own layers on paper colours, with a title, the
 * days, the legend, the scale, the sources and whose data it stands on. PNG, SVG, PDF, or the frames of Play as PNGs.
 *
 * The page around the map is asked for what the map doesn't know (see ui/frontend/picture-link.js):
 *   out  {type: "picture", as, from: "map"}
 *   in   {type: "picture", as, title, sources, frames}   frames: windows to draw one after the other, for "frames"
 *
 * The page's sheet for paper can't wait for an answer: it throws "dateline:paper" at the map's container, and finds in
 * the event's detail a canvas in the colours of paper and what these stand for (see ui/frontend/print-sheet.js).
 */

import { contextOf } from "./canvas-pane.js";
import { SANS } from "./palette.js";
import { element } from "./panels.js";
import { pdfOf } from "./picture-pdf.js";
import { svgOf } from "./picture-svg.js";
import { wordsOfWindow } from "./picture-words.js";
import { zipOf } from "./picture-zip.js";

/** @import { Map as LeafletMap } from "leaflet" */
/** @import { CanvasPane } from "./canvas-pane.js" */
/** @import { MapState } from "./state.js" */
/** @import { Context, Window } from "./types.d.ts" */
/** The map on the colours of paper, and its colours with what they stand for. @typedef {{ canvas: HTMLCanvasElement, keys: [string, string][] }} Paper */
/** What the page says of the picture. @typedef {{ as: string, title: string, sources: string, frames?: Window[] }} Caption */

const HEAD = 54, FOOT = 74, EDGE = 16; // pixels above and below the map, and at the sides of words
const FORMATS = [["png", "PNG"], ["svg", "SVG"], ["pdf", "PDF"], ["frames", "Frames of Play (ZIP)"]];
const CREDIT = "Land and borders: Natural Earth. Places: GeoNames (CC BY 4.0). Made with Dateline";
const PRINT = 4; // device pixels a pixel for a PDF: about 400 an inch on A4

export class Pictures {
  /**
   * @param {LeafletMap} map @param {MapState} state @param {BroadcastChannel} channel
   * @param {() => (CanvasPane | null)[]} layers from back to front
   */
  constructor(map, state, channel, layers) {
    this.map = map;
    this.state = state;
    this.layers = layers;
    const box = element("div", "dl-picture"), name = element("span", "", "Save as "), said = (this.said = element("small"));
    said.setAttribute("role", "status");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Save the map as a picture");
    box.append(name, ...FORMATS.map(([as, words]) => {
      const button = element("button", "", words);
      button.type = "button";
      button.addEventListener("click", () => channel.postMessage({ type: "picture", as, from: "map" }));
      return button;
    }), said);
    map.getContainer().querySelector(".dl-options")?.append(box);
    channel.addEventListener("message", ({ data }) => {
      if (data?.type === "picture" && data.from !== "map") void this.#save(data);
    });
    // a page that is about to be printed can't wait: it asks by an event, and has the map when that returns
    map.getContainer().addEventListener("dateline:paper", (event) => {
      if (event instanceof CustomEvent) Object.assign(event.detail, this.#onPaper());
    });
  }

  /** @param {Caption} caption */
  async #save(caption) {
    const { as } = caption;
    this.said.textContent = "Drawing…";
    try {
      const blob = as === "svg" ? this.#svg(caption) : as === "pdf" ? await this.#pdf(caption) : as === "frames" ? await this.#frames(caption) : await this.#bitmap(caption, 2, "image/png");
      const link = element("a");
      link.href = URL.createObjectURL(blob);
      link.download = `${caption.title || "map"}.${as === "frames" ? "zip" : as}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      this.said.textContent = `Saved, ${Math.max(1, Math.round(blob.size / 1000)).toLocaleString("en")} kB`;
    } catch (error) {
      this.said.textContent = `The picture could not be made: ${error instanceof Error ? error.message : error}`;
    }
    for (const layer of this.layers()) layer?.redraw(); // the names' places were reckoned for the picture
  }

  get size() {
    const { x, y } = this.map.getSize();
    return { width: x, height: y + HEAD + FOOT };
  }

  /** @param {Caption} caption */
  #svg(caption) {
    const { width, height } = this.size;
    return new Blob([svgOf(width, height, this.#title(caption), (context) => this.#paint(context, caption, 1))], { type: "image/svg+xml" });
  }

  /** @param {Caption} caption @param {number} ratio device pixels a pixel @param {string} type @returns {Promise<Blob>} */
  #bitmap(caption, ratio, type) {
    const { width, height } = this.size, canvas = element("canvas");
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    this.#paint(contextOf(canvas), caption, ratio);
    return new Promise((told, failed) => canvas.toBlob((blob) => (blob ? told(blob) : failed(new Error("it is too large for this browser"))), type, 0.93));
  }

  /** @param {Caption} caption */
  async #pdf(caption) {
    const jpeg = await this.#bitmap(caption, PRINT, "image/jpeg"), { width, height } = this.size;
    return pdfOf(new Uint8Array(await jpeg.arrayBuffer()), Math.round(width * PRINT), Math.round(height * PRINT), this.#title(caption));
  }

  /** One picture a step of Play. @param {Caption} caption */
  async #frames(caption) {
    const { state } = this, { window } = state, files = [];
    for (const [at, frame] of (caption.frames ?? []).entries()) {
      this.said.textContent = `Drawing ${at + 1} of ${caption.frames?.length}…`;
      state.window = { ...window, ...frame };
      state.recount();
      const blob = await this.#bitmap(caption, 2, "image/png");
      files.push({ name: `frame-${String(at + 1).padStart(3, "0")}.png`, bytes: new Uint8Array(await blob.arrayBuffer()) });
      // what the page said meanwhile holds
      if (state.window.first === frame.first && state.window.last === frame.last) state.window = window;
      state.recount();
    }
    return zipOf(files);
  }

  /** @param {Caption} caption */
  #title({ title }) {
    return [title, this.#days()].filter(Boolean).join(", ");
  }

  #days() {
    return wordsOfWindow(this.state.window, this.state.places.perDay);
  }

  /** @param {Context} context @param {Caption} caption @param {number} ratio */
  #paint(context, caption, ratio) {
    const { x: wide, y: high } = this.map.getSize(), { width, height } = this.size;
    this.#inLight(() => {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = "#ffffff";
      context.fillRect(0, 0, width, height);
      this.#ground(context, ratio, HEAD);
      this.#head(context, caption, width);
      this.#foot(context, caption, width, HEAD + high);
      this.#scale(context, wide, HEAD + high);
    });
  }

  /** Do something while the map has the colours of paper. @param {() => void} act */
  #inLight(act) {
    const { state } = this, isDark = state.dark;
    state.setTheme(false);
    try {
      act();
    } finally {
      state.setTheme(isDark);
    }
  }

  /** The map itself. @param {Context} context @param {number} ratio @param {number} top where it begins */
  #ground(context, ratio, top) {
    const { map } = this, { x: wide, y: high } = map.getSize(), corner = map.containerPointToLayerPoint([0, 0]);
    context.save();
    context.beginPath();
    context.rect(0, top, wide, high);
    context.clip();
    context.fillStyle = this.state.palette.sea;
    context.fillRect(0, top, wide, high);
    for (const layer of this.layers()) layer?.drawOn(context, { x: corner.x, y: corner.y - top }, ratio);
    context.restore();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** The map for a sheet of paper that has its own words, and what its colours stand for. @returns {Paper} */
  #onPaper() {
    const { x, y } = this.map.getSize(), canvas = element("canvas"), ratio = 2;
    [canvas.width, canvas.height] = [x * ratio, y * ratio];
    /** @type {Paper["keys"]} */
    let keys = [];
    this.#inLight(() => {
      const { palette, isHeat, places: { colouring } } = this.state, context = contextOf(canvas);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.#ground(context, ratio, 0);
      this.#scale(context, x, y);
      keys = isHeat ? [["few mentions", palette.heat[1]], ["many", palette.heat[3]]] : colouring ? colouring.words.map((words, group) => [words, palette.groups[group]]) : [];
    });
    for (const layer of this.layers()) layer?.redraw();
    return { canvas, keys };
  }

  /** @param {Context} context @param {string} text @param {number} x @param {number} y @param {string} font @param {string} colour @param {number} most pixels */
  #write(context, text, x, y, font, colour, most) {
    Object.assign(context, { font: `${font} ${SANS}`, fillStyle: colour, textAlign: "left", textBaseline: "alphabetic", letterSpacing: "0px" });
    let shown = text;
    while (shown && context.measureText(shown).width > most) shown = `${Array.from(shown).slice(0, -2).join("").trimEnd()}…`;
    context.fillText(shown, x, y);
    return context.measureText(shown).width;
  }

  /** @param {Context} context @param {Caption} caption @param {number} width */
  #head(context, { title }, width) {
    const days = this.#days();
    this.#write(context, title || days, EDGE, 24, "600 17px", "#14232a", width - 2 * EDGE);
    const { counts } = this.state.places, shown = counts.reduce((sum, count) => sum + count, 0);
    const count = `${shown.toLocaleString("en")} ${shown === 1 ? "mention" : "mentions"} on the map`;
    this.#write(context, [title ? days : "", count].filter(Boolean).join(" · "), EDGE, 43, "400 13px", "#4b5a60", width - 2 * EDGE);
  }

  /** The legend in one line, with below it whose words and data it is. @param {Context} context @param {Caption} caption @param {number} width @param {number} top */
  #foot(context, { sources }, width, top) {
    const { palette, places: { colouring }, isHeat } = this.state, middle = top + 18;
    let x = EDGE;
    const word = (/** @type {string} */ text) => { x += this.#write(context, text, x, middle + 4, "400 11.5px", "#14232a", width - x - EDGE) + 18; };
    const dot = (/** @type {string} */ colour) => {
      context.beginPath();
      context.arc(x + 6, middle, 5, 0, 2 * Math.PI);
      context.fillStyle = colour;
      context.fill();
      x += 18;
    };
    if (isHeat) { dot(palette.heat[1]); word("few mentions"); dot(palette.heat[3]); word("many"); }
    else if (colouring) colouring.words.forEach((text, group) => { if (x < width - 90) { dot(palette.groups[group]); word(text); } });
    else { dot(palette.mark); word("One spot, sized by mentions"); }
    context.beginPath();
    context.arc(x + 7, middle, 6, 0, 2 * Math.PI);
    Object.assign(context, { fillStyle: palette.wash, strokeStyle: palette.mark, lineWidth: 1.1 });
    context.setLineDash([3, 2.2]);
    context.fill();
    context.stroke();
    context.setLineDash([]);
    x += 20;
    word("Somewhere within");
    context.beginPath();
    context.rect(x, middle - 6, 18, 12);
    Object.assign(context, { fillStyle: palette.areaBand, strokeStyle: palette.areaEdge, lineWidth: 1 });
    context.fill();
    context.stroke();
    x += 25;
    word("Country, province, region");
    if (!this.#hasLines) return this.#owners(context, sources, width, top);
    context.beginPath();
    context.moveTo(x, middle);
    context.lineTo(x + 22, middle);
    Object.assign(context, { strokeStyle: palette.mark, lineWidth: 2.2 });
    context.setLineDash([7, 4]);
    context.stroke();
    context.setLineDash([]);
    x += 28;
    word("Border or road");
    this.#owners(context, sources, width, top);
  }

  /** Whether a line is drawn in this window. */
  get #hasLines() {
    const { shapes, counts } = this.state.places;
    return Array.from(counts).some((count, at) => count > 0 && shapes[at] === "line");
  }

  /** The sources, and whose data it stands on. @param {Context} context @param {string} sources @param {number} width @param {number} top */
  #owners(context, sources, width, top) {
    if (sources) this.#write(context, `Sources: ${sources}`, EDGE, top + 44, "400 11.5px", "#14232a", width - 2 * EDGE);
    this.#write(context, `${CREDIT}, ${new Date().toISOString().slice(0, 10)}.`, EDGE, top + 61, "400 11px", "#4b5a60", width - 2 * EDGE);
  }

  /** A bar of a round number of kilometres, as long as the ground is there in the middle of the map. @param {Context} context @param {number} wide @param {number} bottom */
  #scale(context, wide, bottom) {
    const { map } = this, { y } = map.getSize(), from = map.containerPointToLatLng([wide / 2 - 50, y / 2]), to = map.containerPointToLatLng([wide / 2 + 50, y / 2]);
    const perPixel = map.distance(from, to) / 100 / 1000, most = 120 * perPixel, power = 10 ** Math.floor(Math.log10(most));
    const km = [5, 2, 1].map((step) => step * power).find((step) => step <= most) ?? power, long = km / perPixel, left = wide - long - EDGE;
    context.beginPath();
    for (const [at, height] of [[left, -6], [left, 0], [left + long, 0], [left + long, -6]]) {
      if (at === left && height === -6) context.moveTo(at, bottom - 12 + height);
      else context.lineTo(at, bottom - 12 + height);
    }
    Object.assign(context, { strokeStyle: "#14232a", lineWidth: 1.2 });
    context.stroke();
    this.#write(context, km < 1 ? `${Math.round(km * 1000)} m` : `${km.toLocaleString("en")} km`, left + 4, bottom - 17, "400 11px", "#14232a", long);
  }
}
