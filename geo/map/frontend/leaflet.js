/** Leaflet, which folium's page has loaded as a classic script. */

export const L = /** @type {typeof import("leaflet")} */ (Reflect.get(globalThis, "L"));
