/** The places that a word could mean instead: other candidates, the gazetteer by name, a point typed or clicked, an area drawn. */

import { OnlineOffer } from "./bench-online.js";
import { looksLikeSpot, spotOf } from "./typed-spot.js";
import { count, el, icon } from "./dom.js";

/** @import { BenchHost, Choice, Spot, Suggestion } from "./types.d.ts" */
/** A place to choose: an entry of the gazetteer, a point, or an area by its corners; `km` and `why` of a point that was suggested. @typedef {{ words: string, notes: string[], place?: string, point?: Spot & { name?: string }, ring?: [number, number][], lat: number, lon: number, km?: number, why?: string }} Option */

const PAUSE_MS = 160; // after the last letter, before the gazetteer is asked
const POINT_KM = [1, 5, 20, 50];

/** @param {Choice} choice @returns {Option} */
const entry = ({ id, name, kind, inhabitants, away, lost, lat, lon }) => ({
  words: name, place: id, lat, lon, notes: [[kind, inhabitants ? count(inhabitants, "inhabitant") : "", away].filter(Boolean).join(" · "), lost ?? ""].filter(Boolean),
});

/** @param {Spot} spot @returns {Option} */
const pointAt = (spot) => ({ words: `${spot.lat}, ${spot.lon}`, notes: ["a point of your own"], point: spot, lat: spot.lat, lon: spot.lon });

/** @param {Suggestion} suggestion @returns {Option} */
const suggested = ({ name, kind, lat, lon, km, by, why }) => ({
  words: name, notes: [[kind, `${lat.toFixed(4)}, ${lon.toFixed(4)}`].filter(Boolean).join(" · "), by], point: { lat, lon, name }, lat, lon, km, why,
});

/** @param {[number, number][]} ring @returns {Option} */
const areaAt = (ring) => {
  const [west, sum] = [ring[0][1], ring.reduce((all, [, lon]) => all + ((lon - ring[0][1] + 540) % 360) - 180, 0)];
  return {
    words: `Your area, ${ring.length} corners`, notes: ["drawn on the map"], ring,
    lat: ring.reduce((all, [lat]) => all + lat, 0) / ring.length, lon: ((west + sum / ring.length + 540) % 360) - 180,
  };
};

export class PlaceList {
  /** @param {BenchHost} bench @param {Choice[]} choices @param {string | null} mention @param {() => void} changed */
  constructor(bench, choices, mention, changed) {
    this.bench = bench;
    this.mention = mention;
    this.changed = changed;
    this.own = choices.map(entry);
    /** @type {Option[]} */
    this.found = [];
    /** The best of what was found, which may be one of the other candidates. @type {Option | null} */
    this.best = null;
    /** @type {Option | null} */
    this.chosen = null;
    this.timer = setTimeout(() => undefined);
    this.list = el("ol", { class: "options" });
    this.seek = el("input", { type: "search", "aria-label": "Another place: a name, or coordinates", "aria-describedby": "bench-found" });
    this.seek.placeholder = "A name, or coordinates";
    this.seek.autocomplete = "off";
    this.seek.maxLength = 200;
    this.seek.oninput = () => this.typed();
    this.note = el("p", { class: "found", id: "bench-found", role: "status" });
    this.radius = el("select", { "aria-label": "How well the point is known" }, ...POINT_KM.map((km) => el("option", { value: String(km), text: `within ${km} km` })));
    this.radius.onchange = () => changed();
    this.online = new OnlineOffer(bench, (all, note) => this.show(all.map(suggested), note));
    this.sharp = el("label", { class: "sharp", hidden: true }, "Known ", this.radius);
    this.node = el("div", { class: "places" }, this.list,
      el("div", { class: "seek" }, this.seek, bench.map && el("button", { type: "button", class: "pick", onclick: () => this.pick() }, icon("pin"), "Click on the map"), bench.map && el("button", { type: "button", class: "draw", onclick: () => this.pick(true) }, "Draw an area")), this.note, this.online.node, this.sharp);
    this.draw();
  }

  get options() {
    return [...this.own, ...this.found];
  }

