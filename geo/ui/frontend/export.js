/** What will come out of the project or the view, and a link for each format. */

import { count, el, partsOf } from "./dom.js";

/** @import { Given } from "./types.d.ts" */
/** A part that can be exported; `counts` by format, -1 where it is about the project. @typedef {{ title: string, words: string, rows: number, articles: number, counts: Record<string, number>, query: string }} Part */
/** @typedef {{ name: string, suffix: string, words: string, unit: "row" | "article" | "project" | "whole", needs: string }} Format */
/** `address` is null where nothing serves files. @typedef {{ parts: Part[], groups: { title: string, formats: Format[] }[], address: string | null, chosen: number }} Record_ */

/** The part that was chosen, kept while the page's data come anew. @type {WeakMap<Element, number>} */
const choices = new WeakMap();

/** @param {Format} format @param {Part} part */
function amount({ name, unit, needs }, part) {
  if (unit === "whole") return "always the whole project";
  if (unit === "project") return "about the project file";
  if (unit === "article") return count(part.counts[name], "article");
  const n = part.counts[name];
  return n === part.rows ? count(n, "row") : `${n.toLocaleString("en")} of ${count(part.rows, "row")}: ${needs}`;
}

/** @param {Format} format @param {Part} part @param {string | null} address */
function card(format, part, address) {
  const words = el("span", { class: "what" }, el("b", { text: format.suffix }), el("span", { class: "words", text: format.words, dir: "auto" }));
  const amountWords = el("span", { class: "amount", text: amount(format, part) });
  if (!address) return el("div", { class: "card" }, words, amountWords);
  const href = new URL(`${address}${encodeURIComponent(format.name)}?${part.query}`, document.baseURI).href;
  return el("a", { class: "card", href, "aria-label": `Download ${format.suffix}: ${format.words}. ${amount(format, part)}`, download: true }, words, amountWords);
}

/** @param {Given<Record_>} given */
export default function ({ data, parentElement }) {
  const root = partsOf(parentElement)(".export"), at = partsOf(root);
  const chosen = Math.min(choices.get(root) ?? data.chosen, data.parts.length - 1);
  const show = (/** @type {number} */ row) => {
    choices.set(root, row);
    const part = data.parts[row];
    at(".total").textContent = `${count(part.rows, "row")}, ${count(part.articles, "article")}`;
    at(".groups").replaceChildren(...data.groups.map(({ title, formats }) =>
      el("section", { class: "group" }, el("h2", { text: title }), el("div", { class: "cards" }, ...formats.map((format) => card(format, part, data.address))))));
  };
  at(".choices").replaceChildren(...data.parts.map((part, row) => {
    const box = el("input", { type: "radio", name: "part", value: String(row), onchange: () => show(row) });
    box.checked = row === chosen;
    return el("label", { class: "part" }, box, el("span", { class: "name", text: part.title, dir: "auto" }),
      el("span", { class: "much", text: `${count(part.rows, "row")}, ${count(part.articles, "article")}` }),
      el("span", { class: "note", text: part.words, dir: "auto" }));
  }));
  at(".alone").hidden = data.address !== null;
  show(chosen);
  return () => undefined;
}
