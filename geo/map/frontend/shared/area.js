/**
 * A piece of ground that filters a view, as the address holds it: geo/ui/area.py says what the texts mean, and
 * tests/fixtures/area_cases.json keeps them together.
 */

/** @typedef {{ kind: string, numbers: number[] }} Area */

const EARTH_KM = 6371.0088, WIDEST_KM = 20100, MOST_CORNERS = 40;
/** @type {Record<string, [number, number]>} */
const NUMBERS = { box: [4, 4], circle: [3, 3], polygon: [6, 2 * MOST_CORNERS] };

/** Great-circle distance. @param {number} lat1 @param {number} lon1 @param {number} lat2 @param {number} lon2 @returns {number} km */
export function awayKm(lat1, lon1, lat2, lon2) {
  const turn = Math.PI / 180, a = lat1 * turn, b = lat2 * turn;
  const half = Math.sin((a - b) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((lon1 - lon2) * turn) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, half)));
}

/** @param {string | null | undefined} text @returns {Area | null} null when it names none that can be */
export function readArea(text) {
  const [kind, rest, ...more] = (text ?? "").split(":"), bounds = NUMBERS[kind];
  if (!bounds || !rest || more.length) return null;
  const numbers = rest.split(",").map((part) => (part.trim() ? Number(part) : NaN));
  if (numbers.length < bounds[0] || numbers.length > bounds[1] || !numbers.every((number) => Math.abs(number) < 1e5)) return null;
  if (kind === "circle") return Math.abs(numbers[0]) <= 90 && Math.abs(numbers[1]) <= 180 && numbers[2] > 0 && numbers[2] <= WIDEST_KM ? { kind, numbers } : null;
  if (numbers.length % 2 || numbers.some((number, at) => Math.abs(number) > (at % 2 ? 90 : 540))) return null;
  const [west, south, east, north] = numbers;
  return kind === "polygon" || (west < east && east <= west + 360 && south < north) ? { kind, numbers } : null;
}

/** Whether a point lies within. @param {Area} area @param {number} lat @param {number} lon */
export function holds({ kind, numbers }, lat, lon) {
  if (kind === "circle") return awayKm(lat, lon, numbers[0], numbers[1]) <= numbers[2];
  return [-360, 0, 360].some((turn) => (kind === "box" ? inBox(numbers, lat, lon + turn) : inPolygon(numbers, lat, lon + turn)));
}

/** @param {number[]} box @param {number} y @param {number} x */
const inBox = ([west, south, east, north], y, x) => x >= west && x <= east && y >= south && y <= north;

/** Even-odd rule. @param {number[]} numbers @param {number} y @param {number} x */
function inPolygon(numbers, y, x) {
  let inside = false;
  for (let at = 0; at < numbers.length; at += 2) {
    const next = (at + 2) % numbers.length, [x1, y1, x2, y2] = [numbers[at], numbers[at + 1], numbers[next], numbers[next + 1]];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

/** How a filter of that area is called. @param {Area} area */
export function areaWords({ kind, numbers }) {
  if (kind === "circle") return `Within ${kmWords(numbers[2])} of ${numbers[0].toFixed(2)}, ${numbers[1].toFixed(2)}`;
  return kind === "box" ? "Within a box on the map" : `Within a polygon of ${numbers.length / 2} corners`;
}

/** A distance for people: metres below a kilometre, then three digits. @param {number} km */
export const kmWords = (km) => (km < 1 ? `${Math.round(km * 1000)} m` : km < 100 ? `${km.toFixed(1)} km` : `${Math.round(km).toLocaleString("en")} km`);
