/** Elements, words and drawn signs: everything that reaches the page as text goes in as text. */

export const SVG = "http://www.w3.org/2000/svg";

/** '1 place', '3 places' */
export const count = (n, one, many = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** An element with properties and children; text goes in as text. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** Put text into an element that may hold it already: writing the same again would have the page laid out anew. */
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
  pace: "M3.5 6.5h8M15.5 6.5h1M3.5 13.5h1M8.5 13.5h8M13.5 4.5v4M6.5 11.5v4",
  pin: "M10 17.2c3-2.8 5.2-5.6 5.2-8.4a5.2 5.2 0 1 0-10.4 0c0 2.8 2.2 5.6 5.2 8.4M10 10.6a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6",
  text: "M4 5h12M4 8.4h12M4 11.8h12M4 15.2h7",
};
const FILLED = new Set(["play", "pause"]);

/** A drawn sign, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const shape = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true" }))
    svg.setAttribute(key, String(value));
  shape.setAttribute("d", ICONS[name]);
  const look = FILLED.has(name)
    ? { fill: "currentColor" }
    : { fill: "none", stroke: "currentColor", "stroke-width": 1.6, "stroke-linecap": "round", "stroke-linejoin": "round" };
  for (const [key, value] of Object.entries(look)) shape.setAttribute(key, String(value));
  svg.append(shape);
  return svg;
}

/** The sign of a footprint's shape, as the map draws it. */
export function shapeSign(shape) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }))
    svg.setAttribute(key, String(value));
  svg.classList.add("sign", `sign-${shape}`);
  const drawn = document.createElementNS(SVG, shape === "line" ? "path" : shape === "area" ? "rect" : "circle");
  const sizes = {
    point: { cx: 8, cy: 8, r: 4 },
    circle: { cx: 8, cy: 8, r: 5.5 },
    area: { x: 2, y: 3, width: 12, height: 10, rx: 3 },
    line: { d: "M2 12 6 6l4 3 4-6" },
  }[shape];
  for (const [key, value] of Object.entries(sizes)) drawn.setAttribute(key, String(value));
  svg.append(drawn);
  return svg;
}

/** Where the parts lie one below the other: bring the reader to the top. */
export function showSide() {
  document.querySelector(".st-key-dl-side")?.scrollIntoView({ block: "start", behavior: "instant" });
}
