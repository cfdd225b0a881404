/** Ids, titles and the like of a project of many articles: they come once the map is drawn, or once somebody chooses something. */

import { MapLink } from "./map-link.js";
import { addDetails } from "./sent-columns.js";

/** @import { Documents } from "./types.d.ts" */

const LONGEST_MS = 1_000, REST_MS = 200;

export class DetailsLink extends MapLink {
  /** Where the project's columns were fetched. */
  addressOfColumns = "";
  /** What is on its way, and for which articles. @type {{ documents: Documents, done: Promise<void> } | null} */
  #coming = null;

  /** Whether articles and mentions have their ids. */
  get isNamed() {
    return !this.later;
  }

  /** Once page and map have drawn and rest. */
  fetchDetailsSoon() {
    if (this.isNamed) return;
    const fetch = () => void this.fetchDetails().catch(() => {}); // whoever needs them asks again
    setTimeout(() => { // what was just told the map is to be drawn first
      if ("requestIdleCallback" in globalThis) requestIdleCallback(fetch, { timeout: LONGEST_MS });
      else fetch();
    }, REST_MS);
  }

  /** Fetch what is still to come of the project. Where that fails it is asked for again by whoever needs it next. @returns {Promise<void>} */
  fetchDetails() {
    if (this.isNamed) return Promise.resolve();
    const { documents, mentions, unmapped, documentRow, later } = this;
    if (this.#coming?.documents === documents) return this.#coming.done;
    const done = addDetails({ documents, mentions, unmapped, documentRow, later }, this.addressOfColumns).then(() => {
      if (documents !== this.documents) return;
      this.later = "";
      this.tell("details");
    });
    this.#coming = { documents, done };
    done.catch(() => { if (this.#coming?.done === done) this.#coming = null; });
    return done;
  }
}
