/** Files as a person gives them. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { chosenFiles, droppedFiles, pastedText } from "../../geo/ui/frontend/import-files.js";

/** A file of a chosen folder. @param {string} path */
const below = (path) => Object.defineProperty(new File([""], path.split("/").at(-1) ?? ""), "webkitRelativePath", { value: path });

test("what file managers leave in a folder is not meant, a file chosen by itself is", () => {
  const given = ["press/a.txt", "press/.DS_Store", "press/.git/config", "press/Thumbs.db", "press/__MACOSX/a.txt"].map(below);
  assert.deepEqual(chosenFiles([...given, new File([""], ".notes.txt")]).map(({ path }) => path), ["press/a.txt", ".notes.txt"]);
});

test("pasted text is a file that is called by its first words, or by its title", async () => {
  assert.equal(pastedText("Snow fell.\nMore snow.", "").path, "Snow fell. More snow..txt");
  const { path, file } = pastedText("Snow fell.", 'A/B: "deep"\n---');
  assert.equal(path, "A B deep ---.txt");
  assert.equal(await file.text(), '---\ntitle: "A/B: \\"deep\\"\\n---"\n---\n\nSnow fell.');
  assert.equal(pastedText("\u202e\n..", "").path, "Pasted text.txt");
});

/** @param {string} name @param {object[]} entries a browser gives a few at a time */
function folder(name, entries) {
  const rest = [...entries];
  return { name, isDirectory: true, createReader: () => ({ readEntries: (/** @type {(some: object[]) => void} */ give) => give(rest.splice(0, 2)) }) };
}

/** @param {string} name */
const file = (name) => ({ name, isDirectory: false, file: (/** @type {(file: File) => void} */ give) => give(new File([""], name)) });

test("a dropped folder gives the files of all its folders, with their paths", async () => {
  const press = folder("press", [file("a.txt"), file(".hidden"), file("b.txt"), folder("deep", [file("c.txt")]), folder(".git", [file("d")])]);
  const items = [
    { kind: "file", webkitGetAsEntry: () => press, getAsFile: () => null },
    { kind: "string", webkitGetAsEntry: () => null, getAsFile: () => null },
    { kind: "file", webkitGetAsEntry: () => null, getAsFile: () => new File([""], "alone.txt") },
  ];
  const found = await droppedFiles(/** @type {any} */ ({ items }));
  assert.deepEqual(found.map(({ path }) => path), ["press/a.txt", "press/b.txt", "press/deep/c.txt", "alone.txt"]);
});
