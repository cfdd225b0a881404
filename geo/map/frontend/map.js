/**
 * The map of a project: called once by TimeWindowLayer's script with the Leaflet map and the payload.
 *
 * It talks to the timeline and the reader over a BroadcastChannel:
 *   in   {type: "window", first, last, undated, most}   days since 1970-01-01, both included; hours after days with perDay 24
 *        {type: "filter", mask}                   a Uint8Array, one byte a mark, 1 = on; null: all on
 *        {type: "select", footprint, from, fly}   footprint: a number or null; fly "away": only when it is out of sight
 *        {type: "days", first, last, perDay}      Int32Arrays, the days of every mark from now on; perDay 24: hours
 *        {type: "colour", by, words, groups}      groups: a Uint8Array, one a mark; by null: one colour
 *        {type: "show", as}                       as: "heat", or null for signs
 *        {type: "candidates", items, fit}         items: [{name, lat, lon, chosen}] or null; fit: show them all
 *        {type: "data", address}                  other places and marks, as after a correction; answered by "ready"
 *        {type: "area", area}                     the ground that the view is narrowed to, as the address has it, or null
 *        {type: "pick", on, area}                 the next click is a point of the ground; area: clicks draw one
 *        {type: "theme", dark}
 *        {type: "whole", on}                      whether the map has the whole screen
 *        {type: "hello"}
 *   out  {type: "ready", who: "map", data, kept}  data: the address of what it shows; kept: it is where it was
 *        {type: "select", footprint, from: "map"}
 *        {type: "colour", by, from: "map"}        asks for that colouring
 *        {type: "show", as, from: "map"}          asks to be shown so
 *        {type: "picked", spot, ring, from: "map"}  spot: {lat, lon}; ring: [[lat, lon]]; null where nobody wants one any more
 *        {type: "whole", from: "map"}             asks for the whole screen, or to leave it
 *        {type: "area", area, from: "map"}        asks to be narrowed to that ground
 *        {type: "view", lat, lon, zoom, box}      box: west, south, east, north
 */

import { L } from "./leaflet.js";
import { areaLayer } from "./area-layer.js";
import { Background } from "./background.js";
import { loadBasemap } from "./basemap-data.js";
import { basemapLayer } from "./basemap-layer.js";
import { Camera, CLOSE_UP } from "./camera.js";
import { candidatesOf } from "./candidates.js";
import { Colouring } from "./colouring.js";
import { watchDetail } from "./detail-data.js";
import { Footprints } from "./footprints.js";
import { basemapNames, placeNames } from "./labels.js";
import { Legend } from "./legend.js";
import { markLayer } from "./mark-layers.js";
import { addFitButtons, element } from "./panels.js";
import { Pictures } from "./picture.js";
import { placesAt } from "./sent-places.js";
import { Pointer } from "./pointer.js";
import { readArea } from "./shared/area.js";
import { MapState } from "./state.js";
import { Tools } from "./tools.js";
import { borrowTypeface } from "./typeface.js";

/** @import { Map as LeafletMap } from "leaflet" */
/** @import { Colours, Message, Payload, Settings } from "./types.d.ts" */

/** @type {Record<string, number>} how high each pane lies */
const PANES = {
  "dateline-base": 150, "dateline-tiles": 160, "dateline-areas": 350, "dateline-basemap-names": 440, "dateline-marks": 450, "dateline-names": 460,
  "dateline-outline": 445,
};

/** Milliseconds without a new window after which the basemap's names make room for the places' anew. */
const REST = 120;

/** @param {LeafletMap} map @param {Settings & ({ data: string } | Payload)} settings */
export async function start(map, settings) {
  try {
    /** @type {Payload} */
    const payload = "data" in settings ? await placesAt(settings.data) : settings;
    return new DatelineMap(map, settings, payload);
  } catch (error) {
    return void map.getContainer().append(problem("The places could not be read; reload the page. ", error));
  }
}

/** @param {string} words @param {unknown} error */
function problem(words, error) {
  const note = element("p", "dl-problem", words);
  note.append(element("span", "", error instanceof Error ? error.message : String(error)));
  return note;
}

class DatelineMap {
  #framePending = false;
  #dirty = { areas: false, counts: false };
  #painted = 0;
  #restTimer = setTimeout(() => undefined);
  #isDrawn = false;

