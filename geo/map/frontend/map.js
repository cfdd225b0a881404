/**
 * The map of a project: called once by TimeWindowLayer's script with the Leaflet map and the payload.
 *
 * It talks to the timeline and the reader over a BroadcastChannel:
 *   in   {type: "window", first, last, undated}   days since 1970-01-01, both included; hours after days with perDay 24
 *        {type: "filter", mask}                   base64, one byte a mark, 1 = on; null: all on
 *        {type: "select", footprint, from, fly}   footprint: a number or null
 *        {type: "days", first, last, perDay}      Int32Arrays, the days of every mark from now on; perDay 24: hours
 *        {type: "colour", by, words, groups}      groups: a Uint8Array, one a mark; by null: one colour
 *        {type: "show", as}                       as: "heat", or null for signs
 *        {type: "candidates", items, fit}         items: [{name, lat, lon, chosen}] or null; fit: show them all
 *        {type: "theme", dark}
 *        {type: "hello"}
 *   out  {type: "ready", who: "map"}
 *        {type: "select", footprint, from: "map"}
 *        {type: "colour", by, from: "map"}        asks for that colouring
 *        {type: "show", as, from: "map"}          asks to be shown so
 *        {type: "view", lat, lon, zoom}
 */

import { loadBasemap } from "./basemap-data.js";
import { basemapLayer } from "./basemap-layer.js";
import { fetched } from "./fetching.js";
import { Footprints } from "./footprints.js";
import { candidatesOf } from "./candidates.js";
import { Colouring } from "./colouring.js";
import { footprintsAt } from "./hits.js";
import { basemapNames, forgetWidths, placeNames } from "./labels.js";
import { Legend } from "./legend.js";
import { areaLayer, markLayer } from "./mark-layers.js";
import { addFitButtons, Chooser, element, Tooltip } from "./panels.js";
import { MapState } from "./state.js";
import { OnlineTiles } from "./tiles.js";
import { borrowTypeface } from "./typeface.js";

const L = globalThis.L;
const PANES = {
  "dateline-base": 150, "dateline-tiles": 160, "dateline-areas": 350, "dateline-basemap-names": 440, "dateline-marks": 450, "dateline-names": 460,
};
const CLOSE_UP = 9;

/** Seconds that the map takes to go somewhere: long enough to see whither, too short to wait for. */
const FLIGHT = 0.19;

/** So many places at one symbol are offered to be parted by coming closer. */
const MANY = 5;

/** Milliseconds without a new window after which the basemap's names make room for the places' anew. */
const REST = 120;

/** Zoom up to which 1:10 million lines hold. */
const DETAIL_TO = 10;

const isStill = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const mentions = (count) => `${count.toLocaleString("en")} mention${count === 1 ? "" : "s"}`;

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** @param {number[]|null} days first and last, since 1970-01-01 */
function daysInWords(days) {
  return days ? DAY.formatRange(days[0] * 86400000, days[1] * 86400000) : "";
}

/** @param {L.Map} map @param {object} settings of TimeWindowLayer, with its payload or the address of that in `data` */
export async function start(map, settings) {
  try {
    const payload = settings.data ? await (await fetched(settings.data)).json() : {};
    return new DatelineMap(map, { ...settings, ...payload });
  } catch (error) {
    return void map.getContainer().append(problem("The places could not be read; reload the page. ", error));
  }
}

function problem(words, error) {
  const note = element("p", "dl-problem", words);
  note.append(element("span", "", String(error.message ?? error)));
  return note;
}

class DatelineMap {
  #framePending = false;
  #dirty = { areas: false, counts: false };
  #painted = 0;
  #viewTimer = 0;
  #restTimer = 0;
  #isDrawn = false;
  #wasMoved = false;

