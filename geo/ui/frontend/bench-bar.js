/** The bar at a chosen mention: confirm, change, not a place, undo. It stands under the words that it is about. */

import { el, icon } from "./dom.js";

/** @import { Bench } from "./bench.js" */
/** @import { Icon } from "./dom.js" */
/** @typedef {{ name: string, label?: string, key: string, sign?: Icon, run: () => void, isOn?: boolean, isHidden?: boolean }} Button */

const GAP = 6;

/** @param {string} label @param {Button[]} buttons @param {(Node | null)[]} head what stands before them */
export function barOf(label, buttons, head) {
  return el("div", { class: "bench", role: "group", "aria-label": label },
    ...head,
    el("div", { class: "acts" }, ...buttons.filter(({ isHidden }) => !isHidden).map(({ name, label, key, sign, run, isOn }) =>
      el("button", { type: "button", onclick: run, "aria-pressed": isOn === undefined ? null : String(isOn), "aria-label": label, title: label, "aria-keyshortcuts": key || null },
        sign ? icon(sign) : null, name ? el("span", { text: name }) : null, key ? el("kbd", { text: key, "aria-hidden": "true" }) : null))));
}

/**
 * Put a bar under a mark, with room made for it in the text: no word is covered.
 * @param {HTMLElement} section the text, in which the bar is placed @param {HTMLElement} mark @param {HTMLElement} bar
 */
export function placeBar(section, mark, bar) {
  section.querySelectorAll(".bench-room, .bench").forEach((old) => { if (old !== bar) old.remove(); });
  const room = el("span", { class: "bench-room", "aria-hidden": "true" });
  mark.after(room);
  if (bar.parentElement !== section) section.append(bar);
  fitBar(section, mark, bar);
}

/** After the text was laid out anew. @param {HTMLElement} section @param {HTMLElement} mark @param {HTMLElement} bar */
export function fitBar(section, mark, bar) {
  /** @type {HTMLElement | null} */
  const room = section.querySelector(".bench-room");
  if (!room) return;
  const line = parseFloat(getComputedStyle(mark).lineHeight) || 24;
  room.style.height = `${line + bar.offsetHeight + 2 * GAP}px`;
  const box = section.getBoundingClientRect(), rects = mark.getClientRects(), last = rects[rects.length - 1];
  if (!last) return;
  bar.style.top = `${last.bottom - box.top + section.scrollTop + GAP}px`;
  const middle = (last.left + last.right) / 2 - box.left - bar.offsetLeft;
  bar.style.setProperty("--at", `${Math.max(14, Math.min(bar.offsetWidth - 14, middle))}px`);
}

/** The words of a mention or a date. @param {Bench} bench @param {{ start: number, end: number }} span */
export const wordsOf = (bench, { start, end }) => Array.from(bench.reader.data.document?.text ?? "").slice(start, end).join("").replace(/\s+/g, " ");
