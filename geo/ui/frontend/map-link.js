/** What the page says to the map's frame, and hears from it, over the session's BroadcastChannel. */

import { State } from "./state.js";


const MOST_COLOURS = 7; // as many as can be told apart by anyone; the last one then stands for all others

/** @type {Record<string, string>} */
const COLOURED = { outlet: "sources", role: "roles", certainty: "certainties" };

export class MapLink extends State {
  /** @param {string} channel */
  constructor(channel) {
    super();
    this.channel = new BroadcastChannel(channel);
    this.sentDays = false;
    /** Whether the map was asked to show a corrected project: it stays where it is then. */
    this.isRenewing = false;
    // Streamlit changes its theme on the same event: tell the map once that is done
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      setTimeout(() => this.post({ type: "theme", dark: this.dark() }), 120));
  }

  /** @param {{ type: string, [detail: string]: unknown }} message see geo/map/frontend/map.js */
  post(message) {
    this.channel.postMessage(message);
  }

  /** The map counts by the same days, or hours, as the page. */
  postDays() {
    this.sentDays = true;
    const { first, last } = this.marks;
    this.post({ type: "days", first: this.ofMapped(first, Int32Array), last: this.ofMapped(last, Int32Array), perDay: this.perDay });
  }

  /** The values of the facet that colours the map, one a mapped mark; the rarest share the last colour. */
  postColour() {
    const facet = this.colour && COLOURED[this.colour];
    if (!facet) return this.post({ type: "colour", by: null });
    const { words, codes } = this.facets[facet], { footprint, mention } = this.marks, sums = new Uint32Array(words.length);
    for (let mark = 0; mark < mention.length; mark++) if (footprint[mark] >= 0) sums[codes[mention[mark]]]++;
    let shown = words.map((_, at) => at).filter((at) => sums[at]);
    const others = shown.length > MOST_COLOURS;
    if (others) shown = shown.sort((a, b) => sums[b] - sums[a] || a - b).slice(0, MOST_COLOURS - 1);
    const colour = new Uint8Array(words.length).fill(shown.length);
    shown.forEach((at, number) => (colour[at] = number));
    const groups = new Uint8Array(mention.length);
    for (let mark = 0; mark < mention.length; mark++) groups[mark] = colour[codes[mention[mark]]];
    return this.post({ type: "colour", by: this.colour, words: [...shown.map((at) => words[at]), ...(others ? ["All others"] : [])], groups: this.ofMapped(groups, Uint8Array) });
  }

  /**
   * The values of the marks that stand on the map, which has no others.
   * @template {Int32Array | Uint8Array} Kept
   * @param {ArrayLike<number>} values one a mark @param {new (size: number) => Kept} Kind the array's type @returns {Kept}
   */
  ofMapped(values, Kind) {
    const { footprint } = this.marks, kept = new Kind(values.length);
    let size = 0;
    for (let mark = 0; mark < values.length; mark++) if (footprint[mark] >= 0) kept[size++] = values[mark];
    return /** @type {Kept} */ (kept.slice(0, size));
  }

  postShow() {
    this.post({ type: "show", as: this.show });
  }

  postWindow() {
    this.post({ type: "window", first: this.opens, last: this.window.last, undated: this.undated, most: this.most });
  }

  postFilter() {
    this.post({ type: "filter", mask: this.ofMapped(this.mask, Uint8Array) });
  }

  /** Tell the map's frame everything it needs to show what we show. @param {boolean} isAgain it goes only to what is out of sight */
  greet(isAgain = false) {
    if (!this.ready) return;
    const { footprint } = this.selection;
    this.post({ type: "theme", dark: this.dark() });
    this.postColour();
    this.postShow();
    if (this.days !== "happened" || this.perDay > 1 || this.sentDays) this.postDays();
    this.postFilter();
    this.postWindow();
    this.post({ type: "area", area: this.areaText });
    this.post({ type: "select", footprint, from: "address", fly: footprint !== null && (isAgain ? "away" : true) });
    this.tell("greeted");
  }

  dark() {
    const app = document.querySelector("[data-testid=stApp]");
    return app ? getComputedStyle(app).colorScheme.startsWith("dark") : matchMedia("(prefers-color-scheme: dark)").matches;
  }
}

/** streamlit-folium gives its frame a height in pixels; ours fills its cell, whatever the window. */
export function stretchMap() {
  /** @type {HTMLIFrameElement | null} */
  const frame = document.querySelector(".st-key-dl-map iframe"), inside = frame?.contentDocument;
  if (!inside || inside.getElementById("dateline-stretch")) return;
  const sheet = inside.createElement("style");
  sheet.id = "dateline-stretch";
  sheet.textContent = "html, body { margin: 0; overflow: hidden; } #map_div { width: 100vw !important; height: 100vh !important; }";
  inside.head.append(sheet);
  inside.defaultView?.dispatchEvent(new Event("resize"));
}
