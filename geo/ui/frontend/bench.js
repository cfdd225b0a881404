/**
 * The workbench in the reader: what was read is put right where it stands, by mouse or by keys.
 *
 * Acts go to the server one batch after the other; the project then comes back corrected, and map, lists, timeline and
 * counts follow at once.
 */

import { Adder, openAdd } from "./bench-add.js";
import { openFacts } from "./bench-article.js";
import { Asks } from "./bench-asks.js";
import { fitBar, placeBar, wordsOf } from "./bench-bar.js";
import { barFor, barForDate, keysOf } from "./bench-acts.js";
import { openChange } from "./bench-change.js";
import { openDay } from "./bench-days.js";
import { hearKeys } from "./bench-keys.js";
import { nextInView } from "./bench-steps.js";
import { mapOf } from "./bench-map.js";
import { askName } from "./bench-name.js";
import { openNote, showNotes } from "./bench-note.js";
import { Presses } from "./bench-presses.js";
import { ActQueue, guardLeaving } from "./bench-queue.js";
import { documentsInView } from "./bench-scope.js";
import { coderName } from "./coder.js";
import { count, el, isPhone, showSide } from "./dom.js";

/** @import { Act, Article, BenchHost, BenchRecord, ReadDate, ReadMention } from "./types.d.ts" */
/** @import { ReaderText } from "./reader-text.js" */

/** The acts of the page, and the keys that wait: they outlive a lost session. */
const queue = new ActQueue();
const presses = new Presses();
guardLeaving(queue);

/** @type {BenchRecord} */
const NOTHING = { acted: 0, results: {}, said: "", isError: false, answer: null, judged: {}, choices: [] };

/** @param {number} n acts that are not stored yet */
const saving = (n) => (n > 1 ? `Saving ${count(n, "act")}…` : "Saving…");

/** @implements {BenchHost} */
export class Bench {
  /** @param {ReaderText} reader */
  constructor(reader) {
    this.reader = reader;
    this.store = reader.store;
    this.root = reader.root;
    this.record = NOTHING;
    /** @type {HTMLElement | null} */
    this.bar = null;
    /** The mention that was chosen when a date was. @type {string | null} */
    this.dateOf = null;
    /** A date that is chosen, as long as nothing else is. @type {ReadDate | null} */
    this.date = null;
    reader.onDate = (date) => this.chooseDate(date);
    reader.onFacts = () => this.facts();
    this.adder = new Adder(this, (chosen) => this.article((document) => openAdd(this, document, chosen)),
      (chosen) => this.article((document) => openDay(this, document, { ...chosen, when: "" })), () => this.note());
    this.said = el("p", { class: "bench-said", role: "status" });
    this.root.append(this.said);
    /** @type {(name: string, value: unknown) => void} */
    this.send = () => undefined;
    /** One function a session, so that the queue can tell sessions apart. */
    this.sender = (/** @type {unknown} */ value) => this.send("acts", value);
    this.asks = new Asks();
    this.asks.send = (value) => this.send("ask", value);
    this.saidTimer = setTimeout(() => undefined);
    presses.host = this;
    this.keys = hearKeys(() => this.keyList(), () => this.isOpen, (key) => presses.press(key));
    this.map = mapOf(reader);
    this.watcher = new ResizeObserver(() => this.fit());
    this.offs = [this.store.on("greeted", () => this.hearMap())];
    this.hearMap();
  }

  close() {
    this.keys.close();
    this.adder.close();
    this.watcher.disconnect();
    this.offs.forEach((off) => off());
    this.said.remove();
  }

  /** The map's frame has keys of its own window. */
  hearMap() {
    /** @type {HTMLIFrameElement | null} */
    const frame = document.querySelector(".st-key-dl-map iframe");
    this.keys.attach(frame?.contentWindow);
  }

  get isOpen() {
    return this.root.querySelector("dialog[open], .bench-panel, .bench-name") !== null;
  }

  /** @param {string} pressed */
  run(pressed) {
    this.keyList().find(({ key }) => key === pressed)?.run();
  }

  /** @param {string} words */
  complain(words) {
    this.say(words, true);
  }

  keyList() {
    return keysOf(this);
  }

  /** @param {BenchRecord} record @param {(name: string, value: unknown) => void} send */
  take(record, send) {
    this.send = send;
    this.record = record;
    queue.connect(this.sender);
    if (queue.answered(record.acted, record.results)) this.say(queue.count && !record.isError ? saving(queue.count) : record.said, record.isError);
    this.asks.answered(record.answer);
    this.show();
  }

  /** The mention that is chosen, if the article on the screen holds it. @returns {ReadMention | null} */
  chosen() {
    const id = this.reader.chosen();
    return this.reader.data.document?.mentions.find((mention) => mention.id === id) ?? null;
  }

  /** The article on the screen. @param {(document: Article) => void} run */
  article(run) {
    if (this.reader.data.document) run(this.reader.data.document);
    else this.say("Open an article first.", true);
  }

  /** The mark at which the bar stands. @returns {HTMLElement | null} */
  mark() {
    return this.root.querySelector(this.date ? `mark[data-date="${this.date.start}"]` : "mark.chosen");
  }

