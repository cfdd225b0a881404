/** Web Mercator as fractions of the world: 0 at the west and the north, 1 at the east and the south. */

const LIMIT = 85.0511;

/** @param {number} degrees latitude, WGS 84 @returns {number} */
export function mercatorY(degrees) {
  const sine = Math.sin((Math.max(-LIMIT, Math.min(LIMIT, degrees)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** @param {number} degrees longitude, WGS 84 @returns {number} */
export const mercatorX = (degrees) => degrees / 360 + 0.5;
