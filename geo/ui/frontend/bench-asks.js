/** Questions to the server, one at a time: of several of a kind that wait only the last is asked. */

/** @import { Answer } from "./types.d.ts" */
/** @typedef {{ kind: string, [detail: string]: unknown }} Question */
/** @typedef {{ number: number, hear: (answer: Answer) => void, question: Question }} Asked */

let last = 0;

export class Asks {
  constructor() {
    /** @type {Map<string, Asked>} */
    this.waiting = new Map();
    /** @type {Asked | null} */
    this.sent = null;
    /** @type {(value: unknown) => void} */
    this.send = () => undefined;
  }

  /** @param {Question} question @param {(answer: Answer) => void} hear */
  ask(question, hear) {
    last = Math.max(last + 1, Date.now());
    this.waiting.set(question.kind, { number: last, hear, question });
    this.next();
  }

  /** @param {Answer | null} answer */
  answered(answer) {
    if (!this.sent || answer?.number !== this.sent.number) return;
    const { hear, question } = this.sent;
    this.sent = null;
    if (!this.waiting.has(question.kind)) hear(answer);
    this.next();
  }

  next() {
    if (this.sent) return;
    for (const [kind, asked] of this.waiting) {
      this.waiting.delete(kind);
      this.sent = asked;
      this.send({ ...asked.question, number: asked.number });
      return;
    }
  }

  /** Nobody waits for an answer any more. */
  forget() {
    this.waiting.clear();
    this.sent = null;
  }
}
