/** What is chosen: a footprint, a mention or an article, in the page and on the map alike. */

import { DetailsLink } from "./details-link.js";
import { NOTHING } from "./state.js";
import { viewOf } from "./view.js";

/** @import { Place } from "./types.d.ts" */

export class SelectionLink extends DetailsLink {
  /** Choose a mention (row), or null to go back to the passages. @param {number | null} mention @param {string} from */
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

  /** Open an article at a code point, where a search found something. @param {string} id @param {number} at */
  openAt(id, at) {
    this.selection = { footprint: null, mention: null, document: this.documentRow.get(id) ?? null, at };
    this.announceSelection("search", false);
  }

  /** Choose a footprint, opening the first mention of its place that the window holds. @param {number | null} footprint @param {string} from */
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

  /** Choose a place itself, no mention of it. @param {Place} place @param {string} from */
  choosePlace(place, from) {
    this.selection = { footprint: place.footprints[0], mention: null, document: null, at: null };
    this.announceSelection(from, true);
  }

  /** @param {string} from @param {boolean} fly whether the map goes there */
  announceSelection(from, fly) {
    if (from !== "map") this.post({ type: "select", footprint: this.selection.footprint, from, fly });
    this.tell("select", { from });
    this.release();
  }

  /** Nothing is being dragged any more: the server may hear of it. */
  release() {
    this.tell("release");
    const { selection: { document, mention }, within } = this;
    if (this.isNamed || (document ?? mention ?? within) === null) this.commit(viewOf(this));
    else this.fetchDetails().then(() => this.commit(viewOf(this)), () => {}); // the server knows what is chosen by its id
  }
}
