/** Days of publication as they are typed and pasted for articles. */

import { formatRange, isMidnight, isoDay, longDay } from "./days.js";
import { typedDays } from "./typed-days.js";

/** @typedef {{ id: string, title: string, path: string, outlet: string, known: string, reason: string }} Dayless an article without a day */

/** A typed day as EDTF and in words; null where it is none. @param {string} typed @returns {{ edtf: string, words: string } | null} */
export function publishedDay(typed) {
  const found = typedDays(typed, NaN); // nothing here is the newest day, so nothing goes back from it
  if (!found || !isMidnight(found.start) || found.end - found.start < 0.5) return null;
  const first = isoDay(found.start), last = isoDay(found.end - 1);
  return first === last ? { edtf: first, words: longDay(found.start) } : { edtf: `${first}/${last}`, words: `some day of ${formatRange(found.start, found.end - 1)}` };
}

/** @param {string} name */
const folded = (name) => name.trim().toLowerCase();

/**
 * What several pasted lines say of which articles. A line of a path or a title, a tab and a day is for that article; other
 * lines are for `targets`, one after the other, and an empty one leaves its article out.
 * @param {string} text @param {Dayless[]} articles @param {string[]} targets ids in order
 * @returns {{ days: Map<string, string>, left: number }} by id; how many lines found no article
 */
export function pastedDays(text, articles, targets) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n"), days = new Map(), rest = [...targets];
  /** @type {Map<string, string>} */
  const named = new Map();
  for (const { id, title, path } of articles) for (const name of [title, path]) named.set(folded(name), id);
  let left = 0;
  for (const line of lines) {
    const cells = line.split("\t"), day = (cells.at(-1) ?? "").trim();
    const id = cells.length > 1 ? cells.slice(0, -1).map((cell) => named.get(folded(cell))).find(Boolean) : rest.shift();
    if (!day) continue;
    if (id === undefined) left++;
    else days.set(id, day);
  }
  return { days, left };
}
