/** Gzipped files, which early.js has mostly asked for already. */

/** @param {string} address @returns {Promise<Response>} the file, unpacked */
export async function fetched(address) {
  const early = globalThis.datelineEarly, asked = early?.get(address);
  early?.delete(address);
  const answer = await (asked ?? fetch(address));
  if (!answer.ok) throw new Error(`${address.split("/").at(-1)}: HTTP ${answer.status}`);
  const content = new Uint8Array(await answer.arrayBuffer());
  // a server that names the compression has had it undone on the way
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  return isPacked ? new Response(new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"))) : new Response(content);
}
