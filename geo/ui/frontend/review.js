/**
 * The Review page: the pins that are most likely wrong, or a random draw, judged by keys one after the other. What is
 * accepted at once is only what can be seen; what is not stored yet is never called stored.
 */

import { Asks } from "./bench-asks.js";
import { openChange, openDeny } from "./bench-change.js";
import { hearKeys, showKeys } from "./bench-keys.js";
import { askName } from "./bench-name.js";
import { ActQueue, guardLeaving } from "./bench-queue.js";
import { coderName } from "./coder.js";
import { count, el, partsOf } from "./dom.js";
import { Card } from "./review-card.js";
import { drawHead } from "./review-head.js";
import { keysOf, VERDICTS, verbsOf } from "./review-keys.js";

/** @import { Act, Answer, BenchHost, Given } from "./types.d.ts" */
/** @import { Pin } from "./review-card.js" */
/** @import { Head } from "./review-head.js" */
/** `now`: by mention the place of those that were said to be shown. @typedef {Head & { items: Pin[], now: Record<string, string | null>, acted: number, results: Record<string, string>, said: string, isError: boolean, answer: Answer | null }} ReviewRecord */
/** @typedef {{ seed: number, size: number, of: number }} Sample */

const PAGE = 8;

const queue = new ActQueue();
guardLeaving(queue);

