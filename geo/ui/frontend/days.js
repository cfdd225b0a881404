/** Days since 1970-01-01: in words, in bins of the histogram, and as ticks of the axis. */

const DAY_MS = 86400000;

/** @param {number} day days since 1970-01-01, to the minute */
const asDate = (day) => new Date(Math.round(day * 1440) * 60000);
const isoDay = (day) => asDate(day).toISOString().slice(0, 10);
const fromIso = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY_MS);
const FORMATS = new Map();

function formatDay(day, options = { day: "numeric", month: "short", year: "numeric" }) {
  const key = JSON.stringify(options);
  if (!FORMATS.has(key)) FORMATS.set(key, new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }));
  return FORMATS.get(key).format(asDate(day));
}

const longDay = (day) => formatDay(day, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** '11 to 19 Jun 2017'; '1944' for a whole year */
function formatRange(first, last) {
  if (first === last) return formatDay(first);
  const a = asDate(first), b = asDate(last), after = asDate(last + 1);
  if (a.getUTCDate() === 1 && after.getUTCDate() === 1 && after.getUTCMonth() === 0 && a.getUTCMonth() === 0) {
    const years = [a.getUTCFullYear(), b.getUTCFullYear()]; // whole years
    return years[0] === years[1] ? String(years[0]) : years.join(" to ");
  }
  if (a.getUTCFullYear() !== b.getUTCFullYear()) return `${formatDay(first)} to ${formatDay(last)}`;
  const start = a.getUTCMonth() === b.getUTCMonth() ? { day: "numeric" } : { day: "numeric", month: "short" };
  return `${formatDay(first, start)} to ${formatDay(last)}`;
}

/** Start of the hour, day, week (Monday), month or year that holds `day`. */
function binStart(day, unit) {
  if (unit === "hour") return Math.floor(day * 24 + 1e-6) / 24;
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = asDate(day);
  return Math.round(Date.UTC(date.getUTCFullYear(), unit === "month" ? date.getUTCMonth() : 0, 1) / DAY_MS);
}

/** First day after the bin that starts at `start`. */
function binNext(start, unit, by = 1) {
  if (unit === "hour") return Math.round(start * 24 + by) / 24;
  if (unit === "day") return start + by;
  if (unit === "week") return start + 7 * by;
  const date = asDate(start), year = date.getUTCFullYear(), month = date.getUTCMonth();
  return Math.round((unit === "month" ? Date.UTC(year, month + by, 1) : Date.UTC(year + by, 0, 1)) / DAY_MS);
}

const TICKS = [
  ["hour", 1], ["hour", 3], ["hour", 6], ["hour", 12], ["day", 1], ["day", 2], ["week", 1], ["week", 2], ["month", 1], ["month", 3], ["month", 6],
  ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 25], ["year", 50], ["year", 100],
];

/** Ticks at least `gap` pixels apart: [{day, unit, major}], major where a year begins, or a day among hours. */
function ticks(first, last, width, gap, hourly = false) {
  const perDay = width / (last - first + 1), length = { hour: 1 / 24, day: 1, week: 7, month: 30.4, year: 365.2 };
  const [unit, by] = TICKS.find(([unit, by]) => (hourly || unit !== "hour") && length[unit] * by * perDay >= gap) ?? TICKS.at(-1);
  const found = [];
  if (unit === "hour") {
    for (let n = 0; n < (last - first + 1) * 24; n += by) found.push({ day: first + n / 24, unit, major: n % 24 === 0 });
    return found;
  }
  let day = binStart(first, unit);
  if (unit === "month") while (asDate(day).getUTCMonth() % by) day = binNext(day, unit, -1);
  if (unit === "year") while (asDate(day).getUTCFullYear() % by) day = binNext(day, unit, -1);
  for (; day <= last; day = binNext(day, unit, by)) {
    const date = asDate(day), newYear = date.getUTCMonth() === 0 && date.getUTCDate() <= by * length[unit];
    if (day >= first) found.push({ day, unit, major: unit !== "year" && newYear });
  }
  return found;
}

/** A tick in words; the first one, and where a year begins, say the year. */
function tickLabel({ day, unit, major }, isFirst) {
  if (unit === "year") return String(asDate(day).getUTCFullYear());
  if (unit === "hour") {
    const named = { day: "numeric", month: "short" }, time = { hour: "2-digit", minute: "2-digit" };
    return formatDay(day, major ? named : isFirst ? { ...named, ...time } : time);
  }
  const year = major || isFirst ? { year: "numeric" } : {};
  return formatDay(day, unit === "month" ? { month: "short", ...year } : { day: "numeric", month: "short", ...year });
}
