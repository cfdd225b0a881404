/** The page's columns out of the file that the server sends, and the details that come after it in a project of many articles. */

import { fetched, fetchedByBoth } from "../../map/frontend/shared/fetching.js";
import { Sent, isSent, picked, rowsOf } from "../../map/frontend/shared/sent.js";

/** @import { Details, Documents, Fetched, Unmapped } from "./types.d.ts" */
/** What details are put into: a project, or the columns of which one is made. @typedef {{ documents: Documents, mentions: { document: string | Int32Array, start: string | Int32Array }, unmapped: Pick<Unmapped, "text">, later?: string, documentRow?: Map<string, number> }} Lacking */

/** @param {string} address @returns {Promise<Fetched>} */
export async function columnsAt(address) {
  const isHere = globalThis.datelineEarly?.has(address); // a page that brings its files along has them for itself
  const asked = fetchedByBoth(address).then((answer) => answer.arrayBuffer());
  const sent = asked.then((content) => (isSent(content) ? new Sent(content) : null));
  if (!isHere) globalThis.datelineLent = { href: new URL(address, location.href).href, sent: sent.catch(() => null) };
  const made = await sent;
  return made ? columnsOf(made) : JSON.parse(new TextDecoder().decode(await asked));
}

/** Let go of what a map was lent that has drawn: it has taken it, or made its own. */
export const endLending = () => void (globalThis.datelineLent = undefined);

/** @param {Sent} sent @returns {Fetched} */
export function columnsOf(sent) {
  const { head } = sent, mentions = sent.mentions(), { spots, footprint, told, table, document } = mentions, marks = sent.marks(), spot = sent.table("spots");
  const nowhere = rowsOf(footprint, -1), days = sent.published();
  const articles = { outlet: [...sent.wholes("outlets")], copy: [...sent.wholes("copies")] };
  const published = Array.from(days.first, (first, article) => /** @type {[number, number]} */ ([first, days.last[article]]));
  const details = typeof head.details === "string" ? blank(nowhere.length) : detailsOf(sent, document);
  const { hours, sharpened, footprints, outlets, focus, extent, publishedSpan } = head;
  return {
    hours, sharpened, footprints, outlets, focus, extent, publishedSpan,
    marks: { ...marks, ...sent.kinds(mentions, marks.mention) },
    mentions: { document, start: details.start, role: codesOf(told, table.role), certainty: codesOf(told, table.certainty) },
    kinds: { ...head.kinds, codes: picked(spots, spot.kinds) },
    countries: { ...head.countries, codes: picked(spots, spot.countries) },
    unmapped: { mention: nowhere, reason: sent.wholes("reasons"), text: details.text, reasons: head.reasons },
    documents: { ...articles, published, id: details.id, title: details.title, url: details.url },
    later: typeof head.details === "string" ? head.details : "",
  };
}

/** @param {Uint32Array} told @param {Uint8Array} values */
function codesOf(told, values) {
  const codes = new Uint8Array(told.length);
  for (let row = 0; row < codes.length; row++) codes[row] = values[told[row]];
  return codes;
}

/** Until the details come. @param {number} nowhere @returns {Details} */
const blank = (nowhere) => ({ id: [], title: [], url: [], text: new Array(nowhere).fill(""), start: new Int32Array(0) });

/** @param {Sent} sent @param {Int32Array} document of each mention @returns {Details} */
function detailsOf(sent, document) {
  const { words } = sent.head.details, start = sent.wholes("starts");
  for (let row = 1; row < start.length; row++) if (document[row] === document[row - 1]) start[row] += start[row - 1];
  return { id: textsOf(sent, "id"), title: textsOf(sent, "title"), url: textsOf(sent, "url"), text: Array.from(sent.wholes("words"), (word) => words[word]), start };
}

/** Texts of which each begins with so many letters of the one before it. @param {Sent} sent @param {"id" | "title" | "url"} name @returns {string[]} */
function textsOf(sent, name) {
  const alike = sent.wholes(`${name} alike`);
  let before = "";
  return sent.head.details[name].map((/** @type {string} */ rest, /** @type {number} */ row) => (before = before.slice(0, alike[row]) + rest));
}

/** Put the details of a project into it, once they are there. @param {Lacking} project @param {string} address of the project's columns, beside which they lie */
export async function addDetails(project, address) {
  const { documents, mentions, unmapped } = project, { document } = mentions;
  if (!project.later || typeof document === "string") return;
  const content = await (await fetched(address.replace(/[^/]*$/, project.later))).arrayBuffer(), { start, text, ...told } = detailsOf(new Sent(content), document);
  Object.assign(documents, told);
  mentions.start = start;
  unmapped.text = text;
  told.id.forEach((id, row) => project.documentRow?.set(id, row));
  project.later = "";
}
