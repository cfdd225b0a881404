/** What the map shows of a project, out of the file that the page works on too. */

import { fetchedByBoth } from "./shared/fetching.js";
import { Sent, isSent, picked, rowsOf } from "./shared/sent.js";

/** @import { Payload } from "./types.d.ts" */

/** Bytes of a file, as it travels, from which on it is worth waiting for the page, which draws its own parts first. */
const LENT_FROM = 500_000;

/** @param {string} address @returns {Promise<Payload>} places, and the marks that stand on one, in the page's order */
export async function placesAt(address) {
  const early = globalThis.datelineEarly?.get(address), size = early ? Number((await early).headers.get("content-length")) : Infinity;
  const sent = size < LENT_FROM ? null : await lentByPage(address);
  if (sent) {
    globalThis.datelineEarly?.delete(address);
    return placesOf(sent);
  }
  const content = await (await fetchedByBoth(address)).arrayBuffer();
  if (!isSent(content)) return JSON.parse(new TextDecoder().decode(content));
  return placesOf(new Sent(content));
}

/** What the page makes of that file, if it is at it: the map need not unpack it once more. @param {string} address */
function lentByPage(address) {
  const home = globalThis.datelineHome, lent = home?.datelineLent;
  if (!home || lent?.href !== new URL(address, location.href).href) return null;
  home.datelineLent = undefined;
  return lent.sent;
}

/** @param {Sent} sent @returns {Payload} */
export function placesOf(sent) {
  const { mention, footprint, first, last } = sent.marks(), rows = rowsOf(footprint, 1);
  return { places: sent.head.map, marks: { places: picked(rows, footprint), first: picked(rows, first), last: picked(rows, last), mentions: picked(rows, mention) } };
}
