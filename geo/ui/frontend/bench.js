/**
 * The workbench in the reader: what was read is put right where it stands, by mouse or by keys.
 *
 * Acts go to the server one batch after the other; the project then comes back corrected, and map, lists, timeline and
 * counts follow at once.
 */

import { Asks } from "./bench-asks.js";
import { barOf, fitBar, placeBar } from "./bench-bar.js";
import { openChange, openDeny } from "./bench-change.js";
import { hearKeys, showKeys } from "./bench-keys.js";
import { ActQueue } from "./bench-queue.js";
import { coderName, keepCoderName } from "./coder.js";
import { el, isPhone, showSide } from "./dom.js";

/** @import { Act, BenchRecord, ReadMention } from "./types.d.ts" */
/** @import { Key } from "./bench-keys.js" */
/** @import { ReaderText } from "./reader-text.js" */

/** The acts of the page: they outlive a lost session. */
const queue = new ActQueue();

/** @type {BenchRecord} */
const NOTHING = { acted: 0, said: "", isError: false, answer: null, judged: {}, choices: [] };

export class Bench {
  /** @param {ReaderText} reader */
  constructor(reader) {
    this.reader = reader;
    this.store = reader.store;
    this.root = reader.root;
    this.record = NOTHING;
    /** @type {HTMLElement | null} */
    this.bar = null;
    /** What was pressed before its mention was on the screen. @type {{ mention: number, run: () => void } | null} */
    this.early = null;
    this.said = el("p", { class: "bench-said", role: "status" });
    this.root.append(this.said);
    /** @type {(name: string, value: unknown) => void} */
    this.send = () => undefined;
    /** One function a session, so that the queue can tell sessions apart. */
    this.sender = (/** @type {unknown} */ value) => this.send("acts", value);
    this.asks = new Asks();
    this.asks.send = (value) => this.send("ask", value);
    this.saidTimer = setTimeout(() => undefined);
    this.keys = hearKeys(() => this.keyList(), () => this.isOpen);
    this.watcher = new ResizeObserver(() => this.fit());
    this.offs = [this.store.on("greeted", () => this.hearMap())];
    this.hearMap();
  }

