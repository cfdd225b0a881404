/** What the map's frame asks the page for when it makes a picture: title, sources, and the steps of Play. */

/** @import { Store } from "./store.js" */
/** @import { Window } from "./types.d.ts" */

const MOST_SOURCES = 8; // that a picture names
const MOST_FRAMES = 40;

/** The outlets in view, those with most mentions first. @param {Store} store */
function sourcesOf({ outlets, summary: { by } }) {
  const shown = outlets.map((name, at) => ({ name, n: by.sources[at] })).filter(({ n }) => n).sort((a, b) => b.n - a.n);
  const rest = shown.length - MOST_SOURCES;
  return shown.slice(0, MOST_SOURCES).map(({ name }) => name).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/**
 * Windows as wide as the present one, or a day, or as many days as keep the frames few, one after the other over all days.
 * @param {Pick<Store, "window" | "extent" | "focus" | "perDay">} store @returns {Window[]}
 */
export function framesOf({ window, extent, focus, perDay }) {
  const whole = focus ?? extent;
  if (!whole) return [window];
  const low = whole[0] * perDay, high = (whole[1] + 1) * perDay - 1, days = (high - low + 1) / perDay;
  const isPart = window.last - window.first < high - low;
  const width = isPart ? window.last - window.first + 1 : Math.max(1, Math.ceil(days / MOST_FRAMES)) * perDay;
  const step = Math.max(width, Math.ceil((high - low + 1) / MOST_FRAMES));
  /** @type {Window[]} */
  const frames = [];
  for (let first = low; first <= high; first += step) frames.push({ first, last: first + width - 1 });
  return frames;
}

/** @param {Store} store @returns {() => void} end it */
export function watchPictures(store) {
  const hear = (/** @type {MessageEvent} */ { data }) => {
    if (data?.type !== "picture" || data.from !== "map" || !store.ready) return;
    const title = document.title === "Dateline" ? "" : document.title;
    store.post({ type: "picture", as: data.as, title, sources: sourcesOf(store), ...(data.as === "frames" ? { frames: framesOf(store) } : {}) });
  };
  store.channel.addEventListener("message", hear);
  return () => store.channel.removeEventListener("message", hear);
}
