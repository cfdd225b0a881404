/** What the map shows of the world: where it goes by itself, and what it tells of where it was led. */

import { crsOf, scaleOf } from "./canvas-pane.js";
import { L } from "./leaflet.js";
import { mercatorX, nearestX } from "./mercator.js";

/** @import { FitBoundsOptions, LatLngBounds, Map as LeafletMap } from "leaflet" */
/** @import { MapState } from "./state.js" */
/** @import { Box, Spot } from "./types.d.ts" */

/** Zoom at which a town fills the view. */
export const CLOSE_UP = 9;

/** Pixels kept free at the edges. @typedef {{ paddingTopLeft: Spot, paddingBottomRight: Spot }} Padding */

/** Seconds that the map takes to go somewhere: long enough to see whither, too short to wait for. */
const FLIGHT = 0.19;

/** Zoom up to which 1:10 million lines hold. */
const DETAIL_TO = 10;

/** Share of the world's height, as it is drawn, where people live; the zoom that is never too close to show it on a large screen. */
const INHABITED = 0.6, FARTHEST = 2;

const isStill = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
/** @returns {FitBoundsOptions} */
const movement = () => (isStill() ? { animate: false } : { duration: FLIGHT });

export class Camera {
  #viewTimer = setTimeout(() => undefined);

  /**
   * @param {LeafletMap} map @param {MapState} state
   * @param {(view: {lat: number, lon: number, zoom: number, box: number[]}) => void} onView is told where the map came to rest
   */
  constructor(map, state, onView) {
    this.map = map;
    this.state = state;
    this.onView = onView;
    this.host = map.getContainer();
    /** Whether somebody moved the map, or had it moved. */
    this.wasMoved = false;
    this.#limit();
    this.fit(true);
    /** Where the map stays while its frame finds its size. @type {{ lat: number, lng: number, zoom: number } | null} */
    this.held = null;
    const move = () => { this.wasMoved = true; this.held = null; };
    map.on("dragstart", move);
    for (const kind of ["wheel", "keydown", "pointerdown"]) this.host.addEventListener(kind, move, { capture: true, passive: true });
    map.on("moveend", () => this.#reportView());
    map.on("zoomend", () => this.#tellDetail());
    new ResizeObserver(() => this.#onResize()).observe(this.host);
  }

  get places() {
    return this.state.places;
  }

  /** The frame gets its height after the map is made: until somebody moves the map, it is fitted to the new one. */
  #onResize() {
    this.map.invalidateSize({ animate: false, pan: false });
    this.#limit();
    if (this.held) this.map.setView(this.held, this.held.zoom, { animate: false });
    else if (!this.wasMoved) this.fit(true);
  }

  /** Show a view, as before the frame was loaded anew. @param {{ lat: number, lng: number, zoom: number }} view */
  hold(view) {
    this.wasMoved = true;
    this.held = view;
    this.map.setView(view, view.zoom, { animate: false });
  }

  /** Whether the middle of a footprint is in sight. @param {number} footprint */
  shows(footprint) {
    const { map, places } = this, bounds = map.getBounds();
    // the world is drawn several times over: any copy will do
    return [-360, 0, 360].some((turn) => bounds.contains([places.latitudes[footprint], places.longitudes[footprint] + turn]));
  }

  /** As far out as the inhabited world is whole in the frame, no further. */
  #limit() {
    const { x, y } = this.map.getSize(), whole = Math.log2(Math.min(x, y / INHABITED) / 256);
    const least = Math.min(FARTHEST, Math.max(0, Math.floor(2 * whole) / 2));
    // by itself Leaflet would fly there, and drop what the map is told to show meanwhile
    if (this.map.getZoom() < least) this.map.setView(this.map.getCenter(), least, { animate: false });
    this.map.setMinZoom(least);
  }

  /** Degrees of that copy of a place that lies nearest: the map may have gone over the world's edge. @param {number} degrees longitude */
  #nearest(degrees, near = this.map.getCenter().lng) {
    return (nearestX(mercatorX(degrees), mercatorX(near)) - 0.5) * 360;
  }