  draw() {
    this.list.replaceChildren(...this.options.map((option, at) => {
      const radio = el("input", { type: "radio", name: "bench-place", value: String(at) });
      radio.checked = option === this.chosen;
      radio.onchange = () => this.choose(at);
      return el("li", {}, el("label", {}, radio, at < 9 ? el("kbd", { text: String(at + 1), "aria-hidden": "true" }) : null,
        el("span", {}, el("b", { text: option.words, dir: "auto" }), ...option.notes.map((note) => el("small", { text: note, dir: "auto" })))));
    }));
    this.sharp.hidden = !this.chosen?.point;
    this.point();
  }

  /** The map shows them with the same numbers. */
  point() {
    const items = this.options.map((option) => ({ name: option.words, lat: option.lat, lon: option.lon, chosen: option === this.chosen }));
    this.bench.map?.post({ type: "candidates", items: items.length ? items : null, fit: false });
  }

  /** @param {number} at */
  choose(at) {
    const option = this.options[at];
    if (!option) return;
    this.chosen = option;
    this.list.querySelectorAll("input").forEach((radio, number) => { radio.checked = number === at; });
    this.sharp.hidden = !option.point;
    if (option.km) this.radius.value = String(option.km);
    this.point();
    this.changed();
  }

  typed() {
    clearTimeout(this.timer);
    this.online.offer("", "");
    const words = this.seek.value.trim(), spot = spotOf(words);
    if (spot) return this.show([pointAt(spot)], "");
    if (looksLikeSpot(words) && words.length > 3) return this.show([], "No coordinates yet: write 36.34, 43.13 or 36°20′N 43°8′E.");
    if (words.length < 2) return this.show([], "");
    this.timer = setTimeout(() => this.bench.asks.ask({ kind: "places", name: words, mention: this.mention }, (answer) => {
      if (words !== this.seek.value.trim()) return;
      const known = new Map(this.own.map((option) => [option.place, option])), all = (answer.places ?? []).map((choice) => known.get(choice.id) ?? entry(choice));
      const none = answer.error ?? (answer.places?.length ? "" : `The gazetteer holds no place called “${words}”.`);
      this.show(all.filter((option) => !this.own.includes(option)), none || (answer.more ? "There are more: add its province or country after a comma." : ""), all);
      this.online.offer(words, answer.host ?? "");
    }), PAUSE_MS);
    return undefined;
  }

  /** @param {Option[]} found @param {string} note @param {Option[]} all best first, candidates among them */
  show(found, note, all = found) {
    this.best = all[0] ?? null;
    if (this.chosen && this.found.includes(this.chosen)) this.chosen = null;
    this.found = found;
    this.note.textContent = note || (all.length ? `${count(all.length, "place")} found` : "");
    this.draw();
    this.changed();
  }

  /** Enter in the field chooses the best that was found. @returns {boolean} whether it wasn't chosen already */
  chooseFound() {
    if (!this.best || this.chosen === this.best || (this.chosen && this.found.includes(this.chosen))) return false;
    this.choose(this.options.indexOf(this.best));
    return true;
  }

  /** Have the spot clicked on the map, or an area drawn there. */
  pick(isArea = false) {
    this.note.textContent = isArea ? "Click the corners of the area on the map, then Done; Escape goes back." : "Click the spot on the map; Enter takes its middle, Escape goes back.";
    this.bench.map?.show();
    this.bench.map?.pick((spot, ring) => {
      this.bench.showSide();
      this.node.closest(".bench-panel")?.querySelector("h2")?.focus({ preventScroll: true });
      if (!spot && !ring) return void (this.note.textContent = "");
      this.seek.value = spot ? `${spot.lat}, ${spot.lon}` : "";
      this.show([ring ? areaAt(ring) : pointAt(/** @type {Spot} */ (spot))], "");
      return this.choose(this.own.length);
    }, isArea);
  }

  /** What an act says of the place. @returns {Record<string, unknown>} */
  get said() {
    const { chosen } = this;
    if (!chosen) return {};
    if (chosen.ring) return { area: { ring: chosen.ring } };
    if (!chosen.point) return { place: chosen.place };
    return { point: { ...chosen.point, radius_km: Number(this.radius.value) }, ...(chosen.why ? { why: chosen.why } : {}) };
  }
}