  constructor(map, data) {
    this.map = map;
    this.host = map.getContainer();
    this.places = new Footprints(data);
    this.state = new MapState(this.places, data);
    this.state.host = this.host;
    this.channel = new BroadcastChannel(data.channel);
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
    this.tooltip = new Tooltip(this.host);
    this.chooser = new Chooser(this.host, (footprint) => this.#choose(footprint));
    this.tellChosen = addFitButtons(map, { all: () => this.fit(false), chosen: () => this.#flyTo(this.state.chosen) });
    this.tiles = new OnlineTiles(map, "dateline-tiles", () => this.state.dark);
    this.legend = new Legend(map, {
      onColour: (by) => this.channel.postMessage({ type: "colour", by, from: "map" }),
      onShow: (as) => this.channel.postMessage({ type: "show", as, from: "map" }),
      onTiles: (name) => this.tiles.turn(name),
    });
    this.fit(true);
    this.#listen();
    this.areas.addTo(map);
    this.marks.addTo(map);
    this.#loadBasemap(data.basemap, data.version);
  }

  /** Names for screen readers, size and colours of the frame. */
  #dress() {
    const { host, map } = this;
    if (window.frameElement) window.frameElement.title = "Map of places";
    // folium and streamlit-folium each bring one, and forbid to enlarge the page
    document.querySelectorAll('meta[name="viewport"]').forEach((meta) => meta.setAttribute("content", "width=device-width, initial-scale=1"));
    host.classList.add("dl-map");
    host.setAttribute("role", "application");
    host.setAttribute("aria-label", "Map of places. Arrow keys pan, plus and minus zoom, Enter chooses the place nearest the middle.");
    host.append(element("div", "dl-crosshair"));
    map.attributionControl.setPrefix('<a href="https://leafletjs.com" target="_blank" rel="noopener">Leaflet</a>');
    map.attributionControl.addAttribution("Natural Earth, GeoNames");
    this.#paintTheme();
    L.control.scale({ imperial: false, maxWidth: 120, position: "bottomright" }).addTo(map);
    new ResizeObserver(() => this.#onResize()).observe(host);
  }

  /** The frame gets its height after the map is made: until somebody moves the map, it is fitted to the new one. */
  #onResize() {
    this.map.invalidateSize({ animate: false, pan: false });
    if (!this.#wasMoved) this.fit(true);
  }

  #paintTheme() {
    document.documentElement.dataset.theme = this.state.dark ? "dark" : "light";
    document.documentElement.style.colorScheme = this.state.dark ? "dark" : "light";
    this.host.style.background = this.state.palette.sea;
  }

  async #loadBasemap(address, version) {
    try {
      const [base] = await Promise.all([loadBasemap(address, version), borrowTypeface()]);
      forgetWidths();
      this.state.base = base;
      this.places.findOnBasemap(base);
      this.base = basemapLayer(base, () => this.state.palette).addTo(this.map);
      performance.mark("dateline:basemap");
    } catch (error) {
      this.host.append(problem("The basemap could not be read; the places are drawn without it. ", error));
    }
    // Names only now: they are measured in the typeface that comes with the basemap.
    this.names.addTo(this.map);
    this.background.addTo(this.map);
    this.#draw({ areas: true });
    this.#isDrawn = true;
    requestAnimationFrame(() => this.#announce());
  }

  #listen() {
    const { map, channel } = this;
    channel.onmessage = ({ data }) => this.#receive(data ?? {});
    map.on("click", (event) => this.#onClick(event));
    map.on("mousemove", (event) => this.#onHover(event));
    map.on("mouseout movestart zoomstart", () => this.tooltip.hide());
    map.on("movestart zoomstart", () => this.chooser.hide());
    map.on("dragstart", () => (this.#wasMoved = true));
    for (const kind of ["wheel", "keydown", "pointerdown"]) {
      this.host.addEventListener(kind, () => (this.#wasMoved = true), { capture: true, passive: true });
    }
    map.on("moveend", () => this.#reportView());
    map.on("zoomend", () => this.#tellDetail());
    this.host.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === this.host) this.#chooseNearest();
      if (event.key === "Escape") this.chooser.hide();
    });
    // Leaflet says nothing when the pointer goes from the map onto a panel over it
    this.host.addEventListener("pointerover", ({ target }) => { if (target.closest(".leaflet-control, .dl-chooser")) this.tooltip.hide(); });
    this.host.addEventListener("pointerdown", (event) => (this.isTouch = event.pointerType === "touch"), true);
  }

  #receive(message) {
    const { state } = this;
    switch (message.type) {
      case "window":
        Object.assign(state.window, { first: message.first, last: message.last, undated: Boolean(message.undated) });
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
        if (message.fit) this.#fitCandidates();
        return this.#draw();
      case "select":
        return this.#select(message.footprint, Boolean(message.fly));
      case "theme":
        state.setTheme(Boolean(message.dark));
        this.#paintTheme();
        this.#tellColours();
        this.tiles.retheme();
        this.base?.redraw();
        this.background.redraw();
        return this.#draw({ areas: true });
      case "hello":
        return this.#announce();
    }
  }

  #colour({ by, words = [], groups }) {
    const isKnown = by && groups?.length === this.places.markPlaces.length;
    this.places.colouring = isKnown ? new Colouring(by, words.map(String), groups, this.places.size) : null;
    this.#tellColours();
    this.#draw({ areas: true, counts: true });
  }

  #tellColours() {
    const { colouring } = this.places;
    this.legend.tell(colouring?.by ?? null, colouring?.words ?? [], this.state.palette.groups);
    this.legend.tellHeat(this.state.isHeat, this.state.palette.heat);
  }

  #announce() {
    if (this.#isDrawn) this.channel.postMessage({ type: "ready", who: "map" });
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
      const task = new MessageChannel();
      task.port1.onmessage = () => this.#markPainted();
      task.port2.postMessage(0);
    });
  }

  #markPainted() {
    if (++this.#painted % 1000 === 0) performance.clearMarks("dateline:painted");
    performance.mark("dateline:painted");
  }

  #select(footprint, fly) {
    const isKnown = Number.isInteger(footprint) && footprint >= 0 && footprint < this.places.size;
    this.state.chosen = isKnown ? footprint : null;
    this.tellChosen(isKnown);
    if (isKnown && fly) this.#flyTo(footprint);
    this.#draw({ areas: true });
  }

