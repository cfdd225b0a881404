/** What is chosen: a footprint, a mention or an article, in the page and on the map alike. */

import { MapLink } from "./map-link.js";

export const NOTHING = Object.freeze({ footprint: null, mention: null, document: null, at: null });

export class SelectionLink extends MapLink {
  constructor(channel) {
    super(channel);
    this.selection = { ...NOTHING };
  }

  /** Choose a mention (row), or null to go back to the passages. */
  chooseMention(mention, from, fly = true) {
    const footprint = mention === null ? this.selection.footprint : this.mentions.footprint[mention];
    this.selection = {
      mention,
      footprint: footprint === null || footprint < 0 ? null : footprint,
      document: mention === null ? null : this.mentions.document[mention],
      at: null,
    };
    this.announceSelection(from, fly);
  }

  /** Open an article at a code point, where a search found something. */
  openAt(id, at) {
    this.selection = { footprint: null, mention: null, document: this.documentRow.get(id) ?? null, at };
    this.announceSelection("search", false);
  }

  /** Choose a footprint, opening the first mention of its place that the window holds. */
  chooseFootprint(footprint, from, fly = true) {
    if (footprint === null) {
      this.selection = { ...NOTHING };
    } else {
      const own = this.mentionsAt([footprint]);
      const near = own.length ? own : this.mentionsAt(this.places[this.placeOf[footprint]].footprints);
      const mention = near.length ? near[0] : null;
      this.selection = { footprint, mention, document: mention === null ? null : this.mentions.document[mention], at: null };
    }
    this.announceSelection(from, fly);
  }

  /** Choose a place itself, no mention of it. */
  choosePlace(place, from) {
    this.selection = { footprint: place.footprints[0], mention: null, document: null, at: null };
    this.announceSelection(from, true);
  }

  announceSelection(from, fly) {
    if (from !== "map") this.post({ type: "select", footprint: this.selection.footprint, from, fly });
    this.tell("select", { from });
    this.release();
  }

  /** Rows of the mentions at these footprints that pass the facets and the window, in reading order. */
  mentionsAt(footprints) {
    const wanted = new Set(footprints), rows = [];
    for (let row = 0; row < this.inWindow.length; row++)
      if (this.inWindow[row] && wanted.has(this.mentions.footprint[row])) rows.push(row);
    return rows;
  }
}
