/** Coordinates as people paste them: decimal degrees, degrees and minutes, degrees, minutes and seconds. */

/** @import { Spot } from "./types.d.ts" */

const NUMBER = "(\\d+(?:[.,]\\d+)?)";
const ANGLE = new RegExp(`^([NSEW])?\\s*([-+−])?\\s*${NUMBER}\\s*(?:[°ºd]\\s*)?(?:${NUMBER}\\s*['’′m]\\s*)?(?:${NUMBER}\\s*(?:["”″s]|'')\\s*)?([NSEW])?$`, "i");
const SPACED = new RegExp(`^([NSEW])?\\s*${NUMBER}\\s+${NUMBER}(?:\\s+${NUMBER})?\\s*([NSEW])?$`, "i");

/** @param {string} text one of the two angles @returns {{ value: number, side: string } | null} */
function angle(text) {
  const plain = text.trim();
  const found = ANGLE.exec(plain), spaced = found ? null : SPACED.exec(plain);
  if (!found && !spaced) return null;
  const [before, sign, degrees, minutes, seconds, after] = found ? found.slice(1) : spaced ? [spaced[1], "", spaced[2], spaced[3], spaced[4], spaced[5]] : [];
  if (before && after) return null;
  const [d, m, s] = [degrees, minutes, seconds].map((part) => Number((part ?? "0").replace(",", ".")));
  if (m >= 60 || s >= 60) return null;
  const side = (before ?? after ?? "").toUpperCase(), value = d + m / 60 + s / 3600;
  return { value: side === "S" || side === "W" || sign === "-" || sign === "−" ? -value : value, side };
}

/** The two halves of a pair: at a comma or semicolon, between the sides' letters, or in the middle of plain numbers. @param {string} text */
function halves(text) {
  const plain = text.trim().replace(/^\(|\)$/g, "").replace(/^(?:lat(?:itude)?[:= ]+)/i, "").replace(/[,; ]+lon(?:g|gitude)?[:= ]+/i, "; ");
  const cut = plain.split(";");
  if (cut.length === 2) return cut;
  const sided = /^(.*?[NS])[\s,]+(.*[EW])$/i.exec(plain) ?? /^([NS].*?)[\s,]+([EW].*)$/i.exec(plain) ?? /^(.*?[EW])[\s,]+(.*[NS])$/i.exec(plain);
  if (sided) return [sided[1], sided[2]];
  // a comma followed by a space parts the two; without, it may stand for the decimal point
  const commas = plain.split(/,\s+/);
  if (commas.length === 2) return commas;
  const points = plain.split(",");
  if (points.length === 2) return points;
  const spaces = plain.split(/\s+/);
  return spaces.length === 2 ? spaces : null;
}

/**
 * A point that was typed or pasted, latitude first unless letters say otherwise.
 * @param {string} typed @returns {Spot | null} null where it is none
 */
export function spotOf(typed) {
  const parts = halves(typed);
  if (!parts) return null;
  const [first, second] = parts.map(angle);
  if (!first || !second) return null;
  const isTurned = "EW".includes(first.side || "-") || "NS".includes(second.side || "-");
  const [lat, lon] = isTurned ? [second, first] : [first, second];
  if ("EW".includes(lat.side || "-") || "NS".includes(lon.side || "-")) return null;
  if (Math.abs(lat.value) > 90 || Math.abs(lon.value) > 180) return null;
  return { lat: Number(lat.value.toFixed(6)), lon: Number(lon.value.toFixed(6)) };
}

/** Whether somebody means coordinates rather than a name. @param {string} typed */
export const looksLikeSpot = (typed) => /\d/.test(typed) && /^[\d\s.,;°º'’′"”″()+\-−NSEWdmsLATONlatong:=ideu]+$/.test(typed.trim());
