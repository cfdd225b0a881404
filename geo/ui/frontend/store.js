/**
 * What the components of the page share: the project's columns, the window, the facets and the selection.
 *
 * One Store lives in the page for each channel. It talks to the map's frame over a BroadcastChannel and to the server
 * through `commit`, which one component wires up: dragging changes the store and the map only.
 */

import { fetched } from "../../map/frontend/shared/fetching.js";
import { FROM_EVER, touches } from "../../map/frontend/shared/window.js";
import { mentionIdOf, mentionRowOf, projectOf } from "./project-data.js";
import { NOTHING, SelectionLink } from "./selection.js";
import { failures, summaryOf } from "./summary.js";
import { stateOf, viewOf } from "./view.js";

class Store extends SelectionLink {
  /** @param {string} channel @param {Store} [before] that of a lost session: what it shows goes on */
  constructor(channel, before) {
    super(channel);
    this.before = before;
    this.isLost = false;
    this.listeners = new Map();
    // What is chosen before the timeline stands waits for it.
    this.uncommitted = null;
    this.commit = (view) => { this.uncommitted = view; };
    this.revision = null;
    this.asked = null;
    this.serial = 0;
    this.ready = false;
    // in days, or in hours where `perDay` is 24, like the marks' own first and last; both are held
    this.window = { first: 0, last: 0 };
    this.perDay = 1;
    this.undated = false;
    this.mode = "only";
    this.days = "happened";
    this.colour = null;
    this.show = null;
    this.tab = null;
    this.query = "";
    this.chosen = {};
    this.summary = null;
  }

  on(name, listener) {
    if (!this.listeners.has(name)) this.listeners.set(name, new Set());
    this.listeners.get(name).add(listener);
    return () => this.listeners.get(name).delete(listener);
  }

  tell(name, detail) {
    for (const listener of this.listeners.get(name) ?? []) listener(detail);
  }

  /** Fetch a project's columns, once a project, and take in the view that the address asked for. */
  async load({ columns, revision, view }) {
    this.wanted = view;
    this.isLost = false;
    if (this.revision === revision) return this.retake(view);
    if (this.asked === revision) return;
    this.asked = revision;
    try {
      const data = await (await fetched(columns)).json();
      if (this.asked === revision) this.fill(data, revision, this.wanted);
    } catch (error) {
      if (this.asked === revision) this.asked = null; // so that the next run of the page tries again
      throw error;
    }
  }

  fill(data, revision, view) {
    this.revision = revision;
    this.serial = view.serial;
    Object.assign(this, projectOf(data));
    this.mask = new Uint8Array(this.marks.mention.length);
    this.inWindow = new Uint8Array(this.mentions.document.length);
    const { before } = this, kept = before?.ready ? viewOf(before) : null;
    if (before) this.before = before.isLost = null;
    this.take(kept ?? view);
    this.ready = true;
    this.refilter();
    this.tell("load");
    this.greet();
    if (kept) this.release();
  }

  /** Lay the marks on the days when it happened, or when it was published. */
  useDays(days) {
    const { focus, extent, first, last, perDay } = this.spans[days];
    Object.assign(this, { days, focus, extent, perDay });
    Object.assign(this.marks, { first, last });
  }

  /** Another address was opened in the same session, by a link of another page. */
  retake(view) {
    if (this.serial === view.serial) return;
    this.serial = view.serial;
    this.take(view);
    this.refilter();
    this.tell("load");
    this.greet();
  }

  take(view) {
    this.useDays(view.days ?? "happened");
    Object.assign(this, stateOf(view, this));
  }

  defaultWindow() {
    return this.wholeDays(this.focus ?? [0, 0]);
  }

  wholeDays([first, last]) {
    return { first: first * this.perDay, last: (last + 1) * this.perDay - 1 };
  }

  mentionId(row) {
    return mentionIdOf(this, row);
  }

  mentionRow(id) {
    return mentionRowOf(this, id);
  }

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

  setUndated(on) {
    this.undated = on;
    this.postWindow();
    this.summarise();
    this.tell("window");
    this.release();
  }

  /** "only" these dates, or everything "until" the last of them. */
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
    this.undated = true;
    this.window = this.wholeDays(this.extent ?? [0, 0]);
    this.postWindow();
    this.summarise();
    this.tell("days");
    this.tell("window");
    this.release();
  }

  /** By the days when it "happened", or when it was "published". */
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

  setColour(colour) {
    this.colour = colour;
    this.postColour();
    this.release();
  }

  /** The map's places as signs (null) or as "heat". */
  setShow(as) {
    this.show = as;
    this.postShow();
    this.release();
  }

  /** The panel beside the map: null is the reader. */
  setTab(tab) {
    if (tab === this.tab) return;
    this.tab = tab;
    this.release();
  }

  setQuery(query) {
    this.query = query;
    this.selection = { ...this.selection, mention: null, document: null, at: null };
    this.announceSelection("search", false);
  }

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
    this.useDays("happened");
    this.mode = "only";
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

  release() {
    this.tell("release");
    this.commit(viewOf(this));
  }

  shows(mark) {
    const { marks, window, mode, undated } = this;
    return touches(marks.first[mark], marks.last[mark], mode === "until" ? FROM_EVER : window.first, window.last, undated);
  }

  refilter() {
    const { events } = this.chosen;
    this.fails = failures(this.facets, this.chosen, this.mentions.role.length);
    this.mask = Uint8Array.from(this.marks.mention, (mention, mark) =>
      Number(!this.fails[mention] && (!events || events.has(this.marks.kind[mark]))));
    this.summarise();
  }

  summarise() {
    this.summary = summaryOf(this);
  }
}

/** The stores of the page: every component imports this very module. */
const stores = new Map();

/** The page's store for a channel, made by whichever component asks first. */
export function storeOf(channel) {
  if (!stores.has(channel)) stores.set(channel, new Store(channel, [...stores.values()].find((store) => store.isLost)));
  return stores.get(channel);
}

/** The session may be lost: what its store shows is to go on in the store of the session that comes. */
export function keepShown() {
  for (const store of stores.values()) store.isLost = [...store.listeners.values()].some(({ size }) => size);
}
