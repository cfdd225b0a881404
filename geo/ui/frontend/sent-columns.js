/** The page's columns out of the file that the server sends, and the details that come after it in a project of many articles. */

import { fetched, fetchedByBoth } from "../../map/frontend/shared/fetching.js";
import { Sent, isSent, picked, rowsOf } from "../../map/frontend/shared/sent.js";

/** @import { Details, Fetched, Project } from "./types.d.ts" */

/** @param {string} address @returns {Promise<Fetched>} */
export async function columnsAt(address) {
  const content = await (await fetchedByBoth(address)).arrayBuffer();
  return isSent(content) ? columnsOf(new Sent(content)) : JSON.parse(new TextDecoder().decode(content));
}

/** @param {Sent} sent @returns {Fetched} */
export function columnsOf(sent) {
  const { head } = sent, mentions = sent.mentions(), { spots, footprint, told, table, document } = mentions, marks = sent.marks(mentions), spot = sent.table("spots"), start = sent.wholes("starts");
  for (let row = 1; row < start.length; row++) if (document[row] === document[row - 1]) start[row] += start[row - 1];
  const nowhere = rowsOf(footprint, -1), days = sent.published();
  const articles = { id: head.documents.id, outlet: [...sent.wholes("outlets")], copy: [...sent.wholes("copies")] };
  const published = Array.from(days.first, (first, article) => /** @type {[number, number]} */ ([first, days.last[article]]));
  /** @type {Details} */
  const details = typeof head.details === "string" ? blank(articles.id.length, nowhere.length) : head.details;
  const { hours, sharpened, footprints, outlets, focus, extent, publishedSpan } = head;
  return {
    hours, sharpened, footprints, outlets, focus, extent, publishedSpan,
    marks: { ...marks, ...sent.kinds(mentions, marks.mention) },
    mentions: { document, start, role: codesOf(told, table.role), certainty: codesOf(told, table.certainty) },
    kinds: { ...head.kinds, codes: picked(spots, spot.kinds) },
    countries: { ...head.countries, codes: picked(spots, spot.countries) },
    unmapped: { mention: nowhere, reason: sent.wholes("reasons"), text: details.text, reasons: head.reasons },
    documents: { ...articles, published, title: details.title, url: details.url },
    later: typeof head.details === "string" ? head.details : "",
  };
}

/** @param {Uint32Array} told @param {Uint8Array} values */
function codesOf(told, values) {
  const codes = new Uint8Array(told.length);
  for (let row = 0; row < codes.length; row++) codes[row] = values[told[row]];
  return codes;
}

/** @param {number} articles @param {number} nowhere @returns {Details} */
const blank = (articles, nowhere) => ({ title: new Array(articles).fill(""), url: new Array(articles).fill(""), text: new Array(nowhere).fill("") });

/** Put the details of a project into it, once they are there. @param {Pick<Project, "documents" | "unmapped">} project @param {string} address */
export async function addDetails({ documents, unmapped }, address) {
  /** @type {Details} */
  const { title, url, text } = await (await fetched(address)).json();
  Object.assign(documents, { title, url });
  unmapped.text = text;
}
