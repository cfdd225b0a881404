/** Notes and tags on words of an article: left, listed above the text, found by the search. */

import { openPanel } from "./bench-panel.js";
import { wordsOf } from "./bench-bar.js";
import { count, el } from "./dom.js";

/** @import { Bench } from "./bench.js" */

const MOST_LETTERS = 2000;

/** @param {Bench} bench @param {{ mention: string } | { document: string, start: number, end: number }} about @param {string} words that it is about */
export function openNote(bench, about, words) {
  const text = el("textarea", { "aria-label": "Note" }), tags = el("input", { type: "text", "aria-label": "Tags, with commas between them" });
  text.rows = 4;
  text.maxLength = MOST_LETTERS;
  tags.placeholder = "harbour, to be checked";
  tags.autocomplete = "off";
  tags.maxLength = 400;
  text.oninput = tags.oninput = () => panel?.judge();
  const listed = () => tags.value.split(",").map((tag) => tag.trim()).filter(Boolean);
  /** @type {ReturnType<typeof openPanel> | null} */
  let panel = null;
  panel = openPanel(bench, {
    title: `Note on “${words}”`, apply: "Keep", note: false, focus: text,
    parts: [el("label", { class: "fact" }, "Note", text), el("label", { class: "fact" }, "Tags, with commas between them", tags),
      el("p", { class: "now", text: "It changes no reading. The search finds its words and its tags; exports hold it beside the mention." })],
    act: () => (text.value.trim() || listed().length ? { do: "note", ...about, text: text.value.trim(), tags: listed() } : null),
  });
}

/** The notes on the article, above its text; each leads to its words. @param {Bench} bench */
export function showNotes(bench) {
  const { document } = bench.reader.data, head = bench.root.querySelector("#panel-reader header.head");
  /** @type {HTMLDetailsElement | null} */
  const old = bench.root.querySelector("details.notes");
  old?.remove();
  if (!document || !head) return;
  const items = Object.entries(bench.record.judged).flatMap(([start, { notes = [] }]) => notes.map((note) => ({ ...note, start: Number(start) }))).sort((a, b) => a.start - b.start);
  if (!items.length) return;
  head.append(el("details", { class: "notes", open: Boolean(old?.open) }, el("summary", { text: count(items.length, "note") }), el("ul", {}, ...items.map(({ text, tags, by, start, end }) =>
    el("li", {}, el("button", { type: "button", onclick: () => bench.store.openAt(document.id, start) }, "“", el("bdi", { text: wordsOf(bench, { start, end }) }), "”"),
      text ? el("p", { text, dir: "auto" }) : null, el("p", { class: "about" }, ...tags.map((tag) => el("span", { class: "tag", text: `#${tag}`, dir: "auto" })), el("bdi", { text: by })))))));
}
