/**
 * Acts on their way to the server, in order: what is said while some are under way waits for their answer, so that none
 * is lost or overtaken however fast the keys are pressed. Each act has an id, so that it may be sent again when no
 * answer came: the server stores it once.
 */

import { ulid } from "./ulid.js";

/** @import { Act } from "./types.d.ts" */

/** Acts that are sent at once; the server answers for no more of them (MOST_ACTS in geo/ui/bench.py). */
export const MOST_SENT = 50;
/** Without an answer for so long, what was sent is sent again: a connection that broke may have lost it. */
const PATIENCE_MS = 15_000;
/** After the server could not write, until it is asked again. */
const PAUSE_MS = 3000;

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
    this.timer = setTimeout(() => undefined);
  }

  /** @param {(value: unknown) => void} send to the server's session; a new one hears again of what no other answered */
  connect(send) {
    const isOther = this.send !== send;
    this.send = send;
    if (isOther && this.sent) this.again();
  }

  /** @param {Act} act @param {string} by @returns {string} the act's id */
  push(act, by) {
    const id = ulid();
    this.by = by;
    this.waiting.push({ ...act, id });
    this.flush();
    return id;
  }

  /**
   * The server has answered: what it says nothing of was not stored, and waits.
   * @param {number} number of what it answers @param {Record<string, string>} results by id: '' where the act is stored, else why it was refused
   * @returns {boolean} whether it is news
   */
  answered(number, results) {
    const { sent } = this;
    if (!sent) return false;
    const left = sent.items.filter(({ id }) => !Object.hasOwn(results, String(id))), isNews = left.length < sent.items.length;
    if (sent.number !== number && !isNews) return false;
    this.sent = null;
    this.waiting.unshift(...left);
    clearTimeout(this.timer);
    if (left.length && !isNews) this.timer = setTimeout(() => this.flush(), PAUSE_MS);
    else this.flush();
    return true;
  }

  again() {
    this.waiting.unshift(...this.sent?.items ?? []);
    this.sent = null;
    this.flush();
  }

  flush() {
    if (this.sent || !this.waiting.length) return;
    last = Math.max(last + 1, Date.now());
    this.sent = { number: last, by: this.by, items: this.waiting.splice(0, MOST_SENT) };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), PATIENCE_MS);
    this.send(this.sent);
  }

  /** Acts that are not stored yet. */
  get count() {
    return this.waiting.length + (this.sent?.items.length ?? 0);
  }
}

/** Ask before the page is left while acts are not stored. @param {ActQueue} queue */
export function guardLeaving(queue) {
  window.addEventListener("beforeunload", (event) => { if (queue.count) event.preventDefault(); });
}
