/** What the Import page asks of its server: files one by one, and how far the work is. */

/** @import { Gift } from "./import-files.js" */
/** @typedef {{ address: string, token: string }} Server */

const AT_ONCE = 3;

/**
 * @template Answer
 * @param {Server} server @param {string} path @param {object} [body] sent where it is given, or else only asked for @returns {Promise<Answer>}
 */
export async function ask({ address, token }, path, body) {
  const headers = { "X-Dateline-Token": token };
  const request = body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers };
  let response;
  try { response = await fetch(`${address}${path}`, request); } catch { throw new Error("Dateline’s server does not answer."); }
  return answerOf(response.headers.get("content-type") ?? "", response.ok, await response.text());
}

/** @param {string} kind @param {boolean} isWell @param {string} text */
function answerOf(kind, isWell, text) {
  if (!kind.includes("json")) throw new Error("This server takes no files: start the dashboard with dateline run or make run.");
  const answer = JSON.parse(text);
  if (!isWell) throw new Error(answer.error ?? "The server refused.");
  return answer;
}

/** Sends files, a few at a time: the browser reads them from the disk as they go. */
export class Sender {
  /** @param {() => Server} server @param {{ sent: (key: number, bytes: number) => void, done: (key: number, label: string) => void, failed: (key: number, words: string) => void, idle: () => void }} tell */
  constructor(server, tell) {
    this.server = server;
    this.tell = tell;
    /** @type {{ key: number, gift: Gift }[]} */
    this.queue = [];
    /** @type {Map<number, XMLHttpRequest>} */
    this.running = new Map();
  }

  /** @param {{ key: number, gift: Gift }[]} gifts */
  send(gifts) {
    this.queue.push(...gifts);
    this.next();
  }

  /** Stop what is being sent and drop what waits to be. @returns {number[]} their keys */
  cancel() {
    const keys = [...this.queue.map(({ key }) => key), ...this.running.keys()];
    this.queue = [];
    for (const request of this.running.values()) request.abort();
    this.running.clear();
    return keys;
  }

  /** @param {number} key one that is being sent, or waits to be */
  drop(key) {
    this.queue = this.queue.filter((one) => one.key !== key);
    this.running.get(key)?.abort();
    this.running.delete(key);
    this.next();
  }

  get isIdle() {
    return !this.queue.length && !this.running.size;
  }

  next() {
    while (this.running.size < AT_ONCE) {
      const one = this.queue.shift();
      if (!one) break;
      this.start(one.key, one.gift);
    }
  }

  /** @param {number} key @param {Gift} gift */
  start(key, { path, file }) {
    const request = new XMLHttpRequest(), { address, token } = this.server(); // fetch tells nothing of how much has gone
    this.running.set(key, request);
    request.upload.onprogress = ({ loaded }) => this.tell.sent(key, loaded);
    request.onload = () => {
      try {
        const kind = request.getResponseHeader("content-type") ?? "";
        this.tell.done(key, answerOf(kind, request.status === 200, request.responseText).label);
      } catch (error) { this.tell.failed(key, error instanceof Error ? error.message : "The server refused."); }
    };
    request.onerror = () => this.tell.failed(key, "It could not be sent: the file has changed or gone, or Dateline’s server does not answer.");
    request.onloadend = () => {
      if (!this.running.delete(key)) return; // cancelled
      this.next();
      if (this.isIdle) this.tell.idle();
    };
    request.open("PUT", `${address}file`);
    request.setRequestHeader("X-Dateline-Token", token);
    request.setRequestHeader("X-Dateline-Name", encodeURIComponent(path.replace(/\p{Surrogate}/gu, "")));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  }
}
