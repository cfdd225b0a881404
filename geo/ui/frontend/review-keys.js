/** What can be done with a pin of the Review page, by buttons and by keys. */

import { showKeys } from "./bench-keys.js";

/** @import { Key } from "./bench-keys.js" */
/** @import { Review } from "./review.js" */
/** @import { Verb } from "./review-card.js" */

export const VERDICTS = { right: "Right", wrong: "Wrong", unsure: "Can’t be told" };

/** @param {Review} review @returns {Verb[]} */
export function verbsOf(review) {
  if (review.isSample) return [
    { name: "Right", key: "c", run: (card) => review.judge(card, "right") },
    { name: "Wrong", key: "w", run: (card) => review.judge(card, "wrong") },
    { name: "Can’t be told", key: "u", run: (card) => review.judge(card, "unsure") },
  ];
  return [
    { name: "Confirm", key: "c", run: (card) => review.confirm(card) },
    { name: "Change", key: "x", run: (card) => review.change(card) },
    { name: "Not a place", key: "n", run: (card) => review.act({ do: "not_a_place", mention: card.pin.mention }, card, "No place") },
  ];
}

/** @param {Review} review @returns {Key[]} */
export function keysOf(review) {
  /** @param {string} key @param {string} words @param {() => void} run @param {string} [shown] */
  const key = (key, words, run, shown = key) => ({ key, words, run, shown });
  const own = verbsOf(review).map(({ key: letter, name, run }) => key(letter, name, () => review.onCard(run)));
  const more = review.isSample ? [] : [
    key("N", "Not a place, also elsewhere", () => review.onCard((card) => review.deny(card)), "Shift N"),
    key("A", "Confirm all that can be seen", () => review.accept(), "Shift A"),
    key("m", "More pins, these as they are", () => review.turn()),
  ];
  return [...own, ...more, key("z", "Take back your last act", () => review.undo()), key("j", "Next pin", () => review.step(1)), key("k", "Pin before", () => review.step(-1)),
    key("?", "These keys", () => showKeys(review.root, keysOf(review)))];
}
