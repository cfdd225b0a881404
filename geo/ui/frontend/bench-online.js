/** The offer to ask an online geocoder for a name that the gazetteer lacks; nothing is sent before the reader has read what. */

import { el } from "./dom.js";

/** @import { Answer, BenchHost, Suggestion } from "./types.d.ts" */

export class OnlineOffer {
  /** @param {BenchHost} bench @param {(suggestions: Suggestion[], note: string) => void} found */
  constructor(bench, found) {
    this.bench = bench;
    this.found = found;
    this.name = "";
    this.node = el("div", { class: "online", hidden: true });
  }

  /** @param {string} name @param {string} host '' takes the offer back */
  offer(name, host) {
    this.name = name;
    this.node.hidden = !host;
    if (!host) return this.node.replaceChildren();
    return this.node.replaceChildren(el("button", { type: "button", class: "plain", text: `Ask ${host}`, title: `Whether ${host} knows “${name}”`, onclick: () => this.ask(false) }));
  }

  /** @param {boolean} isAgreed */
  ask(isAgreed) {
    const { name } = this;
    this.say(isAgreed ? "Asking …" : "");
    this.bench.asks.ask({ kind: "online", name, isAgreed }, (answer) => name === this.name && this.hear(answer));
  }

  /** @param {Answer} answer */
  hear(answer) {
    if (answer.suggestions) {
      this.offer("", "");
      return this.found(answer.suggestions, answer.suggestions.length ? "" : "It knows no such place either.");
    }
    if (answer.error || !answer.words) return this.say(answer.error ?? "");
    const send = el("button", { type: "button", class: "plain", text: "Send", onclick: () => this.ask(true) });
    this.node.replaceChildren(el("p", { text: answer.words, role: "status", dir: "auto" }), send, el("button", { type: "button", class: "plain", text: "Don’t send", onclick: () => this.offer("", "") }));
    return send.focus();
  }

  /** @param {string} words */
  say(words) {
    this.node.replaceChildren(el("p", { text: words, role: "status", dir: "auto" }));
  }
}
