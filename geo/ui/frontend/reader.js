/** The reader: the source text with its mentions marked, or the passages of the window; and why a place was chosen. */

import { drawClaims } from "./claims.js";
import { showSide } from "./dom.js";
import { ReaderText } from "./reader-text.js";
import { storeOf } from "./store.js";
import { drawWhy } from "./why.js";

const TABS = ["reader", "claims", "why"];

class Reader extends ReaderText {
  constructor(root, store, data) {
    super();
    this.root = root;
    this.store = store;
    this.at = (selector) => root.querySelector(selector);
    this.shown = "";
    for (const name of TABS) {
      this.at(`#tab-${name}`).addEventListener("click", () => this.turn(name));
      this.at(`#tab-${name}`).addEventListener("keydown", (event) => this.tabKey(event, name));
    }
    root.addEventListener("keydown", (event) => { if (event.key === "Escape") this.hideCard(); });
    for (const hand of ["click", "keydown"]) root.addEventListener(hand, (event) => this.keep(event), { capture: true });
    this.offs = [
      store.on("select", () => this.select()), store.on("window", () => this.later()), store.on("greeted", () => this.point(true)),
      ...["load", "reset"].map((told) => store.on(told, () => { this.open(store.tab ?? "reader"); this.select(); })),
      store.on("load", () => { if (this.data.found) this.drawFound(this.data.found); this.early?.click(); this.early = null; }),
    ];
    if (store.ready) this.open(store.tab ?? "reader");
    this.take(data);
  }

  /** The text is often there before the project's columns are: what is chosen meanwhile waits for them. */
  keep(event) {
    const hit = event.target.closest("button, mark"), isChosen = event.type === "click" || event.key === "Enter";
    if (this.store.ready || !hit || !isChosen) return;
    event.stopPropagation();
    this.early = hit;
  }

  close() {
    this.offs.forEach((off) => off());
  }

  /** The number of a place's mentions follows the window. */
  later() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => { this.pending = 0; if (this.data.document) this.drawSteps(); });
  }

  tabKey(event, name) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key], at = TABS.indexOf(name);
    const other = event.key === "Home" ? TABS[0] : event.key === "End" ? TABS.at(-1) : step && TABS[(at + step + TABS.length) % TABS.length];
    if (!other) return;
    event.preventDefault();
    this.turn(other);
    this.at(`#tab-${other}`).focus();
  }

  /** Somebody chose a tab: the address holds which. */
  turn(name) {
    this.open(name);
    this.store.setTab(name === "reader" ? null : name);
  }

  open(name) {
    this.tab = name;
    for (const other of TABS) {
      const on = other === name;
      this.at(`#tab-${other}`).setAttribute("aria-selected", String(on));
      this.at(`#tab-${other}`).tabIndex = on ? 0 : -1;
      this.at(`#panel-${other}`).hidden = !on;
    }
    this.hideCard();
    this.point();
    if (name === "reader") this.follow();
  }

  /** While Why is open, the map shows what the word could have meant. */
  point(again = false) {
    const { why } = this.data ?? {}, on = this.tab === "why" && why && why.candidates.length > 1;
    const items = on ? why.candidates.map(({ name, lat, lon, chosen }) => ({ name, lat, lon, chosen })) : null;
    const key = JSON.stringify(items);
    if (key === this.pointed && !again) return;
    if (items || this.pointed !== undefined) this.store.post({ type: "candidates", items, fit: false });
    this.pointed = key;
  }

  take(data) {
    this.data = data;
    const { document, found, passages } = data, hits = JSON.stringify(document?.hits ?? []);
    const key = document ? `document ${document.id} ${document.at} ${hits}` : JSON.stringify(found ?? passages);
    if (key !== this.shown) {
      this.shown = key;
      this.hideCard();
      if (document) this.drawDocument(document, data.query);
      else if (found) this.drawFound(found);
      else this.drawPassages(passages);
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

  /** Open a mention in its article. */
  readAt(mention) {
    this.open("reader");
    this.store.tab = null;
    this.store.chooseMention(this.store.mentionRow(mention), "reader");
  }

  /** The mention that is chosen, if the text on show holds it. */
  chosen() {
    const { mention } = this.store.selection;
    return this.store.ready && mention !== null ? this.store.mentionId(mention) : this.data.mention;
  }

  select() {
    if (!this.data.document) return;
    const id = this.chosen();
    for (const mark of this.root.querySelectorAll("mark[data-id]")) {
      const on = mark.dataset.id === id;
      mark.classList.toggle("chosen", on);
      if (on) mark.setAttribute("aria-current", "true");
      else mark.removeAttribute("aria-current");
    }
    this.drawSteps();
    if (id !== this.followed) this.follow();
    if (!id) this.followHit();
  }

  follow() {
    const mark = this.root.querySelector("mark.chosen"), panel = this.at("#panel-reader");
    if (!mark || panel.hidden) return;
    this.followed = mark.dataset.id;
    mark.closest("details")?.setAttribute("open", "");
    requestAnimationFrame(() => this.scrollTo(mark, panel));
  }

  /** The hit that was opened, as long as no mention is chosen. */
  followHit() {
    const { document } = this.data, hit = document?.at === null ? null : this.root.querySelector(`[data-hit="${document?.at}"]`);
    if (!hit || this.followed === `hit ${document.at}`) return;
    this.followed = `hit ${document.at}`;
    hit.setAttribute("aria-current", "true");
    hit.closest("details")?.setAttribute("open", "");
    requestAnimationFrame(() => this.scrollTo(hit, this.at("#panel-reader")));
  }

  /** Bring a mark to the middle of the panel, or of the page where the panel doesn't scroll by itself. */
  scrollTo(mark, panel) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches, behavior = calm ? "instant" : "smooth";
    if (getComputedStyle(panel).overflowY === "visible") return void mark.scrollIntoView({ block: "center", behavior });
    const box = mark.getBoundingClientRect(), frame = panel.getBoundingClientRect();
    panel.scrollTo({ top: panel.scrollTop + box.top - frame.top - frame.height / 2 + box.height / 2, behavior });
  }
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".side"), store = storeOf(data.channel);
  if (root.reader) root.reader.take(data);
  else root.reader = new Reader(root, store, data);
  return () => { root.reader?.close(); root.reader = null; };
}
