/** The map over the whole screen, and back; what is chosen on it is still read beside it. */

import { isStacked } from "./dom.js";
import { panes } from "./panes.js";

/** @import { Store } from "./store.js" */

/** @param {Store} store @returns {() => void} end it */
export function watchWholeMap(store) {
  const turn = (/** @type {boolean} */ on) => {
    panes.giveMap(on);
    store.post({ type: "whole", on });
    // a browser may refuse the screen: the map has the window then
    if (on) document.documentElement.requestFullscreen?.().catch(() => undefined);
    else if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  };
  const left = () => { if (!document.fullscreenElement && panes.whole) turn(false); };
  const pressed = (/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape" && panes.whole && !event.defaultPrevented) turn(false); };
  const offs = [
    store.on("whole", () => turn(!panes.whole)),
    store.on("greeted", () => store.post({ type: "whole", on: Boolean(panes.whole) })),
    store.on("select", () => {
      const { footprint, mention, document } = store.selection;
      if (footprint === null && mention === null && document === null) return;
      if (panes.whole && isStacked()) turn(false);
      else panes.fold("side", false);
    }),
  ];
  document.addEventListener("fullscreenchange", left);
  document.addEventListener("keydown", pressed);
  return () => {
    offs.forEach((off) => off());
    document.removeEventListener("fullscreenchange", left);
    document.removeEventListener("keydown", pressed);
  };
}
