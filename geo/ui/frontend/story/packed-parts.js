/** Parts of the file: gzipped, in base64, each in a data block of its own. */

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** The text of a data block. @param {string} name */
export function blockText(name) {
  return (document.getElementById(name)?.textContent ?? "").trim();
}

/** @param {string} packed @returns {Promise<any>} what was packed */
export async function unpacked(packed) {
  const stream = new Blob([bytesOf(packed)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}
