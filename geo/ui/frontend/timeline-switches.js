/** The switches beside the timeline, for the undated, known days and copies, each with the mentions that it is about. */

import { partsOf } from "./dom.js";

/** @import { Store } from "./store.js" */

/** Rows of the facet of copies. */
const FIRST = 0, COPY = 1;

export class Switches {
  /** @param {HTMLElement} root @param {Store} store */
  constructor(root, store) {
    this.store = store;
    this.at = partsOf(root);
    this.withUndated = this.at(".undated input", HTMLInputElement);
    this.onlyKnown = this.at(".known input", HTMLInputElement);
    this.width = this.at(".known select", HTMLSelectElement);
    this.once = this.at(".copies input", HTMLInputElement);
    this.once.onchange = () => store.setFacet("copies", this.once.checked ? new Set([FIRST]) : null);
    this.withUndated.onchange = () => store.setUndated(this.withUndated.checked);
    this.onlyKnown.onchange = this.width.onchange = () => store.setKnown(this.onlyKnown.checked ? Number(this.width.value) : null);
  }

  say() {
    this.sayUndated();
    this.sayKnown();
    this.sayCopies();
  }

  /** How many mentions of the window stand in copies of another article: as many as the box leaves out, or has left out. */
  sayCopies() {
    const { store: { chosen: { copies }, documents, summary: { by } } } = this, wanted = copies ?? null;
    this.at(".copies").hidden = !documents.copy.includes(COPY);
    this.once.checked = wanted !== null && !wanted.has(COPY);
    this.at(".copies span").textContent = `Count copies once (${(by.copies?.[COPY] ?? 0).toLocaleString("en")})`;
  }

  /** How many mentions have no day: as many as the box takes in, or has taken in. */
  sayUndated() {
    const { store, store: { summary: { totals: { undated } } } } = this;
    this.at(".undated").hidden = !undated || store.focus === null || store.known !== null;
    this.withUndated.checked = store.undated;
    this.at(".undated span").textContent = `Include undated (${undated.toLocaleString("en")})`;
  }

  /** How many mentions of the window only their width leaves out. */
  sayKnown() {
    const { store, store: { known, summary: { totals: { leftOut } } } } = this, words = this.at(".known .left-out");
    this.at(".known").hidden = store.focus === null;
    this.onlyKnown.checked = known !== null;
    if (known !== null) this.width.value = String(known);
    this.width.hidden = words.hidden = known === null;
    words.textContent = known === null ? "" : `${leftOut.toLocaleString("en")} left out`;
  }
}
