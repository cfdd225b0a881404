/**
 * What the components of the page share: the project's columns, the window, the facets and the selection.
 *
 * One Store lives in the page for each channel. It talks to the map's frame over a BroadcastChannel and to the server
 * through `commit`, which one component wires up: dragging changes the store and the map only.
 */

import { stretchMap } from "./map-link.js";
import { projectOf } from "./project-data.js";
import { NarrowedLink } from "./narrowing.js";
import { addDetails, columnsAt, endLending } from "./sent-columns.js";
import { NOTHING } from "./state.js";
import { stateOf, viewOf } from "./view.js";

/** @import { DaysBy, Fetched, Mode, Spot, View } from "./types.d.ts" */

/** Where a project's columns are, where the map finds its own, and what to show. @typedef {{ columns: string, marks: string, revision: string, view: View }} Source */

export class Store extends NarrowedLink {
  /** @param {string} channel @param {Store} [before] that of a lost session: what it shows goes on */
  constructor(channel, before) {
    super(channel);
    /** @type {Store | null} */
    this.before = before ?? null;
    this.isLost = false;
    /** The project that is held, and the one that was asked for. @type {string | null} */
    this.revision = null;
    /** @type {string | null} */
    this.asked = null;
    /** Who waits for a point of the map, or an area. @type {(spot: Spot | null, ring: [number, number][] | null) => void} */
    this.picked = () => undefined;
    /** @type {View | null} */
    this.wanted = null;
    /** Whether the map's frame has drawn something. */
    this.isMapDrawn = false;
    /** Where the map finds what it shows of the project. */
    this.marksAddress = "";
    /** The number of the address whose view was taken. @type {number | undefined} */
    this.serial = 0;
    /** @param {MessageEvent} event */
    this.channel.onmessage = (event) => this.hear(event.data);
    this.post({ type: "hello" }); // a map that has drawn already says so
  }

  /** Fetch a project's columns, once a project, and take in the view that the address asked for. @param {Source} source */
  async load({ columns, marks, revision, view }) {
    this.wanted = view;
    this.isLost = false;
    if (this.revision === revision) return this.retake(view);
    if (this.asked === revision) return;
    this.asked = revision;
    try {
      const data = await columnsAt(columns);
      // what was chosen is told by ids, which else come once the map is drawn
      if (this.ready || this.before?.ready || namesSomething(this.wanted)) await addDetails(data, columns);
      if (this.asked !== revision) return;
      this.addressOfColumns = columns;
      this.fill(data, { marks, revision, view: this.wanted ?? view });
    } catch (error) {
      if (this.asked === revision) this.asked = null; // so that the next run of the page tries again
      throw error;
    }
  }

  /** What is shown goes on when the project was only corrected, as it does when its session was lost. @param {Fetched} data @param {Omit<Source, "columns">} source */
  fill(data, { marks, revision, view }) {
    const { before } = this, isCorrected = this.ready && view.serial === this.serial;
    const kept = isCorrected ? viewOf(this) : before?.ready ? viewOf(before) : null;
    this.revision = revision;
    this.marksAddress = marks;
    this.serial = view.serial;
    this.hold(projectOf(data));
    if (before) before.isLost = false;
    this.before = null;
    this.take(kept ?? view);
    this.ready = true;
    this.refilter();
    this.tell("load");
    if (isCorrected) this.renewMap();
    else this.greet();
    if (this.isMapDrawn) this.fetchDetailsSoon();
    if (kept && !isCorrected) this.release();
  }

  /** @param {{ type: string, from?: string, by?: string | null, area?: string | null, box?: number[], as?: string | null, footprint?: number | null, data?: string, kept?: boolean, spot?: Spot | null, ring?: [number, number][] | null }} message of the map */
  hear(message) {
    this.isMapDrawn ||= message.type === "ready";
    if (!this.ready) return;
    if (message.type === "ready") {
      endLending();
      stretchMap();
      this.fetchDetailsSoon();
      // a frame that was still loading when the project was corrected has the places of before
      if (message.data && message.data !== this.marksAddress) return this.renewMap();
      this.greet(this.isRenewing || message.kept);
      this.isRenewing = false;
    }
    if (message.type === "view" && message.box) this.see(message.box);
    if (message.from !== "map") return;
    if (message.type === "colour") this.setColour(message.by ?? null);
    if (message.type === "show") this.setShow(message.as ?? null);
    if (message.type === "picked") this.picked(message.spot ?? null, message.ring ?? null);
    if (message.type === "whole") this.tell("whole");
    if (message.type === "area") this.setArea(message.area ?? null);
    if (message.type === "select") this.chooseFootprint(message.footprint ?? null, "map", false);
  }

  /** Have the map show what the project holds by now. */
  renewMap() {
    this.isRenewing = true;
    this.post({ type: "data", address: this.marksAddress });
  }

