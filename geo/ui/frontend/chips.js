/** What the view is narrowed to, each as a button that takes it away. */

import { areaWords } from "../../map/frontend/shared/area.js";
import { el } from "./dom.js";

/** @import { Store } from "./store.js" */

/** @param {Store} store @returns {[string, () => void][]} words, and what takes the filter away */
function narrowed(store) {
  /** @type {[string, () => void][]} */
  const on = [];
  if (store.area) on.push([areaWords(store.area), () => store.setArea(null)]);
  if (store.within !== null) on.push([`Article: ${store.documents.title[store.within] || store.documents.id[store.within]}`, () => store.setWithin(null)]);
  if (store.hits) on.push([`Articles with “${store.query}”`, () => store.setHits(false)]);
  return on;
}

/** @param {Store} store */
export const chipsWords = (store) => narrowed(store).map(([words]) => words);

/** @param {Store} store @returns {HTMLElement[]} */
export const chipsOf = (store) => narrowed(store).map(([words, act]) =>
  el("li", {}, el("button", { type: "button", class: "chip", "aria-label": `${words}: take this filter away`, title: "Take this filter away", onclick: act },
    el("span", { text: words, dir: "auto" }), el("span", { class: "x", "aria-hidden": "true", text: "×" }))));
