/**
 * Acts on their way to the server, in order: what is said while some are under way waits for their answer, so that none
 * is lost or overtaken however fast the keys are pressed.
 */

/** @import { Act } from "./types.d.ts" */

/** Numbers grow, also over a page that was loaded again. */
let last = 0;

export class ActQueue {
  constructor() {
    /** @type {Act[]} */
    this.waiting = [];
    /** What the server was told and hasn't answered. @type {{ number: number, by: string, items: Act[] } | null} */
    this.sent = null;
    /** @type {(value: unknown) => void} */
    this.send = () => undefined;
    this.by = "";
  }

  /** @param {(value: unknown) => void} send to the server's session; a new one hears again of what no other answered */
  connect(send) {
    const isOther = this.send !== send, { sent } = this;
    this.send = send;
    if (!isOther || !sent) return;
    // what was undone may have been undone already
    this.waiting.unshift(...sent.items.filter((item) => item.do !== "undo" && item.do !== "redo"));
    this.sent = null;
    this.flush();
  }

  /** @param {Act} act @param {string} by */
  push(act, by) {
    this.by = by;
    this.waiting.push(act);
    this.flush();
  }

  /** The server has done what this number stands for. @param {number} number */
  answered(number) {
    if (!this.sent || this.sent.number !== number) return;
    this.sent = null;
    this.flush();
  }

  flush() {
    if (this.sent || !this.waiting.length) return;
    last = Math.max(last + 1, Date.now());
    this.sent = { number: last, by: this.by, items: this.waiting };
    this.waiting = [];
    this.send(this.sent);
  }

  get isBusy() {
    return this.sent !== null;
  }
}
