/** What stands above the pins: the mode, how far the review has come, what a sample says, and the samples there are. */

import { count, el } from "./dom.js";

/** @import { Finder } from "./types.d.ts" */
/**
 * @typedef {{ mode: string, pins: number, judged?: number, readings?: number, unseen?: number, doubt?: number,
 *   sample: { seed: number, size: number, of: number, judged: number, todo: number, words: string } | null,
 *   samples: { seed: number, coders: { by: string, judged: number, words: string }[] }[] }} Head
 */

const LEADS = {
  queue: "The pins that are most likely wrong, and on which most others hang, come first. Pins that are read alike are shown once: Change can put all of them right.",
  sample: "Pins drawn at random, for an honest figure. Say of each whether it stands where the text means. Nothing is changed: what you call wrong comes first under Most doubtful first.",
};

/** @param {Finder} at @param {Head} head @param {string} by the coder @param {{ mode: (mode: string) => void, sample: (seed: number | null) => void }} go */
export function drawHead(at, head, by, go) {
  const { mode, sample } = head, isSample = mode === "sample";
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = at(".modes").querySelectorAll("button");
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    button.onclick = () => go.mode(button.dataset.mode ?? "queue");
  }
  at(".lead").textContent = isSample ? LEADS.sample : LEADS.queue;
  const done = isSample ? sample?.judged ?? 0 : head.judged ?? 0, all = isSample ? Math.min(sample?.size ?? 0, done + (sample?.todo ?? 0)) : head.pins;
  at("progress", HTMLProgressElement).max = Math.max(1, all);
  at("progress", HTMLProgressElement).value = done;
  at("#review-progress").textContent = isSample ? `${done} of ${count(all, "pin")} judged` : queueWords(head);
  at(".share").textContent = sample?.words ?? "";
  at(".samples").replaceChildren(...(isSample ? samplesOf(head, by, go.sample) : []));
  at(".progress").hidden = isSample && !sample;
  at(".empty").textContent = isSample ? sample ? "All pins of this sample are judged." : "No sample was drawn yet. A hundred pins take about ten minutes, and can be judged in several sittings." : head.pins ? "Every pin is judged." : "Nothing stands on the map yet.";
}

/** @param {Head} head */
function queueWords({ pins, judged = 0, readings = 0, unseen = 0, doubt = 0 }) {
  const left = `about ${count(Math.round(doubt), "pin")} of the rest ${Math.round(doubt) === 1 ? "is" : "are"} wrong by Dateline’s own estimate`;
  return `${judged.toLocaleString("en")} of ${count(pins, "pin")} judged; ${unseen.toLocaleString("en")} of ${count(readings, "reading")} not looked at; ${left}`;
}

/** @param {Head} head @param {string} coder @param {(seed: number | null) => void} go @returns {Node[]} */
function samplesOf({ samples, sample }, coder, go) {
  const others = samples.flatMap(({ seed, coders }) => coders.filter(({ by }) => seed !== sample?.seed || by !== coder).map(({ by, judged, words }) =>
    el("p", {}, el("bdi", { text: by === coder ? "You, before" : by }), `: ${words || count(judged, "pin")} `,
      seed === sample?.seed || coders.some((one) => one.by === coder) ? null : el("button", { type: "button", text: "Judge the same pins", onclick: () => go(seed) }))));
  const isUnderWay = sample !== null && sample.todo > 0;
  const draw = el("button", { type: "button", text: sample ? "Draw another 100 pins" : "Draw 100 pins", onclick: () => go(Math.floor(Math.random() * 2 ** 48)) });
  return [...others, ...(isUnderWay ? [] : [draw])];
}
