/** What stands over an article while a mention is chosen: its place, the one before and the next, the outlets that name it. */

import { el, icon } from "./dom.js";
import { ReaderLists } from "./reader-lists.js";

const MOST_OUTLETS = 5; // that the strip of a chosen place names

export class ReaderSteps extends ReaderLists {
  sameplace() {
    const { store } = this, { footprint, mention } = store.selection;
    if (footprint === null || mention === null) return [];
    const rows = store.mentionsAt(store.places[store.placeOf[footprint]].footprints);
    return rows.includes(mention) ? rows : [mention, ...rows].sort((a, b) => a - b);
  }

  drawSteps() {
    const { store } = this, steps = this.at(".steps");
    if (!steps || !store.ready) return;
    const rows = this.sameplace();
    steps.hidden = !rows.length;
    if (!rows.length) return;
    const at = rows.indexOf(store.selection.mention), place = store.places[store.placeOf[store.selection.footprint]];
    const step = (by, sign, name) => el("button", { type: "button", "aria-label": name, disabled: rows.length < 2,
      onclick: () => { this.stepped = sign; store.chooseMention(rows[(at + by + rows.length) % rows.length], "reader"); } }, icon(sign));
    const had = this.root.getRootNode().activeElement?.closest?.(".steps") && this.stepped;
    steps.replaceChildren(step(-1, "previous", "Previous mention of this place"),
      el("span", {}, el("b", { text: place.name, dir: "auto" }), `mention ${at + 1} of ${rows.length}`), step(1, "next", "Next mention of this place"),
      el("button", { type: "button", class: "why", text: "Why here?", onclick: () => { this.turn("why"); this.at("#tab-why").focus(); } }),
      this.mapButton(), this.outletStrip(rows),
      el("button", { type: "button", class: "compare", text: "Claims", title: "What each outlet says of this place", onclick: () => { this.turn("claims"); this.at("#tab-claims").focus(); } }));
    if (had) steps.querySelectorAll("button")[had === "previous" ? 0 : 1].focus();
    this.passageLink(store.mentionId(store.selection.mention));
  }

  /** Who names the place in this window, and how often; each leads to its first mention. */
  outletStrip(rows) {
    const { store } = this, { document: documentOf } = store.mentions, by = new Map();
    for (const row of rows) {
      const outlet = store.documents.outlet[documentOf[row]];
      if (!by.has(outlet)) by.set(outlet, []);
      by.get(outlet).push(row);
    }
    const here = store.documents.outlet[documentOf[store.selection.mention]];
    const chips = [...by].sort(([a], [b]) => a - b).slice(0, MOST_OUTLETS).map(([outlet, own]) => el("button", { type: "button", class: "outlet",
      "aria-pressed": String(outlet === here), title: store.outlets[outlet], onclick: () => store.chooseMention(own[0], "reader") },
      el("bdi", { text: store.outlets[outlet] }), el("span", { class: "n", text: String(own.length) })));
    const words = by.size === 1 ? "Named by one outlet: " : `Named by ${by.size} outlets: `;
    const rest = by.size - chips.length;
    return el("div", { class: by.size === 1 ? "outlets single" : "outlets" }, el("span", { class: "words", text: words }), ...chips, rest > 0 ? el("span", { class: "words", text: `and ${rest} more` }) : null);
  }

  /** Where map and reader lie one above the other: the way back to the map, with the place in its middle. */
  mapButton() {
    return el("button", { type: "button", class: "to-map", onclick: () => {
      this.showMap();
      this.store.post({ type: "select", footprint: this.store.selection.footprint, from: "reader", fly: true });
    } }, icon("pin"), "Show on map");
  }

  showMap() {
    if (matchMedia("(max-width: 700px)").matches) document.querySelector(".st-key-dl-map")?.scrollIntoView({ block: "end", behavior: "instant" });
  }

  /** A link that scrolls the publisher's page to the sentence, where the text is the publisher's own. */
  passageLink(id) {
    const { document } = this.data, slot = this.at(".passage-link"), mention = document?.mentions.find((m) => m.id === id);
    if (!slot || !mention || document.digest || !mention.sentence) return;
    const words = Array.from(document.text).slice(...mention.sentence).join("").trim().split(/\s+/), edge = 6;
    const part = (some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D"); // a hyphen would part a prefix
    const text = words.length > 2 * edge ? `${part(words.slice(0, edge))},${part(words.slice(-edge))}` : part(words);
    const address = document.url.split("#")[0];
    slot.replaceChildren(el("a", { href: `${address}#:~:text=${text}`, target: "_blank", rel: "noopener noreferrer" }, icon("text"), "At this passage"));
  }
}
