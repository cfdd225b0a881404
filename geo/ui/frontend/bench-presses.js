/**
 * Keys in the order in which they were pressed. What is pressed at a mention whose article is still coming waits for
 * it, and so does all that is pressed after: a confirmation is never given to another mention, and never dropped unsaid.
 */

import { count } from "./dom.js";

const PATIENCE_MS = 15_000; // for an article to come

export class Presses {
  /** @param {(words: string) => void} complain @param {() => boolean} isOpen whether a panel has the keys by now */
  constructor(complain, isOpen) {
    this.complain = complain;
    this.isOpen = isOpen;
    /** @type {{ mention: number, run: () => void } | null} */
    this.early = null;
    /** @type {(() => void)[]} */
    this.waiting = [];
    this.timer = setTimeout(() => undefined);
  }

  /** @param {() => void} run what a key does */
  press(run) {
    if (this.early) this.waiting.push(run);
    else run();
  }

  /** @param {number} mention that is not on the screen yet @param {() => void} run */
  hold(mention, run) {
    this.early = { mention, run };
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
    early.run();
    while (this.waiting.length && !this.early) {
      if (this.isOpen()) return this.drop();
      this.waiting.shift()?.();
    }
  }

  /** Something else was chosen, or the article did not come: what was pressed is not done, and that is said. */
  drop() {
    const lost = this.waiting.length + (this.early ? 1 : 0);
    this.early = null;
    this.waiting = [];
    clearTimeout(this.timer);
    this.complain(`${count(lost, "key press was", "key presses were")} not acted on: ${this.isOpen() ? "a panel was open" : "the mention was not on the screen"}.`);
  }
}
