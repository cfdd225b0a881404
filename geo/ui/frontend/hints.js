/** What a first visit is told, once: gone for good when it is closed. */

import { el } from "./dom.js";

const HINTS_KEY = "dateline-hints";
const HINTS = [
  ["Drag over the timeline", "to keep some days; the map and every number follow."],
  ["Click a mark", "on the map, in the list or in the text: its sentence opens, and the map goes there."],
  ["Claims and Why", "set the outlets side by side, and tell how a place and a day were read."],
];

function hintsWanted() {
  try {
    return localStorage.getItem(HINTS_KEY) === null;
  } catch {
    return false; // a browser that keeps nothing would show them at every visit
  }
}

/** The hints, or null when they were closed before. */
export function hintCard() {
  if (!hintsWanted()) return null;
  const close = () => {
    try {
      localStorage.setItem(HINTS_KEY, "closed");
    } catch { /* then they come again: nothing else is lost */ }
    const next = card.nextElementSibling ?? card.parentElement;
    card.remove();
    next?.querySelector("button")?.focus();
  };
  const card = el("aside", { class: "hints", "aria-label": "Getting started" },
    el("ul", {}, ...HINTS.map(([what, then]) => el("li", {}, el("b", { text: what }), ` ${then}`))),
    el("button", { type: "button", onclick: close, text: "Got it" }));
  return card;
}
