/** The address of a passage on its publisher's page: a text fragment (#:~:text=), which the browser finds and highlights. */

const START = 8; // words of the sentence by which it is looked for
const END = 6; // words of the sentence up to which it is marked
const BESIDE = 4; // words before and after that tell it from another place with the same beginning

/** @param {string} text */
const wordsOf = (text) => text.trim().split(/\s+/u).filter(Boolean);

/** A part of a fragment; a hyphen or a comma in it would be read as one of the fragment's own. @param {string[]} words */
const part = (words) => encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");

/** How often some words stand in a text, at least as far as two. @param {string} text @param {string} words */
function timesIn(text, words) {
  const first = text.indexOf(words);
  return first < 0 ? 0 : text.indexOf(words, first + 1) < 0 ? 1 : 2;
}

/**
 * The address that leads to a sentence of an article; the words beside it are named only where its first words come twice.
 * Only words of its own paragraph are: on the page, something else may stand between two paragraphs.
 * @param {string} address of the page @param {string} text of the article @param {number} start code point @param {number} end code point
 */
export function passageAddress(address, text, start, end) {
  const points = Array.from(text), sentence = points.slice(start, end).join("");
  const words = wordsOf(sentence), head = words.slice(0, START), whole = wordsOf(text).join(" ");
  const isRange = words.length > START + END;
  const looked = isRange ? head : words;
  /** @type {string[]} */
  let before = [];
  /** @type {string[]} */
  let after = [];
  if (timesIn(whole, head.join(" ")) > 1) {
    before = wordsOf(points.slice(0, start).join("").split("\n").at(-1) ?? "").slice(-BESIDE);
    after = wordsOf(points.slice(end).join("").split("\n")[0]).slice(0, BESIDE);
  }
  const pieces = [part(looked), ...(isRange ? [part(words.slice(-END))] : [])];
  if (before.length) pieces.unshift(`${part(before)}-`);
  if (after.length) pieces.push(`-${part(after)}`);
  return `${address.split("#")[0]}#:~:text=${pieces.join(",")}`;
}
