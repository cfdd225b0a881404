/**
 * The basemap's topology, read from basemap.json.gz and basemap.bin.gz (see scripts/build_basemap.py for the format).
 *
 * Coordinates are Web Mercator fractions of the world: x and y run from 0 (west, north) to 1 (east, south).
 */

import { fetched } from "./shared/fetching.js";
import { mercatorX, mercatorY } from "./mercator.js";

/** @import { BasemapTables, Box, Ring, View } from "./types.d.ts" */

/** Latitudes repeat and logarithms are dear: one table over the grid, filled as it is asked. @param {number} grid degrees a step */
function latitudeTable(grid) {
  const half = Math.round(90 / grid);
  const table = new Float64Array(2 * half + 1).fill(NaN);
  return (/** @type {number} */ step) => {
    const index = step + half;
    if (Number.isNaN(table[index])) table[index] = mercatorY(step * grid);
    return table[index];
  };
}

/** A ring is a list of arc numbers; ~n means arc n walked backwards. */
export class Basemap {
  /** @param {BasemapTables} tables basemap.json @param {ArrayBuffer} buffer basemap.bin */
  constructor(tables, buffer) {
    this.regions = tables.regions;
    this.sides = Int32Array.from(tables.sides);
    this.zooms = Float32Array.from(tables.zooms);
    this.lakes = tables.lakes;
    this.rivers = tables.rivers;
    this.labels = tables.labels;
    this.arcCount = tables.zooms.length;
    const { counts, grid } = tables, total = counts.reduce((sum, count) => sum + count, 0);
    /** The first vertex of each arc. */
    this.starts = new Uint32Array(counts.length + 1);
    this.x = new Float64Array(total);
    this.y = new Float64Array(total);
    this.levels = new Uint8Array(total);
    this.boxes = new Float64Array(counts.length * 4);
    this.ends = new Float64Array(counts.length * 2);
    this.#decode(counts, grid, new Uint8Array(buffer));
    this.countries = this.regions.map((code) => code.split(".")[0]);
    this.kinds = this.#kindsOfArcs();
    this.land = this.stitch((region) => region >= 0);
  }

  /** @type {Map<string, Ring[]>} outlines by code */
  #rings = new Map();