  /** @param {number} footprint */
  flyTo(footprint) {
    this.wasMoved = true;
    const { map, places } = this;
    if (places.shapes[footprint] === "point") {
      const zoom = Math.max(map.getZoom(), CLOSE_UP);
      map.flyTo([places.latitudes[footprint], this.#nearest(places.longitudes[footprint])], zoom, movement());
      return;
    }
    const [west, north, east, south] = places.extent(footprint, this.state.base), middle = (west + east) / 2;
    const further = nearestX(middle, mercatorX(map.getCenter().lng)) - middle;
    const bounds = this.#toBounds([west + further, north, east + further, south]);
    const limit = places.shapes[footprint] === "circle" ? 12 : CLOSE_UP;
    map.flyToBounds(bounds, { ...movement(), maxZoom: limit, padding: [50, 50] });
  }

  /** Show these spots, no closer than `maxZoom`. @param {Spot[]} spots latitude and longitude of each @param {number} maxZoom @param {number} padding */
  flyToSpots(spots, maxZoom, padding) {
    this.wasMoved = true;
    const from = this.#nearest(spots[0][1]), near = spots.map(([lat, lon]) => /** @type {Spot} */ ([lat, this.#nearest(lon, from)]));
    this.map.flyToBounds(L.latLngBounds(near), { ...movement(), maxZoom, padding: [padding, padding] });
  }

  /** @param {Box} box */
  #toBounds([west, north, east, south]) {
    const scale = 256, crs = crsOf(this.map);
    return L.latLngBounds(
      crs.pointToLatLng(L.point(west * scale, north * scale), 0), crs.pointToLatLng(L.point(east * scale, south * scale), 0));
  }

  /** Shows where most of what is told happens. @param {boolean} isFirst */
  fit(isFirst) {
    const box = this.places.focus(isFirst);
    if (!box) return;
    const edge = Math.max(44, Math.min(60, this.map.getSize().x / 12));
    /** @type {Padding} */
    const padding = { paddingTopLeft: [edge, edge / 2], paddingBottomRight: [edge, edge] };
    const isWithout = isFirst || isStill();
    const options = { ...padding, maxZoom: CLOSE_UP, animate: !isWithout };
    const bounds = this.#toBounds(box);
    /** @type {HTMLElement | null} */
    const legend = this.host.querySelector(".dl-legend[open]");
    if (legend && this.#isUnder(legend, bounds, options)) {
      options.paddingTopLeft = [legend.offsetLeft + legend.offsetWidth + edge / 2, edge / 2];
    }
    this.map.fitBounds(bounds, options);
  }

  /**
   * Whether a symbol would come to lie under an open panel in the lower left, were the map fitted so.
   * @param {HTMLElement} panel @param {LatLngBounds} bounds @param {Padding & { maxZoom: number }} options
   */
  #isUnder(panel, bounds, { paddingTopLeft, paddingBottomRight, maxZoom }) {
    const { map, places } = this, [left, top] = paddingTopLeft, [right, bottom] = paddingBottomRight;
    const zoom = Math.min(maxZoom, map.getBoundsZoom(bounds, false, L.point(left + right, top + bottom)));
    const scale = scaleOf(map, zoom), size = map.getSize();
    const middle = map.project(bounds.getSouthWest(), zoom).add(map.project(bounds.getNorthEast(), zoom)).divideBy(2);
    const centre = middle.add(L.point(right - left, bottom - top).divideBy(2));
    const reach = panel.offsetWidth + 30, rise = panel.offsetHeight + 40;
    return this.state.symbols(scale).some(({ x, y, shown }) => {
      const px = nearestX(x, centre.x / scale) * scale - centre.x + size.x / 2, py = y * scale - centre.y + size.y / 2;
      return places.totals[shown[0]] > 0 && px > 0 && px < reach && py < size.y && py > size.y - rise;
    });
  }

  /** Closer than its sources, the basemap says so. */
  #tellDetail() {
    const words = "lines are coarser than this scale", { attributionControl } = this.map;
    attributionControl.removeAttribution(words);
    if (this.map.getZoom() > DETAIL_TO) attributionControl.addAttribution(words);
  }

  #reportView() {
    clearTimeout(this.#viewTimer);
    this.#viewTimer = setTimeout(() => {
      const { lat, lng } = this.map.getCenter();
      const round = (/** @type {number} */ value, /** @type {number} */ digits) => Number(value.toFixed(digits));
      const bounds = this.map.getBounds(), box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((value) => round(value, 5));
      this.onView({ lat: round(lat, 5), lon: round(lng, 5), zoom: round(this.map.getZoom(), 2), box });
    }, 250);
  }
}
