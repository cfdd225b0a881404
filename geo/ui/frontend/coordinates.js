/** A spot as people write it down: decimal degrees, degrees with minutes and seconds, and the square of the military grid. */

const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ", BANDS = "CDEFGHJKLMNPQRSTUVWX";

/** Decimal degrees, to a metre. @param {number} lat @param {number} lon */
export const decimal = (lat, lon) => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

/** Degrees, minutes and seconds. @param {number} lat @param {number} lon */
export const sexagesimal = (lat, lon) => `${turned(lat, "N", "S")} ${turned(lon, "E", "W")}`;

/** @param {number} degrees @param {string} up @param {string} down */
function turned(degrees, up, down) {
  const tenths = Math.round(Math.abs(degrees) * 36000), seconds = ((tenths % 600) / 10).toFixed(1);
  return `${Math.floor(tenths / 36000)}°${String(Math.floor(tenths / 600) % 60).padStart(2, "0")}′${seconds.padStart(4, "0")}″${degrees < 0 ? down : up}`;
}

/**
 * The zone of the Universal Transverse Mercator grid, with its exceptions for Norway and Svalbard.
 * @param {number} lat @param {number} lon
 */
function zoneOf(lat, lon) {
  if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) return 32;
  if (lat >= 72 && lon >= 0 && lon < 42) return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37;
  return (Math.floor((lon + 180) / 6) % 60) + 1;
}

/**
 * The square of the Military Grid Reference System, to a metre; "" near the poles, where it has another grid. The series is
 * that of Snyder, Map Projections (USGS Professional Paper 1395, 1987), 8-9 to 8-15, on WGS 84.
 * @param {number} lat @param {number} lon
 */
export function militaryGrid(lat, lon) {
  if (lat < -80 || lat > 84) return "";
  const zone = zoneOf(lat, lon), radians = Math.PI / 180, a = 6378137, e2 = 0.00669437999014, scale = 0.9996;
  const phi = lat * radians, second = e2 / (1 - e2), sine = Math.sin(phi), cosine = Math.cos(phi);
  const n = a / Math.sqrt(1 - e2 * sine * sine), t = Math.tan(phi) ** 2, c = second * cosine * cosine;
  const east = cosine * (lon - (zone * 6 - 183)) * radians;
  const arc = a * ((1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi - ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi)
    + ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) - ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi));
  const easting = 500000 + scale * n * (east + ((1 - t + c) * east ** 3) / 6 + ((5 - 18 * t + t * t + 72 * c - 58 * second) * east ** 5) / 120);
  const northing = (lat < 0 ? 1e7 : 0) + scale * (arc + n * Math.tan(phi) * (east ** 2 / 2 + ((5 - t + 9 * c + 4 * c * c) * east ** 4) / 24
    + ((61 - 58 * t + t * t + 600 * c - 330 * second) * east ** 6) / 720));
  const band = BANDS[Math.min(19, Math.floor((lat + 80) / 8))];
  const column = LETTERS[((zone - 1) % 3) * 8 + Math.floor(easting / 1e5) - 1], row = LETTERS[(Math.floor(northing / 1e5) + (zone % 2 ? 0 : 5)) % 20];
  const metres = (/** @type {number} */ of) => String(Math.floor(of % 1e5)).padStart(5, "0");
  return `${String(zone).padStart(2, "0")}${band} ${column}${row} ${metres(easting)} ${metres(northing)}`;
}

/** Pages of others that show a spot: name and address. @param {number} lat @param {number} lon @returns {[string, string][]} */
export function elsewhere(lat, lon) {
  const [a, b] = [lat.toFixed(5), lon.toFixed(5)];
  return [
    ["OpenStreetMap", `https://www.openstreetmap.org/?mlat=${a}&mlon=${b}#map=13/${a}/${b}`],
    ["Google Maps", `https://www.google.com/maps/search/?api=1&query=${a}%2C${b}`],
    ["Sentinel Hub", `https://apps.sentinel-hub.com/eo-browser/?lat=${a}&lng=${b}&zoom=13`],
  ];
}