  /** @param {number[]} counts vertices of each arc @param {number} grid degrees a step @param {Uint8Array} bytes */
  #decode(counts, grid, bytes) {
    const yOf = latitudeTable(grid);
    let at = 0, gridX = 0, gridY = 0, vertex = 0;
    const varint = () => {
      let value = 0, factor = 1, byte;
      do {
        byte = bytes[at++];
        value += (byte & 127) * factor;
        factor *= 128;
      } while (byte & 128);
      return value;
    };
    const signed = (/** @type {number} */ value) => (value & 1 ? -((value + 1) / 2) : value / 2);
    for (let arc = 0; arc < counts.length; arc++) {
      this.starts[arc] = vertex;
      let west = 2, north = 2, east = -1, south = -1;
      for (let left = counts[arc]; left > 0; left--, vertex++) {
        const first = varint();
        this.levels[vertex] = first & 3;
        gridX += signed(Math.floor(first / 4));
        gridY += signed(varint());
        const x = (this.x[vertex] = mercatorX(gridX * grid));
        const y = (this.y[vertex] = yOf(gridY));
        if (x < west) west = x;
        if (x > east) east = x;
        if (y < north) north = y;
        if (y > south) south = y;
        if (left === counts[arc]) this.ends[arc * 2] = gridX * 1e6 + gridY;
      }
      this.ends[arc * 2 + 1] = gridX * 1e6 + gridY;
      this.boxes.set([west, north, east, south], arc * 4);
    }
    this.starts[counts.length] = vertex;
  }

  /** 0 a coast, 1 a border between countries, 2 a line between divisions of one. */
  #kindsOfArcs() {
    const kinds = new Uint8Array(this.arcCount);
    for (let arc = 0; arc < this.arcCount; arc++) {
      const left = this.sides[arc * 2], right = this.sides[arc * 2 + 1];
      if (left < 0 || right < 0) kinds[arc] = 0;
      else kinds[arc] = this.countries[left] === this.countries[right] ? 2 : 1;
    }
    return kinds;
  }

  /**
   * Outline of the union of all regions that `belongs` accepts (it is asked about region numbers; -1 is water).
   * @param {(region: number) => boolean} belongs
   * @returns {Ring[]}
   */
  stitch(belongs) {
    /** @type {Map<number, number[]>} */
    const leaving = new Map();
    for (let arc = 0; arc < this.arcCount; arc++) {
      const left = belongs(this.sides[arc * 2]), right = belongs(this.sides[arc * 2 + 1]);
      if (left === right) continue;
      const node = this.ends[arc * 2 + (left ? 0 : 1)];
      const step = left ? arc : ~arc;
      const known = leaving.get(node);
      if (known) known.push(step);
      else leaving.set(node, [step]);
    }
    /** @type {Ring[]} */
    const rings = [];
    for (const [start, steps] of leaving) {
      while (steps.length) {
        /** @type {Ring} */
        const { arcs, box } = { arcs: [], box: [2, 2, -1, -1] };
        let node = start;
        do {
          const step = leaving.get(node)?.pop();
          if (step === undefined) break;
          arcs.push(step);
          const arc = step < 0 ? ~step : step;
          node = this.ends[arc * 2 + (step < 0 ? 0 : 1)];
          const at = arc * 4;
          box[0] = Math.min(box[0], this.boxes[at]);
          box[1] = Math.min(box[1], this.boxes[at + 1]);
          box[2] = Math.max(box[2], this.boxes[at + 2]);
          box[3] = Math.max(box[3], this.boxes[at + 3]);
        } while (node !== start);
        rings.push({ arcs, box });
      }
    }
    return rings;
  }

  /** @param {string} code 'IQ' or 'IQ.15' @returns {Ring[]} */
  outline(code) {
    let rings = this.#rings.get(code);
    if (!rings) {
      const wanted = code.includes(".") ? this.regions : this.countries;
      rings = this.stitch((region) => region >= 0 && wanted[region] === code);
      this.#rings.set(code, rings);
    }
    return rings;
  }

  /**
   * The country or division whose ground holds a point.
   * @param {number} latitude @param {number} longitude
   * @param {"country" | "admin1"} kind @param {string} country ISO code or "" @returns {string} "" when there is none
   */
  codeAt(latitude, longitude, kind, country) {
    const x = mercatorX(longitude), y = mercatorY(latitude);
    const codes = new Set(kind === "country" ? this.countries : this.regions.filter((code) => code.includes(".")));
    for (const code of codes) {
      if (country && code.split(".")[0] !== country) continue;
      if (code !== "-" && this.holds(this.outline(code), x, y)) return code;
    }
    return "";
  }

  /** Even-odd rule over rings, at the finest level. @param {Ring[]} rings @param {number} x @param {number} y */
  holds(rings, x, y) {
    let inside = false;
    for (const ring of rings) {
      if (x < ring.box[0] || x > ring.box[2] || y < ring.box[1] || y > ring.box[3]) continue;
      for (const step of ring.arcs) {
        const arc = step < 0 ? ~step : step;
        for (let i = this.starts[arc]; i < this.starts[arc + 1] - 1; i++) {
          const y1 = this.y[i], y2 = this.y[i + 1];
          if (y1 > y === y2 > y) continue;
          if (x < this.x[i] + ((y - y1) / (y2 - y1)) * (this.x[i + 1] - this.x[i])) inside = !inside;
        }
      }
    }
    return inside;
  }

  /** Whether any part of an outline may be in view; if not, the view lies wholly inside or outside. @param {Ring[]} rings @param {Box} box */
  hasEdgeIn(rings, box) {
    return rings.some((ring) => ring.arcs.some((step) => this.#isSeen((step < 0 ? ~step : step) * 4, box)));
  }

  /** Adds an arc to a path, in the pixels of `view`; arcs out of view shrink to their ends. @param {Path2D} path @param {number} step @param {View} view @param {boolean} starting */
  traceArc(path, step, view, starting) {
    const arc = step < 0 ? ~step : step;
    const { scale, left, top, level } = view;
    const from = this.starts[arc], to = this.starts[arc + 1] - 1;
    const last = step < 0 ? from : to, first = step < 0 ? to : from;
    if (starting) path.moveTo(this.x[first] * scale - left, this.y[first] * scale - top);
    if (this.#isSeen(arc * 4, view.box)) {
      const stride = step < 0 ? -1 : 1;
      for (let i = first + stride; i !== last; i += stride) {
        if (this.levels[i] <= level) path.lineTo(this.x[i] * scale - left, this.y[i] * scale - top);
      }
    }
    path.lineTo(this.x[last] * scale - left, this.y[last] * scale - top);
  }

  /** @param {number} at of the arc's box @param {Box} box */
  #isSeen(at, box) {
    const b = this.boxes;
    return b[at] <= box[2] && b[at + 2] >= box[0] && b[at + 1] <= box[3] && b[at + 3] >= box[1];
  }

  /** Rings as closed figures; those out of view or hardly a pixel are left out. @param {Path2D} path @param {Ring[]} rings @param {View} view */
  traceRings(path, rings, view) {
    const { box, scale } = view;
    for (const ring of rings) {
      const b = ring.box;
      if (b[0] > box[2] || b[2] < box[0] || b[1] > box[3] || b[3] < box[1]) continue;
      if ((b[2] - b[0]) * scale < 1.5 && (b[3] - b[1]) * scale < 1.5) continue;
      ring.arcs.forEach((step, index) => this.traceArc(path, step, view, index === 0));
      path.closePath();
    }
  }

  /**
   * All arcs in view, longer than a pixel, for which `wanted` holds, as open lines.
   * @param {Path2D} path @param {number} from @param {number} to @param {View} view @param {(arc: number) => boolean} wanted
   */
  traceLines(path, from, to, view, wanted) {
    for (let arc = from; arc < to; arc++) {
      const at = arc * 4, size = Math.max(this.boxes[at + 2] - this.boxes[at], this.boxes[at + 3] - this.boxes[at + 1]);
      if (this.#isSeen(at, view.box) && size * view.scale > 1 && wanted(arc)) this.traceArc(path, arc, view, true);
    }
  }
}

/** @param {string} address folder of the two files, with a trailing slash @param {string} version for the cache */
export async function loadBasemap(address, version) {
  const get = (/** @type {string} */ name) => fetched(`${address}${name}?v=${version}`);
  const [tables, buffer] = await Promise.all([
    get("basemap.json.gz").then((answer) => answer.json()),
    get("basemap.bin.gz").then((answer) => answer.arrayBuffer()),
  ]);
  return new Basemap(tables, buffer);
}
