/**
 * Filters with counts that follow the window, the list of places in view, and what is not on the map and why.
 */

import { ROLES } from "../../map/frontend/shared/vocabulary.js";
import { ROLE_WORDS } from "./columns.js";
import { chipsOf } from "./chips.js";
import { count, el, grouped, isLow, isPhone, isStacked, partsOf, setText, shapeSign, showSide } from "./dom.js";
import { oneStop } from "./one-stop.js";
import { paneOf } from "./panes.js";
import { SavedViews } from "./saved-views.js";
import { storeOf } from "./store.js";

/** @import { Shape } from "../../map/frontend/shared/vocabulary.js" */
/** @import { Source, Store } from "./store.js" */
/** @import { Facet, Given } from "./types.d.ts" */
/** A box of a facet, with its number. @typedef {{ box: HTMLInputElement, n: HTMLElement }} Counter */
/** A facet as it is drawn; one that isn't has no field. @typedef {{ field: HTMLElement, counters: Map<number, Counter>, cut: HTMLElement, all: HTMLElement, size: number }} Field */

const MOST_PLACES = 150, MOST_NAMES = 40, MOST_VALUES = 60;
const TYPING_MS = 350;
const READABLE_MS = 150; // between two states of the numbers and the list while the window moves
const SWATCHED = "roles";

/** toLocaleString makes a formatter each time it is called. @param {number} number */
const inWords = (number) => (number < 1000 ? String(number) : number.toLocaleString("en"));

