/**
 * The present view on paper: map, what its signs mean, places, and passages with where they stand. It is made when the
 * browser is about to print and taken away after; the sheet of page.css shows nothing else on paper.
 */

import { chipsWords } from "./chips.js";
import { count, el, shapeSign } from "./dom.js";
import { quoteOf } from "./claims.js";

/** @import { Article, Quote, ReadMention, Reading } from "./types.d.ts" */
/** @import { Store } from "./store.js" */
/** @typedef {{ quote: Quote, when: string, document: number, start: number | null }} Printed */

const MOST_PLACES = 150;
const MOST_BESIDE = 160; // code points of a line on either side of a mention
/** @type {["point" | "circle" | "area" | "line", string][]} */
const SIGNS = [["point", "One spot, sized by mentions"], ["circle", "Somewhere within"], ["area", "Country, province, region"], ["line", "Border or road"]];

/** @typedef {{ canvas?: HTMLCanvasElement, keys?: [string, string][] }} Paper */

/** The map as it draws itself for paper: light whatever the page's colours are, without pictures of online tiles. @returns {Paper} */
function mapOnPaper() {
  /** @type {HTMLIFrameElement | null} */
  const frame = document.querySelector(".st-key-dl-map iframe"), map = frame?.contentDocument?.querySelector("#map_div"), own = frame?.contentWindow;
  /** @type {Paper} */
  const paper = {};
  // the event is made in the frame, whose scripts know only their own kind of it
  if (map && own && map.clientWidth) map.dispatchEvent(new /** @type {typeof globalThis} */ (/** @type {unknown} */ (own)).CustomEvent("dateline:paper", { detail: paper }));
  return paper;
}

/** @param {Paper} paper */
function figureOf({ canvas }) {
  if (!canvas) return null;
  const picture = Object.assign(document.createElement("img"), { src: canvas.toDataURL("image/png"), alt: "The map" });
  return el("figure", {}, picture, el("figcaption", { text: "Land and borders: Natural Earth. Places: GeoNames (CC BY 4.0).", class: "print-note" }));
}

/** What the map's colours stand for, where it has any. @param {Paper} paper */
function colourKeys({ keys = [] }) {
  return keys.map(([words, colour]) => {
    const sign = el("span", { class: "print-swatch" });
    sign.style.background = colour;
    return el("li", {}, sign, el("span", { text: words, dir: "auto" }));
  });
}

/** The sentences that the reader holds: of a search, of the window, or those of the open article that are in the window. @param {Store} store @param {Reading} data @returns {Printed[]} */
function passagesOf(store, { document, found, passages }) {
  if (document) return articlePassages(store, document);
  if (found) return found.items.map((quote) => ({ quote, when: quote.when, document: store.documentRow.get(quote.document) ?? -1, start: quote.at }));
  return (passages?.items ?? []).map((quote) => {
    const row = store.mentionRow(quote.mention);
    return { quote, when: quote.when, document: row === null ? -1 : store.mentions.document[row], start: row === null ? null : store.mentions.start[row] };
  });
}

/** @param {Store} store @param {Article} article @returns {Printed[]} */
function articlePassages(store, article) {
  const points = Array.from(article.text), row = store.documentRow.get(article.id) ?? -1;
  /** @type {Map<number, Printed>} */
  const bySentence = new Map();
  for (const mention of article.mentions) {
    const at = store.mentionRow(mention.id);
    if (at === null || !store.inWindow[at]) continue;
    const [start, end] = sentenceOf(mention, article, points), known = bySentence.get(start);
    const printed = known ?? { quote: { sentence: points.slice(start, end).join(""), marks: [] }, when: mention.when, document: row, start: mention.start };
    printed.quote.marks.push([mention.start - start, mention.end - start, mention.role]);
    bySentence.set(start, printed);
  }
  return [...bySentence.values()];
}