  close() {
    this.keys.close();
    this.watcher.disconnect();
    this.offs.forEach((off) => off());
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

  /** @returns {Key[]} */
  keyList() {
    /** @param {string} key @param {string} words @param {() => void} run @param {string} [shown] */
    const key = (key, words, run, shown = key) => ({ key, shown, words, run });
    return [
      key("c", "Confirm the chosen mention", () => this.onShown(() => this.confirm())),
      key("x", "Change it: another place, a point, a role; here or everywhere", () => this.onShown(() => this.change())),
      key("n", "Not a place", () => this.onShown(() => this.deny())),
      key("N", "Not a place, also elsewhere", () => this.onShown(() => this.denyMore()), "Shift N"),
      key("z", "Undo your last act", () => this.act({ do: "undo" })),
      key("Z", "Redo", () => this.act({ do: "redo" }), "Shift Z"),
      key("j", "Next mention on the map", () => this.step(1, false)),
      key("k", "Mention before", () => this.step(-1, false)),
      key("J", "Next mention, also of those not on the map", () => this.step(1, true), "Shift J"),
      key("K", "Mention before, also of those not on the map", () => this.step(-1, true), "Shift K"),
      key("?", "These keys", () => showKeys(this.root, this.keyList())),
    ];
  }

  /** @param {BenchRecord} record @param {(name: string, value: unknown) => void} send */
  take(record, send) {
    this.send = send;
    this.record = record;
    queue.connect(this.sender);
    if (queue.sent?.number === record.acted) this.say(record.said, record.isError);
    queue.answered(record.acted);
    this.asks.answered(record.answer);
    this.show();
  }

  /** The mention that is chosen, if the article on the screen holds it. @returns {ReadMention | null} */
  chosen() {
    const id = this.reader.chosen();
    return this.reader.data.document?.mentions.find((mention) => mention.id === id) ?? null;
  }

  /** Draw the bar at the chosen mention. */
  show() {
    const mention = this.chosen();
    /** @type {HTMLElement | null} */
    const mark = this.root.querySelector("mark.chosen"), section = this.root.querySelector("section.text");
    if (!mention || !mark || !(section instanceof HTMLElement)) {
      this.root.querySelectorAll(".bench, .bench-room").forEach((old) => old.remove());
      this.bar = null;
      return;
    }
    const bar = this.barFor(mention), had = this.focused();
    this.bar?.replaceWith(bar);
    this.bar = bar;
    placeBar(section, mark, bar);
    this.watcher.disconnect();
    this.watcher.observe(section);
    if (had >= 0) bar.querySelectorAll("button")[had]?.focus({ preventScroll: true });
    if (this.early) {
      const { mention: row, run } = this.early;
      this.early = null;
      if (row === this.store.selection.mention) run();
    }
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
    /** @type {HTMLElement | null} */
    const mark = this.root.querySelector("mark.chosen"), section = this.root.querySelector("section.text");
    if (this.bar && mark && section instanceof HTMLElement) fitBar(section, mark, this.bar);
  }

  /** @param {ReadMention} mention */
  barFor(mention) {
    const judged = this.record.judged[String(mention.start)] ?? {};
    const read = mention.name || (mention.isDenied ? "No place" : "Not mapped");
    const state = judged.checked ? `confirmed by ${judged.checked}` : mention.corrected;
    return barOf("Put it right", [
      { name: "Confirm", key: "c", run: () => this.confirm(), isOn: Boolean(judged.checked) },
      { name: "Change", key: "x", run: () => this.change() },
      { name: "Not a place", key: "n", run: () => this.deny(), isHidden: mention.isDenied },
      { name: "Undo", key: "z", run: () => this.act({ do: "undo" }) },
      { name: "", label: "Keys", key: "?", run: () => showKeys(this.root, this.keyList()) },
    ], [el("p", { class: "read" }, el("b", { text: read, dir: "auto" }), mention.kind ? el("span", { text: mention.kind, dir: "auto" }) : null,
      state ? el("i", { class: judged.checked ? "state checked" : "state", text: state, dir: "auto" }) : null)]);
  }

  confirm() {
    const mention = this.chosen();
    if (mention) this.act({ do: "confirm", mention: mention.id });
  }

  deny() {
    const mention = this.chosen();
    if (mention && !mention.isDenied) this.act({ do: "not_a_place", mention: mention.id });
  }

  change() {
    const mention = this.chosen();
    if (mention) openChange(this, mention);
  }

  denyMore() {
    const mention = this.chosen();
    if (mention) openDeny(this, mention);
  }

  /** Where map and reader lie one above the other. */
  showMap() {
    this.reader.showMap();
  }

  showSide() {
    if (isPhone()) showSide();
  }

  /** Only what is on the screen is judged: an article that is still coming is waited for. @param {() => void} run */
  onShown(run) {
    const { mention } = this.store.selection;
    if (mention === null) return this.say("Choose a mention first: j goes to the next.", true);
    if (this.chosen() && this.root.querySelector("mark.chosen")) return run();
    this.early = { mention, run };
    return undefined;
  }

  /** Go to the next mention in view, in reading order. @param {1 | -1} by @param {boolean} all also those that are not on the map */
  step(by, all) {
    const { store } = this;
    if (!store.ready) return;
    const { inWindow, mentions: { footprint } } = store, size = inWindow.length, from = store.selection.mention ?? (by > 0 ? -1 : size);
    for (let row = from + by; row >= 0 && row < size; row += by) {
      if (!inWindow[row] || (!all && footprint[row] < 0)) continue;
      if (store.tab) this.reader.turn("reader");
      return store.chooseMention(row, "reader");
    }
    return this.say(by > 0 ? "That was the last mention in view." : "That was the first mention in view.");
  }

  /** @param {Act} act */
  act(act) {
    const by = coderName();
    if (!by) return this.askName(act);
    this.say("Saving…");
    return queue.push(act, by);
  }

  /** @param {Act} act what waits for the name */
  askName(act) {
    this.root.querySelector(".bench-name")?.remove();
    const name = el("input", { type: "text", name: "coder", "aria-label": "Your name", "aria-describedby": "bench-name-why" });
    name.maxLength = 200;
    name.autocomplete = "name";
    const back = this.focusedElement();
    const form = el("form", { class: "bench-name" }, el("p", { id: "bench-name-why", text: "Your name, once: it stands beside each correction." }), name,
      el("button", { type: "submit", text: "Go on" }), el("button", { type: "button", class: "plain", text: "Cancel", onclick: () => end() }));
    const end = () => { form.remove(); if (back?.isConnected) back.focus({ preventScroll: true }); };
    form.onsubmit = (event) => {
      event.preventDefault();
      const by = name.value.trim();
      if (!by) return name.focus();
      keepCoderName(by);
      end();
      return this.act(act);
    };
    form.onkeydown = (event) => { if (event.key === "Escape") end(); };
    this.root.append(form);
    name.focus();
  }

  /** @param {string} words */
  say(words, isBad = false) {
    this.said.textContent = words;
    this.said.classList.toggle("bad", isBad);
    clearTimeout(this.saidTimer);
    if (words && !isBad) this.saidTimer = setTimeout(() => this.said.replaceChildren(), 6000);
  }
}
