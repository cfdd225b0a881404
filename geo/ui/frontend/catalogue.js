/** A table to find and sort in: cells are text, numbers, links into the map, or thumbnails of a timeline. */

import { SVG, el } from "./dom.js";
import { BACKGROUND, PLANNED } from "./timeline-marks.js";

const THUMB = { width: 168, height: 22 };

/** Bars as on the timeline, small; days before and after `span` stand at its edges as ticks. */
function thumbnail(bars, [first, last]) {
  const svg = document.createElementNS(SVG, "svg"), days = last - first + 1, { width, height } = THUMB;
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} ${height}`, width, height, class: "thumb", "aria-hidden": "true" })) svg.setAttribute(name, value);
  const part = (look, d) => {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", look);
    path.setAttribute("d", d);
    svg.append(path);
  };
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

export default function ({ data, parentElement, setTriggerValue }) {
  const at = (selector) => parentElement.querySelector(selector);
  const { title, lead, columns, rows, failures } = data;
  let sorted = null, down = false;
  at("h1").textContent = title;
  at(".lead").textContent = lead;
  at(".scroll").setAttribute("aria-label", title);
  const text = (cell) => (cell !== null && typeof cell === "object" ? `${cell.text} ${cell.note ?? ""}` : String(cell ?? ""));
  const value = (cell) => (cell !== null && typeof cell === "object" ? cell.sort ?? cell.text : cell ?? "");

  const follow = (query) => (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    setTriggerValue("open", query);
  };
  const cellOf = (cell, column) => {
    const props = { class: column.number ? "number" : null, dir: column.number ? null : "auto", role: "cell", "data-name": column.name };
    if (cell === "") return el("td", { ...props, class: "void" });
    if (cell === null || typeof cell !== "object") return el("td", { ...props, text: typeof cell === "number" ? cell.toLocaleString("en") : cell ?? "" });
    if (cell.bars) return el("td", { ...props, class: "timeline" }, column.span ? thumbnail(cell.bars, column.span) : null, el("small", { text: cell.text }));
    const main = cell.query ? el("a", { href: `./?${new URLSearchParams(cell.query)}`, text: cell.text, onclick: follow(cell.query) })
      : cell.href && /^https?:\/\//i.test(cell.href) ? el("a", { href: cell.href, text: cell.text, target: "_blank", rel: "noopener noreferrer" })
      : el("span", { text: cell.text });
    return el("td", props, main, cell.note ? el("small", { text: cell.note, dir: "auto" }) : null);
  };

  const show = () => {
    const words = at("input").value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = rows.filter((row) => { const all = row.map(text).join(" ").toLowerCase(); return words.every((word) => all.includes(word)); });
    if (sorted !== null)
      found = [...found].sort((a, b) => {
        const [x, y] = [value(a[sorted]), value(b[sorted])];
        return (down ? -1 : 1) * (typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "en"));
      });
    at("tbody").replaceChildren(...found.map((row) => el("tr", { role: "row" }, ...row.map((cell, i) => cellOf(cell, columns[i])))));
    at(".none").hidden = found.length > 0;
    at("thead").querySelectorAll("th").forEach((th, i) => {
      if (i === sorted) th.setAttribute("aria-sort", down ? "descending" : "ascending");
      else th.removeAttribute("aria-sort");
    });
  };

  const sort = (column) => {
    down = sorted === column ? !down : Boolean(columns[column].number);
    sorted = column;
    show();
  };
  at("thead").replaceChildren(el("tr", { role: "row" }, ...columns.map((column, i) => el("th", { scope: "col", role: "columnheader", class: column.number ? "number" : null },
    el("button", { type: "button", text: column.name, onclick: () => sort(i) })))));
  const order = at(".order select");
  order.replaceChildren(el("option", { value: "", text: "as listed" }), ...columns.map(({ name }, i) => el("option", { value: String(i), text: name })));
  order.onchange = () => {
    if (order.value !== "") return sort(Number(order.value));
    sorted = null;
    return show();
  };
  at(".order").hidden = rows.length < 2;
  at("input").oninput = show;
  at(".find").hidden = rows.length < 8;
  at(".failures").hidden = !failures?.length;
  at(".failures ul").replaceChildren(...(failures ?? []).map(({ path, error }) => el("li", {}, el("b", { text: path, dir: "auto" }), el("span", { text: error, dir: "auto" }))));
  show();
}
