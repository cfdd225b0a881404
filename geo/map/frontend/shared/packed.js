/** Columns of numbers as they travel: base64 of little-endian arrays. */

/**
 * @template T
 * @param {string} text base64 @param {new (content: ArrayBuffer) => T} Kind the array's type @returns {T}
 */
export function unpack(text, Kind) {
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return new Kind(bytes.buffer);
}

/** Numbers of so many bytes. @type {Record<string, new (content: ArrayBuffer) => Int8Array | Int16Array | Int32Array>} */
const WIDTHS = { 1: Int8Array, 2: Int16Array, 4: Int32Array };

/**
 * Whole numbers as geo/map/payload.py packs them: "2:BASE64", or "1d:BASE64" where each is the step from the one before;
 * what is unpacked already is taken as it is.
 * @param {string | Int32Array<ArrayBuffer>} text @param {Int32Array} [after] the column that this one follows on @returns {Int32Array<ArrayBuffer>}
 */
export function unpackWholes(text, after) {
  if (typeof text !== "string") return text;
  const cut = text.indexOf(":"), values = Int32Array.from(unpack(text.slice(cut + 1), WIDTHS[text[0]]));
  if (cut > 1) for (let at = 1; at < values.length; at++) values[at] += values[at - 1];
  if (after) for (let at = 0; at < values.length; at++) values[at] += after[at];
  return values;
}
