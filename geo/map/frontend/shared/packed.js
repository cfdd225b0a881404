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
