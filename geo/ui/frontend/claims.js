/** What each outlet says of the chosen place, an outlet after the other or day after day; and who says nothing. */

import { count, el, grouped } from "./dom.js";

/** @import { Claim, Claims, Quote } from "./types.d.ts" */
/** @typedef {{ open: (mention: string) => void, widen: () => void, place: boolean }} Act `place`: whether one is chosen */

/** @type {Partial<Record<Claim["basis"], string>>} */
const HOW_KNOWN = { publication: "day of publication", paragraph: "day from an earlier sentence", none: "undated" };
const FEW = 6; // outlets named in a sentence
/** @type {Partial<Record<Claim["kind"], string>>} */
const TOLD_AS = { background: "background", planned: "planned" };

/**
 * @param {HTMLElement} panel @param {Claims | null} claims as geo/ui/claims.py gives them @param {Act} act
 */
export function drawClaims(panel, claims, act) {
  if (!claims) {
    panel.replaceChildren(el("div", { class: "empty" }, el("h2", { text: act.place ? "Gathering what is said of it" : "Who says what of a place?" }),
      act.place ? null : el("p", { text: "Choose a mark on the map or a place in the list. This tab then sets side by side what each outlet says of it, with the day and the sentence." })));
    return;
  }
  const { place, total, outlets, silent, outside } = claims;
  let byDay = panel.dataset.order === "day";
  const list = el("div", { class: "claims" });
  /** @param {boolean} day @param {string} words */
  const order = (day, words) => {
    const button = el("button", { type: "button", "aria-pressed": String(byDay === day), text: words, onclick: () => {
      byDay = day;
      panel.dataset.order = day ? "day" : "outlet";
      for (const other of button.parentElement?.children ?? []) other.setAttribute("aria-pressed", String(other === button));
      fill();
    } });
    return button;
  };
  const fill = () => list.replaceChildren(...(byDay ? claimsByDay(outlets, act) : claimsByOutlet(outlets, act)));
  fill();
  panel.replaceChildren(
    el("header", { class: "head" }, el("h2", {}, `${count(total, "sentence")} by ${count(outlets.length, "outlet")} on `, el("bdi", { text: place })),
      silentNote(silent, outlets.length > 0, outside ? " in these dates." : "."),
      outside ? el("p", {}, el("button", { class: "more-days", type: "button", onclick: act.widen, text: `${count(outside, "more sentence")} outside these dates: show all dates` })) : null,
      outlets.length > 1 ? el("div", { class: "order", role: "group", "aria-label": "Order" }, order(false, "By outlet"), order(true, "By day")) : null),
    list);
}

/** Who does not name the place: a few by name, many behind their number. @param {string[]} silent @param {boolean} named @param {string} end */
function silentNote(silent, named, end) {
  if (!silent.length) return null;
  const names = el("span", { text: silent.join(", "), dir: "auto" });
  const lead = named ? "Not named by " : "Named by none of ";
  if (silent.length <= FEW) return el("p", { class: "silent" }, el("b", { text: lead }), names, el("span", { text: end }));
  return el("details", { class: "silent" },
    el("summary", {}, el("b", { text: `${lead}${named ? "" : "the "}${silent.length} ${named ? "other " : ""}outlets` }), end), names);
}

/** @param {Claims["outlets"]} outlets @param {Act} act */
function claimsByOutlet(outlets, act) {
  return outlets.map(({ name, total, items }) => el("section", { class: "claim-group" },
    el("h3", {}, el("bdi", { text: name }), el("span", { class: "tally", text: count(total, "sentence") })),
    el("ul", { class: "passages", "aria-label": `Said by ${name}` }, ...items.map((item) => claimCard(item, item.when, act))),
    total > items.length ? el("p", { class: "hint", text: `${count(total - items.length, "more sentence")}: narrow the window to list them.` }) : null));
}

/** @param {Claims["outlets"]} outlets @param {Act} act */
function claimsByDay(outlets, act) {
  const days = grouped(outlets.flatMap(({ name, items }) => items.map((item) => ({ name, item }))), (told) => [told.item.when, told]);
  return [...days].sort(([, a], [, b]) => a[0].item.day - b[0].item.day).map(([when, told]) => el("section", { class: "claim-group" },
    el("h3", {}, when, el("span", { class: "tally", text: count(new Set(told.map(({ name }) => name)).size, "outlet") })),
    el("ul", { class: "passages", "aria-label": `Told of ${when}` }, ...told.map(({ name, item }) => claimCard(item, name, act)))));
}

/** A sentence with its place marked, and how its day and kind are known where that isn't plain. @param {Claim} item @param {string} name @param {Act} act */
function claimCard(item, name, act) {
  const notes = [TOLD_AS[item.kind], HOW_KNOWN[item.basis], item.sharpened, item.copy].filter(Boolean).join(" · ");
  return el("li", {}, el("button", { class: "passage", type: "button", onclick: () => act.open(item.mention) },
    el("span", { class: "meta" }, el("b", { text: name, dir: "auto" }), el("span", { text: notes, dir: "auto" })), quoteOf(item)));
}

/** A sentence with its marks, as text. @param {Quote} passage */
export function quoteOf({ sentence, marks }) {
  const quote = el("span", { class: "quote", dir: "auto" }), points = Array.from(sentence);
  let at = 0;
  for (const [start, end, role] of marks) {
    if (start < at) continue;
    quote.append(points.slice(at, start).join(""), el("mark", { class: role === "hit" ? role : `mention ${role}`, text: points.slice(start, end).join("") }));
    at = end;
  }
  quote.append(points.slice(at).join(""));
  return quote;
}
