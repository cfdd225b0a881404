/** The map's frame of a story: Leaflet's map, and the files that the dashboard's would fetch. */

import { start } from "../../../map/frontend/map.js";
import { L } from "../../../map/frontend/leaflet.js";
import { bytesOf } from "./packed-parts.js";

/** What lies in the file; whatever else is asked for is nowhere. @extends {Map<string, Promise<Response>>} */
class Held extends Map {
  /** @param {string} address */
  get(address) {
    return super.get(address) ?? Promise.resolve(new Response(null, { status: 404 }));
  }
}

const given = /** @type {typeof globalThis} */ (/** @type {unknown} */ (parent)).datelineStory;
if (given) {
  // fetching.js looks here before it asks for a file
  globalThis.datelineEarly = new Held(Object.entries(given.files).map(([address, packed]) => [address, Promise.resolve(new Response(bytesOf(packed)))]));
  const map = L.map("map_div", {
    center: [20, 20], zoom: 0, minZoom: 0, maxZoom: 16, zoomSnap: 0.5, zoomDelta: 1, preferCanvas: true, worldCopyJump: true, zoomControl: true,
  });
  void start(map, given.settings);
}