  #choose(footprint) {
    this.#select(footprint, false);
    this.channel.postMessage({ type: "select", footprint, from: "map" });
  }

  #flyTo(footprint) {
    this.#wasMoved = true;
    const { map, places } = this, move = isStill() ? { animate: false } : { duration: FLIGHT };
    if (places.shapes[footprint] === "point") {
      const zoom = Math.max(map.getZoom(), CLOSE_UP);
      map.flyTo([places.latitudes[footprint], places.longitudes[footprint]], zoom, move);
      return;
    }
    const bounds = this.#toBounds(places.extent(footprint, this.state.base));
    const limit = places.shapes[footprint] === "circle" ? 12 : CLOSE_UP;
    map.flyToBounds(bounds, { ...move, maxZoom: limit, padding: [50, 50] });
  }

  #fitCandidates() {
    const { candidates } = this.state;
    if (!candidates.length) return;
    this.#wasMoved = true;
    const bounds = L.latLngBounds(candidates.map(({ lat, lon }) => [lat, lon]));
    this.map.flyToBounds(bounds, { ...(isStill() ? { animate: false } : { duration: FLIGHT }), maxZoom: CLOSE_UP, padding: [70, 70] });
  }

  #toBounds([west, north, east, south]) {
    const scale = 256, crs = this.map.options.crs;
    return L.latLngBounds(
      crs.pointToLatLng(L.point(west * scale, north * scale), 0), crs.pointToLatLng(L.point(east * scale, south * scale), 0));
  }

  /** Shows where most of what is told happens. */
  fit(isFirst) {
    const box = this.places.focus(isFirst);
    if (!box) return;
    const edge = Math.max(44, Math.min(60, this.map.getSize().x / 12));
    const padding = { paddingTopLeft: [edge, edge / 2], paddingBottomRight: [edge, edge] };
    const isWithout = isFirst || isStill();
    const options = { ...padding, maxZoom: CLOSE_UP, animate: !isWithout };
    const bounds = this.#toBounds(box), legend = this.host.querySelector(".dl-legend[open]");
    if (legend && this.#isUnder(legend, bounds, options)) {
      options.paddingTopLeft = [legend.offsetLeft + legend.offsetWidth + edge / 2, edge / 2];
    }
    this.map.fitBounds(bounds, options);
  }

  /** Whether a symbol would come to lie under an open panel in the lower left, were the map fitted so. */
  #isUnder(panel, bounds, { paddingTopLeft, paddingBottomRight, maxZoom }) {
    const { map, places } = this, [left, top] = paddingTopLeft, [right, bottom] = paddingBottomRight;
    const zoom = Math.min(maxZoom, map.getBoundsZoom(bounds, false, L.point(left + right, top + bottom)));
    const scale = map.options.crs.scale(zoom), size = map.getSize();
    const middle = map.project(bounds.getSouthWest(), zoom).add(map.project(bounds.getNorthEast(), zoom)).divideBy(2);
    const centre = middle.add(L.point(right - left, bottom - top).divideBy(2));
    const reach = panel.offsetWidth + 30, rise = panel.offsetHeight + 40;
    return this.state.symbols(scale).some(({ x, y, shown }) => {
      const px = x * scale - centre.x + size.x / 2, py = y * scale - centre.y + size.y / 2;
      return places.totals[shown[0]] > 0 && px > 0 && px < reach && py < size.y && py > size.y - rise;
    });
  }

  #describe(number) {
    const { places } = this;
    const title = places.title(number);
    const note = [places.names[number], places.labels[number], places.precision(number)].filter((part) => part && part !== title);
    const days = daysInWords(places.daysOf(number, this.state.window));
    return { number, title, note: [...new Set([...note, days])].filter(Boolean).join(" · "), count: mentions(places.counts[number]) };
  }

  #onHover({ layerPoint, containerPoint }) {
    if (this.isTouch || this.#framePending || this.map.dragging?.moving()) return;
    const found = footprintsAt(this.map, this.state, layerPoint);
    this.host.classList.toggle("dl-pointing", found.length > 0);
    if (!found.length) return this.tooltip.hide();
    const rows = found.slice(0, 4).map((number) => this.#describe(number));
    if (found.length > 4) rows.push({ title: `and ${found.length - 4} more`, note: "", count: "" });
    this.tooltip.show(containerPoint, rows);
  }

  #onClick({ layerPoint, containerPoint }) {
    this.chooser.hide();
    this.tooltip.hide();
    this.#offer(footprintsAt(this.map, this.state, layerPoint, this.isTouch), containerPoint);
  }

  #offer(found, containerPoint) {
    if (found.length === 1) this.#choose(found[0]);
    else if (found.length > 1)
      this.chooser.show(containerPoint, found.map((number) => this.#describe(number)), found.length >= MANY ? () => this.#part(found) : null);
  }

  /** Come so close to the places of one symbol that most have their own. */
  #part(found) {
    const { places, map } = this;
    this.#wasMoved = true;
    const bounds = L.latLngBounds(found.map((i) => [places.latitudes[i], places.longitudes[i]]));
    map.flyToBounds(bounds, { ...(isStill() ? { animate: false } : { duration: FLIGHT }), maxZoom: map.getZoom() + 4, padding: [40, 40] });
  }

  /** The keyboard's click: what lies nearest the middle of the map. */
  #chooseNearest() {
    const { map, state, places } = this;
    const middle = map.project(map.getCenter()).divideBy(map.options.crs.scale(map.getZoom()));
    const scale = map.options.crs.scale(map.getZoom());
    let best = null, nearest = Infinity;
    const consider = (x, y, shown) => {
      const gap = Math.hypot(x - middle.x, y - middle.y);
      if (gap < nearest) [best, nearest] = [shown, gap];
    };
    for (const symbol of state.symbols(scale)) consider(symbol.x, symbol.y, symbol.shown);
    for (const i of state.circlesBySize) {
      if (places.counts[i] && places.isDisc(i, scale)) consider(places.x[i], places.y[i], [i]);
    }
    const half = map.getSize().divideBy(2);
    this.#offer(best ?? footprintsAt(map, state, map.containerPointToLayerPoint(half)), half);
  }

  /** Closer than its sources, the basemap says so. */
  #tellDetail() {
    const words = "lines are coarser than this scale", { attributionControl } = this.map;
    attributionControl.removeAttribution(words);
    if (this.map.getZoom() > DETAIL_TO) attributionControl.addAttribution(words);
  }

  #reportView() {
    clearTimeout(this.#viewTimer);
    this.#viewTimer = setTimeout(() => {
      const { lat, lng } = this.map.getCenter();
      const round = (value, digits) => Number(value.toFixed(digits));
      this.channel.postMessage({ type: "view", lat: round(lat, 5), lon: round(lng, 5), zoom: round(this.map.getZoom(), 2) });
    }, 250);
  }
}
