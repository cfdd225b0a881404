/** Search in the texts of the file: words without case or accents, as the dashboard finds them. */

/** @import { Days, Found, Hit } from "../types.d.ts" */
/** @import { Said, Told } from "./types.d.ts" */
/** A word of a text, in code points. @typedef {{ start: number, end: number, word: string }} Word */

const MOST_CARDS = 120, MOST_LETTERS = 200, BESIDE = 120;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} text @returns {Word[]} */
export function wordsOf(text) {
  /** @type {Word[]} */
  const words = [];
  const points = Array.from(text);
  for (let start = 0; start < points.length; start++) {
    if (!LETTER.test(points[start])) continue;
    let end = start + 1;
    while (end < points.length && LETTER.test(points[end])) end++;
    words.push({ start, end, word: folded(points.slice(start, end).join("")) });
    start = end;
  }
  return words;
}

/** Words that stand side by side, and whether the last may be the beginning of a longer one. @typedef {{ words: string[], isOpen: boolean }} Part */

/** What was typed: words, and "phrases" in quotes. @param {string} typed @returns {Part[]} */
export function partsOf(typed) {
  const cut = typed.slice(0, MOST_LETTERS), found = [...cut.matchAll(/"([^"]+)"|([^\s"]+)/g)];
  const parts = found.map(([, phrase, word]) => ({ words: wordsOf(phrase ?? word).map((one) => one.word), isOpen: false, isWord: phrase === undefined })).filter(({ words }) => words.length);
  const last = parts.at(-1);
  if (last?.isWord && !/\s$/.test(cut)) last.isOpen = true;
  return parts;
}

/** Where a part stands among words. @param {Word[]} among @param {Part} part @returns {Days[]} */
function placesOf(among, { words, isOpen }) {
  /** @type {Days[]} */
  const found = [];
  for (let at = 0; at + words.length <= among.length; at++) {
    const isHere = words.every((word, step) => (isOpen && step === words.length - 1 ? among[at + step].word.startsWith(word) : among[at + step].word === word));
    if (isHere) found.push([among[at].start, among[at + words.length - 1].end]);
  }
  return found;
}

export class Search {
  /** @param {Said} said @param {(row: number, start: number) => string} dayAt the day in words that is told there, or '' */
  constructor(said, dayAt) {
    this.said = said;
    this.dayAt = dayAt;
    /** @type {Map<Told, Word[]>} */
    this.words = new Map();
    /** Sentences by article. @type {Map<number, [number, number][]>} */
    this.sentences = new Map();
    for (const [row, start, end] of said.sentences) {
      const own = this.sentences.get(row) ?? [];
      own.push([start, end]);
      this.sentences.set(row, own);
    }
  }

  /** (start, end) of what was typed in one article: nothing unless all of it stands there. @param {Told} document @param {string | null} typed @returns {Days[]} */
  hits(document, typed) {
    const parts = partsOf(typed ?? "");
    if (!parts.length) return [];
    const words = this.words.get(document) ?? wordsOf(document.text);
    this.words.set(document, words);
    const found = parts.map((part) => placesOf(words, part));
    return found.every((places) => places.length) ? found.flat().sort((a, b) => a[0] - b[0]) : [];
  }

  /** @param {string} typed @returns {Found} */
  found(typed) {
    /** @type {Hit[]} */
    const items = [];
    let total = 0, articles = 0;
    this.said.documents.forEach((document, row) => {
      const hits = this.hits(document, typed);
      if (!hits.length) return;
      articles++;
      const points = Array.from(document.text);
      /** @type {Map<string, Days[]>} */
      const cards = new Map();
      for (const [start, end] of hits) {
        const around = this.sentences.get(row)?.find(([from, to]) => from <= start && start < to) ?? [Math.max(0, start - BESIDE), end + BESIDE];
        const key = around.join();
        cards.set(key, [...(cards.get(key) ?? []), [start, end]]);
      }
      for (const [key, spans] of cards) {
        if (++total > MOST_CARDS) continue;
        const [from, to] = key.split(",").map(Number), day = this.dayAt(row, from);
        items.push({
          document: document.id, at: spans[0][0], outlet: document.source, when: day ? `${day} · ${document.dated}` : document.dated,
          sentence: points.slice(from, to).join(""), marks: spans.map(([start, end]) => [start - from, end - from, "hit"]),
        });
      }
    });
    return { items, total, articles, query: typed, notes: [] };
  }

  /** Ids of the articles in which it is found. @param {string} typed */
  matching(typed) {
    return this.said.documents.filter((document) => this.hits(document, typed).length).map(({ id }) => id);
  }
}
