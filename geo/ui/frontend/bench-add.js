/** Words that were missed: select them in the text, and say which place, or which days, they are; or leave a note. */

import { openPanel } from "./bench-panel.js";
import { PlaceList } from "./bench-places.js";
import { el, icon } from "./dom.js";

/** @import { Bench } from "./bench.js" */
/** @import { Article } from "./types.d.ts" */
/** @typedef {{ start: number, end: number, words: string }} Chosen */

const MOST_CHARACTERS = 200;

/** What a component's own selection is: browsers differ in where they keep it. @param {Node} root @returns {Selection | null} */
function selectionIn(root) {
  const page = root.getRootNode();
  /** @type {{ getSelection?: () => Selection | null }} */
  const own = page instanceof ShadowRoot ? /** @type {object} */ (page) : {};
  return own.getSelection?.() ?? document.getSelection();
}

/**
 * The code point at which a spot of the page stands in the article.
 * @param {HTMLElement} section @param {Node} node @param {number} offset @returns {number | null} null outside of its paragraphs
 */
function pointOf(section, node, offset) {
  const from = node instanceof Element ? node : node.parentElement, paragraph = from?.closest("p[data-from]");
  if (!(paragraph instanceof HTMLElement) || !section.contains(paragraph)) return null;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  const before = range.cloneContents();
  before.querySelectorAll(".page-label").forEach((label) => label.remove());
  return Number(paragraph.dataset.from) + Array.from(before.textContent ?? "").length;
}

/** The words that are selected in the text, without spaces around them. @param {HTMLElement} section @param {string} text @returns {Chosen | null} */
export function chosenWords(section, text) {
  const selection = selectionIn(section);
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const ends = [pointOf(section, range.startContainer, range.startOffset), pointOf(section, range.endContainer, range.endOffset)];
  if (ends[0] === null || ends[1] === null) return null;
  const points = Array.from(text);
  let [start, end] = [Math.min(ends[0], ends[1]), Math.max(ends[0], ends[1])];
  while (start < end && !points[start].trim()) start++;
  while (end > start && !points[end - 1].trim()) end--;
  if (end <= start || end - start > MOST_CHARACTERS) return null;
  return { start, end, words: points.slice(start, end).join("").replace(/\s+/g, " ") };
}

/** Buttons at words that were selected; they go with the selection. */
export class Adder {
  /** @param {Bench} bench @param {(chosen: Chosen) => void} place @param {(chosen: Chosen) => void} date @param {() => void} note */
  constructor(bench, place, date, note) {
    this.bench = bench;
    /** @type {Chosen | null} */
    this.chosen = null;
    this.box = el("div", { class: "bench-add", role: "group", "aria-label": "The selected words", hidden: true },
      el("button", { type: "button", onclick: () => this.chosen && place(this.chosen) }, icon("pin"), "Add a place", el("kbd", { text: "a", "aria-hidden": "true" })),
      el("button", { type: "button", onclick: () => this.chosen && date(this.chosen) }, "Add a date"),
      el("button", { type: "button", onclick: note }, "Note", el("kbd", { text: "t", "aria-hidden": "true" })));
    // a press must not take the selection away
    this.box.onpointerdown = (event) => event.preventDefault();
    bench.root.append(this.box);
    this.listen = () => this.look();
    document.addEventListener("selectionchange", this.listen);
  }

  close() {
    document.removeEventListener("selectionchange", this.listen);
  }

  look() {
    const { bench } = this, section = bench.root.querySelector("section.text"), article = bench.reader.data.document;
    if (bench.isOpen) return void (this.box.hidden = true);
    this.chosen = article && section instanceof HTMLElement ? chosenWords(section, article.text) : null;
    this.box.hidden = !this.chosen;
  }
}

/** A place for words that were missed. @param {Bench} bench @param {Article} document @param {Chosen} chosen */
export function openAdd(bench, document, { start, end, words }) {
  const places = new PlaceList(bench, [], null, () => panel?.judge());
  /** @type {ReturnType<typeof openPanel> | null} */
  let panel = null;
  panel = openPanel(bench, {
    title: `Where is “${words}”?`, parts: [places.node], apply: "Add", places, focus: places.seek,
    act: () => (places.chosen ? { do: "add", document: document.id, start, end, ...places.said } : null),
  });
  places.seek.value = words;
  places.typed();
}
