/** What stands over an article while a mention is chosen: its place, the one before and the next, the outlets that name it. */

import { el, grouped, icon } from "./dom.js";
import { outLink } from "./out-link.js";
import { passageAddress } from "./passage-link.js";
import { ReaderLists } from "./reader-lists.js";

/** @import { Icon } from "./dom.js" */

const MOST_OUTLETS = 5; // that the strip of a chosen place names

export class ReaderSteps extends ReaderLists {
  /** The step that was taken last: its button keeps the focus. @type {Icon | null} */
  stepped = null;

  /** Rows of the mentions of the chosen place, the chosen one among them. */
  samePlace() {
    const { store } = this, { footprint, mention } = store.selection;
    if (footprint === null || mention === null) return [];
    const rows = store.mentionsAt(store.places[store.placeOf[footprint]].footprints);
    return rows.includes(mention) ? rows : [mention, ...rows].sort((a, b) => a - b);
  }

  drawSteps() {
    const { store, store: { selection: { footprint, mention } } } = this;
    /** @type {HTMLElement | null} */
    const steps = this.root.querySelector(".steps");
    if (!steps || !store.ready) return;
    const rows = this.samePlace();
    steps.hidden = !rows.length;
    if (footprint === null || mention === null || !rows.length) return;
    const at = rows.indexOf(mention), place = store.places[store.placeOf[footprint]];
    /** @param {number} by @param {"previous" | "next"} sign @param {string} name */
    const step = (by, sign, name) => el("button", { type: "button", "aria-label": name, disabled: rows.length < 2,
      onclick: () => { this.stepped = sign; store.chooseMention(rows[(at + by + rows.length) % rows.length], "reader"); } }, icon(sign));
    const page = this.root.getRootNode(), focus = page instanceof ShadowRoot || page instanceof Document ? page.activeElement : null;
    const had = focus?.closest(".steps") && this.stepped;
    steps.replaceChildren(step(-1, "previous", "Previous mention of this place"),
      el("span", {}, el("b", { text: place.name, dir: "auto" }), `mention ${at + 1} of ${rows.length}`), step(1, "next", "Next mention of this place"),
      el("button", { type: "button", class: "why", text: "Why here?", onclick: () => { this.turn("why"); this.at("#tab-why").focus(); } }),
      this.mapButton(), this.outletStrip(rows, mention),
      el("button", { type: "button", class: "compare", text: "Claims", title: "What each outlet says of this place", onclick: () => { this.turn("claims"); this.at("#tab-claims").focus(); } }));
    if (had) steps.querySelectorAll("button")[had === "previous" ? 0 : 1].focus();
    this.passageLink(store.mentionId(mention));
  }

  /** Who names the place in this window, and how often; each leads to its first mention. @param {number[]} rows @param {number} chosen */
  outletStrip(rows, chosen) {
    const { store } = this, { document: documentOf } = store.mentions;
    const by = grouped(rows, (row) => [store.documents.outlet[documentOf[row]], row]);
    const here = store.documents.outlet[documentOf[chosen]];
    const chips = [...by].sort(([a], [b]) => a - b).slice(0, MOST_OUTLETS).map(([outlet, own]) => el("button", { type: "button", class: "outlet",
      "aria-pressed": String(outlet === here), title: store.outlets[outlet], onclick: () => store.chooseMention(own[0], "reader") },
      el("bdi", { text: store.outlets[outlet] }), el("span", { class: "n", text: String(own.length) })));
    const words = by.size === 1 ? "Named by one outlet: " : `Named by ${by.size} outlets: `;
    const rest = by.size - chips.length;
    return el("div", { class: by.size === 1 ? "outlets single" : "outlets" }, el("span", { class: "words", text: words }), ...chips, rest > 0 ? el("span", { class: "words", text: `and ${rest} more` }) : null);
  }

  /** A link that scrolls the publisher's page to the sentence, where the text is the publisher's own. @param {string} id */
  passageLink(id) {
    const { document } = this.data, slot = this.root.querySelector(".passage-link"), mention = document?.mentions.find((m) => m.id === id);
    if (!slot || !document || !mention || document.digest || !mention.sentence) return;
    const href = passageAddress(document.url, document.text, ...mention.sentence);
    slot.replaceChildren(outLink(href, icon("text"), "At this passage"));
  }
}
