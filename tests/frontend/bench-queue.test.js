/** Acts on their way to the server: none is lost, none is done twice, none is taken for stored before it is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Presses } from "../../geo/ui/frontend/bench-presses.js";
import { ActQueue, MOST_SENT } from "../../geo/ui/frontend/bench-queue.js";
import { ulid } from "../../geo/ui/frontend/ulid.js";

/** @typedef {{ number: number, by: string, items: { id: string, do: string, at: number }[] }} Batch */

/** A server that stores an act once; `most` are done at once. */
class Server {
  constructor(most = 100) {
    this.most = most;
    /** @type {Map<string, number>} */
    this.stored = new Map();
    /** @type {Batch | null} */
    this.heard = null;
  }

  /** @param {ActQueue} queue */
  answer(queue) {
    const { heard } = this;
    if (!heard) return false;
    this.heard = null;
    const done = heard.items.slice(0, this.most);
    for (const { id, at } of done) this.stored.set(id, at);
    return queue.answered(heard.number, Object.fromEntries(done.map(({ id }) => [id, ""])));
  }
}

/** @param {Server} server */
function queueTo(server) {
  const queue = new ActQueue();
  queue.connect((value) => { server.heard = /** @type {Batch} */ (value); });
  return queue;
}

test("of 200 acts pressed at once every one is stored, in order", () => {
  const server = new Server(), queue = queueTo(server);
  for (let at = 0; at < 200; at++) queue.push({ do: "confirm", at }, "Ada");
  assert.equal(queue.count, 200);
  while (queue.count) server.answer(queue);
  assert.deepEqual([...server.stored.values()], Array.from({ length: 200 }, (_, at) => at));
});

test("a server that does fewer than it was sent is asked for the rest", () => {
  const server = new Server(7), queue = queueTo(server);
  for (let at = 0; at < MOST_SENT; at++) queue.push({ do: "confirm", at }, "Ada");
  while (queue.count) server.answer(queue);
  assert.equal(server.stored.size, MOST_SENT);
});

test("what another session did not answer is sent to the new one, undo too, with the same ids", () => {
  const server = new Server(), queue = queueTo(server), id = queue.push({ do: "undo", at: 0 }, "Ada");
  const next = new Server();
  queue.connect((value) => { next.heard = /** @type {Batch} */ (value); });
  assert.deepEqual(next.heard?.items.map((item) => item.id), [id]);
  assert.ok(next.answer(queue));
  assert.equal(queue.count, 0);
});

test("a late answer to what was sent again counts, and an answer to nothing doesn't", () => {
  const server = new Server(), queue = queueTo(server);
  queue.push({ do: "confirm", at: 0 }, "Ada");
  const first = server.heard;
  queue.again();
  assert.notEqual(server.heard?.number, first?.number);
  assert.deepEqual(server.heard?.items, first?.items);
  assert.ok(queue.answered(first?.number ?? 0, { [first?.items[0].id ?? ""]: "" }));
  assert.equal(queue.count, 0);
  assert.equal(queue.answered(first?.number ?? 0, {}), false);
});

test("what could not be written stays unsaved and is tried again after a while", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const server = new Server(), queue = queueTo(server);
  queue.push({ do: "confirm", at: 0 }, "Ada");
  const number = server.heard?.number ?? 0;
  server.heard = null;
  queue.answered(number, {});
  assert.equal(queue.count, 1);
  assert.equal(server.heard, null);
  context.mock.timers.tick(3000);
  server.answer(queue);
  assert.equal(queue.count, 0);
});

test("an act that is refused is done with", () => {
  const server = new Server(), queue = queueTo(server), id = queue.push({ do: "confirm", at: 0 }, "Ada");
  queue.answered(server.heard?.number ?? 0, { [id]: "no such mention" });
  assert.equal(queue.count, 0);
});

test("ids are ULIDs, each its own, sorted by time", () => {
  const ids = Array.from({ length: 500 }, () => ulid());
  assert.equal(new Set(ids).size, 500);
  assert.ok(ids.every((id) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id)));
  assert.ok(ulid(1) < ulid(2) && ulid(2 ** 40) < ulid(2 ** 40 + 1));
  assert.equal(ulid(1772323200000).slice(0, 10), "01KJKB3Q00");
});

/** A reader whose article comes late: keys are pressed, and what is done is noted. */
function reader() {
  /** @type {string[]} */
  const done = [];
  /** @type {string[]} */
  const complaints = [];
  const state = { chosen: 0, shown: 0, isOpen: false };
  const presses = new Presses();
  const confirm = () => {
    if (state.shown === state.chosen) done.push(`confirmed ${state.chosen}`);
    else presses.hold(state.chosen);
  };
  const host = () => ({
    run: (/** @type {string} */ key) => {
      if (key === "j") state.chosen++;
      if (key === "c") confirm();
      if (key === "x") state.shown === state.chosen ? (state.isOpen = true) : presses.hold(state.chosen);
    },
    complain: (/** @type {string} */ words) => complaints.push(words),
    get isOpen() { return state.isOpen; },
  });
  const anew = () => { presses.host = host(); };
  const come = () => { state.shown = state.chosen; presses.shown(state.chosen); };
  anew();
  return { done, complaints, state, presses, come, anew };
}

test("keys pressed while articles are coming act in their order, each at its own mention", () => {
  const { done, complaints, state, presses, come, anew } = reader();
  for (let press = 0; press < 20; press++) { presses.press("j"); presses.press("c"); }
  for (let press = 0; press < 20; press++) { come(); anew(); }
  assert.deepEqual(done, Array.from({ length: 20 }, (_, at) => `confirmed ${at + 1}`));
  assert.deepEqual([complaints, state.chosen], [[], 20]);
});

test("a key at a mention that never came is never given to another, and that is said", () => {
  const { done, complaints, state, presses } = reader();
  for (const key of "jcj") presses.press(key);
  state.chosen = state.shown = 9;
  presses.shown(9);
  assert.deepEqual([done, complaints.length], [[], 1]);
  assert.match(complaints[0], /^2 key presses were not acted on/);
});

test("a panel that opened takes no letters that were meant for the text", () => {
  const { done, complaints, state, presses } = reader();
  for (const key of "jxc") presses.press(key);
  state.shown = 1;
  presses.shown(1);
  assert.deepEqual([done, complaints.length], [[], 1]);
});
