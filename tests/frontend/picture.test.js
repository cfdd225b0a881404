import assert from "node:assert/strict";
import test from "node:test";
import { crc32 } from "node:zlib";
import { pdfOf } from "../../geo/map/frontend/picture-pdf.js";
import { wordsOfWindow } from "../../geo/map/frontend/picture-words.js";
import { zipOf } from "../../geo/map/frontend/picture-zip.js";
import { framesOf } from "../../geo/ui/frontend/picture-link.js";

test("a PDF's table leads to each of its objects", async () => {
  const jpeg = Uint8Array.from({ length: 300 }, (_, at) => at % 256), bytes = Buffer.from(await pdfOf(jpeg, 30, 20, "Überfall (Nr. 1)").arrayBuffer());
  const text = bytes.toString("latin1"), start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  assert.ok(text.slice(start).startsWith("xref\n0 7\n"));
  const rows = text.slice(start).match(/\d{10} 00000 n/g) ?? [];
  assert.equal(rows.length, 6);
  rows.forEach((row, at) => assert.ok(text.slice(Number(row.slice(0, 10))).startsWith(`${at + 1} 0 obj`)));
  assert.ok(text.includes("/MediaBox [0 0 841.89 595.28]"));
  assert.ok(bytes.includes(Buffer.from(jpeg)));
});

test("a ZIP names each file with its checksum, where it lies", async () => {
  const files = [{ name: "a.png", bytes: Uint8Array.of(1, 2, 3) }, { name: "b.png", bytes: new Uint8Array(0) }];
  const bytes = Buffer.from(await zipOf(files).arrayBuffer()), end = bytes.length - 22;
  assert.equal(bytes.readUInt32LE(end), 0x06054b50);
  assert.equal(bytes.readUInt16LE(end + 10), 2);
  let at = bytes.readUInt32LE(end + 16);
  for (const { name, bytes: content } of files) {
    assert.equal(bytes.readUInt32LE(at), 0x02014b50);
    const sum = typeof crc32 === "function" ? crc32(content) : null, where = bytes.readUInt32LE(at + 42);
    if (sum !== null) assert.equal(bytes.readUInt32LE(at + 16), sum);
    assert.equal(bytes.readUInt32LE(where), 0x04034b50);
    assert.equal(bytes.toString("ascii", at + 46, at + 46 + name.length), name);
    at += 46 + name.length;
  }
});

test("days, hours and everything up to a day in words", () => {
  assert.equal(wordsOfWindow({ first: 0, last: 0 }, 1), "1 January 1970");
  assert.equal(wordsOfWindow({ first: -1, last: 30 }, 1), "31 December 1969 to 31 January 1970");
  assert.equal(wordsOfWindow({ first: 6, last: 11 }, 24), "1 January 1970, 06:00 to 1 January 1970, 12:00");
  assert.equal(wordsOfWindow({ first: 0, last: 47 }, 24), "1 January 1970 to 2 January 1970");
  assert.equal(wordsOfWindow({ first: -2147483647, last: 3 }, 1), "up to 4 January 1970");
});

test("frames cover all days once, and are few", () => {
  for (const [days, window] of /** @type {[[number, number], { first: number, last: number }][]} */ ([[[0, 9], { first: 0, last: 9 }], [[100, 4000], { first: 100, last: 106 }], [[5, 5], { first: 5, last: 5 }]])) {
    const frames = framesOf({ window, focus: days, extent: days, perDay: 1 });
    assert.ok(frames.length <= 40 && frames.length > 0);
    assert.equal(frames[0].first, days[0]);
    assert.ok(frames.every(({ first, last }) => last >= first));
    assert.ok(/** @type {{ last: number }} */ (frames.at(-1)).last >= days[1] || days[1] - days[0] > 1000);
  }
  assert.equal(framesOf({ window: { first: 0, last: 9 }, focus: [0, 9], extent: [0, 9], perDay: 1 }).length, 10);
  assert.equal(framesOf({ window: { first: 3, last: 4 }, focus: null, extent: null, perDay: 1 }).length, 1);
});
