/** The project's columns and the words of the facets. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { unpackWholes } from "../../geo/map/frontend/shared/packed.js";

import { LIKELY, OPEN_FIRST, ROLES, SURE } from "../../geo/map/frontend/shared/vocabulary.js";
import { BASIS_INFERRED, ROLE_WORDS } from "../../geo/ui/frontend/columns.js";
import { mentionIdOf, mentionRowOf, projectOf } from "../../geo/ui/frontend/project-data.js";
import { FETCHED } from "./project.js";

test("packed columns come back as numbers", () => {
  const { marks, mentions } = projectOf(FETCHED);
  assert.deepEqual([...marks.footprint], [0, 0, -1, 1]);
  assert.deepEqual([...marks.first], [10, 14, 12, OPEN_FIRST]);
  assert.deepEqual([...mentions.role], [0, 3, 0]);
});

test("the certainty facet tells the bounds that the model has", () => {
  const { certainties } = projectOf(FETCHED).facets, [sure, likely] = [SURE, LIKELY].map((bound) => Math.round(bound * 100));
  assert.deepEqual(certainties.keys, ["sure", "likely", "unsure", "none"]);
  assert.ok(certainties.notes?.[0].includes(`${sure} % or more`));
  assert.ok(certainties.notes?.[1].includes(`${likely} to ${sure} %`));
  assert.ok(certainties.notes?.[2].includes(`below ${likely} %`));
});

test("every role has words, and a day of publication is an inferred one", () => {
  assert.deepEqual(Object.keys(ROLE_WORDS).sort(), [...ROLES].sort());
  assert.equal(BASIS_INFERRED, 3);
});

test("a mention is found by its id, and one that is not there is null", () => {
  const project = projectOf(FETCHED);
  assert.equal(mentionIdOf(project, 2), "b:7");
  assert.equal(mentionRowOf(project, "b:7"), 2);
  assert.equal(mentionRowOf(project, "b:8"), null);
  assert.equal(mentionRowOf(project, "c:7"), null);
});

test("with hours told, days become hours and what is known to the day may have been at any", () => {
  const { happened } = projectOf({ ...FETCHED, hours: { mark: [0], first: [5.5], last: [6.5] } }).spans;
  assert.equal(happened.perDay, 24);
  assert.deepEqual([happened.first[0], happened.last[0]], [245, 246]);
  assert.deepEqual([happened.first[1], happened.last[1]], [14 * 24, 16 * 24 + 23]);
  assert.deepEqual([happened.first[3], happened.last[3]], [OPEN_FIRST, OPEN_FIRST]);
});

test("footprints of one place are one place", () => {
  const { places, placeOf } = projectOf({ ...FETCHED, footprints: { ...FETCHED.footprints, place: ["geonames:1", "geonames:1"] } });
  assert.equal(places.length, 1);
  assert.deepEqual([...placeOf], [0, 0]);
});

test("whole numbers come back from few bytes, from steps, and from the column that they follow on", () => {
  const packed = (/** @type {Int8Array | Int16Array} */ values) => Buffer.from(values.buffer).toString("base64");
  assert.deepEqual([...unpackWholes(`2:${packed(Int16Array.of(-300, 300))}`)], [-300, 300]);
  assert.deepEqual([...unpackWholes(`1d:${packed(Int8Array.of(100, 100, 100))}`)], [100, 200, 300]);
  assert.deepEqual([...unpackWholes(`1:${packed(Int8Array.of(0, -1))}`, Int32Array.of(7, -2147483648))], [7, 2147483647]);
});
