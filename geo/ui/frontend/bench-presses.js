/**
 * Keys in the order in which they were pressed. What is pressed at a mention whose article is still coming waits for
 * it, and so does all that is pressed after: a confirmation is never given to another mention, and never dropped unsaid.
 * They outlive the reader, which Streamlit may make anew at any time.
 */

import { count } from "./dom.js";

/** Who acts on the keys by now: `isOpen` tells whether a panel has them. @typedef {{ run: (key: string) => void, complain: (words: string) => void, isOpen: boolean }} Host */

const PATIENCE_MS = 15_000; // for an article to come

export class Presses {
  constructor() {
    /** @type {Host | null} */
    this.host = null;
    /** What was pressed at a mention that is not on the screen. @type {{ mention: number, key: string } | null} */
    this.early = null;
    /** @type {string[]} */
    this.waiting = [];
    this.current = "";
    this.timer = setTimeout(() => undefined);
  }

  /** @param {string} key */
  press(key) {
    if (this.early) this.waiting.push(key);
    else this.go(key);
  }

  /** @param {string} key */
  go(key) {
    this.current = key;
    this.host?.run(key);
  }

  /** The key that is being acted on is about a mention that is not on the screen yet. @param {number} mention */
  hold(mention) {
    this.early = { mention, key: this.current };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.drop(), PATIENCE_MS);
  }

  /** @param {number | null} mention that is chosen and on the screen */
  shown(mention) {
    const { early } = this;
    if (!early) return;
    if (early.mention !== mention) return this.drop();
    this.early = null;
    clearTimeout(this.timer);
    this.go(early.key);
    while (this.waiting.length && !this.early) {
      if (this.host?.isOpen) return this.drop();
      this.go(this.waiting.shift() ?? "");
    }
  }

  /** Something else was chosen, or the article did not come: what was pressed is not done, and that is said. */
  drop() {
    const lost = this.waiting.length + (this.early ? 1 : 0), { host } = this;
    this.early = null;
    this.waiting = [];
    clearTimeout(this.timer);
    host?.complain(`${count(lost, "key press was", "key presses were")} not acted on: ${host.isOpen ? "a panel was open" : "the mention was not on the screen"}.`);
  }
}
