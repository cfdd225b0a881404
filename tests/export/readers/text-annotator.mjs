/** @recogito/text-annotator reads W3C annotations of a text: {text, items} on standard input; tells the words it marks. */
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("<!doctype html><body><div></div></body>");
for (const name of ["document", "Node", "Range", "HTMLElement", "Element", "NodeFilter", "KeyboardEvent"]) globalThis[name] = window[name];
globalThis.window = window;
const { W3CTextFormat } = await import("@recogito/text-annotator");

const { text, items } = JSON.parse(readFileSync(0, "utf8")), box = window.document.querySelector("div");
box.textContent = text;
console.log(JSON.stringify(items.map((item) => {
  const { parsed, error } = W3CTextFormat(item.target.source, box).parse(item);
  return error ? { error: String(error) } : { quote: parsed.target.selector[0].quote, found: text.slice(parsed.target.selector[0].start, parsed.target.selector[0].end) };
})));