  /** Draw the bar at the chosen mention, or date. */
  show() {
    const isStill = this.dateOf === this.reader.chosen(), { date } = this;
    this.date = (isStill && date && this.reader.data.document?.dates.find(({ start }) => start === date.start)) || null;
    const mention = this.chosen(), mark = this.mark(), section = this.root.querySelector("section.text"), about = this.date ?? mention;
    this.root.querySelectorAll("mark.chosen-date").forEach((old) => old.classList.toggle("chosen-date", old === mark));
    if (this.date) mark?.classList.add("chosen-date");
    showNotes(this);
    if (!about || !mark || !(section instanceof HTMLElement)) {
      this.root.querySelectorAll(".bench, .bench-room").forEach((old) => old.remove());
      this.bar = null;
      return;
    }
    this.showInWhy(mention);
    const bar = this.date ? barForDate(this, this.date) : mention ? barFor(this, mention) : null, had = this.focused();
    if (!bar) return;
    this.bar?.replaceWith(bar);
    this.bar = bar;
    placeBar(section, mark, bar);
    this.watcher.disconnect();
    this.watcher.observe(section);
    if (had >= 0) bar.querySelectorAll("button")[had]?.focus({ preventScroll: true });
    presses.shown(this.store.selection.mention);
  }

  /** The same bar over what led to the place. @param {ReadMention | null} mention */
  showInWhy(mention) {
    const { why } = this.reader.data;
    this.root.querySelector("#panel-why .bench")?.remove();
    if (!mention || why?.mention !== mention.id) return;
    const bar = barFor(this, mention);
    bar.classList.add("flat");
    this.root.querySelector("#panel-why .head")?.after(bar);
  }

  /** What of the reader has the focus. @returns {HTMLElement | null} */
  focusedElement() {
    const page = this.root.getRootNode(), focus = page instanceof ShadowRoot || page instanceof Document ? page.activeElement : null;
    return focus instanceof HTMLElement ? focus : null;
  }

  /** Which button of the bar has the focus; -1 for none. */
  focused() {
    const focus = this.focusedElement();
    return this.bar && focus ? [...this.bar.querySelectorAll("button")].findIndex((button) => button === focus) : -1;
  }

  fit() {
    const mark = this.mark(), section = this.root.querySelector("section.text");
    if (this.bar && mark && section instanceof HTMLElement) fitBar(section, mark, this.bar);
  }

  /** @param {ReadDate} date */
  chooseDate(date) {
    this.date = date;
    this.dateOf = this.reader.chosen();
    this.reader.hideCard();
    this.show();
  }

  day() {
    const { date } = this;
    if (date) this.article((document) => openDay(this, document, { start: date.start, end: date.end, words: wordsOf(this, date), when: date.when }));
  }

  /** @param {ReadMention} mention */
  dayOfMention(mention) {
    const date = this.reader.data.document?.dates.find(({ start }) => start === mention.date);
    if (date) { this.chooseDate(date); return this.day(); }
    this.facts(true);
    return this.say("No words of the text give this mention its days: its article’s day does. Words that were missed can be selected.");
  }

  notDate() {
    const { date } = this;
    if (date) this.article(({ id }) => this.act({ do: "not_a_date", document: id, start: date.start, end: date.end }));
  }

  add() {
    this.adder.look();
    const { chosen } = this.adder;
    if (chosen) this.article((document) => openAdd(this, document, chosen));
    else this.say("Select the words of the place in the text first.", true);
  }

  /** A note on the words that are selected, else on the chosen mention. */
  note() {
    this.adder.look();
    const { chosen } = this.adder;
    if (chosen) return this.article(({ id }) => openNote(this, { document: id, start: chosen.start, end: chosen.end }, chosen.words));
    return this.onShown((mention) => openNote(this, { mention: mention.id }, wordsOf(this, mention)));
  }

  facts(atDay = false) {
    this.article((document) => openFacts(this, document, atDay));
  }

  /** @param {ReadMention} mention */
  confirm(mention) {
    this.act({ do: "confirm", mention: mention.id, seen: mention.place });
  }

  /** @param {ReadMention} mention */
  deny(mention) {
    if (!mention.isDenied) this.act({ do: "not_a_place", mention: mention.id });
  }

  /** @param {ReadMention} mention */
  change(mention) {
    openChange(this, { id: mention.id, words: wordsOf(this, mention), name: mention.name, kind: mention.kind });
  }

  /** Articles of which something is in view; null where that is all of them. */
  documentsInView() {
    return documentsInView(this.store);
  }

  /** Where map and reader lie one above the other: back to the reader. */
  showSide() {
    if (isPhone()) showSide();
  }

  /** Only what is on the screen is judged: an article that is still coming is waited for. @param {(mention: ReadMention) => void} run */
  onShown(run) {
    const { mention } = this.store.selection, shown = this.chosen();
    if (mention === null) return this.say("Choose a mention first: j goes to the next.", true);
    if (shown && this.root.querySelector("mark.chosen")) return run(shown);
    return presses.hold(mention);
  }

  /** Go to the next mention in view. @param {1 | -1} by @param {boolean} all also those that are not on the map */
  step(by, all) {
    const row = this.store.ready ? nextInView(this.store, by, all) : null;
    if (row !== null) this.store.chooseMention(row, "reader");
    else this.say(by > 0 ? "That was the last mention in view." : "That was the first mention in view.");
  }

  /** @param {Act} act */
  act(act) {
    const by = coderName();
    if (!by) return askName(this, () => this.act(act));
    queue.push(act, by);
    return this.say(saving(queue.count));
  }

  /** @param {string} words */
  say(words, isBad = false) {
    this.said.textContent = words;
    this.said.classList.toggle("bad", isBad);
    clearTimeout(this.saidTimer);
    if (words && !isBad) this.saidTimer = setTimeout(() => this.said.replaceChildren(), 6000);
  }
}
