/** Addresses of tiles that somebody types. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { SOURCES, originOf, ownSource, toldTo } from "../../geo/map/frontend/grounds.js";

/** @param {string} typed */
const sourceOf = (typed) => {
  const checked = ownSource(typed);
  assert.ok("source" in checked, JSON.stringify(checked));
  return checked.source;
};

test("XYZ and WMTS addresses are understood", () => {
  assert.equal(sourceOf(" https://tiles.example.org/{z}/{x}/{y}.png ").light, "https://tiles.example.org/{z}/{x}/{y}.png");
  assert.equal(originOf(sourceOf("http://127.0.0.1:8080/{z}/{x}/{-y}.png")), "http://127.0.0.1:8080");
  assert.equal(sourceOf("https://wmts.example.org/{TileMatrix}/{TileRow}/{TileCol}.jpg").light, "https://wmts.example.org/{z}/{y}/{x}.jpg");
  assert.equal(sourceOf("https://w.example.org/?tilematrix={TileMatrix}&tilerow={TileRow}&tilecol={TileCol}").light,
    "https://w.example.org/?tilematrix={z}&tilerow={y}&tilecol={x}");
});

test("what is no address of tiles is refused with its reason", () => {
  for (const [typed, words] of [
    ["", "Type the address"], ["tiles.example.org/{z}/{x}/{y}", "no address"], ["ftp://a.org/{z}/{x}/{y}", "Only https"],
    ["javascript:alert(1)//{z}{x}{y}", "Only https"], ["https://me:word@a.org/{z}/{x}/{y}", "password"],
    ["https://a.org/{z}/{x}", "{y}"], ["https://a.org/tiles", "{z} and {x} and {y}"], ["https://a.org/{z}/{x}/{y}?{key}", "{key}"],
    ["https://{s}.a.org/{z}/{x}/{y}.png", "written out"],
  ]) {
    const checked = ownSource(typed);
    assert.ok("error" in checked && checked.error.includes(words), `${typed}: ${JSON.stringify(checked)}`);
  }
});

test("a credit bears no markup of the address, and each named server is told of", () => {
  assert.match(sourceOf("https://a.org/{z}/{x}/{y}?q=<img>").credit, /^Tiles: a\.org$/);
  for (const source of SOURCES) assert.ok(toldTo(source).startsWith(new URL(originOf(source)).host));
});
