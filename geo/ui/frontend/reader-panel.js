/** The panel beside the map: its tabs, and what all of them share. */

import { el, icon, isStacked, partsOf, showPlaces } from "./dom.js";

/** @import { Reading } from "./types.d.ts" */
/** @import { Store } from "./store.js" */

export const TABS = ["reader", "claims", "why"];

export class ReaderPanel {
  /** @param {HTMLElement} root @param {Store} store @param {Reading} data */
  constructor(root, store, data) {
    this.root = root;
    this.store = store;
    this.data = data;
    this.at = partsOf(root);
    this.tab = TABS[0];
    /** Whether the panel is to be brought into sight once its claims are there. */
    this.brings = false;
    /** What the map shows of the candidates. @type {string | undefined} */
    this.pointed = undefined;
    /** The mark that was scrolled to last. @type {string | null | undefined} */
    this.followed = null;
    this.at(".to-places").onclick = showPlaces;
    for (const name of TABS) {
      this.at(`#tab-${name}`).addEventListener("click", () => this.turn(name));
      this.at(`#tab-${name}`).addEventListener("keydown", (event) => this.tabKey(event, name));
    }
  }

  /** @param {KeyboardEvent} event @param {string} name */
  tabKey(event, name) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key], at = TABS.indexOf(name);
    const other = event.key === "Home" ? TABS[0] : event.key === "End" ? TABS.at(-1) : step && TABS[(at + step + TABS.length) % TABS.length];
    if (!other) return;
    event.preventDefault();
    this.turn(other);
    this.at(`#tab-${other}`).focus();
  }

  /** Somebody chose a tab: the address holds which. @param {string} name */
  turn(name) {
    this.open(name);
    this.store.setTab(name === "reader" ? null : name);
  }

  /** @param {string} name */
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
    const { why } = this.data, on = this.tab === "why" && why && why.candidates.length > 1;
    const items = on ? why.candidates.map(({ name, lat, lon, chosen }) => ({ name, lat, lon, chosen })) : null;
    const key = JSON.stringify(items);
    if (key === this.pointed && !again) return;
    if (items || this.pointed !== undefined) this.store.post({ type: "candidates", items, fit: false });
    this.pointed = key;
  }

  /** The mention that is chosen: the server's, until the project's columns and ids are there. */
  chosen() {
    const { mention } = this.store.selection;
    return this.store.ready && this.store.isNamed && mention !== null ? this.store.mentionId(mention) : this.data.mention;
  }

  hideCard() {
    this.at(".card").hidden = true;
    this.root.querySelectorAll("[aria-describedby]").forEach((mark) => mark.removeAttribute("aria-describedby"));
  }

  /** Bring the chosen mention into sight. */
  follow() {
    /** @type {HTMLElement | null} */
    const mark = this.root.querySelector("mark.chosen"), panel = this.at("#panel-reader");
    if (!mark || panel.hidden) return;
    this.followed = mark.dataset.id;
    mark.closest("details")?.setAttribute("open", "");
    requestAnimationFrame(() => this.scrollTo(mark, panel));
  }

  /**
   * Bring a mark to the middle of the panel, or of the page where the panel doesn't scroll by itself.
   * @param {Element} mark @param {Element} panel
   */
  scrollTo(mark, panel) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches, behavior = calm ? "instant" : "smooth";
    if (getComputedStyle(panel).overflowY === "visible") return void mark.scrollIntoView({ block: "center", behavior });
    const box = mark.getBoundingClientRect(), frame = panel.getBoundingClientRect();
    panel.scrollTo({ top: panel.scrollTop + box.top - frame.top - frame.height / 2 + box.height / 2, behavior });
  }

  /** Where map and reader lie one above the other: the way back to the map, with the place in its middle. */
  mapButton() {
    return el("button", { type: "button", class: "to-map", onclick: () => {
      this.showMap();
      this.store.post({ type: "select", footprint: this.store.selection.footprint, from: "reader", fly: true });
    } }, icon("pin"), "Show on map");
  }

  showMap() {
    if (isStacked()) document.querySelector(".st-key-dl-map")?.scrollIntoView({ block: "end", behavior: "instant" });
  }
}
