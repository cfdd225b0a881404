/** Online tiles over the offline basemap: asked for only while somebody has chosen them. */

import { L } from "./leaflet.js";

const OSM = '&copy; <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener noreferrer">OpenStreetMap</a> contributors';

/** What can lie behind the places besides the offline map; `dark` where tiles for dark pages are drawn apart. */
/** @typedef {{ light: string, dark?: string, credit: string, subdomains?: string }} Source */
/** @type {Record<string, Source>} */
const SOURCES = {
  osm: { light: "https://tile.openstreetmap.org/{z}/{x}/{y}.png", credit: OSM },
  carto: {
    light: "https://{s}.basemaps.cartocdn.com/light_all/{z}/{x}/{y}{r}.png",
    dark: "https://{s}.basemaps.cartocdn.com/dark_all/{z}/{x}/{y}{r}.png",
    credit: `${OSM} &copy; <a href="https://carto.com/attributions" target="_blank" rel="noopener noreferrer">CARTO</a>`,
    subdomains: "abcd",
  },
};

export class OnlineTiles {
  /** @param {L.Map} map @param {string} pane @param {() => boolean} isDark */
  constructor(map, pane, isDark) {
    this.map = map;
    this.pane = pane;
    this.isDark = isDark;
    /** @type {import("leaflet").TileLayer | null} */
    this.layer = null;
    /** @type {Source | null} */
    this.source = null;
  }

  /** @param {string|null} name of SOURCES, or null for the offline map alone */
  turn(name) {
    const source = (name && SOURCES[name]) || null;
    this.source = source;
    this.layer?.remove();
    this.layer = source && L.tileLayer(this.#address(source), {
      pane: this.pane, maxZoom: 16, maxNativeZoom: 16, attribution: source.credit, subdomains: source.subdomains ?? "abc",
      referrerPolicy: "origin", // OpenStreetMap refuses who names no page; this names 127.0.0.1 and the port alone
    }).addTo(this.map);
    const { classList } = this.map.getContainer();
    classList.toggle("dl-online-tiles", source !== null);
    classList.toggle("dl-turned-tiles", source !== null && !source.dark);
  }

  /** The page turned light or dark. */
  retheme() {
    if (this.source) this.layer?.setUrl(this.#address(this.source));
  }

  /** @param {Source} source */
  #address(source) {
    return (this.isDark() && source.dark) || source.light;
  }
}
