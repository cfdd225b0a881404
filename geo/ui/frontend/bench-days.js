/** Days as a person types them in words, read by the server's own reader of dates: what it understood is shown first. */

import { openPanel } from "./bench-panel.js";
import { el } from "./dom.js";

/** @import { Bench } from "./bench.js" */
/** @import { Article } from "./types.d.ts" */
/** Words of an article that are, or were missed as, a date. @typedef {{ start: number, end: number, words: string, when: string }} DateWords */

const PAUSE_MS = 160;

export class DayField {
  /**
   * @param {Bench} bench @param {{ label: string, document: string, isAlone: boolean, value: string, changed: () => void }} given
   *   isAlone: the article's own day is what is asked for, so nothing is counted from it
   */
  constructor(bench, { label, document, isAlone, value, changed }) {
    this.bench = bench;
    this.document = document;
    this.isAlone = isAlone;
    this.changed = changed;
    /** What was understood, as EDTF; '' while nothing is. */
    this.edtf = "";
    this.timer = setTimeout(() => undefined);
    this.read = el("p", { class: "understood", id: "bench-day", role: "status" });
    this.field = el("input", { type: "text", "aria-describedby": "bench-day" });
    this.field.placeholder = "12 June 2014, mid-June 2014, 2014-06";
    this.field.autocomplete = "off";
    this.field.maxLength = 200;
    this.field.value = value;
    this.field.oninput = () => this.typed();
    this.node = el("div", { class: "day" }, el("label", {}, el("span", { text: label }), this.field), this.read);
    if (value) this.ask();
  }

  get isTyped() {
    return Boolean(this.field.value.trim());
  }

  typed() {
    clearTimeout(this.timer);
    this.edtf = "";
    this.read.textContent = "";
    this.changed();
    if (this.isTyped) this.timer = setTimeout(() => this.ask(), PAUSE_MS);
  }

  ask() {
    const words = this.field.value.trim();
    this.bench.asks.ask({ kind: "days", words, document: this.document, isAlone: this.isAlone }, ({ edtf, words: told, reason, error }) => {
      if (words !== this.field.value.trim()) return;
      this.edtf = edtf ?? "";
      this.read.classList.toggle("bad", Boolean(error));
      this.read.textContent = error ?? `Understood: ${told} (${[edtf, reason].filter(Boolean).join("; ")})`;
      this.changed();
    });
  }
}

/** Other days for words of the text. @param {Bench} bench @param {Article} document @param {DateWords} date */
export function openDay(bench, document, { start, end, words, when }) {
  const field = new DayField(bench, { label: "Days", document: document.id, isAlone: false, value: when ? "" : words, changed: () => panel?.judge() });
  /** @type {ReturnType<typeof openPanel> | null} */
  let panel = null;
  panel = openPanel(bench, {
    title: `When is “${words}”?`,
    parts: [when ? el("p", { class: "now" }, "Read as ", el("b", { text: when })) : null, field.node,
      el("p", { class: "hint", text: "Every event that rests on these words takes the days." })],
    apply: "Apply", focus: field.field,
    act: () => (field.edtf ? { do: "date", document: document.id, start, end, edtf: field.edtf } : null),
  });
}
