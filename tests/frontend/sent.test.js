/** The file that page and map work on: tests/ui/test_ui_sending.py makes the fixture, and says whether it is that of the server. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Sent, isSent } from "../../geo/map/frontend/shared/sent.js";
import { placesAt, placesOf } from "../../geo/map/frontend/sent-places.js";
import { projectOf } from "../../geo/ui/frontend/project-data.js";
import { addDetails, columnsAt, columnsOf } from "../../geo/ui/frontend/sent-columns.js";

const made = JSON.parse(readFileSync(new URL("../fixtures/sent_project.json", import.meta.url), "utf8"));
/** @param {string} text base64 */
const contentOf = (text) => new Uint8Array(Buffer.from(text, "base64")).buffer;
/** Arrays of numbers as lists, whatever holds them. @param {unknown} value @returns {unknown} */
const plain = (value) => JSON.parse(JSON.stringify(value, (_, one) => (ArrayBuffer.isView(one) ? Array.from(/** @type {Int32Array} */ (one)) : one instanceof Map ? [...one] : one)));

/** A page's window in which every file is there. @param {Record<string, unknown>} files */
function serve(files) {
  Object.assign(globalThis, { location: { href: "http://127.0.0.1/" } });
  /** @type {string[]} */
  const asked = [];
  Object.assign(globalThis, { fetch: async (/** @type {string} */ address) => {
    asked.push(address);
    const file = files[/** @type {string} */ (address.split("/").at(-1))];
    return new Response(file instanceof ArrayBuffer ? file : JSON.stringify(file));
  } });
  return asked;
}

test("the page gets from it what the columns in one piece would give", () => {
  assert.deepEqual(plain(projectOf(columnsOf(new Sent(contentOf(made.sent))))), plain(projectOf(made.columns)));
});

test("details that travel apart come later", async () => {
  const asked = serve({ x: contentOf(made.details) }), project = projectOf(columnsOf(new Sent(contentOf(made.apart)))), whole = projectOf(made.columns);
  assert.equal(project.later, "x");
  assert.deepEqual([...project.documents.id, ...project.documentRow.keys(), ...project.mentions.start], []);
  assert.equal(project.unmapped.text.length, whole.unmapped.text.length);
  await addDetails(project, "./p.gz");
  assert.deepEqual(asked, ["./x"]);
  assert.deepEqual(plain(project), plain(whole));
});

test("page and map ask for it once between them, and the map shows the marks that stand somewhere", async () => {
  const asked = serve({ "p.gz": contentOf(made.sent) }), [columns, places] = await Promise.all([columnsAt("p.gz"), placesAt("./p.gz")]);
  assert.deepEqual(asked, ["http://127.0.0.1/p.gz"]);
  const { marks } = projectOf(columns), rows = [...marks.footprint.keys()].filter((mark) => marks.footprint[mark] >= 0);
  for (const [name, column] of /** @type {const} */ ([["places", marks.footprint], ["first", marks.first], ["last", marks.last], ["mentions", marks.mention]]))
    assert.deepEqual(Array.from(/** @type {Int32Array} */ (places.marks[name])), rows.map((mark) => column[mark]), name);
  assert.equal(places.places.names.length, columns.footprints.name.length);
  await columnsAt("p.gz");
  assert.equal(asked.length, 2, "what both have taken is not held any longer");
});

test("a map whose page is at the file takes what that makes of it, and unpacks nothing", async () => {
  const asked = serve({ "p.gz": contentOf(made.sent) });
  Object.assign(globalThis, { datelineHome: globalThis, datelineShared: undefined });
  const whole = placesOf(new Sent(contentOf(made.sent))), page = columnsAt("p.gz"), sent = await globalThis.datelineLent?.sent;
  assert.ok(sent);
  const marks = sent.marks(), places = await placesAt("./p.gz");
  assert.deepEqual(plain(places), plain(whole));
  assert.equal((await page).marks.first, marks.first);
  assert.equal(globalThis.datelineLent, undefined);
  assert.deepEqual(asked, ["http://127.0.0.1/p.gz"]);
  Object.assign(globalThis, { datelineHome: undefined, datelineShared: undefined });
});

test("numbers larger than a byte go on behind the others", () => {
  const head = Buffer.from(JSON.stringify({ columns: { many: { size: 4, bytes: 8, table: null }, few: { size: 2, bytes: 4, table: null } } }));
  const file = Buffer.concat([Buffer.from("DLC1"), Buffer.from(Uint32Array.of(head.length).buffer), head, Buffer.from([255, 3, 255, 254, 0, 255, 255, 7]), Buffer.from(Int16Array.of(-2, 300).buffer)]);
  const sent = new Sent(new Uint8Array(file).buffer);
  assert.deepEqual([...sent.codes("many")], [255, 3, 255 * 3 + 7, 254]);
  assert.deepEqual([...sent.wholes("few")], [-2, 300]);
  assert.equal(isSent(new Uint8Array(Buffer.from('{"a": 1234567}')).buffer), false);
});
