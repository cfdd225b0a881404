/** Elements, words and drawn signs: everything that reaches the page as text goes in as text. */

/** @import { Shape } from "../../map/frontend/shared/vocabulary.js" */
/** @import { Finder } from "./types.d.ts" */

const SVG = "http://www.w3.org/2000/svg";

/** In an address, or kept for the session: the table of articles without a day is to be opened. */
export const SOUGHT = "set-days";

/** '1 place', '3 places'. @param {number} n @param {string} one @param {string} [many] */
export const count = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** @param {ParentNode} root a component's own markup @returns {Finder} its parts by selector, each of which is there */
export function partsOf(root) {
  /** @param {string} selector @param {new () => Element} [kind] */
  const at = (selector, kind = HTMLElement) => {
    const found = root.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`the component has no ${kind.name} at ${selector}`);
    return found;
  };
  return /** @type {Finder} */ (at);
}

/**
 * @typedef {{
 *   [attribute: `${"aria" | "data"}-${string}`]: string | number | boolean | null | undefined,
 *   class?: string | null, type?: string, id?: string, name?: string, title?: string, text?: string | null, dir?: string | null, href?: string,
 *   target?: string, rel?: string, download?: boolean, role?: string, scope?: string, style?: string, tabindex?: string, value?: string,
 *   hidden?: boolean, disabled?: boolean, open?: boolean,
 *   onclick?: (event: MouseEvent) => void, onchange?: (event: Event) => void, onkeydown?: (event: KeyboardEvent) => void,
 *   onmouseenter?: (event: MouseEvent) => void, onmouseleave?: (event: MouseEvent) => void,
 *   onfocus?: (event: FocusEvent) => void, onblur?: (event: FocusEvent) => void,
 * }} Props
 */

/**
 * An element with properties and children; text goes in as text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Props} props @param {(Node | string | null | undefined)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name === "text") node.textContent = String(value);
    else if (name === "style") node.style.cssText = String(value); // as an attribute, a page's policy may forbid it
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/**
 * An element of a drawing.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string | number>} attributes @param {SVGElement[]} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function drawn(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/**
 * Put text into an element that may hold it already: writing the same again would have the page laid out anew.
 * @param {Element} node @param {string} text
 */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

const ICONS = {
  play: "M6 4.2v11.6L15.5 10z",
  pause: "M5.5 4.5h3v11h-3zM11.5 4.5h3v11h-3z",
  reset: "M4.5 10a5.5 5.5 0 1 0 1.9-4.2M6.6 2.6v3.5h3.5",
  previous: "M12.2 4.5 6.7 10l5.5 5.5",
  next: "M7.8 4.5 13.3 10l-5.5 5.5",
  out: "M11 4h5v5M16 4l-7 7M8 5H4v11h11v-4",
  back: "M16 10H4.5M9 4.8 3.8 10 9 15.2",
  fold: "M7 5.5 12 10l-5 4.5",
  widen: "M7 5 2.5 10 7 15M13 5l4.5 5-4.5 5M3 10h14",
  closer: "M2 10h5M4.5 7.5 7 10l-2.5 2.5M18 10h-5M15.5 7.5 13 10l2.5 2.5M10 4v12",
  wider: "M8 10H3M5.5 7.5 3 10l2.5 2.5M12 10h5M14.5 7.5 17 10l-2.5 2.5M10 4v12",
  pace: "M3.5 6.5h8M15.5 6.5h1M3.5 13.5h1M8.5 13.5h8M13.5 4.5v4M6.5 11.5v4",
  pin: "M10 17.2c3-2.8 5.2-5.6 5.2-8.4a5.2 5.2 0 1 0-10.4 0c0 2.8 2.2 5.6 5.2 8.4M10 10.6a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6",
  text: "M4 5h12M4 8.4h12M4 11.8h12M4 15.2h7",
};
/** @typedef {keyof typeof ICONS} Icon */
/** @type {Set<Icon>} */
const FILLED = new Set(["play", "pause"]);

/**
 * Values by their key, in the order in which keys first come.
 * @template Item, Key, Value
 * @param {Iterable<Item>} items @param {(item: Item) => [Key, Value]} entry @returns {Map<Key, Value[]>}
 */
export function grouped(items, entry) {
  /** @type {Map<Key, Value[]>} */
  const groups = new Map();
  for (const item of items) {
    const [key, value] = entry(item), known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** A drawn sign, hidden from screen readers. @param {Icon} name */
export function icon(name) {
  /** @type {Record<string, string | number>} */
  const look = FILLED.has(name)
    ? { fill: "currentColor" }
    : { fill: "none", stroke: "currentColor", "stroke-width": 1.6, "stroke-linecap": "round", "stroke-linejoin": "round" };
  return drawn("svg", { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" }, drawn("path", { d: ICONS[name], ...look }));
}

/** The sign of a footprint's shape, as the map draws it. @param {Shape} shape */
export function shapeSign(shape) {
  const sign = {
    point: () => drawn("circle", { cx: 8, cy: 8, r: 4 }),
    circle: () => drawn("circle", { cx: 8, cy: 8, r: 5.5 }),
    area: () => drawn("rect", { x: 2, y: 3, width: 12, height: 10, rx: 3 }),
    line: () => drawn("path", { d: "M2 12 6 6l4 3 4-6" }),
  }[shape];
  return drawn("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: `sign sign-${shape}` }, sign());
}

/** Whether the page is as narrow as a phone. */
export const isPhone = () => matchMedia("(max-width: 700px)").matches;

/** Whether open filters would leave no room for the list of places. */
export const isLow = () => matchMedia("(max-height: 700px)").matches;

/** Whether map, timeline and panels stand below each other and the page scrolls: page.css has the same condition. */
export const isStacked = () => matchMedia("(max-width: 700px), (max-height: 560px)").matches;

/** Where the parts lie one below the other: bring the reader to the top. */
export function showSide() {
  document.querySelector(".st-key-dl-side")?.scrollIntoView({ block: "start", behavior: "instant" });
}

/** Where the parts lie one below the other: bring the list of places to the top, and give it the keyboard. */
export function showPlaces() {
  const parts = [...document.querySelectorAll(".st-key-dl-facets, .st-key-dl-facets *")], places = parts.find(({ shadowRoot }) => shadowRoot)?.shadowRoot?.querySelector(".places");
  places?.scrollIntoView({ block: "start", behavior: "instant" });
  places?.querySelector("button")?.focus({ preventScroll: true });
}