class Facets {
  /** @param {HTMLElement} root @param {Store} store */
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.at = partsOf(root);
    this.query = this.at("#query", HTMLInputElement);
    this.missing = this.at(".missing", HTMLDetailsElement);
    /** @type {Map<string, Field>} */
    this.values = new Map();
    /** The list's rows by place. @type {Map<number, Row>} */
    this.rows = new Map();
    /** What was typed before the project's columns were there. */
    this.early = "";
    /** The timer of the numbers to come. @type {ReturnType<typeof setTimeout> | 0} */
    this.pending = 0;
    if (isPhone() || isLow()) this.at(".filters", HTMLDetailsElement).open = false;
    this.listenToSearch();
    this.missing.addEventListener("toggle", () => this.listMissing());
    this.saved = new SavedViews(root);
    const follow = this.at(".follow input", HTMLInputElement);
    follow.addEventListener("change", () => { store.follows = follow.checked; this.listPlaces(); });
    this.offs = [
      store.on("seen", () => this.listPlaces()),
      paneOf("facets", root, this.at(".fold-pane")),
      store.on("load", () => this.start()),
      store.on("window", () => this.later()),
      store.on("filter", () => this.show()),
      store.on("reset", () => (this.query.value = "")),
      store.on("details", () => this.show()),
      store.on("search", () => (this.query.value = store.query)),
      store.on("release", () => this.settle()),
      store.on("select", ({ from }) => this.mark(from !== "list")),
    ];
    // the list gets its height when the timeline below has drawn: the chosen place stays in sight
    this.watcher = new ResizeObserver(() => store.ready && this.mark(true));
    this.watcher.observe(this.at(".scroller"));
    if (store.ready) this.start();
  }

  close() {
    clearTimeout(this.pending);
    this.watcher.disconnect();
    this.offs.forEach((off) => off());
  }

  /** @param {unknown} error */
  fail(error) {
    this.at(".none").hidden = false;
    this.at(".none").textContent = `The project could not be fetched (${error instanceof Error ? error.message : error}): reload the page.`;
  }

  start() {
    /** @type {NodeListOf<HTMLElement>} */
    const unfolded = this.root.querySelectorAll(".facet[open]"), open = new Set([...unfolded].map((field) => field.dataset.facet));
    this.values.clear();
    for (const [name, facet] of Object.entries(this.store.facets)) {
      const field = this.facet(name, facet, open);
      if (field) this.values.set(name, field);
    }
    this.at(".fields").replaceChildren(...[...this.values.values()].map(({ field }) => field));
    if (this.early) this.store.setQuery(this.early.trim());
    this.query.value = this.early || this.store.query;
    this.early = "";
    this.rows.clear();
    this.at(".list").replaceChildren();
    this.show();
    this.mark(true);
    this.listMissing();
  }

  /** Searching is sent once a typing hand rests. */
  listenToSearch() {
    const input = this.query;
    let rest = setTimeout(() => undefined);
    const send = () => {
      clearTimeout(rest);
      if (!this.store.ready) this.early = input.value;
      else if (input.value.trim() !== this.store.query) this.store.setQuery(input.value.trim());
    };
    input.addEventListener("input", () => { clearTimeout(rest); rest = setTimeout(send, TYPING_MS); });
    this.at(".search").addEventListener("submit", (event) => {
      event.preventDefault();
      send();
      if (isStacked()) showSide();
    });
  }

  /**
   * A facet's field: a box a value that the project holds. One value alone is nothing to choose from.
   * @param {string} name @param {Facet} facet @param {Set<string | undefined>} open those unfolded @returns {Field | null}
   */
  facet(name, { name: title, keys, words, notes, codes }, open) {
    const used = new Uint8Array(keys.length);
    for (let at = 0; at < codes.length; at++) used[codes[at]] = 1;
    const rows = keys.map((key, row) => row).filter((row) => used[row]);
    /** @type {Map<number, Counter>} */
    const counters = new Map();
    if (rows.length < 2 && name !== "sources") return null;
    const choose = (/** @type {Set<number> | null} */ wanted) => this.store.setFacet(name, wanted && wanted.size === rows.length ? null : wanted);
    const items = rows.slice(0, MOST_VALUES).map((row) => {
      const box = el("input", { type: "checkbox", onchange: () => {
        const chosen = new Set(this.store.chosen[name] ?? rows);
        if (box.checked) chosen.add(row); else chosen.delete(row);
        choose(chosen);
      } });
      const n = el("span", { class: "n" });
      counters.set(row, { box, n });
      return el("div", { class: "row", title: notes?.[row] },
        el("label", {}, box, name === SWATCHED ? el("span", { class: `swatch ${keys[row]}` }) : null,
          el("span", { class: "name", text: words[row], dir: "auto", title: notes?.[row] ?? words[row] }), n),
        el("button", { class: "only", type: "button", text: "only", "aria-label": `Only ${words[row]}`,
          onclick: () => choose(rows.length === 1 ? null : new Set([row])) }));
    });
    const cut = el("span", { class: "note" });
    const all = el("button", { class: "all", type: "button", text: "Show all", "aria-label": `Show all: ${title}`, hidden: true, onclick: () => choose(null) });
    const rest = rows.length > MOST_VALUES ? el("p", { class: "more", text: `${count(rows.length - MOST_VALUES, "rarer value")} not listed` }) : null;
    const isOpen = open.size ? open.has(name) : name === "sources";
    const field = el("details", { class: `facet ${name}`, "data-facet": name, open: isOpen || Boolean(this.store.chosen[name]) },
      el("summary", {}, title, cut), el("div", { role: "group", "aria-label": title }, all, ...items, rest));
    oneStop(field, ".row input", ".row .only");
    return { field, counters, cut, all, size: rows.length };
  }

  /** While the window moves, the map and the timeline come first: numbers that change faster than this nobody reads. */
  later() {
    this.pending ||= setTimeout(() => this.show(), READABLE_MS);
  }

  /** The window stays: nothing is left for later. */
  settle() {
    if (this.pending) this.show();
    this.listMissing();
  }

  show() {
    clearTimeout(this.pending);
    this.pending = 0;
    const { summary, chosen } = this.store;
    let hidden = 0;
    for (const [name, { counters, cut, all, size }] of this.values) {
      const wanted = chosen[name];
      for (const [row, { box, n }] of counters) {
        box.checked = !wanted || wanted.has(row);
        setText(n, inWords(summary.by[name][row]));
      }
      setText(cut, wanted ? `${wanted.size} of ${size}` : "");
      all.hidden = !wanted;
      if (wanted) hidden++;
    }
    const chips = chipsOf(this.store), list = this.at(".chips");
    list.hidden = !chips.length;
    list.replaceChildren(...chips);
    setText(this.at(".filters .note"), hidden ? `${count(hidden, "filter")} on` : "");
    this.listPlaces();
    setText(this.at(".missing .tally"), inWords(summary.totals.unmapped));
  }

  listPlaces() {
    const { store } = this, { byFootprint } = store.summary;
    const here = store.places.map((place, row) => {
      const spots = place.footprints.filter((footprint) => byFootprint[footprint] && store.isSeen(footprint));
      return { row, spots, n: spots.reduce((sum, footprint) => sum + byFootprint[footprint], 0) };
    }).filter(({ n }) => n).sort((a, b) => b.n - a.n || a.row - b.row);
    const shown = here.slice(0, MOST_PLACES), most = here[0]?.n ?? 1, list = this.at(".list");
    const wanted = shown.map((entry) => this.placeRow(entry, most));
    wanted.forEach((node, at) => { if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null); });
    while (list.children.length > wanted.length) list.lastElementChild?.remove();
    setText(this.at(".places .tally"), inWords(here.length));
    const more = this.at(".more");
    more.hidden = here.length <= shown.length;
    setText(more, `${count(here.length - shown.length, "more place")} with fewer mentions: narrow the window to list them.`);
    this.at(".none").hidden = here.length > 0;
    this.mark();
  }

  /** @param {{ row: number, spots: number[], n: number }} entry @param {number} most of any place */
  placeRow({ row, spots, n }, most) {
    const { store } = this, place = store.places[row], { item, parts } = this.rows.get(row) ?? this.addRow(row), { footprints } = store;
    const first = this.mainSpot(spots), shape = footprints.shape[first];
    if (parts.shape !== shape) {
      parts.shape = shape;
      parts.sign.replaceChildren(shapeSign(shape));
    }
    const labels = spots.map((spot) => footprints.label[spot]).filter((label) => label && label !== place.name);
    setText(parts.spot, labels.slice(0, 3).join(", ") + (labels.length > 3 ? ` and ${labels.length - 3} more` : ""));
    setText(parts.n, inWords(n));
    parts.meter.style.width = `${Math.round((n / most) * 100)}%`;
    setText(parts.unit, n === 1 ? " mention" : " mentions");
    return item;
  }

  /** The footprint that stands for a place: its first point, else the one named most. @param {number[]} spots */
  mainSpot(spots) {
    const { footprints, summary: { byFootprint } } = this.store;
    return spots.find((spot) => footprints.shape[spot] === "point") ?? spots.reduce((a, b) => (byFootprint[b] > byFootprint[a] ? b : a));
  }

  /** @typedef {ReturnType<Facets["addRow"]>} Row */

  /** @param {number} row */
  addRow(row) {
    const sign = el("span"), spot = el("span", { class: "spot", dir: "auto" }), n = el("span"), unit = el("span", { class: "unseen" }), meter = el("i");
    const button = el("button", { class: "place", type: "button", "aria-pressed": "false", onclick: () => this.choose(row) }, sign,
      el("span", { class: "words" }, el("span", { class: "name", text: this.store.places[row].name, dir: "auto" }), spot),
      el("span", { class: "n" }, n, unit), el("span", { class: "meter" }, meter));
    const added = { item: el("li", {}, button), button, parts: { sign, spot, n, unit, meter, shape: /** @type {Shape | ""} */ ("") } };
    this.rows.set(row, added);
    return added;
  }

  /** @param {number} row of the place */
  choose(row) {
    const { store } = this, { footprint } = store.selection, { byFootprint } = store.summary;
    if (footprint !== null && store.placeOf[footprint] === row) return store.chooseFootprint(null, "list", false);
    const spots = store.places[row].footprints.filter((spot) => byFootprint[spot]);
    return store.chooseFootprint(this.mainSpot(spots), "list");
  }

  mark(bring = false) {
    const { footprint } = this.store.selection, chosen = footprint === null ? -1 : this.store.placeOf[footprint];
    for (const [row, { button }] of this.rows) button.setAttribute("aria-pressed", String(row === chosen));
    const button = this.rows.get(chosen)?.button;
    if (bring && button?.isConnected && !isStacked()) button.scrollIntoView({ block: "nearest" });
  }

  /**
   * Names of one country that no table has, and how to get them.
   * @param {{ words: string, command: string }[]} offers
   */
  offer(offers) {
    this.at(".offers").replaceChildren(...offers.map(({ words, command }) =>
      el("p", { class: "why" }, `${words}. GeoNames may have them: run `, el("code", { text: command }), " and build again, or fetch them on the ",
        el("a", { href: "./places", text: "Places page" }), ".")));
  }

  /** Mentions in the window that are nowhere on the map, by role and reason. */
  listMissing() {
    if (!this.missing.open) return;
    const { store } = this, { unmapped, mentions } = store;
    const reasonOf = (/** @type {number} */ at) => {
      const role = ROLES[mentions.role[unmapped.mention[at]]];
      return role === "location" ? unmapped.reasons[unmapped.reason[at]] || "no reason given" : `${ROLE_WORDS[role][0]}: ${ROLE_WORDS[role][1]}`;
    };
    const here = Array.from(unmapped.mention.keys()).filter((at) => store.inWindow[unmapped.mention[at]]);
    const sorted = [...grouped(here, (at) => [reasonOf(at), at])].sort((a, b) => b[1].length - a[1].length);
    this.at(".groups").replaceChildren(...sorted.map(([reason, group]) => {
      const shown = [...grouped(group, (at) => [unmapped.text[at], unmapped.mention[at]])].sort((a, b) => b[1].length - a[1].length).slice(0, MOST_NAMES);
      return el("div", { class: "group" }, el("h3", {}, el("b", { text: reason, dir: "auto" }), el("span", { text: group.length.toLocaleString("en") })),
        el("div", { class: "names" }, ...shown.map(([name, rows]) =>
          el("button", { class: "miss", type: "button", dir: "auto", onclick: () => store.chooseMention(rows[0], "list", false) },
            name, rows.length > 1 ? el("span", { class: "n", text: `  ${rows.length}` }) : null))));
    }));
  }
}

/** @type {WeakMap<Element, Facets>} */
const panels = new WeakMap();

/** @param {Given<Source & { channel: string, offers: { words: string, command: string }[], saved: import("./saved-views.js").Saved | null }>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = partsOf(parentElement)(".facets"), store = storeOf(data.channel), facets = panels.get(root) ?? new Facets(root, store);
  panels.set(root, facets);
  facets.offer(data.offers);
  /** A page that stores nothing has no views to save. */
  if (data.saved) facets.saved.take(data.saved, (act) => setTriggerValue("saved", act));
  else facets.saved.hide();
  store.load(data).catch((error) => facets.fail(error));
  return () => { facets.close(); panels.delete(root); };
}
