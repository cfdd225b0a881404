/** Which symbols bear a number, and where it stands, so that none is hidden and none lies on another. */

import { Room } from "./room.js";

/** @import { Box, Sign } from "./types.d.ts" */

/** Whether a symbol is large enough for its number. @param {number} radius */
export const hasNumber = (radius) => radius >= 8.5;

/** Half the width and height of a number, in pixels. */
const NUMBER = [9, 6];

/** @param {Sign[]} symbols in the order in which they are drawn @param {number} scale */
export function placeNumbers(symbols, scale) {
  const above = new Room(), written = new Room();
  /** @param {Sign} symbol @param {number} width @param {number} height @returns {Box} */
  const around = ({ x, y }, width, height) => [x * scale - width, y * scale - height, x * scale + width, y * scale + height];
  for (let at = symbols.length - 1; at >= 0; at--) {
    const symbol = symbols[at], { radius } = symbol;
    if (hasNumber(radius)) symbol.number = above.isFree(around(symbol, NUMBER[0], NUMBER[1])) ? "within" : "over";
    above.take(around(symbol, radius, radius));
  }
  for (const symbol of symbols) {
    if (!symbol.number) continue;
    const box = around(symbol, NUMBER[0], NUMBER[1]);
    if (written.isFree(box)) written.take(box);
    else symbol.number = "";
  }
}
