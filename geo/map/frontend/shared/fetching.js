/** Gzipped files, which early.js has mostly asked for already, and those that the page and the map's frame both work on. */

/** @param {string} address @returns {Promise<Response>} the file, unpacked */
export async function fetched(address) {
  const early = globalThis.datelineEarly, asked = early?.get(address);
  early?.delete(address);
  return unpacked(address, await (asked ?? fetch(address)));
}

/**
 * A file that page and map fetch once between them: by the page's window, which outlives the frame.
 * @param {string} address @returns {Promise<Response>} the file, unpacked
 */
export async function fetchedByBoth(address) {
  if (globalThis.datelineEarly?.has(address)) return fetched(address);
  const home = globalThis.datelineHome ?? globalThis, held = (home.datelineShared ??= new Map()), { href } = new URL(address, location.href);
  const known = held.get(href), asked = known ?? home.fetch(href);
  held.clear(); // the second of both has taken it, or another file has come in its place
  if (!known) held.set(href, asked);
  return unpacked(address, (await asked).clone());
}

/** @param {string} address @param {Response} answer */
async function unpacked(address, answer) {
  if (!answer.ok) throw new Error(`${address.split("/").at(-1)}: HTTP ${answer.status}`);
  const content = new Uint8Array(await answer.arrayBuffer());
  // a server that names the compression has had it undone on the way
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  return isPacked ? new Response(new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"))) : new Response(content);
}