  /** @param {LeafletMap} map @param {Settings & { data?: string }} settings @param {Payload} payload */
  constructor(map, settings, payload) {
    this.map = map;
    this.host = map.getContainer();
    this.state = new MapState(new Footprints(payload), settings);
    /** Where what is shown was fetched, and what was asked for last. */
    this.data = this.asked = settings.data ?? "";
    this.state.host = this.host;
    this.channel = new BroadcastChannel(settings.channel);
    /** The basemap's layer, once it is there. @type {ReturnType<typeof basemapLayer> | null} */
    this.base = null;
    this.#dress();
    for (const [name, depth] of Object.entries(PANES)) {
      const pane = map.createPane(name);
      pane.style.zIndex = String(depth);
      pane.style.pointerEvents = "none";
    }
    this.areas = areaLayer(this.state);
    this.marks = markLayer(this.state);
    this.names = placeNames(this.state);
    this.background = basemapNames(this.state);
    const askForWhole = () => this.channel.postMessage({ type: "whole", from: "map" });
    this.buttons = addFitButtons(map, {
      all: () => this.camera.fit(false), chosen: () => this.state.chosen !== null && this.camera.flyTo(this.state.chosen), whole: askForWhole });
    this.isWhole = false;
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && this.isWhole && !event.defaultPrevented) askForWhole(); });
    this.camera = new Camera(map, this.state, (view) => this.channel.postMessage({ type: "view", ...view }));
    this.ground = new Background(map, this.camera, "dateline-tiles", () => this.state.dark, settings.basemap.replace(/data\/$/, "vendor/"));
    this.tools = new Tools(map, (area) => this.channel.postMessage({ type: "area", area, from: "map" }), (ring) => this.channel.postMessage({ type: "picked", ring, from: "map" }));
    this.legend = new Legend(map, {
      onColour: (by) => this.channel.postMessage({ type: "colour", by, from: "map" }),
      onShow: (as) => this.channel.postMessage({ type: "show", as, from: "map" }),
    }, [this.tools.choice(), this.ground.box]);
    this.pointer = new Pointer(map, this.state, this.camera, { tools: this.tools, choose: (footprint) => this.#choose(footprint), pick: (spot) => this.channel.postMessage({ type: "picked", spot, from: "map" }), isBusy: () => this.#framePending });
    this.channel.onmessage = ({ data }) => { if (data) this.#receive(data); };
    this.pictures = new Pictures(map, this.state, this.channel, () => [this.base, this.areas, this.background, this.marks, this.names]);
    this.#loadBasemap(settings.basemap, settings.version);
  }

  get places() {
    return this.state.places;
  }

  /** Names for screen readers, size and colours of the frame. */
  #dress() {
    const { host, map } = this;
    window.frameElement?.setAttribute("title", "Map of places");
    // folium and streamlit-folium each bring one, and forbid to enlarge the page
    document.querySelectorAll('meta[name="viewport"]').forEach((meta) => meta.setAttribute("content", "width=device-width, initial-scale=1"));
    host.classList.add("dl-map");
    host.setAttribute("role", "application");
    host.setAttribute("aria-label", "Map of places. Arrow keys pan, plus and minus zoom, Enter chooses the place nearest the middle.");
    host.append(element("div", "dl-crosshair"));
    map.attributionControl.setPrefix('<a href="https://leafletjs.com" target="_blank" rel="noopener noreferrer">Leaflet</a>');
    map.attributionControl.addAttribution("Natural Earth, GeoNames");
    this.#paintTheme();
    L.control.scale({ imperial: false, maxWidth: 120, position: "bottomright" }).addTo(map);
  }

  #paintTheme() {
    document.documentElement.dataset.theme = this.state.dark ? "dark" : "light";
    document.documentElement.style.colorScheme = this.state.dark ? "dark" : "light";
    this.host.style.background = this.state.palette.sea;
  }

  /** @param {string} address @param {string} version */
  async #loadBasemap(address, version) {
    try {
      const [base] = await Promise.all([loadBasemap(address, version), borrowTypeface()]);
      this.state.base = base;
      this.places.findOnBasemap(base);
      this.base = basemapLayer(base, () => this.state.palette, () => this.state.detail).addTo(this.map);
      performance.mark("dateline:basemap");
    } catch (error) {
      this.host.append(problem("The basemap could not be read; the places are drawn without it. ", error));
    }
    // Only now: names and numbers stand in the typeface that comes with the basemap. Each draws itself as it is added.
    for (const layer of [this.areas, this.marks, this.names, this.background]) layer.addTo(this.map);
    requestAnimationFrame(() => this.#tellPainted());
    this.#isDrawn = true;
    requestAnimationFrame(() => this.#announce());
    watchDetail(this.map, address, version, (detail) => {
      this.state.detail = detail;
      this.base?.redraw();
      this.background.redraw();
    });
  }

  /** @param {Message} message */
  #receive(message) {
    const { state } = this;
    switch (message.type) {
      case "window":
        Object.assign(state.window, { first: message.first, last: message.last, undated: Boolean(message.undated), most: message.most ?? 0 });
        return this.#draw({ counts: true });
      case "filter":
        this.places.setMask(message.mask ?? null);
        return this.#draw({ counts: true });
      case "days":
        this.places.setDays(message.first, message.last, message.perDay);
        return this.#draw({ counts: true });
      case "colour":
        return this.#colour(message);
      case "show":
        state.isHeat = message.as === "heat";
        this.#tellColours();
        return this.#draw({ counts: true });
      case "candidates":
        state.candidates = candidatesOf(message.items);
        if (message.fit && state.candidates.length) this.camera.flyToSpots(state.candidates.map(({ lat, lon }) => [lat, lon]), CLOSE_UP, 70);
        return this.#draw();
      case "select":
        return this.#select(message.footprint, message.fly);
      case "theme":
        if (state.dark === Boolean(message.dark)) return;
        state.setTheme(Boolean(message.dark));
        this.#paintTheme();
        this.#tellColours();
        this.ground.tiles.retheme();
        this.base?.redraw();
        this.background.redraw();
        return this.#draw({ areas: true });
      case "data":
        return void this.#renew(message.address);
      case "area":
        return this.tools.show(readArea(message.area));
      case "pick":
        if (message.on && message.area) return this.tools.begin("outline");
        this.tools.forget();
        return this.pointer.askForPoint(Boolean(message.on));
      case "whole":
        this.isWhole = Boolean(message.on);
        return this.buttons.whole(this.isWhole);
      case "hello":
        return this.#announce();
    }
  }

  /** @param {Colours} message */
  #colour({ by, words = [], groups }) {
    const wasPlain = !this.places.colouring, fitting = groups?.length === this.places.markPlaces.length ? groups : null;
    this.places.colouring = by && fitting ? new Colouring(by, words.map(String), fitting, this.places.size) : null;
    this.#tellColours();
    if (this.places.colouring || !wasPlain) this.#draw({ areas: true, counts: true });
  }

  #tellColours() {
    const { colouring } = this.places;
    this.legend.tell(colouring?.by ?? null, colouring?.words ?? [], this.state.palette.groups);
    this.legend.tellHeat(this.state.isHeat, this.state.palette.heat);
  }

  #announce() {
    if (this.#isDrawn) this.channel.postMessage({ type: "ready", who: "map", data: this.data, kept: this.ground.wasKept });
  }

  /** Take the places of a project that was corrected; what is shown of them is then told anew. @param {string} address */
  async #renew(address) {
    if (new URL(address, location.href).origin !== location.origin) return;
    this.asked = address;
    const payload = await placesAt(address);
    if (this.asked !== address) return;
    this.data = address;
    this.state.hold(new Footprints(payload));
    this.#announce();
  }

  /** Everything that changed is drawn in one frame; the mark tells when it has been painted. */
  #draw({ areas = false, counts = false } = {}) {
    this.#dirty.areas ||= areas;
    this.#dirty.counts ||= counts;
    if (this.#framePending) return;
    this.#framePending = true;
    requestAnimationFrame(() => {
      this.#framePending = false;
      const { state } = this, before = state.areasInOrder().join();
      if (this.#dirty.counts) state.recount();
      if (this.#dirty.areas || before !== state.areasInOrder().join()) this.areas.redraw();
      this.#dirty = { areas: false, counts: false };
      this.marks.redraw();
      this.names.redraw();
      clearTimeout(this.#restTimer);
      this.#restTimer = setTimeout(() => this.background.redraw(), REST);
      this.#tellPainted();
    });
  }

  /** In a frame: sets the mark as soon as that frame is painted. */
  #tellPainted() {
    const task = new MessageChannel();
    task.port1.onmessage = () => {
      if (++this.#painted % 1000 === 0) performance.clearMarks("dateline:painted");
      performance.mark("dateline:painted");
    };
    task.port2.postMessage(0);
  }

  /** @param {number | null} footprint @param {boolean | "away"} fly whether the map goes there; "away": only when it is out of sight */
  #select(footprint, fly) {
    const isKnown = footprint !== null && Number.isInteger(footprint) && footprint >= 0 && footprint < this.places.size, { chosen } = this.state;
    this.state.chosen = isKnown ? footprint : null;
    this.buttons.chosen(isKnown);
    if (isKnown && fly && !(fly === "away" && this.camera.shows(footprint))) this.camera.flyTo(footprint);
    if (chosen !== this.state.chosen) this.#draw({ areas: true });
  }

  /** @param {number} footprint */
  #choose(footprint) {
    this.#select(footprint, false);
    this.channel.postMessage({ type: "select", footprint, from: "map" });
  }
}
