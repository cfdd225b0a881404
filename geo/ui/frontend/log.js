/** The log of corrections: found by words, person and state; each act can be taken back, and brought back. */

import { coderName, keepCoderName } from "./coder.js";
import { count, el, partsOf } from "./dom.js";

/** @import { Given } from "./types.d.ts" */
/**
 * @typedef {{ id: string, when: string, at: string, by: string, why: string, what: string, lines: string, holds: boolean, isUndo: boolean,
 *   undo: string, scope: string, title: string, query: Record<string, string> | null, lost: string }} LogRow
 */
/** @typedef {{ words: string, title: string, query: Record<string, string> | null, sides: { line: string, by: string, when: string, what: string, why: string }[] }} Clash */
/** @typedef {{ file: string, total: number, acts: LogRow[], conflicts: Clash[], problems: string[], said: { words: string, isError: boolean } | null }} LogRecord */

const PAGE = 200;
const STATES = {
  "": () => true,
  holds: (/** @type {LogRow} */ row) => row.holds && !row.isUndo,
  undone: (/** @type {LogRow} */ row) => !row.holds,
  lost: (/** @type {LogRow} */ row) => Boolean(row.lost),
};

class Log {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.at = partsOf(root);
    this.find = this.at(".find", HTMLInputElement);
    this.who = this.at(".who", HTMLSelectElement);
    this.state = this.at(".state", HTMLSelectElement);
    this.by = this.at(".by", HTMLInputElement);
    this.by.value = coderName();
    this.shown = PAGE;
    /** @type {LogRow[]} */
    this.acts = [];
    /** @type {Given<LogRecord>["setTriggerValue"]} */
    this.tell = () => undefined;
    for (const field of [this.find, this.who, this.state]) field.oninput = () => { this.shown = PAGE; this.draw(); };
    this.at(".more button").onclick = () => { this.shown += PAGE; this.draw(); };
  }

  /** @param {LogRecord} record */
  take({ file, total, acts, conflicts, problems, said }) {
    this.acts = acts;
    this.at(".file").textContent = file;
    this.at(".said").textContent = said?.words ?? "";
    this.at(".said").classList.toggle("bad", Boolean(said?.isError));
    this.at(".problems").hidden = !problems.length;
    this.at(".problems").replaceChildren(...problems.map((words) => el("li", { text: words, dir: "auto" })));
    for (const part of [".tools", ".scroll"]) this.at(part).hidden = !total;
    this.at(".empty").hidden = total > 0;
    this.at(".conflicts").hidden = !conflicts.length;
    this.at("#conflicts-title").textContent = count(conflicts.length, "conflict");
    this.at(".conflicts > ul").replaceChildren(...conflicts.map((clash) => this.clash(clash)));
    const chosen = this.who.value, people = [...new Set(acts.map(({ by }) => by))].sort();
    this.who.replaceChildren(el("option", { value: "", text: "everybody" }), ...people.map((by) => el("option", { value: by, text: by })));
    this.who.value = people.includes(chosen) ? chosen : "";
    this.draw();
  }

  draw() {
    const wanted = this.find.value.trim().toLowerCase(), who = this.who.value, holds = STATES[/** @type {keyof typeof STATES} */ (this.state.value)];
    const found = this.acts.filter((row) => (!who || row.by === who) && holds(row) &&
      (!wanted || [row.what, row.title, row.why, row.by].some((words) => words.toLowerCase().includes(wanted))));
    this.at("tbody").replaceChildren(...found.slice(0, this.shown).map((row) => this.row(row)));
    this.at(".count").textContent = count(found.length, "act");
    this.at(".more").hidden = found.length <= this.shown;
  }

  /** @param {LogRow} row */
  row(row) {
    const state = row.lost ? `finds no target: ${row.lost}` : row.holds ? "" : "taken back";
    const words = row.holds ? "Undo" : "Bring back";
    const where = whereOf(row);
    return el("tr", { class: row.holds ? null : "undone" },
      el("td", {}, el("b", { text: row.what, dir: "auto" }), el("small", { text: [row.scope, row.lines].filter(Boolean).join(" · ") }), state ? el("small", { class: "state", text: state, dir: "auto" }) : null),
      el("td", {}, where), el("td", {}, el("span", { text: row.by, dir: "auto" }), el("small", { text: row.when })), el("td", { text: row.why, dir: "auto" }),
      el("td", {}, row.undo ? el("button", { type: "button", text: words, "aria-label": `${words}: ${row.what}, ${row.when}`, onclick: () => this.undo(row.undo) }) : null));
  }

  /** Both sides of a conflict. @param {Clash} clash */
  clash(clash) {
    const last = clash.sides.length - 1;
    return el("li", {}, el("b", { text: clash.words, dir: "auto" }), " · ", whereOf(clash),
      el("ul", { class: "sides" }, ...clash.sides.map(({ line, by, when, what, why }, at) => el("li", {}, el("span", { text: what, dir: "auto" }),
        el("small", { text: [by, when, why].filter(Boolean).join(" · "), dir: "auto" }), at === last ? el("i", { text: "shown now" }) : null,
        el("button", { type: "button", text: "Take this", "aria-label": `Take this: ${what}, as ${by} says`, onclick: () => this.act("settle", { line }) })))));
  }

  /** @param {string} act */
  undo(act) {
    return this.act("undo", { act });
  }

  /** @param {string} name @param {Record<string, string>} what */
  act(name, what) {
    const by = this.by.value.trim();
    this.by.setAttribute("aria-invalid", String(!by));
    if (!by) {
      this.at(".said").textContent = "Write your name first: it stands beside each correction.";
      return this.by.focus();
    }
    keepCoderName(by);
    this.at(".said").textContent = "Saving…";
    return this.tell(name, { by, ...what });
  }
}

/** The article of an act, as a link where it is still there. @param {{ title: string, query: Record<string, string> | null }} row */
const whereOf = ({ title, query }) => (query ? el("a", { href: `./?${new URLSearchParams(query)}`, target: "_blank", rel: "noopener", text: title, dir: "auto" }) : el("span", { text: title, dir: "auto" }));

/** @type {WeakMap<Element, Log>} */
const logs = new WeakMap();

/** @param {Given<LogRecord>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = partsOf(parentElement)(".log"), log = logs.get(root) ?? new Log(root);
  logs.set(root, log);
  log.tell = setTriggerValue;
  log.take(data);
}
