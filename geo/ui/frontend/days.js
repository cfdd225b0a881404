/** Days since 1970-01-01, with a fraction where an hour is meant: in words, in bins of the histogram, as ticks of the axis. */

import { count } from "./dom.js";

/** @import { Tick, Unit } from "./types.d.ts" */

const DAY_MS = 86400000;
export const NEAR = 1e-6; // of a day: fractions of 24 are never exact

/** @param {number} day days since 1970-01-01, to the minute */
export const asDate = (day) => new Date(Math.round(day * 1440) * 60000);
/** @param {number} day */
export const isoDay = (day) => asDate(day).toISOString().slice(0, 10);
/** @param {number} moment */
export const isMidnight = (moment) => Math.abs(moment - Math.round(moment)) < NEAR;

/** The first moment of a window, as the address holds it: the day, with the hour where it isn't midnight. @param {number} moment */
export const isoStart = (moment) => (isMidnight(moment) ? isoDay(moment) : asDate(moment).toISOString().slice(0, 16));

/** The end of a window: the last day that is held whole, or the hour at which the window ends. @param {number} moment */
export const isoEnd = (moment) => (isMidnight(moment) ? isoDay(moment - 1) : isoStart(moment));

/** @param {string} text */
export const startOfIso = (text) => Date.parse(text.includes("T") ? `${text}:00Z` : `${text}T00:00:00Z`) / DAY_MS;
/** @param {string} text */
export const endOfIso = (text) => startOfIso(text) + (text.includes("T") ? 0 : 1);

/** @type {Map<string, Intl.DateTimeFormat>} */
const FORMATS = new Map();

/** @param {number} day @param {Intl.DateTimeFormatOptions} options */
export function formatDay(day, options = { day: "numeric", month: "short", year: "numeric" }) {
  const key = JSON.stringify(options), format = FORMATS.get(key) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" });
  FORMATS.set(key, format);
  return format.format(asDate(day));
}

/** @param {number} day */
export const longDay = (day) => formatDay(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** '11 to 19 Jun 2017'; '1944' for a whole year. @param {number} first @param {number} last */
export function formatRange(first, last) {
  if (first === last) return formatDay(first);
  const a = asDate(first), b = asDate(last), after = asDate(last + 1);
  if (a.getUTCDate() === 1 && after.getUTCDate() === 1 && after.getUTCMonth() === 0 && a.getUTCMonth() === 0) {
    const years = [a.getUTCFullYear(), b.getUTCFullYear()]; // whole years
    return years[0] === years[1] ? String(years[0]) : years.join(" to ");
  }
  if (a.getUTCFullYear() !== b.getUTCFullYear()) return `${formatDay(first)} to ${formatDay(last)}`;
  /** @type {Intl.DateTimeFormatOptions} */
  const start = a.getUTCMonth() === b.getUTCMonth() ? { day: "numeric" } : { day: "numeric", month: "short" };
  return `${formatDay(first, start)} to ${formatDay(last)}`;
}

/** '18 Jun 2017, 06:00 to 12:00', for days '11 to 19 Jun 2017'. @param {number} start @param {number} end excluded */
export function formatWindow(start, end) {
  if (isMidnight(start) && isMidnight(end)) return formatRange(Math.round(start), Math.round(end) - 1);
  const [from, to] = [startOfDay(start), endOfDay(end)], sameYear = asDate(from).getUTCFullYear() === asDate(to).getUTCFullYear();
  if (from === to) return `${formatDay(from)}, ${clock(start)} to ${endClock(end)}`;
  /** @param {string} words */
  const whole = (words) => words.replaceAll(" ", "\u00a0"); // a line breaks between the two
  return `${whole(`${formatDay(from, sameYear ? { day: "numeric", month: "short" } : undefined)}, ${clock(start)}`)} to ${whole(`${formatDay(to)}, ${endClock(end)}`)}`;
}

/** @param {number} moment */
export const startOfDay = (moment) => Math.floor(moment + NEAR);
/** The day that ends at `moment`, or within which it lies. @param {number} moment */
export const endOfDay = (moment) => Math.ceil(moment - NEAR) - 1;
/** @param {number} moment */
export const clock = (moment) => formatDay(moment, { hour: "2-digit", minute: "2-digit" });
/** Midnight as the end of a day. @param {number} moment */
export const endClock = (moment) => (isMidnight(moment) ? "24:00" : clock(moment));

/** Days up to two years, then whole years: 43,000 days tell nobody anything. Hours where a few days aren't whole. @param {number} days */
export function lengthInWords(days) {
  if (!isMidnight(days) && days < 4) return count(Math.round(days * 24), "hour");
  return days < 731 ? count(Math.round(days), "day") : count(Math.round(days / 365.25), "year");
}

/** @type {Partial<Record<Unit, number>>} */
const YEARS = { year: 1, decade: 10, century: 100 };

/** Day number of a month's first day; Date.UTC takes the years 0 to 99 for those after 1900. @param {number} year @param {number} month */
const firstOf = (year, month) => Math.round(new Date(Date.UTC(2000, month, 1)).setUTCFullYear(year + Math.floor(month / 12)) / DAY_MS);

/** Start of the hour, day, week (Monday), month, year, decade or century that holds `day`. @param {number} day @param {Unit} unit */
export function binStart(day, unit) {
  if (unit === "hour") return Math.floor(day * 24 + NEAR) / 24;
  const whole = startOfDay(day);
  if (unit === "day") return whole;
  if (unit === "week") return whole - ((((whole + 3) % 7) + 7) % 7);
  const date = asDate(whole), year = date.getUTCFullYear();
  if (unit === "month") return firstOf(year, date.getUTCMonth());
  const years = YEARS[unit] ?? 1;
  return firstOf(year - (((year % years) + years) % years), 0);
}

/** First day after the bin that starts at `start`, or `by` bins on. @param {number} start @param {Unit} unit */
export function binNext(start, unit, by = 1) {
  if (unit === "hour") return Math.round(start * 24 + by) / 24;
  if (unit === "day") return start + by;
  if (unit === "week") return start + 7 * by;
  const date = asDate(start), year = date.getUTCFullYear();
  return unit === "month" ? firstOf(year, date.getUTCMonth() + by) : firstOf(year + by * (YEARS[unit] ?? 1), 0);
}

/** @type {[Unit, number][]} */
const TICKS = [
  ["hour", 1], ["hour", 3], ["hour", 6], ["hour", 12], ["day", 1], ["day", 2], ["week", 1], ["week", 2], ["month", 1], ["month", 3], ["month", 6],
  ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 25], ["year", 50], ["year", 100], ["year", 250], ["year", 500],
];

