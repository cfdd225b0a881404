/** What will come out of the project or the view, and a link for each format. */

import { count, el, partsOf } from "./dom.js";

/** @import { Given } from "./types.d.ts" */
/** A part that can be exported; `counts` by format, -1 where it is about the project. @typedef {{ title: string, words: string, rows: number, articles: number, counts: Record<string, number>, query: string }} Part */
/** @typedef {{ name: string, suffix: string, words: string, unit: "row" | "article" | "project" | "whole" | "story", needs: string }} Format */
/** `address` is null where nothing serves files. @typedef {{ parts: Part[], groups: { title: string, formats: Format[] }[], address: string | null, chosen: number }} Record_ */

/** The part that was chosen, kept while the page's data come anew. @type {WeakMap<Element, number>} */
const choices = new WeakMap();

/** What an HTML file can be made with: kept while the page stands. */
const story = { text: false, dated: false, blur: "0" };
const BLURS = [["0", "as precise as the text"], ["1", "to 1 km"], ["5", "to 5 km"], ["10", "to 10 km"], ["25", "to 25 km"], ["100", "to 100 km"]];

/** The choices for the HTML file. @param {() => void} changed */
function storyChoices(changed) {
  const blur = el("select", { onchange: () => { story.blur = blur.value; changed(); } }, ...BLURS.map(([value, text]) => el("option", { value, text })));
  blur.value = story.blur;
  /** @param {"text" | "dated"} name @param {string} words @param {string} note */
  const box = (name, words, note) => {
    const input = el("input", { type: "checkbox", onchange: () => { story[name] = input.checked; changed(); } });
    input.checked = story[name];
    return el("label", { class: "choice" }, input, el("span", {}, words, el("small", { text: note })));
  };
  return el("fieldset", { class: "story" }, el("legend", { text: "The HTML file" }),
    box("text", "Whole articles", "else only the sentences that name a place: mind whose texts they are"),
    box("dated", "Only what has a day", "else the undated stand in a lane of their own"),
    el("label", { class: "choice" }, el("span", {}, "Places ", blur, el("small", { text: "blurred: no place is drawn finer than a circle of that size; names and sentences stay" }))));
}

/** @param {Format} format */
const choicesOf = ({ unit }) => (unit === "story" ? `&story-text=${story.text ? "full" : ""}&story-dated=${story.dated ? "1" : ""}&story-blur=${story.blur}` : "");

/** @param {Format} format @param {Part} part */
function amount({ name, unit, needs }, part) {
  if (unit === "whole") return "always the whole project";
  if (unit === "story") return count(part.counts[story.dated ? `${name} dated` : name], "row");
  if (unit === "project") return "about the project file";
  if (unit === "article") return count(part.counts[name], "article");
  const n = part.counts[name];
  return n === part.rows ? count(n, "row") : `${n.toLocaleString("en")} of ${count(part.rows, "row")}: ${needs}`;
}

/** @param {Format} format @param {Part} part @param {string | null} address */
function card(format, part, address) {
  const words = el("span", { class: "what" }, el("b", { text: format.suffix }), el("span", { class: "words", text: format.words, dir: "auto" }));
  const amountWords = el("span", { class: "amount", text: amount(format, part) });
  const of = format.unit === "story" ? format.name : null;
  if (!address) return el("div", { class: "card", "data-story": of }, words, amountWords);
  const href = new URL(`${address}${encodeURIComponent(format.name)}?${part.query}${choicesOf(format)}`, document.baseURI).href;
  return el("a", { class: "card", href, "data-story": of, "aria-label": `Download ${format.suffix}: ${format.words}. ${amount(format, part)}`, download: true }, words, amountWords);
}

/** @param {Given<Record_>} given */
export default function ({ data, parentElement }) {
  const root = partsOf(parentElement)(".export"), at = partsOf(root);
  const chosen = Math.min(choices.get(root) ?? data.chosen, data.parts.length - 1);
  const show = (/** @type {number} */ row, isSame = false) => {
    choices.set(root, row);
    const part = data.parts[row];
    at(".total").textContent = `${count(part.rows, "row")}, ${count(part.articles, "article")}`;
    if (isSame) return root.querySelectorAll(".card[data-story]").forEach((old) => {
      const format = data.groups.flatMap(({ formats }) => formats).find(({ name }) => name === old.getAttribute("data-story"));
      if (format) old.replaceWith(card(format, part, data.address));
    });
    at(".groups").replaceChildren(...data.groups.map(({ title, formats }) =>
      el("section", { class: "group" }, el("h2", { text: title }),
        formats.some(({ unit }) => unit === "story") ? storyChoices(() => show(row, true)) : null, el("div", { class: "cards" }, ...formats.map((format) => card(format, part, data.address))))));
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