  /** Ask the map for a point of the ground, or for an area. @param {(spot: Spot | null, ring: [number, number][] | null) => void} answer @param {boolean} [area] */
  pick(answer, area = false) {
    this.picked = answer;
    this.post({ type: "pick", on: true, area });
  }

  /** Another address was opened in the same session, by a link of another page. @param {View} view */
  retake(view) {
    if (this.serial === view.serial) return;
    this.serial = view.serial;
    this.take(view);
    this.refilter();
    this.tell("load");
    this.greet();
  }

  /** @param {View} view */
  take(view) {
    this.useDays(view.days ?? "happened");
    Object.assign(this, stateOf(view, this));
  }

  /** @param {number} first @param {number} last */
  setWindow(first, last, release = false) {
    const changed = first !== this.window.first || last !== this.window.last;
    this.window = { first, last };
    if (changed) {
      this.postWindow();
      this.summarise();
      this.tell("window");
    }
    if (release) this.release();
  }

  /** @param {boolean} on */
  setUndated(on) {
    this.undated = on;
    this.postWindow();
    this.summarise();
    this.tell("window");
    this.release();
  }

  /** Only intervals of so many days at most; null: all. @param {number | null} days */
  setKnown(days) {
    this.known = days;
    this.postWindow();
    this.summarise();
    this.tell("filter");
    this.tell("window");
    this.release();
  }

  /** "only" these dates, or everything "until" the last of them. @param {Mode} mode */
  setMode(mode) {
    this.mode = mode;
    if (mode === "until") this.window.first = Math.min(this.defaultWindow().first, this.window.last);
    this.postWindow();
    this.summarise();
    this.tell("window");
    this.release();
  }

  /** Everything that has a day, and what has none. */
  showAllDays() {
    this.mode = "only";
    this.known = null;
    this.undated = true;
    this.window = this.wholeDays(this.extent ?? [0, 0]);
    this.postWindow();
    this.summarise();
    this.tell("days");
    this.tell("window");
    this.release();
  }

  /** By the days when it "happened", or when it was "published". @param {DaysBy} days */
  setDays(days) {
    this.useDays(days);
    this.window = this.defaultWindow();
    this.undated = this.focus === null;
    this.refilter();
    this.postDays();
    this.postWindow();
    this.tell("days");
    this.tell("filter");
    this.tell("window");
    this.release();
  }

  /** @param {string | null} colour a facet that colours the map */
  setColour(colour) {
    this.colour = colour;
    this.postColour();
    this.release();
  }

  /** The map's places as signs (null) or as "heat". @param {string | null} as */
  setShow(as) {
    this.show = as;
    this.postShow();
    this.release();
  }

  /** The panel beside the map: null is the reader. @param {string | null} tab */
  setTab(tab) {
    if (tab === this.tab) return;
    this.tab = tab;
    this.release();
  }

  /** @param {string} query */
  setQuery(query) {
    this.query = query;
    if (!query && this.hits) this.setHits(false);
    this.selection = { ...this.selection, mention: null, document: null, at: null };
    this.announceSelection("search", false);
  }

  /** @param {string} name @param {Set<number> | null} rows */
  setFacet(name, rows) {
    this.chosen[name] = rows;
    this.refilter();
    this.postFilter();
    this.tell("window");
    this.tell("filter");
    this.release();
  }

  reset() {
    for (const name of Object.keys(this.facets)) this.chosen[name] = null;
    this.widen();
    this.useDays("happened");
    this.mode = "only";
    this.known = null;
    this.query = "";
    this.undated = this.focus === null;
    this.window = this.defaultWindow();
    this.selection = { ...NOTHING };
    this.show = this.tab = null;
    this.postShow();
    this.setColour(null);
    this.refilter();
    this.postDays();
    this.postFilter();
    this.postWindow();
    this.post({ type: "select", footprint: null, from: "timeline", fly: false });
    this.tell("reset");
    this.tell("filter");
    this.tell("select", { from: "timeline" });
    this.tell("window");
    this.release();
  }

}

/** Whether a view holds ids of articles or mentions. @param {View} view */
const namesSomething = (view) => Boolean(view.mention ?? view.doc ?? view.in ?? view.hits);

/** The stores of the page: every component imports this very module. */
/** @type {Map<string, Store>} */
const stores = new Map();

/** The page's store for a channel, made by whichever component asks first. @param {string} channel */
export function storeOf(channel) {
  const store = stores.get(channel) ?? new Store(channel, [...stores.values()].find((other) => other.isLost));
  stores.set(channel, store);
  return store;
}

/** The session may be lost: what its store shows is to go on in the store of the session that comes. */
export function keepShown() {
  for (const store of stores.values()) store.isLost = [...store.listeners.values()].some(({ size }) => size);
}
