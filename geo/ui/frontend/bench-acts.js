/** What can be done with what is chosen in the reader: by keys, and by the bar that stands at it. */

import { barOf, wordsOf } from "./bench-bar.js";
import { openDeny } from "./bench-change.js";
import { showKeys } from "./bench-keys.js";
import { el } from "./dom.js";

/** @import { Bench } from "./bench.js" */
/** @import { Key } from "./bench-keys.js" */
/** @import { ReadDate, ReadMention } from "./types.d.ts" */

/** @param {Bench} bench @returns {Key[]} */
export function keysOf(bench) {
  /** @param {string} key @param {string} words @param {() => void} run @param {string} [shown] */
  const key = (key, words, run, shown = key) => ({ key, shown, words, run });
  return [
    key("c", "Confirm the chosen mention", () => bench.onShown((mention) => bench.confirm(mention))),
    key("x", "Change it: another place, a point, a role; here or everywhere", () => bench.onShown((mention) => bench.change(mention))),
    key("n", "Not a place; at a date: not a date", () => (bench.date ? bench.notDate() : bench.onShown((mention) => bench.deny(mention)))),
    key("N", "Not a place, also elsewhere", () => bench.onShown((mention) => openDeny(bench, { id: mention.id, words: wordsOf(bench, mention) })), "Shift N"),
    key("d", "Days of the chosen date, or of the mention", () => (bench.date ? bench.day() : bench.onShown((mention) => bench.dayOfMention(mention)))),
    key("a", "Add a place: select its words first", () => bench.add()),
    key("t", "Note or tags on the selected words, or on the chosen mention", () => bench.note()),
    key("e", "Edit what is known of the article", () => bench.facts()),
    key("z", "Undo your last act", () => bench.act({ do: "undo" })),
    key("Z", "Redo", () => bench.act({ do: "redo" }), "Shift Z"),
    key("j", "Next mention on the map", () => bench.step(1, false)),
    key("k", "Mention before", () => bench.step(-1, false)),
    key("J", "Next mention, also of those not on the map", () => bench.step(1, true), "Shift J"),
    key("K", "Mention before, also of those not on the map", () => bench.step(-1, true), "Shift K"),
    key("Enter", "Open the chosen mention in its article", () => bench.reader.turn("reader")),
    key("?", "These keys", () => showKeys(bench.root, keysOf(bench))),
  ];
}

/** @param {Bench} bench */
const lastButtons = (bench) => [
  { name: "Undo", key: "z", run: () => bench.act({ do: "undo" }) },
  { name: "", label: "Keys", key: "?", run: () => showKeys(bench.root, keysOf(bench)) },
];

/** @param {Bench} bench @param {ReadMention} mention */
export function barFor(bench, mention) {
  const judged = bench.record.judged[String(mention.start)] ?? {};
  const read = mention.name || (mention.isDenied ? "No place" : "Not mapped");
  const state = judged.checked ? `confirmed by ${judged.checked}` : mention.corrected;
  return barOf("Put it right", [
    { name: "Confirm", key: "c", run: () => bench.confirm(mention), isOn: Boolean(judged.checked) },
    { name: "Change", key: "x", run: () => bench.change(mention) },
    { name: "Not a place", key: "n", run: () => bench.deny(mention), isHidden: mention.isDenied },
    { name: "Note", key: "t", run: () => bench.note() },
    ...lastButtons(bench),
  ], [el("p", { class: "read" }, el("b", { text: read, dir: "auto" }), mention.kind ? el("span", { text: mention.kind, dir: "auto" }) : null,
    state ? el("i", { class: judged.checked ? "state checked" : "state", text: state, dir: "auto" }) : null)]);
}

/** @param {Bench} bench @param {ReadDate} date */
export function barForDate(bench, date) {
  return barOf("Put the date right", [
    { name: "Change the days", key: "d", run: () => bench.day() },
    { name: "Not a date", key: "n", run: () => bench.notDate() },
    ...lastButtons(bench),
  ], [el("p", { class: "read" }, el("b", { text: date.when }), el("span", { text: date.reason, dir: "auto" }))]);
}
