/**
 * A canvas in a pane of its own that follows the map: panned with it, stretched while it zooms, drawn anew after.
 *
 * `draw(context, views, ratio)` gets a context in the map's layer pixels, a view for each copy of the world in sight, and
 * how many device pixels a pixel has.
 *
 * @typedef {object} View
 * @property {number} scale pixels of the whole world's width
 * @property {number} left layer pixel = x * scale - left
 * @property {number} top
 * @property {number} zoom
 * @property {number} level of detail, 0 to 3
 * @property {number[]} box west, north, east, south in world fractions of this copy
 * @property {L.Bounds} bounds what the canvas covers, in layer pixels
 */

const L = globalThis.L;

/** Zoom up to which each level of detail is enough. */
const LEVEL_ZOOMS = [3, 5, 7];

/** Share of the view that is drawn beyond each edge, so that a short drag shows no gap. */
export const PADDING = 0.2;

export const CanvasPane = L.Renderer.extend({
  initialize(draw, pane) {
    L.Renderer.prototype.initialize.call(this, { padding: PADDING, pane });
    this._drawInto = draw;
    this._layers = {};
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.setAttribute("aria-hidden", "true");
    this._context = this._container.getContext("2d");
  },

  _destroyContainer() {
    this._container.remove();
    delete this._context;
  },

  _updatePaths() {},

  getEvents() {
    return { ...L.Renderer.prototype.getEvents.call(this), move: this._onMove };
  },

  /** A long drag leaves the drawn part before it ends: draw on the way, once a frame. */
  _onMove() {
    if (this._pending || this._map._animatingZoom || !this._bounds) return;
    const size = this._map.getSize();
    const corner = this._map.containerPointToLayerPoint([0, 0]);
    if (this._bounds.contains(L.bounds(corner, corner.add(size)))) return;
    this._pending = requestAnimationFrame(() => {
      this._pending = 0;
      if (this._map) this._update();
    });
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const { min } = this._bounds, size = this._bounds.getSize();
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    L.DomUtil.setPosition(this._container, min);
    this._container.width = size.x * ratio;
    this._container.height = size.y * ratio;
    this._container.style.width = `${size.x}px`;
    this._container.style.height = `${size.y}px`;
    this._ratio = ratio;
    this.redraw();
  },

  redraw() {
    if (!this._map || !this._bounds || !this._context) return;
    const context = this._context, { min } = this._bounds;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this._container.width, this._container.height);
    context.setTransform(this._ratio, 0, 0, this._ratio, -min.x * this._ratio, -min.y * this._ratio);
    this._drawInto(context, viewsOf(this._map, this._bounds), this._ratio);
  },
});

/** @returns {View[]} one for each copy of the world that the bounds touch */
export function viewsOf(map, bounds) {
  const zoom = map.getZoom(), scale = map.options.crs.scale(zoom), origin = map.getPixelOrigin();
  const west = (bounds.min.x + origin.x) / scale, east = (bounds.max.x + origin.x) / scale;
  const north = (bounds.min.y + origin.y) / scale, south = (bounds.max.y + origin.y) / scale;
  const level = LEVEL_ZOOMS.filter((limit) => zoom > limit).length;
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
