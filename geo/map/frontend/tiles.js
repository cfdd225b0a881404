/** Tiles over the offline basemap, of a server or of a file: asked for only while somebody has chosen them. */

import { originOf } from "./grounds.js";
import { L } from "./leaflet.js";

/** @import { GridLayer, Map as LeafletMap } from "leaflet" */
/** @import { Source } from "./grounds.js" */

/** Zoom up to which the map goes by itself, and with tiles. */
const CLOSEST = 16;

/** Whether a server runs under the dashboard's own name. @param {Source} source */
const isNear = (source) => new URL(originOf(source)).hostname === location.hostname;

export class OnlineTiles {
  /**
   * @param {LeafletMap} map @param {string} pane @param {() => boolean} isDark
   * @param {(words: string) => void} say is told what is wrong with the tiles; "": nothing any more
   */
  constructor(map, pane, isDark, say) {
    this.map = map;
    this.pane = pane;
    this.isDark = isDark;
    this.say = say;
    /** @type {GridLayer | null} */
    this.layer = null;
    /** @type {Source | null} */
    this.source = null;
    /** Tiles in view that came, and that didn't. */
    this.came = new Set();
    this.failed = new Set();
  }

  /** @param {Source | null} source null: the offline map alone */
  turn(source) {
    const layer = source && L.tileLayer(this.#address(source), {
      pane: this.pane, maxZoom: source.closest, maxNativeZoom: source.closest, attribution: source.credit,
      referrerPolicy: source.referrer ? "origin" : "no-referrer",
      // browsers hold a host's cookies for all its ports: another server of this machine must not be handed the dashboard's
      crossOrigin: isNear(source) ? "anonymous" : false,
    });
    this.lay(layer, source?.words ?? "", source?.closest ?? CLOSEST, { named: Boolean(source?.named), turns: Boolean(source && !source.dark && !source.photo) });
    this.source = source; // whatever comes of the tiles comes later
  }

  /**
   * Show a layer of tiles, or none.
   * @param {GridLayer | null} layer @param {string} from whose they are @param {number} closest zoom
   * @param {{ named: boolean, turns: boolean }} look whether they bear names, and are turned dark on a dark page
   */
  lay(layer, from, closest, { named, turns }) {
    this.layer?.remove();
    this.came.clear();
    this.failed.clear();
    this.say("");
    this.source = null;
    this.layer = layer;
    this.map.setMaxZoom(layer ? closest : CLOSEST);
    this.map.getContainer().classList.toggle("dl-turned-tiles", layer !== null && turns);
    this.map.getContainer().classList.remove("dl-online-tiles");
    layer?.on("tileload", ({ tile }) => { this.came.add(tile); this.#tell(from, named); });
    layer?.on("tileerror", ({ tile }) => { this.failed.add(tile); this.#tell(from, named); });
    layer?.on("tileunload", ({ tile }) => { this.came.delete(tile); this.failed.delete(tile); });
    layer?.addTo(this.map);
  }

  /** Our own names give way only to tiles that are there and bear names. @param {string} from @param {boolean} named */
  #tell(from, named) {
    this.map.getContainer().classList.toggle("dl-online-tiles", named && this.came.size > 0);
    const { size } = this.failed;
    this.say(!size ? "" : this.came.size
      ? `${size} of ${size + this.came.size} tiles of ${from} did not come: the offline map shows there.`
      : `No tiles came from ${from}. Is this machine online, and is the server? ${this.#isNear() ? "A server of this same machine must allow other pages (CORS). " : ""}The offline map and its names are shown.`);
  }

  #isNear() {
    return this.source !== null && isNear(this.source);
  }

  /** The page turned light or dark. */
  retheme() {
    if (this.source && this.layer instanceof L.TileLayer) this.layer.setUrl(this.#address(this.source));
  }

  /** @param {Source} source */
  #address(source) {
    return (this.isDark() && source.dark) || source.light;
  }
}
