/** Which parts of the map are written on already. */

/** @import { Box } from "./types.d.ts" */

/** Boxes already taken, found by a coarse grid. */
export class Room {
  /** @type {Map<number, Box[]>} */
  #cells = new Map();

  get isEmpty() {
    return this.#cells.size === 0;
  }

  /** @param {Box} box */
  * #keys([left, top, right, bottom]) {
    for (let column = Math.floor(left / 96); column <= Math.floor(right / 96); column++) {
      for (let row = Math.floor(top / 48); row <= Math.floor(bottom / 48); row++) yield column * 4096 + row;
    }
  }

  /** @param {Box} box */
  isFree(box) {
    for (const key of this.#keys(box)) {
      for (const other of this.#cells.get(key) ?? []) {
        if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
      }
    }
    return true;
  }

  copy() {
    const other = new Room();
    for (const [key, boxes] of this.#cells) other.#cells.set(key, [...boxes]);
    return other;
  }

  /** @param {Box} box */
  take(box) {
    for (const key of this.#keys(box)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    }
  }
}