/** The sentence of a mention; of one that reports no event that of another mention in it, else its line. @param {ReadMention} mention @param {Article} article @param {string[]} points @returns {[number, number]} */
function sentenceOf(mention, { mentions }, points) {
  const around = [mention, ...mentions].map(({ sentence }) => sentence).find((one) => one && one[0] <= mention.start && mention.end <= one[1]);
  if (around) return [around[0], around[1]];
  const before = points.lastIndexOf("\n", mention.start) + 1, after = points.indexOf("\n", mention.end), [least, most] = [mention.start - MOST_BESIDE, mention.end + MOST_BESIDE];
  return [Math.max(before, least), Math.min(after < 0 ? points.length : after, most)];
}

/** Where a passage stands. @param {Store} store @param {Printed} printed */
function citation({ documents, outlets }, { document, start }) {
  if (document < 0) return "";
  const title = documents.title[document], parts = [outlets[documents.outlet[document]], title && `“${title}”`, documents.url[document], start === null ? "" : `character ${start}`];
  return parts.filter(Boolean).join(", ");
}

/** @param {Store} store @param {Reading} data */
function sheetOf(store, data) {
  const { summary: { byFootprint } } = store, { totals } = store.summary;
  const places = store.places.map((place) => ({ place, n: place.footprints.reduce((sum, footprint) => sum + byFootprint[footprint], 0) })).filter(({ n }) => n).sort((a, b) => b.n - a.n);
  const passages = passagesOf(store, data), paper = mapOnPaper();
  const timeline = document.querySelector(".st-key-dl-time [data-testid=stBidiComponentIsolated]") ?? document.querySelector(".st-key-dl-time #timeline"), days = timeline?.shadowRoot;
  const filters = [...chipsWords(store), ...Object.entries(store.facets).flatMap(([name, { name: title, words }]) => {
    const chosen = store.chosen[name];
    return chosen ? [`${title}: ${[...chosen].map((row) => words[row]).join(", ") || "none"}`] : [];
  })];
  const total = data.document ? passages.length : data.found ? data.found.total : data.passages?.total ?? 0, rest = total - passages.length;
  return el("article", { id: "dl-print" },
    document.title === "Dateline" ? null : el("p", { text: document.title, class: "print-title", dir: "auto" }),
    el("h1", { text: days?.querySelector(".from-words")?.textContent || "Dateline" }),
    el("p", { text: days?.querySelector(".status")?.textContent ?? "" }),
    filters.length ? el("p", { text: `Narrowed to: ${filters.join("; ")}`, dir: "auto" }) : null,
    figureOf(paper),
    el("ul", { class: "print-legend", "aria-label": "Legend" }, ...SIGNS.map(([shape, words]) => el("li", {}, shapeSign(shape), words)), ...colourKeys(paper)),
    el("h2", { text: `${count(places.length, "place")} on the map` }),
    el("ol", { class: "print-places" }, ...places.slice(0, MOST_PLACES).map(({ place, n }) => el("li", {}, el("span", { text: place.name, dir: "auto" }), ` ${n}`))),
    places.length > MOST_PLACES ? el("p", { class: "print-note", text: `${count(places.length - MOST_PLACES, "more place")} with fewer mentions.` }) : null,
    el("h2", { text: count(total, "passage") }),
    el("ol", { class: "print-passages" }, ...passages.map((printed) => el("li", {}, quoteOf(printed.quote), el("p", { class: "print-note", text: [printed.when, citation(store, printed)].filter(Boolean).join(" · "), dir: "auto" })))),
    rest > 0 ? el("p", { class: "print-note", text: `${count(rest, "more passage")} not printed: narrow the window, or export them.` }) : null,
    el("p", { class: "print-note", text: `Printed from Dateline, ${totals.unmapped ? `${count(totals.unmapped, "mention")} of this view not mapped; ` : ""}every place is a reading of the passage that it stands with.` }));
}

/** @param {Store} store @param {() => Reading} data what the reader shows then @returns {() => void} end it */
export function watchPrinting(store, data) {
  const away = () => document.getElementById("dl-print")?.remove();
  const make = () => {
    away();
    // a story's page on how it was made is a sheet of its own
    if (store.ready && !document.documentElement.classList.contains("shows-made")) document.body.append(sheetOf(store, data()));
  };
  addEventListener("beforeprint", make);
  addEventListener("afterprint", away);
  return () => { removeEventListener("beforeprint", make); removeEventListener("afterprint", away); away(); };
}
