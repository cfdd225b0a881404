/** Days as people type them: '2016-03-02', 'March 2016', '2 to 8 March 2016', 'last 30 days of the pile'. */

import { NEAR, asDate, isMidnight, isoDay } from "./days.js";

const DAY_MS = 86400000;
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const LONGEST_SPAN = 100_000; // so many days, weeks, … are nobody's wish
export const EXAMPLES = "2016-03-02, March 2016 or last 30 days of the pile";

/** Moments, the end excluded; an hour begins and ends where it is. `isWhole`: both ends are meant, whichever was asked for. */
/** @typedef {{ start: number, end: number, isWhole: boolean }} Typed */

/** @param {number} year @param {number} month from 1 @param {number} day @returns {number | null} null: no such day */
function dayNumber(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isThat = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isThat ? Math.round(date.getTime() / DAY_MS) : null;
}

/** @param {number} year @param {number} month from 1, also beyond the year */
function monthStart(year, month) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, 1);
  return Math.round(date.getTime() / DAY_MS);
}

/** 'Mar', 'Sept.' and 'march' as 3, 9 and 3; 0 for no month. @param {string} word */
function monthOf(word) {
  const name = word.replace(/\.$/, "").replace(/^sept$/, "sep");
  return name.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(name)) + 1;
}

/** @param {number | null} day @returns {Typed | null} */
const oneDay = (day) => (day === null ? null : { start: day, end: day + 1, isWhole: false });

/** @param {string} text @returns {Typed | null} */
function inNumbers(text) {
  const found = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[t ](\d\d?):(\d\d))?)?)?$/.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year === null) return null;
  if (month === null) return { start: monthStart(year, 1), end: monthStart(year + 1, 1), isWhole: false };
  if (month < 1 || month > 12) return null;
  if (day === null) return { start: monthStart(year, month), end: monthStart(year, month + 1), isWhole: false };
  const number = dayNumber(year, month, day);
  if (number === null || hour === null || minute === null) return oneDay(number);
  const moment = number + hour / 24 + minute / 1440;
  return hour > 24 || minute > 59 || moment > number + 1 ? null : { start: moment, end: moment, isWhole: false };
}

/** @param {string} text @returns {Typed | null} */
function inWords(text) {
  const words = text.replaceAll(",", " ").replace(/(\d)(?:st|nd|rd|th)\b/, "$1").split(/\s+/).filter((word) => word && word !== "of");
  const year = Number(words.at(-1)), at = words.findIndex(monthOf);
  if (!/^\d{4}$/.test(words.at(-1) ?? "") || at < 0) return null;
  const month = monthOf(words[at]);
  if (words.length === 2 && at === 0) return { start: monthStart(year, month), end: monthStart(year, month + 1), isWhole: false };
  const day = words[1 - at];
  return words.length === 3 && at < 2 && /^\d\d?$/.test(day) ? oneDay(dayNumber(year, month, Number(day))) : null;
}

/** 'last 30 days', back from the newest day that is told of. @param {string} text @param {number} newest @returns {Typed | null} */
function backFrom(text, newest) {
  const found = /^(?:the )?last (?:(\d{1,6}) )?(day|week|month|year)s?(?: (?:of|in) (?:the |this )?(?:pile|project|articles?))?$/.exec(text);
  if (!found) return null;
  const n = Number(found[1] ?? 1), end = newest + 1, unit = found[2];
  if (n < 1 || n > LONGEST_SPAN) return null;
  if (unit === "day" || unit === "week") return { start: end - n * (unit === "week" ? 7 : 1), end, isWhole: true };
  const date = asDate(end), first = monthStart(date.getUTCFullYear(), date.getUTCMonth() + 1 - n * (unit === "year" ? 12 : 1));
  const after = asDate(first), length = monthStart(after.getUTCFullYear(), after.getUTCMonth() + 2) - first;
  return { start: first + Math.min(date.getUTCDate() - 1, length), end, isWhole: true };
}

/** '2 to 8 March 2016': what the first day doesn't say, the last one does. @param {string} text @param {number} newest @returns {Typed | null} */
function fromTo(text, newest) {
  const [left, right, rest] = text.split(/\s+(?:to|until|-|–)\s+/);
  if (!right || rest !== undefined) return null;
  const last = typedDays(right, newest), words = right.split(/\s+/), named = words.findIndex(monthOf);
  if (!last) return null;
  const said = [left, `${left} ${words.at(-1)}`, named < 0 ? "" : `${left} ${words[named]} ${words.at(-1)}`];
  const first = said.map((one) => inNumbers(one) ?? inWords(one)).find(Boolean);
  return first && first.start < last.end ? { start: first.start, end: last.end, isWhole: true } : null;
}

/** @param {string} typed @param {number} newest the newest day that is told of @returns {Typed | null} null: no day */
export function typedDays(typed, newest) {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  return inNumbers(text) ?? inWords(text) ?? backFrom(text, newest) ?? fromTo(text, newest);
}

/**
 * The window that two typed ends make. An end that was left as it is gives way to the other; a month typed into From alone
 * is that month.
 * @param {{ from: string, to: string }} typed @param {{ from: boolean, to: boolean }} changed
 * @param {number} newest @returns {{ start: number, end: number } | { error: string, at: "from" | "to" }}
 */
export function typedWindow(typed, changed, newest) {
  for (const at of /** @type {const} */ (["from", "to"])) {
    const found = typedDays(typed[at], newest);
    if (!found) return { at, error: typed[at].trim() ? `“${typed[at].trim()}” is no day. Write ${EXAMPLES}.` : `No day is given. Write ${EXAMPLES}.` };
    if (found.isWhole && changed[at]) return { start: found.start, end: found.end };
  }
  const first = typedDays(typed.from, newest), last = typedDays(typed.to, newest);
  if (!first || !last) return { at: "from", error: "" };
  const isPeriod = first.end - first.start > 1 + NEAR;
  if (changed.from && !changed.to && (isPeriod || first.start >= last.end)) return { start: first.start, end: Math.max(first.end, first.start + 1 / 24) };
  if (changed.to && !changed.from && first.start >= last.end) return { start: last.end > last.start ? last.start : Math.ceil(last.end) - 1, end: last.end };
  if (first.start < last.end) return { start: first.start, end: last.end };
  return { at: "to", error: `The window would end before it begins: ${typed.to.trim()} is before ${typed.from.trim()}.` };
}

/** The window's ends as they are offered for typing. @param {number} start @param {number} end excluded */
export function offeredDays(start, end) {
  const moment = (/** @type {number} */ at) => asDate(at).toISOString().slice(0, 16).replace("T", " ");
  return { from: isMidnight(start) ? isoDay(start) : moment(start), to: isMidnight(end) ? isoDay(Math.round(end) - 1) : moment(end) };
}
