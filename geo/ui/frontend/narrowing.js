/** What the view is narrowed to besides the facets: a piece of ground, one article, the articles that a search finds. */

import { holds, readArea } from "../../map/frontend/shared/area.js";
import { SelectionLink } from "./selection.js";

export class NarrowedLink extends SelectionLink {
  /** Count anew, and have the map and every part of the page show it. */
  renarrow() {
    this.refilter();
    this.postFilter();
    this.tell("window");
    this.tell("filter");
    this.release();
  }

  /** @param {string | null} text as the address has it; null: all ground */
  setArea(text) {
    this.area = readArea(text);
    this.areaText = this.area && text;
    this.postArea();
    this.renarrow();
  }

  postArea() {
    this.post({ type: "area", area: this.areaText });
  }

  /** @param {number | null} document its row; null: all articles */
  setWithin(document) {
    this.within = document;
    this.renarrow();
  }

  /** Whether only articles that the search finds count; the server then tells which. @param {boolean} on */
  setHits(on) {
    this.hits = on && this.query !== "";
    if (!this.hits) this.matching = null;
    this.renarrow();
  }

  /** @param {string[] | null} ids of the articles that the search finds */
  setMatching(ids) {
    if (ids && !this.isNamed) return; // they come again with the details
    const rows = ids && new Set(ids.map((id) => this.documentRow.get(id) ?? -1));
    const isSame = rows === this.matching || (rows && this.matching && rows.size === this.matching.size && [...rows].every((row) => this.matching?.has(row)));
    if (isSame || !this.ready) return;
    this.matching = rows;
    this.refilter();
    this.postFilter();
    this.tell("window");
    this.tell("filter");
  }

  /** What the map shows, and whether the list of places keeps to it. @type {number[] | null} */
  seen = null;
  follows = false;

  /** @param {number[]} box west, south, east, north of what the map shows */
  see(box) {
    this.seen = box;
    if (this.follows) this.tell("seen");
  }

  /** @param {number} footprint whether its middle is where the map looks, or is not asked to be */
  isSeen(footprint) {
    const lat = this.footprints.latitude[footprint], lon = this.footprints.longitude[footprint];
    if (!this.follows || !this.seen || lat === null || lon === null) return true;
    return holds({ kind: "box", numbers: this.seen }, lat, lon);
  }

  /** All ground and all articles again. */
  widen() {
    [this.area, this.areaText, this.within, this.hits, this.matching] = [null, null, null, false, null];
    this.postArea();
  }
}
