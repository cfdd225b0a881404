/** Drawn over the map: the ground that filters the view, and what is being measured or drawn. */

import { L } from "./leaflet.js";

/** @import { Layer, Map as LeafletMap } from "leaflet" */
/** @import { Area } from "./shared/area.js" */
/** @typedef {[number, number]} Point latitude and longitude */

/** The shape of an area, as Leaflet draws it. @param {Area} area @param {L.PathOptions} style @returns {Layer} */
export function shapeOf({ kind, numbers }, style) {
  if (kind === "circle") return L.circle([numbers[0], numbers[1]], { ...style, radius: numbers[2] * 1000 });
  if (kind === "box") return L.rectangle([[numbers[1], numbers[0]], [numbers[3], numbers[2]]], style);
  /** @type {Point[]} */
  const corners = [];
  for (let at = 0; at < numbers.length; at += 2) corners.push([numbers[at + 1], numbers[at]]);
  return L.polygon(corners, style);
}

export class Outline {
  /** @param {LeafletMap} map @param {string} pane @param {string} look class of what is drawn */
  constructor(map, pane, look) {
    const style = { pane, interactive: false, className: look, renderer: L.svg({ pane }) };
    this.style = style;
    this.group = L.layerGroup().addTo(map);
  }

  /** @param {Area | null} area @param {Point[]} [points] also drawn, as dots on a line */
  draw(area, points = []) {
    this.group.clearLayers();
    if (area) this.group.addLayer(shapeOf(area, this.style));
    if (points.length > 1 && !area) this.group.addLayer(L.polyline(points, { ...this.style, fill: false }));
    for (const point of points) this.group.addLayer(L.circleMarker(point, { ...this.style, radius: 4 }));
  }
}
