/** A pin as a person judges it: its sentence, where it was put and why, and what became of the verdict. */

import { decimal } from "./coordinates.js";
import { el } from "./dom.js";

/** @import { Choice } from "./types.d.ts" */
/**
 * @typedef {{ mention: string, place: string | null, before: string, word: string, after: string, title: string, outlet: string, when: string, name: string, kind: string,
 *   latitude: number | null, longitude: number | null, precision: string, confidence: string, why: string, runnerUp: string, more: number, choices: Choice[] }} Pin
 */
/** What can be done with a pin. @typedef {{ name: string, key: string, run: (card: Card) => void }} Verb */

export class Card {
  /** @param {Pin} pin @param {Verb[]} verbs @param {(card: Card) => void} chosen */
  constructor(pin, verbs, chosen) {
    this.pin = pin;
    /** The act that judged it, '' for none. */
    this.act = "";
    this.words = "";
    this.isStored = false;
    /** Another correction reached it: what is shown here does not hold any more. */
    this.isFaded = false;
    this.state = el("p", { class: "state" });
    const { before, word, after, title, outlet, when, name, kind, latitude, longitude, precision, confidence, why, runnerUp, more, mention } = pin;
    const where = latitude === null || longitude === null ? "" : decimal(latitude, longitude);
    const isSaid = name.endsWith(`(${kind})`);
    const others = more ? ` · ${more.toLocaleString("en")} more ${more === 1 ? "pin is" : "pins are"} read the same` : "";
    this.node = el("li", { tabindex: "-1" },
      el("p", { class: "source" }, el("span", {}, el("bdi", { text: outlet }), when ? ` · ${when} · ` : " · "),
        el("a", { href: `./?${new URLSearchParams({ mention })}`, target: "_blank", rel: "noopener", text: title, dir: "auto" })),
      el("p", { class: "words", dir: "auto" }, before, el("mark", { text: word }), after),
      el("p", { class: "read" }, "Put at ", el("b", { text: name, dir: "auto" }), isSaid ? " · " : " ", el("span", { text: `${[isSaid ? "" : kind, precision, where].filter(Boolean).join(" · ")} · ${confidence} sure${others}`, dir: "auto" })),
      el("p", { class: "reason", text: [why, runnerUp].filter(Boolean).join(" "), dir: "auto" }),
      el("div", { class: "acts" }, ...verbs.map(({ name: words, key, run }) =>
        el("button", { type: "button", "aria-keyshortcuts": key, onclick: () => run(this) }, el("span", { text: words }), el("kbd", { text: key, "aria-hidden": "true" })))),
      this.state);
    this.node.addEventListener("pointerdown", () => chosen(this));
    this.node.addEventListener("focusin", () => chosen(this));
  }

  /** It was judged; the server has not said yet that it is stored. @param {string} act @param {string} words */
  judge(act, words) {
    this.act = act;
    this.words = words;
    this.isStored = false;
    this.say(`${words}: saving…`);
  }

  /** The server has answered. @param {string} refusal '' where it is stored */
  answered(refusal) {
    this.isStored = !refusal;
    if (refusal) this.act = "";
    this.say(refusal || `${this.words}.`, refusal ? "bad" : "stored");
  }

  takeBack() {
    this.act = "";
    this.isStored = false;
    this.say("");
  }

  /** @param {string} words @param {string} [look] */
  say(words, look = "") {
    this.state.className = `state ${look}`;
    this.state.textContent = words;
    this.node.classList.toggle("done", Boolean(this.act));
  }

  /** It is read as something else by now. */
  fade() {
    this.isFaded = true;
    this.say("Read otherwise by now: another act reached it.", "stored");
    this.node.classList.add("done");
  }

  /** Whether it can be judged. */
  get isFree() {
    return !this.act && !this.isFaded;
  }

  /** Whether all of it can be seen. @param {number} top of what is free @param {number} bottom */
  isSeen(top, bottom) {
    const box = this.node.getBoundingClientRect();
    return box.top >= top - 1 && box.bottom <= bottom + 1;
  }
}
