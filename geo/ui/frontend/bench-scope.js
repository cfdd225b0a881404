/** How far an act reaches: this mention, its article, the articles in view, everywhere; with what it would change. */

import { el } from "./dom.js";

/** @import { Act, BenchHost, Reach } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

const WIDTHS = [["mention", "This mention", "m"], ["document", "This article", "a"], ["selection", "The articles in view", "s"], ["project", "Everywhere, new articles too", "e"]];
const MOST_DOCUMENTS = 2000; // that a browser names as being in view

export class ScopeChoice {
  /** @param {BenchHost} bench @param {string} mention @param {string} name as it stands in the text */
  constructor(bench, mention, name) {
    this.bench = bench;
    this.within = "mention";
    /** @type {Record<string, Reach>} */
    this.reaches = {};
    this.documents = bench.documentsInView();
    const isAll = this.documents === null;
    this.widths = WIDTHS.filter(([within]) => within !== "selection" || !isAll);
    this.list = el("div", { class: "reach" });
    this.node = el("fieldset", { class: "scope" }, el("legend", {}, "Where “", el("bdi", { text: name }), "” is read as the same place"), ...this.widths.map(([within, words, key]) => {
      const radio = el("input", { type: "radio", name: "bench-scope", value: within });
      radio.checked = within === "mention";
      radio.onchange = () => this.choose(within);
      return el("label", {}, radio, el("kbd", { text: key, "aria-hidden": "true" }), el("span", {}, words, el("small", { "data-width": within })));
    }), this.list);
    /** @type {Act} */
    const item = { do: "not_a_place", mention, ...(isAll ? {} : { documents: this.documents }) };
    bench.asks.ask({ kind: "reach", item }, ({ widths, error }) => this.tell(widths ?? {}, error ?? ""));
  }

  /** @param {Record<string, Reach>} reaches @param {string} error */
  tell(reaches, error) {
    this.reaches = reaches;
    /** @type {NodeListOf<HTMLElement>} */
    const notes = this.node.querySelectorAll("[data-width]");
    for (const note of notes) note.textContent = reaches[note.dataset.width ?? ""]?.words ?? (note.dataset.width === "mention" ? "" : error);
    this.draw();
  }

  /** @param {string} key @returns {boolean} whether it stands for a width */
  key(key) {
    const width = this.widths.find(([, , own]) => own === key);
    if (width) this.choose(width[0]);
    return Boolean(width);
  }

  /** @param {string} within */
  choose(within) {
    this.within = within;
    this.node.querySelectorAll("input").forEach((radio) => { radio.checked = radio.value === within; });
    this.draw();
  }

  draw() {
    const reach = this.reaches[this.within];
    if (!reach) return this.list.replaceChildren();
    const items = reach.items.map(({ changes, title, read, before, word, after }) => el("li", { class: changes ? "changes" : "stays" },
      el("span", { class: "where" }, el("b", { text: changes ? "changes" : "stays" }), el("span", { text: title, dir: "auto" }), el("i", { text: read, dir: "auto" })),
      el("span", { class: "words", dir: "auto" }, "…", before, el("mark", { text: word }), after, "…")));
    return this.list.replaceChildren(el("details", {}, el("summary", { text: `Show what ${reach.words}` }), el("ul", {}, ...items,
      reach.unlisted ? el("li", { text: `and ${reach.unlisted} more` }) : null)));
  }

  /** What an act says of it. @returns {Record<string, unknown>} */
  get said() {
    return { within: this.within, ...(this.within === "selection" ? { documents: this.documents } : {}) };
  }
}

/** Articles of which something is in view; null where that is all of them, or too many to name. @param {Store} store */
export function documentsInView({ inWindow, mentions: { document }, documents: { id } }) {
  const rows = new Set();
  inWindow.forEach((on, row) => { if (on) rows.add(document[row]); });
  return rows.size === id.length || rows.size > MOST_DOCUMENTS ? null : [...rows].map((row) => id[row]);
}
