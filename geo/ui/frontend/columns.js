/** The facets by which mentions are told apart, in words. */

import { unpackWholes } from "../../map/frontend/shared/packed.js";
import { picked } from "../../map/frontend/shared/sent.js";
import { BASES, CERTAINTIES, EVENT_KINDS, LIKELY, ROLES, SURE } from "../../map/frontend/shared/vocabulary.js";

/** @import { Facets, Fetched, Marks, Mentions } from "./types.d.ts" */

/** The first basis by which the sentence itself names no day; those after it neither. */
export const BASIS_INFERRED = BASES.indexOf("publication");

const PLACE_CERTAINTIES = /** @type {const} */ ([...CERTAINTIES, "none"]);

export const ROLE_WORDS = {
  location: ["Places", "where something happens"],
  actor: ["Actors", "a government or force named by its place"],
  demonym: ["Peoples", "a word of belonging"],
  chrome: ["Page furniture", "in a menu, byline or footer"],
};
const KIND_WORDS = {
  reported: ["Reported", "what the news is about"],
  background: ["Background", "told from before the news"],
  planned: ["Planned", "announced, expected or feared"],
};
const COPY_WORDS = {
  first: ["Only or first print", "no other article of the project has this text, or the others came later"],
  copy: ["Copies", "the text of another article, cut or edited"],
};
const COPIES = /** @type {const} */ (["first", "copy"]);
const [sure, likely] = [SURE, LIKELY].map((bound) => Math.round(bound * 100));
const CERTAINTY_WORDS = {
  sure: ["Sure", `the place has a confidence of ${sure} % or more`],
  likely: ["Likely", `a confidence of ${likely} to ${sure} %`],
  unsure: ["Unsure", `a confidence below ${likely} %`],
  none: ["No place chosen", "no place was good enough, or none is known"],
};

/**
 * The facets in the order of the panel: of a mention, or (event) of a mark. `codes` gives each one's value as an index
 * into `keys`.
 * @param {Fetched} data @param {Mentions} mentions @param {Marks} marks @returns {Facets}
 */
export function facetsOf(data, mentions, marks) {
  /** @template {string} Key @param {readonly Key[]} keys @param {Record<Key, string[]>} words */
  const worded = (keys, words) => ({ keys, words: keys.map((key) => words[key][0]), notes: keys.map((key) => words[key][1]) });
  return {
    sources: { name: "Sources", keys: data.outlets, words: data.outlets, codes: picked(mentions.document, data.documents.outlet) },
    roles: { name: "Roles", ...worded(ROLES, ROLE_WORDS), codes: mentions.role },
    kinds: { name: "Kinds of place", ...data.kinds, codes: unpackWholes(data.kinds.codes) },
    countries: { name: "Countries", ...data.countries, codes: unpackWholes(data.countries.codes) },
    certainties: { name: "Certainty of the place", ...worded(PLACE_CERTAINTIES, CERTAINTY_WORDS), codes: mentions.certainty },
    copies: { name: "Copies of articles", ...worded(COPIES, COPY_WORDS), codes: picked(mentions.document, data.documents.copy) },
    events: { name: "Told as", ...worded(EVENT_KINDS, KIND_WORDS), codes: marks.kind, ofMark: true },
  };
}
