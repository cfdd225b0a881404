/**
 * The panels around the map: each can be made larger by its edge, folded, and is so again at the next visit. The page's
 * sheet lays them out by what stands on the root element: `--dl-NAME`, its size in pixels, and `data-dl-folded`.
 */

import { el, icon } from "./dom.js";

/** @typedef {"facets" | "side" | "time"} Pane */
/**
 * How a panel grows: along which axis and whether with the pointer or against it; its least pixels, and the most of the
 * window that it may take. page.css and timeline.css hold the same bounds.
 * @typedef {{ axis: "x" | "y", grows: 1 | -1, least: number, most: number, words: string }} Bounds
 */

const KEPT = "dateline-panes";
/** @type {Record<Pane, Bounds>} */
const PANES = {
  facets: { axis: "x", grows: 1, least: 200, most: 0.32, words: "filters and places" },
  side: { axis: "x", grows: -1, least: 280, most: 0.45, words: "reader" },
  time: { axis: "y", grows: -1, least: 150, most: 0.6, words: "timeline" },
};
const NAMES = /** @type {Pane[]} */ (Object.keys(PANES));
const STEP = 16, LEAP = 64; // pixels that an arrow key moves an edge, without and with Shift

/** @type {Record<string, -1 | 1>} */
const TOWARDS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** What a browser kept of an earlier visit, as far as it makes sense. */
function remembered() {
  /** @type {{ sizes: Partial<Record<Pane, number>>, folded: Set<Pane> }} */
  const found = { sizes: {}, folded: new Set() };
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    for (const name of NAMES) {
      const size = kept?.sizes?.[name];
      if (Number.isFinite(size) && size >= PANES[name].least) found.sizes[name] = size;
      if (Array.isArray(kept?.folded) && kept.folded.includes(name)) found.folded.add(name);
    }
  } catch { /* a browser that keeps nothing, or something else under this name: as at a first visit */ }
  return found;
}

class Panes {
  constructor() {
    const { sizes, folded } = remembered();
    this.sizes = sizes;
    this.folded = folded;
    /** What is folded while the map has the whole page. @type {Set<Pane> | null} */
    this.whole = null;
    /** @type {Set<() => void>} */
    this.listeners = new Set();
    this.apply();
  }

  /** @param {Pane} name */
  isFolded(name) {
    return (this.whole ?? this.folded).has(name);
  }

  /** @param {Pane} name @param {boolean} on */
  fold(name, on) {
    const folded = this.whole ?? this.folded;
    if (folded.has(name) === on) return;
    if (on) folded.add(name);
    else folded.delete(name);
    this.keep();
  }

  /** @param {Pane} name @param {number | null} size pixels; null: as at a first visit */
  resize(name, size) {
    const { axis, least, most } = PANES[name], room = axis === "x" ? innerWidth : innerHeight;
    if (size === null) delete this.sizes[name];
    else this.sizes[name] = Math.round(Math.min(Math.max(size, least), Math.max(least, room * most)));
    this.keep();
  }

  /** Give the map the whole page, or take it back. @param {boolean} on */
  giveMap(on) {
    this.whole = on ? new Set(NAMES) : null;
    this.apply();
  }

  keep() {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ sizes: this.sizes, folded: [...this.folded] }));
    } catch { /* then the next visit begins anew: nothing else is lost */ }
    this.apply();
  }

  apply() {
    const root = document.documentElement;
    for (const name of NAMES) {
      const size = this.sizes[name];
      if (size === undefined) root.style.removeProperty(`--dl-${name}`);
      else root.style.setProperty(`--dl-${name}`, `${size}px`);
    }
    root.dataset.dlFolded = [...(this.whole ?? this.folded)].join(" ");
    root.toggleAttribute("data-dl-whole", this.whole !== null);
    this.listeners.forEach((listener) => listener());
  }
}

export const panes = new Panes();

/**
 * Give a panel an edge to drag and a button that folds it.
 * @param {Pane} name @param {HTMLElement} root the panel's own element, which gets the class "folded"
 * @param {HTMLElement} button @returns {() => void} end it
 */
export function paneOf(name, root, button) {
  const { axis, grows, least, most, words } = PANES[name];
  const edge = el("div", { class: `edge edge-${name}`, role: "separator", tabindex: "0", "aria-label": `Size of the ${words}`,
    "aria-orientation": axis === "x" ? "vertical" : "horizontal", title: "Drag, or use the arrow keys; Enter folds; a double click gives the usual size" });
  // the sheet sizes a column as a whole, with its border
  const column = axis === "x" ? document.querySelector(`.st-key-dl-${name}`) : null;
  const size = () => { const box = (column ?? root).getBoundingClientRect(); return axis === "x" ? box.width : box.height; };
  const tell = () => {
    const now = Math.round(size()), top = Math.round(Math.max(least, (axis === "x" ? innerWidth : innerHeight) * most));
    edge.setAttribute("aria-valuemin", String(Math.min(now, least)));
    edge.setAttribute("aria-valuemax", String(Math.max(now, top)));
    edge.setAttribute("aria-valuenow", String(now));
    edge.setAttribute("aria-valuetext", `${now} pixels`);
  };
  const show = () => {
    const isFolded = panes.isFolded(name), said = `${isFolded ? "Show" : "Fold"} the ${words}`;
    root.classList.toggle("folded", isFolded);
    button.setAttribute("aria-expanded", String(!isFolded));
    button.setAttribute("aria-label", said);
    button.title = said;
    edge.hidden = isFolded;
  };
  edge.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    edge.focus({ preventScroll: true });
    edge.setPointerCapture(event.pointerId);
    const from = axis === "x" ? event.clientX : event.clientY, before = size();
    const move = (/** @type {PointerEvent} */ { clientX, clientY }) => panes.resize(name, before + grows * ((axis === "x" ? clientX : clientY) - from));
    edge.addEventListener("pointermove", move);
    edge.addEventListener("lostpointercapture", () => edge.removeEventListener("pointermove", move), { once: true });
  });
  edge.addEventListener("dblclick", () => panes.resize(name, null));
  edge.addEventListener("keydown", (event) => {
    const isAlong = event.key === "ArrowLeft" || event.key === "ArrowRight" ? axis === "x" : axis === "y", step = isAlong ? TOWARDS[event.key] : 0;
    if (step) panes.resize(name, size() + grows * step * (event.shiftKey ? LEAP : STEP));
    else if (event.key === "Home") panes.resize(name, least);
    else if (event.key === "End") panes.resize(name, Infinity);
    else if (event.key === "Enter") { panes.fold(name, true); button.focus(); }
    else return;
    event.preventDefault();
  });
  button.append(icon("fold"));
  button.addEventListener("click", () => panes.fold(name, !panes.isFolded(name)));
  root.append(edge);
  show();
  const watcher = new ResizeObserver(tell);
  watcher.observe(root);
  panes.listeners.add(show);
  return () => { panes.listeners.delete(show); watcher.disconnect(); edge.remove(); };
}
