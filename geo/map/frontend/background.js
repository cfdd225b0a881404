/** The choice of what lies behind the places: offline until somebody chooses otherwise, in each visit anew. */

import { SOURCES, originOf, ownSource, toldTo } from "./grounds.js";
import { loadWith, returned } from "./leave.js";
import { element } from "./panels.js";
import { openPmtiles } from "./pmtiles-layer.js";
import { OnlineTiles } from "./tiles.js";

/** @import { Map as LeafletMap } from "leaflet" */
/** @import { Camera } from "./camera.js" */
/** @import { Source } from "./grounds.js" */

const TOLD = "dateline-told:", OWN = "dateline-own-tiles";
const OFFLINE = { key: "", words: "Offline map" }, FILE = { key: "file", words: "PMTiles file of this disk" };

/** @param {Storage} storage @param {string} key */
const kept = (storage, key) => { try { return storage.getItem(key); } catch { return null; } };
/** @param {Storage} storage @param {string} key @param {string} value */
const keep = (storage, key, value) => { try { storage.setItem(key, value); } catch { /* then it is asked again */ } };

export class Background {
  /** @param {LeafletMap} map @param {Camera} camera @param {string} pane @param {() => boolean} isDark @param {string} readers where the readers of PMTiles lie */
  constructor(map, camera, pane, isDark, readers) {
    this.readers = readers;
    this.map = map;
    this.camera = camera;
    this.pane = pane;
    this.isDark = isDark;
    /** What the choice stands at. */
    this.now = "";
    this.box = element("fieldset", "dl-online");
    this.asks = element("div", "dl-ask");
    this.note = element("p", "dl-said");
    this.note.setAttribute("role", "status");
    this.tiles = new OnlineTiles(map, pane, isDark, (words) => this.#say(words));
    this.#build();
    this.wasKept = this.#goOn();
  }

  #build() {
    this.box.append(element("legend", "", "Background"));
    for (const { key, words } of [OFFLINE, ...SOURCES, { key: "own", words: "Own address (XYZ or WMTS)" }, FILE]) {
      const label = element("label", "dl-tiles"), input = element("input");
      Object.assign(input, { type: "radio", name: "ground", value: key, checked: !key });
      input.addEventListener("change", () => this.#choose(key));
      label.append(input, words);
      this.box.append(label);
    }
    this.asks.setAttribute("role", "group");
    this.asks.setAttribute("aria-label", "Before tiles are asked for");
    this.box.append(this.asks);
    this.note.hidden = true;
    this.map.getContainer().append(this.note);
  }

  /** After the frame was loaded with leave to ask a host. */
  #goOn() {
    const state = returned(), source = state && (SOURCES.find(({ key }) => key === state.key) ?? (state.own ? sourceOf(state.own) : null));
    if (!state?.view) return false;
    if (source) this.tiles.turn(source);
    this.#mark(source ? source.key : "");
    this.camera.hold(state.view);
    // the options stood open, since the choice is among them
    queueMicrotask(() => this.box.closest("details")?.setAttribute("open", ""));
    return true;
  }

  /** @param {string} key */
  #mark(key) {
    this.now = key;
    for (const input of this.box.querySelectorAll("input")) if (input.type === "radio") input.checked = input.value === key;
    this.asks.replaceChildren();
  }

  /** @param {string} key */
  #choose(key) {
    this.asks.replaceChildren();
    const source = SOURCES.find((one) => one.key === key);
    if (source) this.#ask(source);
    else if (key === "own") this.#askForAddress();
    else if (key === "file") this.#askForFile();
    else this.#turn(null);
  }

  /** Say once in a visit what a server will be told, and ask whether that is wanted. @param {Source} source */
  #ask(source) {
    const told = TOLD + originOf(source);
    if (kept(sessionStorage, told)) return this.#turn(source);
    const go = button(`Ask ${new URL(originOf(source)).host}`, () => { keep(sessionStorage, told, "1"); this.#turn(source); });
    this.asks.replaceChildren(element("p", "", toldTo(source)), go, this.#back());
    go.focus({ preventScroll: true });
    this.asks.scrollIntoView({ block: "nearest" });
  }

  #back() {
    return button("Leave it", () => {
      this.#mark(this.now);
      /** @type {HTMLElement | null} */
      const chosen = this.box.querySelector("input:checked");
      chosen?.focus({ preventScroll: true });
    });
  }

  #askForAddress() {
    const form = element("form"), label = element("label", "", "Address of the tiles"), input = element("input"), wrong = element("p", "dl-wrong");
    Object.assign(input, { type: "text", value: kept(localStorage, OWN) ?? "", placeholder: "https://tiles.example.org/{z}/{x}/{y}.png", spellcheck: false, autocomplete: "off" });
    wrong.setAttribute("role", "alert");
    label.append(input);
    const use = element("button", "", "Use it");
    form.append(label, wrong, use, this.#back());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const checked = ownSource(input.value);
      wrong.textContent = "error" in checked ? checked.error : "";
      if ("error" in checked) return;
      keep(localStorage, OWN, input.value.trim());
      this.#ask(checked.source);
    });
    this.asks.replaceChildren(form);
    input.focus({ preventScroll: true });
    this.asks.scrollIntoView({ block: "nearest" });
  }

  #askForFile() {
    const label = element("label", "", "The file is read here and sent nowhere. "), input = element("input"), wrong = element("p", "dl-wrong");
    Object.assign(input, { type: "file", accept: ".pmtiles" });
    wrong.setAttribute("role", "alert");
    label.append(input);
    input.addEventListener("change", async () => {
      const file = input.files?.[0];
      if (!file) return;
      try {
        const { layer, closest, named, turns, bounds } = await openPmtiles(file, this.pane, this.isDark, this.readers);
        this.tiles.lay(layer, file.name, closest, { named, turns });
        this.now = "file";
        if (!bounds.intersects(this.map.getBounds())) this.map.fitBounds(bounds, { animate: false });
        wrong.textContent = "";
      } catch (error) {
        wrong.textContent = error instanceof Error ? error.message : String(error);
      }
    });
    this.asks.replaceChildren(label, wrong, this.#back());
    this.asks.scrollIntoView({ block: "nearest" });
  }

  /** Another server needs leave: the frame is loaded anew and goes on where it was. @param {Source | null} source */
  #turn(source) {
    const was = this.tiles.source;
    if (!source && !was) {
      this.tiles.turn(null);
      return this.#mark("");
    }
    const { lat, lng } = this.map.getCenter(), view = { lat, lng, zoom: this.map.getZoom() };
    loadWith(source ? originOf(source) : null, { key: source?.key ?? "", own: source?.key === "own" ? source.light : null, view });
  }

  /** @param {string} words */
  #say(words) {
    this.note.hidden = !words;
    if (this.note.textContent !== words) this.note.textContent = words;
  }
}

/** @param {string} address */
function sourceOf(address) {
  const checked = ownSource(address);
  return "source" in checked ? checked.source : null;
}

/** @param {string} words @param {() => void} act */
function button(words, act) {
  const made = element("button", "", words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
