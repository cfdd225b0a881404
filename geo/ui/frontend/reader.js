/** The reader: the source text with its mentions marked, or the passages of the window; and why a place was chosen. */

import { Bench } from "./bench.js";
import { drawClaims } from "./claims.js";
import { partsOf, showSide } from "./dom.js";
import { ReaderText } from "./reader-text.js";
import { paneOf } from "./panes.js";
import { watchPrinting } from "./print-sheet.js";
import { storeOf } from "./store.js";
import { watchWholeMap } from "./whole-map.js";
import { drawWhy } from "./why.js";

/** @import { Given, Reading } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

class Reader extends ReaderText {
  /** @param {HTMLElement} root @param {Store} store @param {Reading} data */
  constructor(root, store, data) {
    super(root, store, data);
    /** What is drawn, so that the same isn't drawn again. */
    this.shown = "";
    /** The frame in which the numbers are drawn. */
    this.pending = 0;
    /** What was chosen before the project's columns were there. @type {HTMLElement | null} */
    this.early = null;
    root.addEventListener("keydown", (event) => { if (event.key === "Escape") this.hideCard(); });
    for (const hand of ["click", "keydown"]) root.addEventListener(hand, (event) => this.keep(event), { capture: true });
    this.offs = [
      paneOf("side", root, this.at(".fold-pane")), watchWholeMap(store), watchPrinting(store, () => this.data),
      store.on("select", () => this.select()), store.on("window", () => this.later()), store.on("greeted", () => this.point(true)),
      ...["load", "reset"].map((told) => store.on(told, () => { this.open(store.tab ?? "reader"); this.select(); })),
      store.on("load", () => { if (this.data.found) this.drawFound(this.data.found); this.goOn(); }),
      store.on("details", () => { this.select(); this.goOn(); }),
    ];
    /** Where nobody can put anything right, there is none. */
    this.bench = data.bench ? new Bench(this) : null;
    if (store.ready) this.open(store.tab ?? "reader");
    this.take(data);
  }

  /** The text is often there before the project's columns and ids are: what is chosen meanwhile waits for them. @param {Event} event */
  keep(event) {
    /** @type {HTMLElement | null} */
    const hit = event.target instanceof Element ? event.target.closest("button, mark") : null;
    const isChosen = event.type === "click" || (event instanceof KeyboardEvent && event.key === "Enter");
    if ((this.store.ready && this.store.isNamed) || !hit || !isChosen) return;
    event.stopPropagation();
    this.early = hit;
    if (this.store.ready) this.store.fetchDetails().catch(() => {});
  }

  /** What waited goes on. */
  goOn() {
    const { store, early } = this;
    store.setMatching(this.data.matching);
    if (!store.isNamed) return;
    this.early = null;
    early?.click();
  }

  close() {
    this.offs.forEach((off) => off());
    this.bench?.close();
  }

  /** The number of a place's mentions follows the window. */
  later() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => { this.pending = 0; if (this.data.document) this.drawSteps(); });
  }

  /** @param {Reading} data */
  take(data) {
    this.data = data;
    this.store.setMatching(data.matching);
    const { document, found, passages } = data, hits = JSON.stringify(document?.hits ?? []);
    const key = document ? `document ${document.at} ${hits} ${JSON.stringify(document)}` : JSON.stringify(found ?? passages);
    if (key !== this.shown) {
      this.shown = key;
      this.hideCard();
      if (document) this.drawDocument(document, data.query);
      else if (found) this.drawFound(found);
      else if (passages) this.drawPassages(passages);
    }
    drawWhy(this.at("#panel-why"), data.why, {
      show: (items) => { this.showMap(); this.store.post({ type: "candidates", items, fit: true }); },
      open: (mention) => this.readAt(mention),
    });
    drawClaims(this.at("#panel-claims"), data.claims, {
      place: Boolean(this.store.ready && this.store.selection.footprint !== null),
      open: (mention) => this.readAt(mention),
      widen: () => this.store.showAllDays(),
    });
    this.point();
    this.select();
    if (this.brings && data.claims) {
      this.brings = false;
      requestAnimationFrame(showSide);
    }
  }

  /** Open a mention in its article. @param {string} mention */
  readAt(mention) {
    this.open("reader");
    this.store.tab = null;
    this.store.chooseMention(this.store.mentionRow(mention), "reader");
  }

  select() {
    if (!this.data.document) return;
    const id = this.chosen();
    /** @type {NodeListOf<HTMLElement>} */
    const marks = this.root.querySelectorAll("mark[data-id]");
    for (const mark of marks) {
      const on = mark.dataset.id === id;
      mark.classList.toggle("chosen", on);
      if (on) mark.setAttribute("aria-current", "true");
      else mark.removeAttribute("aria-current");
    }
    this.drawSteps();
    this.bench?.show();
    if (id !== this.followed) this.follow();
    if (!id) this.followHit();
  }

  /** The hit that begins at a code point, or the paragraph that holds it. @param {number | null} at @returns {Element | null} */
  spotAt(at) {
    if (at === null) return null;
    /** @type {NodeListOf<HTMLElement>} */
    const paragraphs = this.root.querySelectorAll("section.text p[data-from]");
    return this.root.querySelector(`[data-hit="${at}"]`) ?? [...paragraphs].findLast(({ dataset }) => Number(dataset.from) <= at) ?? null;
  }

  /** The hit that was opened, or the words of a note, as long as no mention is chosen. */
  followHit() {
    const { document } = this.data, hit = this.spotAt(document?.at ?? null);
    if (!document || !hit || this.followed === `hit ${document.at}`) return;
    this.followed = `hit ${document.at}`;
    hit.setAttribute("aria-current", "true");
    hit.closest("details")?.setAttribute("open", "");
    requestAnimationFrame(() => this.scrollTo(hit, this.at("#panel-reader")));
  }
}

/** @type {WeakMap<Element, Reader>} */
const readers = new WeakMap();

/** Streamlit calls this whenever the data change, and the function it returns when the component goes. @param {Given<Reading>} given */
export default function ({ data, parentElement, setStateValue }) {
  const root = partsOf(parentElement)(".side"), known = readers.get(root), reader = known ?? new Reader(root, storeOf(data.channel), data);
  known?.take(data);
  if (data.bench) reader.bench?.take(data.bench, setStateValue);
  readers.set(root, reader);
  return () => { reader.close(); readers.delete(root); };
}
