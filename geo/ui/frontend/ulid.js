/** Ids that sort by their time: 48 bits of milliseconds since 1970 and 80 random ones, in Crockford's base 32. */

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An id of its own, as geo/corrections/correction.py knows it. @param {number} [now] ms since 1970 */
export function ulid(now = Date.now()) {
  const time = Array.from({ length: 10 }, (_, at) => DIGITS[Math.floor(now / 32 ** (9 - at)) % 32]);
  const chance = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => DIGITS[byte % 32]);
  return [...time, ...chance].join("");
}
