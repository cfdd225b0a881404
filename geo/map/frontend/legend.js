/** What the signs and colours mean; and, apart, what to colour by and what lies behind. */

import { L } from "./leaflet.js";
import { drawing, element } from "./panels.js";

/** @import { Map as LeafletMap } from "leaflet" */
/** @import { Drawing } from "./panels.js" */
/** @typedef {(value: string | null) => void} Told */

const COLOURS = [["", "one colour"], ["outlet", "outlet"], ["role", "role"], ["certainty", "certainty"]];
const SHOWN = [["", "signs"], ["heat", "heat"]];
/** Pixels of a map that has room for an open legend. */
const WIDE = 700, HIGH = 460;

/** @type {[string, Drawing][]} */
const LEGEND = [
  ["One spot, sized by mentions", [
    ["circle", { cx: 7, cy: 10, r: 3.4, class: "dl-solid" }], ["circle", { cx: 19, cy: 9, r: 6.4, class: "dl-solid" }]]],
  ["Somewhere within", [["circle", { cx: 14, cy: 9, r: 7.2, class: "dl-disc" }]]],
  ["Country, province, region", [
    ["rect", { x: 3, y: 2, width: 22, height: 14, class: "dl-area" }],
    ["path", { d: "M3 9 10 2M3 16 17 2M10 16 24 2M17 16 25 8", class: "dl-hatch" }]]],
  ["Border or road", [["path", { d: "M2 13 10 6 18 11 26 4", class: "dl-line" }]]],
  ["Several at one spot", [
    ["circle", { cx: 14, cy: 9, r: 7.6, class: "dl-outer" }], ["circle", { cx: 14, cy: 9, r: 5, class: "dl-solid" }]]],
];

/** @param {string} name @param {HTMLSelectElement} select */
function labelled(name, select) {
  const label = element("label", "dl-colour", `${name} `);
  label.append(select);
  return label;
}

export class Legend {
  /** @param {LeafletMap} map @param {{ onColour: Told, onShow: Told }} told @param {HTMLElement[]} further what else is chosen of the map */
  constructor(map, told, further) {
    const control = new L.Control({ position: "bottomleft" });
    this.box = element("details", "dl-legend");
    this.keys = element("ul", "dl-keys");
    this.heat = element("div", "dl-heat");
    this.ramp = element("i");
    this.select = this.#choice(COLOURS, told.onColour);
    this.shown = this.#choice(SHOWN, told.onShow);
    control.onAdd = () => this.#build(map);
    control.addTo(map);
    const options = new L.Control({ position: "topright" });
    options.onAdd = () => this.#options(further);
    options.addTo(map);
  }

  /** @param {LeafletMap} map */
  #build(map) {
    const { box } = this;
    const summary = element("summary", "", "Legend");
    // the frame gets its height after the map is made: until somebody opens or closes the legend, it is open where there is room
    const fit = () => { box.open = map.getSize().x >= WIDE && map.getSize().y >= HIGH; };
    fit();
    map.on("resize", fit);
    map.on("resize", () => this.#place());
    box.addEventListener("toggle", () => this.#place());
    summary.addEventListener("click", () => map.off("resize", fit));
    box.append(summary);
    const list = element("ul");
    for (const [words, parts] of LEGEND) {
      const row = element("li");
      row.append(drawing(parts), element("span", "", words));
      list.append(row);
    }
    this.keys.setAttribute("aria-label", "Colours");
    this.keys.hidden = true;
    this.heat.hidden = true;
    this.heat.append(this.ramp, element("span", "", "few mentions"), element("span", "", "many"));
    box.append(list, this.heat, this.keys);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  }

  /** A legend that would reach the buttons above it stands beside them, also where only its name is shown. */
  #place() {
    const { box } = this, buttons = box.closest(".leaflet-control-container")?.querySelector(".leaflet-top.leaflet-left");
    box.classList.remove("dl-beside");
    if (buttons) box.classList.toggle("dl-beside", box.getBoundingClientRect().bottom - box.scrollHeight < buttons.getBoundingClientRect().bottom);
  }

  /** @param {HTMLElement[]} further */
  #options(further) {
    const box = element("details", "dl-options");
    box.append(element("summary", "", "Map options"));
    const choices = element("div", "dl-choices");
    choices.append(labelled("Colour by", this.select), labelled("Show as", this.shown));
    box.append(choices, ...further);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  }

  /** @param {string[][]} options value and words of each @param {Told} told */
  #choice(options, told) {
    const select = element("select");
    select.append(...options.map(([value, words]) => Object.assign(element("option", "", words), { value })));
    select.addEventListener("change", () => told(select.value || null));
    return select;
  }

  /** @param {boolean} isHeat @param {string[]} ramp */
  tellHeat(isHeat, ramp) {
    this.shown.value = isHeat ? "heat" : "";
    this.heat.hidden = !isHeat;
    this.#place();
    this.ramp.style.background = `linear-gradient(to right, ${ramp.join(", ")})`;
  }

  /** @param {string|null} by @param {string[]} words @param {string[]} colours */
  tell(by, words, colours) {
    this.select.value = by ?? "";
    this.keys.hidden = !by;
    this.keys.replaceChildren(...words.map((text, group) => {
      const row = element("li"), swatch = element("i"), name = element("span", "", text);
      swatch.style.background = colours[group];
      name.setAttribute("dir", "auto");
      name.title = text;
      row.append(swatch, name);
      return row;
    }));
    this.#place();
  }
}