/** @implements {BenchHost} */
export class Review {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.at = partsOf(root);
    /** @type {ReviewRecord | null} */
    this.given = null;
    /** @type {Card[]} */
    this.cards = [];
    /** @type {Card | null} */
    this.card = null;
    /** Pins that were shown in this session: they don't come again. @type {Set<string>} */
    this.seen = new Set();
    /** Acts of this page that can be taken back, the last one last. @type {{ id: string, card: Card }[]} */
    this.done = [];
    /** Who waits for the answer to an act. @type {Map<string, (refusal: string) => void>} */
    this.hearing = new Map();
    /** What is shown: the mode and the seed of a sample. */
    this.shown = "";
    this.mode = "queue";
    /** @type {number | null} */
    this.seed = null;
    /** The card that a panel is about. @type {Card | undefined} */
    this.changing = undefined;
    /** The coder's name as the server knows it. @type {string | null} */
    this.told = null;
    this.asks = new Asks();
    /** @type {BenchHost["map"]} */
    this.map = null;
    /** @type {BenchHost["record"]} */
    this.record = { choices: [] };
    /** @type {Given<ReviewRecord>["setStateValue"]} */
    this.send = () => undefined;
    this.sender = (/** @type {unknown} */ value) => this.send("acts", value);
    this.asks.send = (value) => this.send("ask", value);
    this.keys = hearKeys(() => this.keyList(), () => this.isOpen, (key) => this.keyList().find((one) => one.key === key)?.run());
    this.at(".accept").onclick = () => this.accept();
    this.at(".next").onclick = () => this.turn();
    this.at(".undo").onclick = () => this.undo();
    this.at(".help").onclick = () => showKeys(this.root, this.keyList());
    this.watch = () => this.drawFoot();
    addEventListener("scroll", this.watch, { capture: true, passive: true });
    addEventListener("resize", this.watch);
  }

  close() {
    this.keys.close();
    removeEventListener("scroll", this.watch, { capture: true });
    removeEventListener("resize", this.watch);
  }

  get isOpen() {
    return this.root.querySelector("dialog[open], .bench-panel, .bench-name") !== null;
  }

  get isSample() {
    return this.given?.mode === "sample";
  }

  keyList() {
    return keysOf(this);
  }

  /** Only what is on the screen is judged. @param {(card: Card) => void} run */
  onCard(run) {
    if (this.card) run(this.card);
    else this.say("No pin is shown: press again when the next ones have come.", true);
  }

  /** @param {ReviewRecord} given @param {Given<ReviewRecord>["setStateValue"]} send */
  take(given, send) {
    this.given = given;
    this.send = send;
    queue.connect(this.sender);
    if (queue.answered(given.acted, given.results)) {
      for (const [id, refusal] of Object.entries(given.results)) { this.hearing.get(id)?.(refusal); this.hearing.delete(id); }
      this.say(queue.count && !given.isError ? `Saving ${count(queue.count, "act")}…` : given.said, given.isError);
    }
    this.asks.answered(given.answer);
    for (const card of this.cards) if (!card.act && Object.hasOwn(given.now, card.pin.mention) && given.now[card.pin.mention] !== card.pin.place) card.fade();
    if (given.mode === this.mode && given.sample) this.seed = given.sample.seed;
    drawHead(this.at, given, coderName(), { mode: (mode) => this.look(mode, null), sample: (seed) => this.look("sample", seed) });
    const shown = `${given.mode} ${given.sample?.seed}`;
    if (shown !== this.shown) { this.shown = shown; this.cards = []; this.seen.clear(); }
    if (!this.cards.length) this.fill();
    this.drawFoot();
    if (coderName() !== this.told) this.ask();
  }

  /** Another mode, or another sample. @param {string} mode @param {number | null} seed */
  look(mode, seed) {
    [this.mode, this.seed] = [mode, seed];
    this.seen.clear();
    this.shown = "";
    this.ask();
  }

  /** Tell the server what is wanted and what is shown. */
  ask() {
    this.told = coderName();
    const shown = this.cards.map(({ pin }) => pin.mention);
    this.send("view", { mode: this.mode, by: this.told, seed: this.seed, skip: [...this.seen].slice(-2000), shown });
  }

  /** The next pins, if the server has told of any. */
  fill() {
    const items = (this.given?.items ?? []).filter(({ mention }) => !this.seen.has(mention)).slice(0, PAGE), verbs = verbsOf(this);
    this.cards = items.map((pin) => new Card(pin, verbs, (card) => this.choose(card, false)));
    for (const { mention } of items) this.seen.add(mention);
    this.at(".pins").replaceChildren(...this.cards.map(({ node }) => node));
    this.card = null;
    if (this.cards[0]) this.choose(this.cards[0], this.told !== null);
    if (items.length) this.ask();
  }

  /** Leave these as they are. */
  turn() {
    this.cards = [];
    this.fill();
    this.drawFoot();
  }

  /** @param {Card} card @param {boolean} isBrought whether it is brought into view */
  choose(card, isBrought) {
    if (this.card !== card) {
      this.card?.node.removeAttribute("aria-current");
      card.node.setAttribute("aria-current", "true");
      this.card = card;
    }
    if (isBrought) {
      const within = this.root.getRootNode(), focus = within instanceof ShadowRoot ? within.activeElement : document.activeElement;
      if (!focus || !this.isOpen) card.node.focus({ preventScroll: true });
      card.node.scrollIntoView({ block: "nearest", behavior: "instant" });
    }
    this.drawFoot();
  }

  /** @param {1 | -1} by */
  step(by) {
    const at = this.card ? this.cards.indexOf(this.card) : -1, next = this.cards[at + by];
    if (next) this.choose(next, true);
    else this.say(by > 0 ? "That was the last pin here." : "That was the first pin here.");
  }

  /** To the next pin here that is not judged; to the next ones when all are. */
  goOn() {
    const at = this.card ? this.cards.indexOf(this.card) : -1;
    const next = this.cards.slice(at + 1).find((card) => card.isFree) ?? this.cards.find((card) => card.isFree);
    if (next) this.choose(next, true);
    else this.turn();
  }

  /** @param {Act} act @param {Card} [given] its card; without one, that of the panel @param {string} [words] */
  act(act, given = this.changing, words = act.do === "not_a_place" ? "No place" : "Changed") {
    const by = coderName();
    if (!by) return askName(this, () => this.act(act, given, words));
    const card = given ?? this.card;
    if (!card?.isFree) return this.say("That pin was judged: z takes the last act back.");
    const id = queue.push(act, by);
    card.judge(id, words);
    this.done.push({ id, card });
    this.hearing.set(id, (refusal) => card.answered(refusal));
    this.say(`Saving ${count(queue.count, "act")}…`);
    if (by !== this.told) this.ask();
    return this.goOn();
  }

  /** @param {Card} card */
  confirm(card) {
    this.act({ do: "confirm", mention: card.pin.mention, seen: card.pin.place }, card, "Confirmed");
  }

  /** @param {Card} card @param {keyof typeof VERDICTS} verdict */
  judge(card, verdict) {
    const sample = this.given?.sample;
    if (sample) this.act({ do: "judge", mention: card.pin.mention, seen: card.pin.place, verdict, sample: { seed: sample.seed, size: sample.size, of: sample.of } }, card, VERDICTS[verdict]);
  }

  /** Put another place in. @param {Card} card */
  change(card) {
    this.changing = card;
    this.record = { choices: card.pin.choices };
    openChange(this, { id: card.pin.mention, words: card.pin.word, name: card.pin.name, kind: card.pin.kind });
  }

  /** @param {Card} card */
  deny(card) {
    this.changing = card;
    openDeny(this, { id: card.pin.mention, words: card.pin.word });
  }

  /** The pins that can be seen whole and are not judged. */
  seenNow() {
    const top = document.querySelector(".st-key-dl-head")?.getBoundingClientRect().bottom ?? 0;
    const bottom = Math.min(innerHeight, this.at(".foot").getBoundingClientRect().top);
    return this.cards.filter((card) => card.isFree && card.isSeen(top, bottom));
  }

  /** Confirm what can be seen, and nothing else. */
  accept() {
    if (!coderName()) return askName(this, () => this.accept());
    const cards = this.seenNow();
    cards.forEach((card) => this.confirm(card));
    return cards.length ? undefined : this.say("No pin that is not judged can be seen whole.");
  }

  undo() {
    const last = this.done.pop(), by = coderName();
    if (!last) return this.say("Nothing was done on this page yet: the Corrections page takes back what was done before.");
    const id = queue.push({ do: "undo", act: last.id }, by);
    last.card.say("Taking back…");
    this.seen.delete(last.card.pin.mention);
    this.hearing.set(id, (refusal) => (refusal ? last.card.say(refusal, "bad") : last.card.takeBack()));
    if (this.cards.includes(last.card)) this.choose(last.card, true);
    return this.say("Taking back…");
  }

  drawFoot() {
    const many = this.seenNow().length, accept = this.at(".accept", HTMLButtonElement), next = this.at(".next", HTMLButtonElement);
    this.at(".empty").hidden = this.cards.length > 0;
    if (!this.cards.length && queue.count) this.at(".empty").textContent = "The next pins are coming…";
    accept.hidden = next.hidden = this.isSample || !this.cards.length;
    accept.disabled = !many;
    accept.replaceChildren(`Confirm the ${many === 1 ? "pin" : count(many, "pin")} in sight `, el("kbd", { text: "Shift A", "aria-hidden": "true" }));
    next.replaceChildren("More, these as they are ", el("kbd", { text: "m", "aria-hidden": "true" }));
  }

  /** @param {string} words */
  say(words, isBad = false) {
    this.at(".said").textContent = words;
    this.at(".said").classList.toggle("bad", isBad);
  }

  /** What of the page has the focus. @returns {HTMLElement | null} */
  focusedElement() {
    const page = this.root.getRootNode(), focus = page instanceof ShadowRoot || page instanceof Document ? page.activeElement : null;
    return focus instanceof HTMLElement ? focus : null;
  }

  /** There is no view to choose articles by. */
  documentsInView() {
    return null;
  }

  showSide() { /* the panel lies over the page */ }
}

/** @type {WeakMap<Element, Review>} */
const pages = new WeakMap();

/** @param {Given<ReviewRecord>} given */
export default function ({ data, parentElement, setStateValue }) {
  const root = partsOf(parentElement)(".review"), page = pages.get(root) ?? new Review(root);
  pages.set(root, page);
  page.take(data, setStateValue);
  return () => { page.close(); pages.delete(root); };
}
