/** What lies over the map in HTML: tooltip, list of places at one spot, the button that fits. Text is text. */

import { L } from "./leaflet.js";

const SVG = "http://www.w3.org/2000/svg";

/** @import { PlaceRow, Row } from "./types.d.ts" */
/** Elements of a drawing with their attributes. @typedef {[string, Record<string, string | number>][]} Drawing */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} name @param {string} [className] @param {string} [text] @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** @param {Drawing} parts */
export function drawing(parts) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 28 18");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, attributes] of parts) {
    const part = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, String(value));
    svg.append(part);
  }
  return svg;
}

/** @type {Drawing} */
const FIT = [["path", { d: "M6 6V2h4M18 2h4v4M22 12v4h-4M10 16H6v-4", class: "dl-icon" }], ["circle", { cx: 14, cy: 9, r: 2.4, class: "dl-icon-dot" }]];
/** @type {Drawing} */
const ZOOM_TO = [["circle", { cx: 14, cy: 9, r: 4.6, class: "dl-icon" }], ["path", { d: "M14 1v4M14 13v4M6 9h4M18 9h4", class: "dl-icon" }]];

/** @type {Drawing} */
const WHOLE = [["path", { d: "M9 2h-4v4M19 2h4v4M23 12v4h-4M5 12v4h4M5 2l5 5M23 2l-5 5M23 16l-5-5M5 16l5-5", class: "dl-icon" }]];

/**
 * Buttons that show all places of the window, or the chosen one alone, and that give the map the whole screen.
 * @param {L.Map} map @param {{all: () => void, chosen: () => void, whole: () => void}} fit
 * @returns {{ chosen: (isChosen: boolean) => void, whole: (isWhole: boolean) => void }} to be told whether a place is chosen, and whether the map has the screen
 */
export function addFitButtons(map, fit) {
  /** @param {string} name @param {Drawing} icon @param {() => void} act */
  const button = (name, icon, act) => {
    const made = element("button");
    made.type = "button";
    made.title = name;
    made.setAttribute("aria-label", name);
    made.append(drawing(icon));
    made.addEventListener("click", act);
    return made;
  };
  const chosen = button("Zoom to the chosen place", ZOOM_TO, fit.chosen);
  chosen.hidden = true;
  const whole = button("Map on the whole screen", WHOLE, fit.whole);
  whole.setAttribute("aria-pressed", "false");
  const control = new L.Control({ position: "topleft" });
  control.onAdd = () => {
    const bar = element("div", "leaflet-bar dl-fit");
    bar.append(button("Show all places in these dates", FIT, fit.all), chosen, whole);
    L.DomEvent.disableClickPropagation(bar);
    return bar;
  };
  control.addTo(map);
  return {
    chosen: (isChosen) => (chosen.hidden = !isChosen),
    whole: (isWhole) => {
      whole.title = isWhole ? "Leave the whole screen (Esc)" : "Map on the whole screen";
      whole.setAttribute("aria-pressed", String(isWhole));
    },
  };
}

export class Tooltip {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.box = element("div", "dl-tooltip");
    this.box.hidden = true;
    this.host = host;
    host.append(this.box);
  }

  /** @param {L.Point} point in the container @param {Row[]} rows */
  show(point, rows) {
    this.box.replaceChildren(...rows.map(({ title, note, count }) => {
      const row = element("div", "dl-tooltip-row");
      const head = element("div", "dl-tooltip-head");
      const name = element("strong", "", title);
      name.setAttribute("dir", "auto");
      head.append(name, element("span", "", count));
      row.append(head, element("div", "dl-tooltip-note", note));
      return row;
    }));
    this.box.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const { clientWidth, clientHeight } = this.host;
    const left = point.x + 16 + width > clientWidth ? point.x - 12 - width : point.x + 16;
    const top = Math.min(Math.max(6, point.y - height / 2), clientHeight - height - 6);
    this.box.style.transform = `translate(${Math.max(6, left)}px, ${top}px)`;
  }

  hide() {
    this.box.hidden = true;
  }
}

/** A short list to choose from when several places share a symbol. */
export class Chooser {
  /** @param {HTMLElement} host @param {(footprint: number) => void} choose */
  constructor(host, choose) {
    this.box = element("div", "dl-chooser");
    this.box.setAttribute("role", "dialog");
    this.box.setAttribute("aria-label", "Places at this spot");
    this.box.hidden = true;
    this.host = host;
    this.choose = choose;
    this.box.addEventListener("keydown", (event) => this.#onKey(event));
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
    host.append(this.box);
  }

  /**
   * @param {L.Point} point in the container @param {PlaceRow[]} rows @param {(() => void) | null} part comes closer until the places have symbols of their own
   */
  show(point, rows, part = null) {
    const list = element("ul");
    for (const { number, title, note, count } of rows) {
      const item = element("li"), button = element("button");
      button.type = "button";
      const name = element("strong", "", title);
      name.setAttribute("dir", "auto");
      button.append(name, element("span", "dl-count", count), element("span", "dl-note", note));
      button.addEventListener("click", () => {
        this.hide();
        this.host.focus({ preventScroll: true });
        this.choose(number);
      });
      item.append(button);
      list.append(item);
    }
    this.box.replaceChildren(element("p", "", `${rows.length} places at this spot`), list);
    if (part) {
      const closer = element("button", "dl-part", "Zoom in to part them");
      closer.type = "button";
      closer.addEventListener("click", () => { this.hide(); this.host.focus({ preventScroll: true }); part(); });
      this.box.append(closer);
    }
    this.box.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const left = Math.min(Math.max(6, point.x + 10), this.host.clientWidth - width - 6);
    const top = Math.min(Math.max(6, point.y - 20), this.host.clientHeight - height - 6);
    this.box.style.left = `${Math.max(6, left)}px`;
    this.box.style.top = `${Math.max(6, top)}px`;
    list.querySelector("button")?.focus({ preventScroll: true });
  }

  hide() {
    this.box.hidden = true;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const buttons = Array.from(this.box.querySelectorAll("button"));
    const at = buttons.findIndex((button) => button === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) buttons[(at + step + buttons.length) % buttons.length].focus();
    else if (event.key === "Escape") {
      this.hide();
      this.host.focus({ preventScroll: true });
    } else if (event.key !== "Enter" && event.key !== " " && event.key !== "Tab") return;
    event.stopPropagation();
    if (step || event.key === "Escape") event.preventDefault();
  }
}
