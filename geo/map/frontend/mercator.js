/** Web Mercator as fractions of the world: 0 at the west and the north, 1 at the east and the south. */

const LIMIT = 85.0511;

/** @param {number} degrees latitude, WGS 84 @returns {number} */
export function mercatorY(degrees) {
  const sine = Math.sin((Math.max(-LIMIT, Math.min(LIMIT, degrees)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** @param {number} degrees longitude, WGS 84 @returns {number} */
export const mercatorX = (degrees) => degrees / 360 + 0.5;

/** The copy of a spot that lies nearest to another, on the way around the world. @param {number} x @param {number} near fractions of the world, or beyond them */
export const nearestX = (x, near) => x + Math.round(near - x);

/**
 * From where on eastwards spots lie closest together: those west of it are taken a world further east. A pile of Fiji and
 * Tonga is a small one, whatever meridian runs between them.
 * @param {number[]} xs fractions of the world @returns {number} 0 where the world's own edge is no hindrance
 */
export function seam(xs) {
  const sorted = [...xs].sort((a, b) => a - b), plain = sorted[sorted.length - 1] - sorted[0];
  let [widest, after] = [1 - plain, sorted[0]];
  for (let at = 1; at < sorted.length; at++) {
    if (sorted[at] - sorted[at - 1] > widest) [widest, after] = [sorted[at] - sorted[at - 1], sorted[at]];
  }
  return plain > 0.5 && 1 - widest < plain * 0.8 ? after : 0;
}
