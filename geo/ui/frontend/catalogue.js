/** A table to find and sort in: cells are text, numbers, links into the map, or thumbnails of a timeline. */

import { drawn, el, partsOf } from "./dom.js";
import { outLink } from "./out-link.js";
import { BACKGROUND, PLANNED } from "./timeline-marks.js";

/** @import { Days, Given } from "./types.d.ts" */
/** First and last day, what is told, and whether the day is inferred. @typedef {[number, number, number, number]} Mark */
/**
 * What a cell shows beside text and numbers: a text with a note, a link into the map (`query`) or out of it, or bars.
 * @typedef {{ text: string, note?: string, sort?: number | string, query?: Record<string, string>, href?: string, bars?: Mark[], also?: { words: string, items: Entry[] } }} Entry
 */
/** @typedef {Entry | string | number | null} Cell */
/** `filter`: rows may be narrowed to one of the column's values. @typedef {{ name: string, number?: boolean, span?: Days | null, filter?: boolean }} Column */
/** @typedef {{ title: string, lead: string, columns: Column[], rows: Cell[][], failures?: { path: string, error: string }[] }} Table */

const THUMB = { width: 168, height: 22 };

/** Bars as on the timeline, small; days before and after `span` stand at its edges as ticks. @param {Mark[]} bars @param {Days} span */
function thumbnail(bars, [first, last]) {
  const days = last - first + 1, { width, height } = THUMB;
  const svg = drawn("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "thumb", "aria-hidden": "true" });
  const part = (/** @type {string} */ look, /** @type {string} */ d) => svg.append(drawn("path", { class: look, d }));
  part("floor", `M0 ${height - 3}H${width}`);
  for (const [from, to, kind, inferred] of bars) {
    if (to < first) { part("beyond", `M4 ${height - 12}l-4 4 4 4`); continue; }
    if (from > last) { part("beyond", `M${width - 4} ${height - 12}l4 4-4 4`); continue; }
    const left = ((Math.max(from, first) - first) / days) * width, right = ((Math.min(to, last) + 1 - first) / days) * width;
    const look = kind === BACKGROUND ? "past" : kind === PLANNED ? "planned" : inferred || to - from > 2 ? "told" : "seen";
    part(look, `M${left.toFixed(1)} ${height - 13}h${Math.max(2.5, right - left).toFixed(1)}v10h${-Math.max(2.5, right - left).toFixed(1)}z`);
  }
  return svg;
}

/** @param {Given<Table>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const at = partsOf(parentElement), input = at("input", HTMLInputElement), order = at(".order select", HTMLSelectElement);
  const { title, lead, columns, rows, failures } = data;
  const narrowed = columns.findIndex((column) => column.filter), only = at(".only select", HTMLSelectElement);
  /** @type {number | null} */
  let sorted = null;
  let down = false;
  at("h1").textContent = title;
  at(".lead").textContent = lead;
  at(".scroll").setAttribute("aria-label", title);
  /** @type {(cell: Cell) => string} */
  const text = (cell) => (cell !== null && typeof cell === "object" ? `${cell.text} ${cell.note ?? ""} ${(cell.also?.items ?? []).map(text).join(" ")}` : String(cell ?? ""));
  const value = (/** @type {Cell} */ cell) => (cell !== null && typeof cell === "object" ? cell.sort ?? cell.text : cell ?? "");

  const name = (/** @type {Cell} */ cell) => (cell !== null && typeof cell === "object" ? cell.text : String(cell ?? ""));

  const follow = (/** @type {Record<string, string>} */ query) => (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("open", query);
  };
  /** What stands behind a row, each with its link. @param {{ words: string, items: Entry[] }} also */
  const behind = ({ words, items }) => el("details", { class: "also" }, el("summary", { text: words }),
    el("ul", {}, ...items.map(({ text, note, query = {} }) => el("li", {}, el("a", { href: `./?${new URLSearchParams(query)}`, text, dir: "auto", onclick: follow(query) }),
      el("small", { text: note ?? "", dir: "auto" })))));

  /** @param {Cell} cell @param {Column} column */
  const cellOf = (cell, column) => {
    const props = { class: column.number ? "number" : null, dir: column.number ? null : "auto", role: "cell", "data-name": column.name };
    if (cell === "") return el("td", { ...props, class: "void" });
    if (cell === null || typeof cell !== "object") return el("td", { ...props, text: typeof cell === "number" ? cell.toLocaleString("en") : cell ?? "" });
    if (cell.bars) return el("td", { ...props, class: "timeline" }, column.span ? thumbnail(cell.bars, column.span) : null, el("small", { text: cell.text }));
    const main = cell.query ? el("a", { href: `./?${new URLSearchParams(cell.query)}`, text: cell.text, onclick: follow(cell.query) })
      : cell.href && /^https?:\/\//i.test(cell.href) ? outLink(cell.href, cell.text)
      : el("span", { text: cell.text });
    return el("td", props, main, cell.note ? el("small", { text: cell.note, dir: "auto" }) : null, cell.also ? behind(cell.also) : null);
  };

  const show = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kept = narrowed < 0 || only.value === "" ? rows : rows.filter((row) => name(row[narrowed]) === only.value);
    let found = kept.filter((row) => { const all = row.map(text).join(" ").toLowerCase(); return words.every((word) => all.includes(word)); });
    const by = sorted;
    if (by !== null)
      found = [...found].sort((a, b) => {
        const [x, y] = [value(a[by]), value(b[by])];
        return (down ? -1 : 1) * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "en"));
      });
    at("tbody").replaceChildren(...found.map((row) => el("tr", { role: "row" }, ...row.map((cell, i) => cellOf(cell, columns[i])))));
    at(".none").hidden = found.length > 0;
    at("thead").querySelectorAll("th").forEach((th, i) => {
      if (i === sorted) th.setAttribute("aria-sort", down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
  };

  const sort = (/** @type {number} */ column) => {
    down = sorted === column ? !down : Boolean(columns[column].number);
    sorted = column;
    show();
  };
  at("thead").replaceChildren(el("tr", { role: "row" }, ...columns.map((column, i) => el("th", { scope: "col", role: "columnheader", class: column.number ? "number" : null },
    el("button", { type: "button", text: column.name, onclick: () => sort(i) })))));
  order.replaceChildren(el("option", { value: "", text: "as listed" }), ...columns.map(({ name }, i) => el("option", { value: String(i), text: name })));
  order.onchange = () => {
    if (order.value !== "") return sort(Number(order.value));
    sorted = null;
    return show();
  };
  at(".order").hidden = rows.length < 2;
  if (narrowed >= 0) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const row of rows) counts.set(name(row[narrowed]), (counts.get(name(row[narrowed])) ?? 0) + 1);
    const values = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], "en"));
    at(".only span").textContent = columns[narrowed].name;
    only.replaceChildren(el("option", { value: "", text: "all" }), ...values.map(([value, count]) => el("option", { value, text: `${value} (${count.toLocaleString("en")})` })));
    only.onchange = show;
    at(".only").hidden = counts.size < 2;
  }
  input.oninput = show;
  at(".find").hidden = rows.length < 8;
  at(".failures").hidden = !failures?.length;
  at(".failures ul").replaceChildren(...(failures ?? []).map(({ path, error }) => el("li", {}, el("b", { text: path, dir: "auto" }), el("span", { text: error, dir: "auto" }))));
  show();
}
