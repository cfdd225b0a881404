/**
 * A canvas in a pane of its own that follows the map: panned with it, stretched while it zooms, drawn anew after.
 *
 * `draw(context, views, ratio)` gets a context in the map's layer pixels, a view for each copy of the world in sight, and
 * how many device pixels a pixel has.
 */

import { L } from "./leaflet.js";

/** @import { Map as LeafletMap } from "leaflet" */
/** @import { CanvasBounds, Context, Draw, View } from "./types.d.ts" */

/** Zoom up to which each level of detail is enough. */
const LEVEL_ZOOMS = [3, 5, 7];

/** Share of the view that is drawn beyond each edge, so that a short drag shows no gap. */
export const PADDING = 0.2;

/** The context of a canvas. @param {HTMLCanvasElement} canvas @param {CanvasRenderingContext2DSettings} [settings] @returns {Context} */
export function contextOf(canvas, settings) {
  const context = canvas.getContext("2d", settings);
  if (!context) throw new Error("this browser draws on no canvas");
  return context;
}

export class CanvasPane extends L.Renderer {
  #draw;
  #canvas = document.createElement("canvas");
  #context = contextOf(this.#canvas);
  #ratio = 1;
  #pending = 0;
  /** The same each time that Leaflet asks, so that it can be taken off again. */
  #moved = () => this.#onMove();

  /** @param {Draw} draw @param {string} pane */
  constructor(draw, pane) {
    super({ padding: PADDING, pane });
    this.#draw = draw;
  }

  _initContainer() {
    this.#canvas.setAttribute("aria-hidden", "true");
    this._container = this.#canvas;
  }

  _destroyContainer() {
    this.#canvas.remove();
  }

  _updatePaths() {}

  getEvents() {
    return { ...super.getEvents(), move: this.#moved };
  }

  /** A long drag leaves the drawn part before it ends: draw on the way, once a frame. */
  #onMove() {
    const { _map: map, _bounds: bounds } = this;
    if (this.#pending || !map || map._animatingZoom || !bounds) return;
    const corner = map.containerPointToLayerPoint([0, 0]);
    if (bounds.contains(L.bounds(corner, corner.add(map.getSize())))) return;
    this.#pending = requestAnimationFrame(() => {
      this.#pending = 0;
      if (this._map) this._update();
    });
  }

  _update() {
    if (this._map?._animatingZoom && this._bounds) return;
    super._update();
    const bounds = /** @type {CanvasBounds} */ (this._bounds), size = bounds.getSize(), canvas = this.#canvas;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(canvas, bounds.min);
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    this.#ratio = ratio;
    this.redraw();
  }

  /**
   * Draw what the pane shows with another brush.
   * @param {Context} context @param {{ x: number, y: number }} corner the layer pixel at its upper left @param {number} ratio device pixels a pixel
   */
  drawOn(context, { x, y }, ratio) {
    if (!this._map || !this._bounds) return;
    context.setTransform(ratio, 0, 0, ratio, -x * ratio, -y * ratio);
    this.#draw(context, viewsOf(this._map, /** @type {CanvasBounds} */ (this._bounds)), ratio);
  }

  redraw() {
    if (!this._map || !this._bounds) return;
    const context = this.#context, ratio = this.#ratio, bounds = /** @type {CanvasBounds} */ (this._bounds);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.setTransform(ratio, 0, 0, ratio, -bounds.min.x * ratio, -bounds.min.y * ratio);
    this.#draw(context, viewsOf(this._map, bounds), ratio);
  }
}

/** One for each copy of the world that the bounds touch. @param {LeafletMap} map @param {CanvasBounds} bounds @returns {View[]} */
export function viewsOf(map, bounds) {
  const zoom = map.getZoom(), scale = scaleOf(map, zoom), origin = map.getPixelOrigin();
  const west = (bounds.min.x + origin.x) / scale, east = (bounds.max.x + origin.x) / scale;
  const north = (bounds.min.y + origin.y) / scale, south = (bounds.max.y + origin.y) / scale;
  const level = LEVEL_ZOOMS.filter((limit) => zoom > limit).length;
  /** @type {View[]} */
  const views = [];
  for (let copy = Math.floor(west); copy <= Math.floor(east); copy++) {
    views.push({
      scale, zoom, level, bounds, copy,
      left: origin.x - copy * scale,
      top: origin.y,
      box: [west - copy, north, east - copy, south],
    });
  }
  return views;
}

/** Pixels of the whole world's width. @param {LeafletMap} map */
export const scaleOf = (map, zoom = map.getZoom()) => crsOf(map).scale(zoom);

/** @param {LeafletMap} map */
export const crsOf = (map) => map.options.crs ?? L.CRS.EPSG3857;
