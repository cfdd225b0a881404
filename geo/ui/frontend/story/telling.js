/** What the dashboard's server tells of a view, told from the file: the passages of a window, and each outlet's claims. */

import { unpack } from "../../../map/frontend/shared/packed.js";
import { touches } from "../../../map/frontend/shared/window.js";
import { EVENT_KINDS, ROLES } from "../../../map/frontend/shared/vocabulary.js";
import { Search } from "./searching.js";

/** @import { Claim, Claims, Passage, Passages, ReadMention, View } from "../types.d.ts" */
/** @import { Said } from "./types.d.ts" */
/** @import { Store } from "../store.js" */

const MOST_PASSAGES = 120;
const MOST_CLAIMS = 60; // of one outlet

export class Teller {
  /** @param {Said} said @param {Store} store */
  constructor(said, store) {
    this.said = said;
    this.store = store;
    this.sentence = unpack(said.marks.sentence, Int32Array);
    this.when = unpack(said.marks.when, Int32Array);
    this.order = unpack(said.marks.order, Int32Array);
    /** Marks of each sentence. @type {number[][]} */
    this.marksOf = said.sentences.map(() => []);
    this.sentence.forEach((sentence, mark) => { if (sentence >= 0) this.marksOf[sentence].push(mark); });
    /** Sentences by where they begin: 'article start'. */
    this.beginning = new Map(said.sentences.map(([row, start], number) => [`${row} ${start}`, number]));
    /** @type {Map<number, string[]>} */
    this.points = new Map();
    /** @type {Map<number, Map<string, ReadMention>>} */
    this.read = new Map();
    this.search = new Search(said, (row, start) => this.dayAt(row, start));
  }

  /** The days that the first dated mention of a sentence stands at. @param {number} row @param {number} start */
  dayAt(row, start) {
    const number = this.beginning.get(`${row} ${start}`), { marks } = this.store;
    const mark = number === undefined ? undefined : this.marksOf[number].find((one) => !["publication", "document"].includes(this.said.bases[marks.basis[one]]));
    const words = mark === undefined ? "" : this.said.words[this.when[mark]];
    return words === "no date" ? "" : words;
  }

  /** @param {number} row of the article */
  pointsOf(row) {
    const points = this.points.get(row) ?? Array.from(this.said.documents[row].text);
    this.points.set(row, points);
    return points;
  }

  /** @param {number} sentence */
  textOf(sentence) {
    const [row, start, end] = this.said.sentences[sentence];
    return this.pointsOf(row).slice(start, end).join("");
  }

  /** How a mention stands in its sentence. @param {number} mention @param {number} sentence @returns {[number, number, import("../../../map/frontend/shared/vocabulary.js").Role]} */
  spanIn(mention, sentence) {
    const { mentions } = this.store, [row, , , from] = this.said.sentences[sentence], start = mentions.start[mention] - from;
    const known = this.read.get(row) ?? new Map(this.said.documents[row].mentions.map((one) => [one.id, one]));
    this.read.set(row, known);
    const read = known.get(this.store.mentionId(mention));
    return [start, start + (read ? read.end - read.start : 0), ROLES[mentions.role[mention]]];
  }

  /** Whether a mark stands on the map, in a sentence, and passes the filters. @param {number} mark */
  isTold(mark) {
    return this.sentence[mark] >= 0 && this.store.marks.footprint[mark] >= 0 && Boolean(this.store.mask[mark]);
  }

  /** Sentences of the view that name a mapped place, in order of time, those of vague time last. @param {string | null} place id @returns {Passages} */
  passages(place) {
    const { store, store: { footprints, marks, documents } } = this;
    /** @type {Map<number, number[]>} */
    const found = new Map();
    const named = new Set();
    for (const mark of this.order) {
      if (!this.isTold(mark) || !store.shows(mark) || (place && footprints.place[marks.footprint[mark]] !== place)) continue;
      named.add(marks.mention[mark]);
      const own = found.get(this.sentence[mark]);
      if (own) own.push(mark);
      else found.set(this.sentence[mark], [mark]);
    }
    /** @type {Passage[]} */
    const items = [...found].slice(0, MOST_PASSAGES).map(([sentence, own]) => {
      const hour = this.said.hours[String(own[0])], when = this.said.words[this.when[own[0]]];
      const mentions = [...new Set(own.map((mark) => marks.mention[mark]))].sort((a, b) => a - b);
      return {
        mention: store.mentionId(marks.mention[own[0]]),
        outlet: this.said.documents[store.mentions.document[marks.mention[own[0]]]].source,
        when: hour ? `${when}, ${hour}` : when,
        sentence: this.textOf(sentence),
        marks: mentions.map((mention) => this.spanIn(mention, sentence)),
      };
    });
    const spot = place ? footprints.place.indexOf(place) : -1;
    return { items, total: found.size, mentions: named.size, place: spot < 0 || !documents ? "" : footprints.name[spot] };
  }

  /** What each outlet says of the chosen place; null without one. @param {View} view @returns {Claims | null} */
  claims(view) {
    const { store, store: { footprints, marks, mentions, documents, outlets } } = this;
    const row = view.mention ? store.mentionRow(view.mention) : null;
    const place = view.place ?? (row !== null && mentions.footprint[row] >= 0 ? footprints.place[mentions.footprint[row]] : null);
    if (!place) return null;
    const span = store.extent ? store.wholeDays(store.extent) : store.window;
    const own = [...this.order].filter((mark) => this.isTold(mark) && footprints.place[marks.footprint[mark]] === place)
      .sort((a, b) => marks.first[a] - marks.first[b] || this.sentence[a] - this.sentence[b]);
    /** The first mark of each sentence. @type {Map<number, number>} */
    const told = new Map();
    const all = new Set();
    for (const mark of own) {
      const sentence = this.sentence[mark];
      if (touches(marks.first[mark], marks.last[mark], span.first, span.last, true, 0)) all.add(sentence);
      if (store.shows(mark) && !told.has(sentence)) told.set(sentence, mark);
    }
    /** @type {Map<number, Claim[]>} */
    const groups = new Map();
    for (const [sentence, mark] of told) {
      const mention = marks.mention[mark], document = mentions.document[mention], outlet = documents.outlet[document], own = groups.get(outlet) ?? [];
      groups.set(outlet, own);
      own.push({
        mention: store.mentionId(mention), day: marks.first[mark], when: this.said.words[this.when[mark]], kind: EVENT_KINDS[marks.kind[mark]],
        basis: /** @type {Claim["basis"]} */ (this.said.bases[marks.basis[mark]]), copy: this.said.documents[document].copy,
        sharpened: this.said.sharpened[store.mentionId(mention)] ?? "", sentence: this.textOf(sentence), marks: [this.spanIn(mention, sentence)],
      });
    }
    const shown = outlets.filter((_, at) => !store.chosen.sources || store.chosen.sources.has(at)), named = new Set([...groups.keys()].map((at) => outlets[at]));
    return {
      place: footprints.name[footprints.place.indexOf(place)],
      total: told.size,
      outlets: [...groups].sort(([a], [b]) => a - b).map(([outlet, items]) => ({ name: outlets[outlet], total: items.length, items: items.slice(0, MOST_CLAIMS) })),
      silent: shown.filter((name) => !named.has(name)),
      outside: Math.max(0, all.size - told.size),
    };
  }
}
