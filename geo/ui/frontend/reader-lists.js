/** Lists of sentences where no article is open: the passages of the window, and what a search found. */

import { quoteOf } from "./claims.js";
import { count, el, icon, isPhone, isStacked } from "./dom.js";
import { hintCard } from "./hints.js";
import { ReaderPanel } from "./reader-panel.js";

/** @import { Found, Passages, Place, Quote } from "./types.d.ts" */

const MOST_NAMED_PLACES = 6; // that a search offers
const MOST_ON_PHONE = 6; // passages shown at once

/** Letters and digits alone, small and without accents: 'Al-Walīd' and 'al walid' are one. @param {string} text */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

export class ReaderLists extends ReaderPanel {
  toPassages() {
    this.store.selection = { ...this.store.selection, mention: null, document: null, at: null };
    this.store.announceSelection("reader", false);
  }

  /** @param {Passages} passages */
  drawPassages({ items, total, mentions, place }) {
    const words = place ? `${count(total, "passage")} on ${place}` : `${count(total, "passage")} in this window`;
    const head = el("header", { class: "head" },
      place ? el("button", { class: "back", type: "button", onclick: () => this.store.chooseFootprint(null, "reader", false) }, icon("back"), "All places") : null,
      el("h2", { text: words }),
      place ? this.mapButton() : null,
      el("p", { class: "hint", text: total ? `${count(mentions, "mention")} on the map. Choose a passage to read it in its article.` : "Nothing of this project is told in these days with these filters." }),
      total ? null : this.wayOut());
    const rest = total > items.length ? `${count(total - items.length, "more passage")}: narrow the window to list them.` : "";
    const hints = place ? null : hintCard();
    this.drawCards(head, items, "Passages", (item) => this.store.chooseMention(this.store.mentionRow(item.mention), "reader"), rest);
    if (hints) head.before(hints);
  }

  /** Where nothing is in view: what to do about it. */
  wayOut() {
    const { store } = this;
    /** @param {string} words @param {() => void} run */
    const act = (words, run) => el("button", { type: "button", class: "more-days", text: words, onclick: run });
    const filtered = Object.values(store.chosen).some(Boolean) || store.area !== null || store.within !== null || store.hits;
    return el("p", { class: "way-out" }, act("Show all dates", () => store.showAllDays()), filtered ? act("Reset filters and dates", () => store.reset()) : null);
  }

  /** @param {Found} found */
  drawFound({ items, total, articles, query, notes }) {
    const head = el("header", { class: "head" },
      el("button", { class: "back", type: "button", onclick: () => this.clearSearch() }, icon("back"), "Clear search"),
      el("h2", {}, total ? `${count(total, "sentence")} in ${count(articles, "article")} with ` : "Nothing found for ", el("bdi", { text: `“${query}”` }), notes.length ? `, and ${count(notes.length, "note")}` : ""),
      el("p", { class: "hint", text: total ? "In all articles, whatever the window shows. Choose one to read it." : "All words must be in one article; put quotes around words that stand together." }),
      total ? this.onlyFound() : null,
      this.placesNamed(query));
    const rest = total > items.length ? `${count(total - items.length, "more sentence")}: add a word to find fewer.` : "";
    this.drawCards(head, [...notes, ...items], "Found", (item) => this.store.openAt(item.document, item.at), rest);
  }

  /** Whether map, timeline and lists keep to the articles that were found. */
  onlyFound() {
    const box = el("input", { type: "checkbox", onchange: () => this.store.setHits(box.checked) });
    box.checked = this.store.hits;
    return el("label", { class: "only-found" }, box, "Map and timeline of these articles only");
  }

  /** Places of this project that the words searched for name: each leads to what is said of it. @param {string} query */
  placesNamed(query) {
    const { store } = this, wanted = folded(query);
    if (!wanted || !store.ready) return null;
    const named = store.places.map((place, row) => ({ place, row, name: folded(place.name) })).filter(({ place, name }) => place.id && (name.includes(wanted) || (name.length > 3 && wanted.includes(name))));
    if (!named.length) return null;
    named.sort((a, b) => a.name.length - b.name.length || a.row - b.row);
    return el("div", { class: "named", role: "group", "aria-label": "Places of that name" }, el("span", { text: "On the map:" }), ...named.slice(0, MOST_NAMED_PLACES).map(({ place }) =>
      el("button", { type: "button", class: "named-place", title: "What each outlet says of it", onclick: () => this.claimsOn(place) }, icon("pin"), el("bdi", { text: place.name }))));
  }

  /** Leave the search for a place and what is said of it. @param {Place} place */
  claimsOn(place) {
    const { store } = this;
    store.query = "";
    store.tell("search");
    store.tab = "claims";
    this.open("claims");
    store.choosePlace(place, "search");
    this.brings = isStacked();
    this.at("#tab-claims").focus();
  }

  clearSearch() {
    this.store.setQuery("");
    this.store.tell("search");
  }

  /**
   * A list of sentences as cards: outlet, date, the sentence with its marks.
   * @template {Quote & { outlet: string, when: string }} Item
   * @param {HTMLElement} head @param {Item[]} items @param {string} name @param {(item: Item) => void} open @param {string} more
   */
  drawCards(head, items, name, open, more) {
    const list = el("ul", { class: "passages", "aria-label": name });
    // where the parts lie below each other, the places come after these: they must be in reach
    const first = isPhone() ? MOST_ON_PHONE : Infinity;
    for (const [at, item] of items.entries()) {
      list.append(el("li", { hidden: at >= first }, el("button", { class: "passage", type: "button", onclick: () => open(item) },
        el("span", { class: "meta" }, el("b", { text: item.outlet, title: item.outlet, dir: "auto" }), el("span", { text: item.when })), quoteOf(item))));
    }
    const region = el("section", { class: "text", "aria-label": "Source text", tabindex: "0" }, list);
    if (items.length > first) {
      const all = el("button", { type: "button", class: "more-days", text: `Show ${count(items.length - first, "more passage")}`, onclick: () => {
        /** @type {NodeListOf<HTMLElement>} */
        const held = list.querySelectorAll("li[hidden]");
        held.forEach((node) => (node.hidden = false));
        all.remove();
        held[0]?.querySelector("button")?.focus({ preventScroll: true });
      } });
      region.append(all);
    }
    if (more) region.append(el("p", { class: "hint", text: more }));
    this.at(".reader").replaceChildren(head, region);
    this.at("#panel-reader").scrollTop = 0;
  }
}
