/**
 * What is drawn only close up: smaller towns and finer rivers, read from detail.json.gz (see scripts/build_detail.py).
 *
 * Coordinates are Web Mercator fractions of the world, as in basemap-data.js.
 */

import { fetched } from "./shared/fetching.js";
import { mercatorX, mercatorY } from "./mercator.js";

/** @import { Map as LeafletMap } from "leaflet" */
/** @import { Box, DetailTables } from "./types.d.ts" */
/** A town: `people` is the number of digits of its inhabitants. @typedef {{ name: string, x: number, y: number, people: number }} Town */

/** Zoom from which the file is worth its bytes, and from which its rivers are drawn in place of the coarse ones. */
export const DETAIL_FROM = 7;

/** Running sums of differences, as `turn` gives them. @param {number[]} steps @param {(sum: number) => number} turn */
function sums(steps, turn) {
  let sum = 0;
  return Float64Array.from(steps, (step) => turn((sum += step)));
}

export class Detail {
  /** @param {DetailTables} tables */
  constructor({ grid, towns, rivers }) {
    this.names = towns.names;
    this.people = Uint8Array.from(towns.people);
    this.townX = sums(towns.x, (x) => mercatorX(x * grid));
    this.townY = sums(towns.y, (y) => mercatorY(y * grid));
    this.x = sums(rivers.x, (x) => mercatorX(x * grid));
    this.y = sums(rivers.y, (y) => mercatorY(y * grid));
    this.riverNames = rivers.names;
    this.named = rivers.named;
    /** The first vertex of each river. */
    this.starts = new Uint32Array(rivers.counts.length + 1);
    rivers.counts.forEach((count, river) => (this.starts[river + 1] = this.starts[river] + count));
    this.boxes = rivers.counts.map((_, river) => this.#boxOf(river));
    /** Towns by square of the world, SQUARES on a side. @type {Map<number, number[]>} */
    this.squares = new Map();
    this.names.forEach((_, town) => {
      const key = Math.floor(this.townX[town] * SQUARES) * SQUARES + Math.floor(this.townY[town] * SQUARES), square = this.squares.get(key);
      if (square) square.push(town);
      else this.squares.set(key, [town]);
    });
  }

  /** @param {number} river @returns {Box} */
  #boxOf(river) {
    /** @type {Box} */
    const box = [2, 2, -1, -1];
    for (let i = this.starts[river]; i < this.starts[river + 1]; i++) {
      box[0] = Math.min(box[0], this.x[i]);
      box[1] = Math.min(box[1], this.y[i]);
      box[2] = Math.max(box[2], this.x[i]);
      box[3] = Math.max(box[3], this.y[i]);
    }
    return box;
  }

  /** Rivers that may run through a box. @param {Box} box */
  riversIn([west, north, east, south]) {
    return this.boxes.flatMap((box, river) => (box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north ? [river] : []));
  }

  /** Towns in a box of at least so many digits of inhabitants, the largest first. @param {Box} box @param {number} people @returns {Town[]} */
  townsIn([west, north, east, south], people) {
    /** @type {Town[]} */
    const found = [];
    for (let column = Math.floor(west * SQUARES); column <= Math.floor(east * SQUARES); column++) {
      for (let row = Math.floor(north * SQUARES); row <= Math.floor(south * SQUARES); row++) {
        for (const town of this.squares.get(column * SQUARES + row) ?? []) {
          const x = this.townX[town], y = this.townY[town];
          if (this.people[town] >= people && x >= west && x <= east && y >= north && y <= south)
            found.push({ name: this.names[town], x, y, people: this.people[town] });
        }
      }
    }
    return found.sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
  }
}

const SQUARES = 512;

/** Laying out the tables takes a tenth of a second: what the click asked for that brought the map so close, as a text, is shown first. */
const LATER_MS = 500;

/**
 * Fetch the file once somebody comes close. Without it the map goes on with what it has: nothing of the project is in it.
 * @param {LeafletMap} map @param {string} address folder of the file, with a trailing slash @param {string} version for the cache
 * @param {(detail: Detail) => void} told
 */
export function watchDetail(map, address, version, told) {
  const look = async () => {
    if (map.getZoom() <= DETAIL_FROM) return;
    map.off("zoomend", look);
    await new Promise((done) => setTimeout(done, LATER_MS));
    const tables = await fetched(`${address}detail.json.gz?v=${version}`).then((answer) => answer.json()).catch(() => null);
    if (!tables) return;
    told(new Detail(tables));
    performance.mark("dateline:detail");
  };
  map.on("zoomend", look);
  look();
}
