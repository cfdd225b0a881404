/** Why a mention was read as this place and these days: facts, candidates side by side, the runner-up. */

import { decimal, elsewhere, militaryGrid, sexagesimal } from "./coordinates.js";
import { el, icon } from "./dom.js";

/** @import { Sharpened, Why } from "./types.d.ts" */
/** @typedef {{ show: (items: { name: string, lat: number, lon: number, chosen: boolean }[]) => void, open: (mention: string) => void }} Act show candidates on the map; read a mention */

const BASIS_WORDS = {
  sentence: "the date stands in the sentence", clause: "the date stands in the clause",
  paragraph: "the date stands earlier in the paragraph", publication: "day of publication: the sentence names none", none: "no date applies",
};
const KIND_NAMES = {
  "": "", reported: "reported", background: "background: from before the news", planned: "planned or expected" };

/** Fill `panel` with what led to a mention's place and dates. @param {HTMLElement} panel @param {Why | null} why @param {Act} act */
export function drawWhy(panel, why, act) {
  if (!why) {
    panel.replaceChildren(el("div", { class: "empty" }, el("h2", { text: "Why is this place here?" }),
      el("p", { text: "Choose a mark on the map or a word marked in the text. This tab then shows which places the word could have meant, how each was scored, and how the date was reached." })));
    return;
  }
  /** @param {[string, string][]} pairs */
  const facts = (pairs) => el("dl", { class: "facts" }, ...pairs.filter(([, words]) => words).flatMap(([name, words]) => [el("dt", { text: name }), el("dd", { text: words, dir: "auto" })]));
  panel.replaceChildren(
    el("header", { class: "head" }, el("h2", {}, "“", el("bdi", { text: why.text }), "”"),
      el("p", { class: "verdict", text: why.place ? `Read as ${why.place}` : "Kept off the map", dir: "auto" }),
      why.plain ? el("p", { class: "plain", text: why.plain, dir: "auto" }) : null, el("p", { class: "reason", text: why.reason, dir: "auto" })),
    el("section", { class: "block" }, el("h3", { text: "Where" }),
      facts([["What it is", why.kind], ["Precision", why.precision], ["Drawn as", why.label], ["Confidence", why.confidence], ["Role", why.role], ["Gazetteer", why.placeId]]),
      spotBlock(why), candidateTable(why, act)),
    ...why.events.map((event) => el("section", { class: "block" }, el("h3", { text: "When" }),
      facts([["Day", event.when], ["Expression", event.expression], ["How the date was read", event.dateReason], ["EDTF", event.edtf],
        ["Told as", KIND_NAMES[event.kind]], ["Joined by", BASIS_WORDS[event.basis]], ["Reason", event.reason]]))),
    sharpenedBlock(why.sharpened, act),
    why.events.length ? "" : el("section", { class: "block" }, el("h3", { text: "When" }), el("p", { class: "hint", text: "No event was made of this mention: it names no place where something happens." })));
}

/** Where what is drawn lies, to be copied, and pages of others that show it. @param {Why} why */
function spotBlock({ latitude: lat, longitude: lon }) {
  if (lat === null || lon === null) return "";
  const said = el("span", { class: "copied", role: "status" });
  const copy = async (/** @type {string} */ text) => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = `Copied ${text}`;
    } catch {
      said.textContent = "The browser let nothing be copied: mark the numbers and copy them by hand.";
    }
  };
  const written = [["Decimal", decimal(lat, lon)], ["Degrees", sexagesimal(lat, lon)], ["MGRS", militaryGrid(lat, lon)]].filter(([, text]) => text);
  return el("div", { class: "spot" },
    el("dl", { class: "facts" }, ...written.flatMap(([name, text]) => [el("dt", { text: name }),
      el("dd", {}, el("span", { text }), " ", el("button", { type: "button", class: "copy", "aria-label": `Copy ${name}: ${text}`, text: "Copy", onclick: () => void copy(text) }))])),
    said,
    el("p", { class: "links" }, "Open in ", ...elsewhere(lat, lon).map(([name, href]) => el("a", { href, target: "_blank", rel: "noopener noreferrer" }, name, icon("out")))),
    el("p", { class: "hint", text: "Following such a link tells that site, and whoever carries the request, which spot you look at." }));
}

/** A day that another outlet gives: an inference, beside what this article says itself. @param {Sharpened | null} sharpened @param {Act} act */
function sharpenedBlock(sharpened, act) {
  if (!sharpened) return "";
  return el("section", { class: "block sharpened" }, el("h3", { text: "Inferred from another outlet" }),
    el("dl", { class: "facts" }, ...[["Day", sharpened.when], ["Outlet", sharpened.outlet], ["Reason", sharpened.reason]].flatMap(([name, words]) => [el("dt", { text: name }), el("dd", { text: words, dir: "auto" })])),
    el("button", { class: "passage", type: "button", onclick: () => act.open(sharpened.mention) }, el("span", { class: "quote", text: sharpened.sentence, dir: "auto" })),
    el("p", { class: "hint", text: "This article doesn’t say so itself: the window and all counts keep to its own days. The timeline hatches these." }));
}

/** Candidates side by side: a row a score part, a column a place. @param {Why} why @param {Act} act */
function candidateTable({ candidates, runnerUp }, act) {
  if (!candidates.length) return el("p", { class: "hint", text: "The gazetteer holds no place of this name." });
  const parts = [...new Set(candidates.flatMap((candidate) => candidate.parts.map((part) => part.name)))];
  /** @param {number | undefined} value */
  const number = (value) => (value === undefined ? "" : `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(1)}`);
  const table = el("table", {}, el("caption", { text: "Candidates and their scores" }),
    el("thead", {}, el("tr", {}, el("th", { scope: "col", text: "Evidence" }), ...candidates.map((candidate, at) =>
      el("th", { scope: "col", class: candidate.chosen ? "won" : null }, candidates.length > 1 ? el("i", { class: "number", text: String(at + 1) }) : null, el("span", { text: candidate.name, dir: "auto" }), el("small", { text: candidate.detail, dir: "auto" }))))),
    el("tbody", {}, ...parts.map((name) => {
      const own = candidates.map((candidate) => candidate.parts.find((part) => part.name === name));
      return el("tr", {}, el("th", { scope: "row" }, name, el("small", { text: own.map((part) => part?.words).find((words) => words && words !== name) ?? "", dir: "auto" })),
        ...own.map((part, at) => el("td", { class: candidates[at].chosen ? "won" : null, text: number(part?.value), title: part?.words })));
    })),
    el("tfoot", {}, el("tr", {}, el("th", { scope: "row", text: "Total" }), ...candidates.map((candidate) =>
      el("td", { class: candidate.chosen ? "won" : null, text: candidate.score.toFixed(1) })))));
  const box = el("div", {}, el("p", { class: "hint", text: "The numbers: what speaks for a place has a plus, what speaks against it a minus; the place with the highest total is taken." }), el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Candidates" }, table));
  if (candidates.length > 1)
    box.prepend(el("button", { type: "button", class: "show-candidates", onclick: () => act.show(candidates.map(({ name, lat, lon, chosen }) => ({ name, lat, lon, chosen }))) },
      icon("pin"), `Show all ${candidates.length} on the map`));
  if (runnerUp) box.prepend(el("p", { class: "runner", text: runnerUp, dir: "auto" }));
  return box;
}
