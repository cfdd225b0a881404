/** What the signs and colours mean; and, apart, what to colour by and the switch for online tiles. */

import { drawing, element } from "./panels.js";

const L = globalThis.L;
const COLOURS = [["", "one colour"], ["outlet", "outlet"], ["role", "role"], ["certainty", "certainty"]];
const TILES_NOTE = "Each tile that is asked for tells OpenStreetMap’s servers, and whoever carries the request, which ground you look at.";

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

export class Legend {
  /** @param {{onColour: (by: string|null) => void, onTiles: (on: boolean) => void}} told */
  constructor(map, told) {
    const control = L.control({ position: "bottomleft" });
    control.onAdd = () => this.#build(map);
    control.addTo(map);
    const options = L.control({ position: "topright" });
    options.onAdd = () => this.#options(map, told);
    options.addTo(map);
  }

  #build(map) {
    const box = element("details", "dl-legend");
    box.open = map.getSize().x >= 700 && map.getSize().y >= 420;
    box.append(element("summary", "", "Legend"));
    const list = element("ul");
    for (const [words, parts] of LEGEND) {
      const row = element("li");
      row.append(drawing(parts), element("span", "", words));
      list.append(row);
    }
    this.keys = element("ul", "dl-keys");
    this.keys.setAttribute("aria-label", "Colours");
    this.keys.hidden = true;
    box.append(list, this.keys);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  }

  #options(map, { onColour, onTiles }) {
    const box = element("details", "dl-options");
    box.append(element("summary", "", "Map options"));
    this.select = element("select");
    this.select.append(...COLOURS.map(([value, words]) => Object.assign(element("option", "", words), { value })));
    this.select.addEventListener("change", () => onColour(this.select.value || null));
    const choose = element("label", "dl-colour", "Colour by ");
    choose.append(this.select);
    box.append(choose, this.#tiles(onTiles));
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  }

  /** Off until somebody turns it on, in each visit anew: an address can't turn it on for another reader. */
  #tiles(onTiles) {
    const label = element("label", "dl-tiles"), input = element("input"), note = element("small", "", TILES_NOTE);
    input.type = "checkbox";
    note.id = "dl-tiles-note";
    input.setAttribute("aria-describedby", note.id);
    input.addEventListener("change", () => onTiles(input.checked));
    label.append(input, "OpenStreetMap tiles");
    const box = element("div", "dl-online");
    box.append(label, note);
    return box;
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
  }
}
