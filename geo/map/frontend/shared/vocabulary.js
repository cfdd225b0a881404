/** The words of geo/model.py for the scripts. Made by scripts/build_vocabulary.py: change the model, then run it. */

/** What a name of a place stands for in its sentence. */
export const ROLES = /** @type {const} */ (["location", "actor", "demonym", "chrome"]);
/** @typedef {typeof ROLES[number]} Role */

/** How an event is told. */
export const EVENT_KINDS = /** @type {const} */ (["reported", "background", "planned"]);
/** @typedef {typeof EVENT_KINDS[number]} EventKind */

/** What joins a place with its date. */
export const BASES = /** @type {const} */ (["sentence", "clause", "paragraph", "publication", "none"]);
/** @typedef {typeof BASES[number]} Basis */

/** How a footprint is drawn. */
export const SHAPES = /** @type {const} */ (["point", "circle", "area", "line"]);
/** @typedef {typeof SHAPES[number]} Shape */

/** How certain the choice of a place is. */
export const CERTAINTIES = /** @type {const} */ (["sure", "likely", "unsure"]);
/** @typedef {typeof CERTAINTIES[number]} Certainty */

/** The least confidence of a place that is sure, and of one that is likely. */
export const SURE = 0.9;
export const LIKELY = 0.6;

/** First day of an interval that is open towards the past; first and last day of what has no date. */
export const OPEN_FIRST = -2147483648;

/** Last day of an interval that is open towards the future. */
export const OPEN_LAST = 2147483647;