/** @type {Partial<Record<Unit, number>>} */
const TICK_DAYS = { hour: 1 / 24, day: 1, week: 7, month: 30.4, year: 365.2 };

/**
 * Ticks at least `gap` pixels apart, major where a year begins, or a day among hours.
 * @param {number} first day @param {number} last day @param {number} width pixels @param {number} gap
 */
export function ticks(first, last, width, gap, hourly = false) {
  const perDay = width / (last - first + 1), length = (/** @type {Unit} */ unit) => TICK_DAYS[unit] ?? 0;
  const [unit, by] = TICKS.find(([unit, by]) => (hourly || unit !== "hour") && length(unit) * by * perDay >= gap) ?? TICKS[TICKS.length - 1];
  /** @type {Tick[]} */
  const found = [];
  if (unit === "hour") {
    for (let n = 0; n < (last - first + 1) * 24; n += by) found.push({ day: first + n / 24, unit, major: n % 24 === 0 });
    return found;
  }
  let day = binStart(first, unit);
  if (unit === "month") while (asDate(day).getUTCMonth() % by) day = binNext(day, unit, -1);
  if (unit === "year") while (asDate(day).getUTCFullYear() % by) day = binNext(day, unit, -1);
  for (; day <= last; day = binNext(day, unit, by)) {
    const date = asDate(day), newYear = date.getUTCMonth() === 0 && date.getUTCDate() <= by * length(unit);
    if (day >= first) found.push({ day, unit, major: unit !== "year" && newYear });
  }
  return found;
}

/** A tick in words; the first one, and where a year begins, say the year. @param {Tick} tick @param {boolean} isFirst */
export function tickLabel({ day, unit, major }, isFirst) {
  if (unit === "year") return String(asDate(day).getUTCFullYear());
  if (unit === "hour") {
    /** @type {Record<"named" | "time", Intl.DateTimeFormatOptions>} */
    const { named, time } = { named: { day: "numeric", month: "short" }, time: { hour: "2-digit", minute: "2-digit" } };
    return formatDay(day, major ? named : isFirst ? { ...named, ...time } : time);
  }
  /** @type {Intl.DateTimeFormatOptions} */
  const year = major || isFirst ? { year: "numeric" } : {};
  return formatDay(day, unit === "month" ? { month: "short", ...year } : { day: "numeric", month: "short", ...year });
}
