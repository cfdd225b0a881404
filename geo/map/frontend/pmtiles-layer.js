/**
 * A PMTiles file of this disk as tiles: read in the browser, sent nowhere. The readers are Protomaps' own (see
 * geo/map/vendor), fetched from this server once somebody opens a file.
 */

import { L } from "./leaflet.js";

/** @import { GridLayer } from "leaflet" */
/** What the readers offer, as far as it is used. @typedef {{ getMetadata(): Promise<unknown>, getHeader(): Promise<Header>, getZxy(z: number, x: number, y: number): Promise<{ data: ArrayBuffer } | undefined> }} Archive */
/** @typedef {{ tileType: number, minZoom: number, maxZoom: number, minLon: number, minLat: number, maxLon: number, maxLat: number }} Header */
/** What a file gives to the map. @typedef {{ layer: GridLayer, closest: number, named: boolean, turns: boolean, bounds: L.LatLngBounds }} Ground */

const VECTOR = 1;
/** @type {Record<number, string>} */
const PICTURES = { 2: "image/png", 3: "image/jpeg", 4: "image/webp", 5: "image/avif" };

/** @param {string} folder @param {string} name @returns {Promise<void>} once the script of the readers' folder ran */
const script = (folder, name) => new Promise((resolve, reject) => {
  const node = document.createElement("script");
  node.src = `${folder}${name}`;
  node.onload = () => resolve();
  node.onerror = () => reject(new Error(`${name} could not be read from this server.`));
  document.head.append(node);
});

/**
 * @param {File} file @param {string} pane @param {() => boolean} isDark @param {string} readers the address of their folder @returns {Promise<Ground>}
 * @throws {Error} with words for the user, where the file can't be shown
 */
export async function openPmtiles(file, pane, isDark, readers) {
  if (!("pmtiles" in globalThis)) await script(readers, "pmtiles.js");
  const { PMTiles, FileSource } = Reflect.get(globalThis, "pmtiles");
  /** @type {Archive} */
  const archive = new PMTiles(new FileSource(file));
  const header = await archive.getHeader().catch(() => { throw new Error(`${file.name} is no PMTiles file, or a damaged one.`); });
  const credit = creditOf(await archive.getMetadata().catch(() => null));
  const bounds = L.latLngBounds([header.minLat, header.minLon], [header.maxLat, header.maxLon]);
  if (header.tileType === VECTOR) {
    if (!("protomapsL" in globalThis)) await script(readers, "protomaps-leaflet.js");
    const layer = Reflect.get(globalThis, "protomapsL").leafletLayer({
      url: archive, flavor: isDark() ? "dark" : "light", lang: "en", pane, maxDataZoom: header.maxZoom, attribution: credit,
    });
    return { layer, closest: Math.max(CLOSEST, header.maxZoom), named: true, turns: false, bounds };
  }
  const type = PICTURES[header.tileType];
  if (!type) throw new Error(`${file.name} holds tiles of a kind that can't be drawn here: vector tiles (MVT), PNG, JPEG, WebP and AVIF can.`);
  return { layer: new Pictures(archive, type, { pane, attribution: credit, minNativeZoom: header.minZoom, maxNativeZoom: header.maxZoom }), closest: Math.max(CLOSEST, header.maxZoom), named: false, turns: false, bounds };
}

const CLOSEST = 18, LONGEST_CREDIT = 200;

/** Whom a file names as its makers: Leaflet takes credits for markup, so words alone are left of it. @param {any} metadata */
function creditOf(metadata) {
  const given = typeof metadata?.attribution === "string" ? metadata.attribution : "";
  const words = new DOMParser().parseFromString(given, "text/html").body.textContent ?? "";
  return words.slice(0, LONGEST_CREDIT).replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Pictures of an archive, drawn on canvases: no address is made of them. */
class Pictures extends L.GridLayer {
  /** @param {Archive} archive @param {string} type @param {L.GridLayerOptions} options */
  constructor(archive, type, options) {
    super(options);
    this.archive = archive;
    this.type = type;
  }

  /** @param {L.Coords} coords @param {L.DoneCallback} done */
  createTile({ x, y, z }, done) {
    const tile = document.createElement("canvas");
    this.#draw(tile, x, y, z).then(() => done(undefined, tile), (error) => done(error, tile));
    return tile;
  }

  /** @param {HTMLCanvasElement} tile @param {number} x @param {number} y @param {number} z */
  async #draw(tile, x, y, z) {
    const found = await this.archive.getZxy(z, x, y);
    if (!found) return; // no ground of the file
    const picture = await createImageBitmap(new Blob([found.data], { type: this.type }));
    [tile.width, tile.height] = [picture.width, picture.height];
    tile.getContext("2d")?.drawImage(picture, 0, 0);
    picture.close();
  }
}
