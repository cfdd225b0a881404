/** What the page shows: the project's columns, the window, the facets and what is chosen; and who wants to hear of changes. */

import { FROM_EVER, touches } from "../../map/frontend/shared/window.js";
import { emptyProject, mentionIdOf, mentionRowOf } from "./project-data.js";
import { failures, narrow } from "./summary.js";
import { WindowCounts } from "./window-counts.js";

/** @import { Area } from "../../map/frontend/shared/area.js" */
/** @import { Chosen, Days, DaysBy, Mode, Project, Selection, View, Window } from "./types.d.ts" */

/** @type {Readonly<Selection>} */
export const NOTHING = Object.freeze({ footprint: null, mention: null, document: null, at: null });

/** @implements {Project} */
export class State {
  constructor() {
    const project = emptyProject();
    this.marks = project.marks;
    this.mentions = project.mentions;
    this.unmapped = project.unmapped;
    this.hours = project.hours;
    this.sharpened = project.sharpened;
    this.documents = project.documents;
    this.later = project.later;
    this.footprints = project.footprints;
    this.outlets = project.outlets;
    this.spans = project.spans;
    this.facets = project.facets;
    this.documentRow = project.documentRow;
    this.places = project.places;
    this.placeOf = project.placeOf;
    this.ready = false;
    // in days, or in hours where `perDay` is 24, like the marks' own first and last; both are held
    /** @type {Window} */
    this.window = { first: 0, last: 0 };
    this.perDay = 1;
    /** @type {Days | null} */
    this.focus = null;
    /** @type {Days | null} */
    this.extent = null;
    this.undated = false;
    /** @type {Mode} */
    this.mode = "only";
    /** Days that an interval may have to count as known; null: all count. @type {number | null} */
    this.known = null;
    /** @type {DaysBy} */
    this.days = "happened";
    /** @type {string | null} */
    this.colour = null;
    /** @type {string | null} */
    this.show = null;
    /** @type {string | null} */
    this.tab = null;
    this.query = "";
    /** Whether only articles that the query finds count; which these are, once the server told. */
    this.hits = false;
    /** @type {Set<number> | null} */
    this.matching = null;
    /** The one article that counts. @type {number | null} */
    this.within = null;
    /** The ground that counts, and as the address has it. @type {Area | null} */
    this.area = null;
    /** @type {string | null} */
    this.areaText = null;
    /** @type {Chosen} */
    this.chosen = {};
    /** @type {Selection} */
    this.selection = { ...NOTHING };
    /** Which facets each mention fails; which marks pass all; which mentions the window holds. */
    this.fails = new Uint8Array(0);
    this.mask = new Uint8Array(0);
    this.inWindow = new Uint8Array(0);
    /** The counts of the last window, from which those of the next one follow. */
    this.counts = new WindowCounts(this);
    this.summary = this.counts.move(this.opens, this.window.last);
    /** @type {Map<string, Set<(detail: { from: string }) => void>>} */
    this.listeners = new Map();
    // What is chosen before the timeline stands waits for it.
    /** @type {View | null} */
    this.uncommitted = null;
    this.commit = (/** @type {View} */ view) => { this.uncommitted = view; };
  }

  /** @param {string} name @param {(detail: { from: string }) => void} listener @returns {() => void} end it */
  on(name, listener) {
    const listeners = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, listeners.add(listener));
    return () => { listeners.delete(listener); };
  }

  /** @param {string} name @param {{ from: string }} detail who changed it, where that matters */
  tell(name, detail = { from: "" }) {
    for (const listener of this.listeners.get(name) ?? []) listener(detail);
  }

  /** @param {Project} project */
  hold(project) {
    Object.assign(this, project);
    this.mask = new Uint8Array(this.marks.mention.length);
    this.inWindow = new Uint8Array(this.mentions.document.length);
  }

  /** Lay the marks on the days when it happened, or when it was published. @param {DaysBy} days */
  useDays(days) {
    const { focus, extent, first, last, perDay } = this.spans[days];
    Object.assign(this, { days, focus, extent, perDay });
    Object.assign(this.marks, { first, last });
  }

  defaultWindow() {
    return this.wholeDays(this.focus ?? [0, 0]);
  }

  /** @param {Days} days @returns {Window} */
  wholeDays([first, last]) {
    return { first: first * this.perDay, last: (last + 1) * this.perDay - 1 };
  }

  /** @param {number} row */
  mentionId(row) {
    return mentionIdOf(this, row);
  }

  /** @param {string} id */
  mentionRow(id) {
    return mentionRowOf(this, id);
  }

  /** Days, or hours, that an interval may have; 0: any number. */
  get most() {
    return (this.known ?? 0) * this.perDay;
  }

  /** Where the window begins, in days or hours. */
  get opens() {
    return this.mode === "until" ? FROM_EVER : this.window.first;
  }

  /** Whether the window holds a mark. @param {number} mark */
  shows(mark) {
    const { marks, window, undated } = this;
    return touches(marks.first[mark], marks.last[mark], this.opens, window.last, undated, this.most);
  }

  refilter() {
    const { events } = this.chosen;
    this.fails = failures(this.facets, this.chosen, this.mentions.role.length);
    narrow(this);
    const { mask, fails, marks: { mention, kind } } = this;
    for (let mark = 0; mark < mask.length; mark++) mask[mark] = Number(!fails[mention[mark]] && (!events || events.has(kind[mark])));
    this.summarise();
  }

  summarise() {
    const { counts, fails, undated, most, marks: { first } } = this;
    if (counts.fails !== fails || counts.first !== first || counts.undated !== undated || counts.most !== most) this.counts = new WindowCounts(this);
    this.summary = this.counts.move(this.opens, this.window.last);
  }

  /** Rows of the mentions at these footprints that pass the facets and the window, in reading order. @param {number[]} footprints */
  mentionsAt(footprints) {
    const wanted = new Set(footprints), rows = [];
    for (let row = 0; row < this.inWindow.length; row++)
      if (this.inWindow[row] && wanted.has(this.mentions.footprint[row])) rows.push(row);
    return rows;
  }
}
