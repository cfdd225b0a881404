/** Fields in which a person puts right what is known of one article or of many. */

import { publishedDay } from "./dayless-days.js";
import { el } from "./dom.js";

/** What is known of an article, as far as it can be changed. @typedef {{ title: string, outlet: string, day: string, dayReason: string, language: string, url: string }} Known */
/** What a correction of an article changes; what is left out stays. @typedef {{ title?: string, publisher?: string, published?: string, language?: string, url?: string }} Changes */
/** Codes and English names. @typedef {[string, string][]} Languages */

let made = 0;

/**
 * Fields for one article, filled in with what is known, or for many (`known` is null), all empty. Only what is touched changes.
 * @param {Known | null} known @param {Languages} languages
 * @param {{ changes?: Changes, changed?: (changes: Changes) => void }} [more] what was changed before; told of each change
 */
export function articleFields(known, languages, { changes: before = {}, changed = () => undefined } = {}) {
  const number = ++made, stays = known ? "" : "stays as it is";
  /** @type {Changes} */
  const changes = { ...before };
  /** @type {Set<string>} names of fields that hold what can't be used */
  const bad = new Set();
  const box = el("div", { class: "fields" });

  /** @param {keyof Changes} name @param {string | undefined} value */
  const set = (name, value) => {
    if (value === undefined) delete changes[name];
    else changes[name] = value;
    changed(changes);
  };
  /** @param {string} label @param {HTMLInputElement | HTMLSelectElement} input @param {HTMLElement | null} [note] */
  const field = (label, input, note = null) => {
    if (note) { note.id = `field-note-${number}-${box.children.length}`; input.setAttribute("aria-describedby", note.id); }
    box.append(el("div", {}, el("label", {}, el("span", { text: label }), input), note));
  };
  /** @param {keyof Changes} name @param {string} value @param {string} [hint] */
  const textInput = (name, value, hint = stays) => {
    const input = el("input", { type: "text", class: name });
    input.value = changes[name] ?? value;
    input.placeholder = hint;
    input.autocomplete = "off";
    input.maxLength = 2000;
    input.dir = "auto";
    return input;
  };
  /** @param {"title" | "publisher"} name @param {string} label @param {string} value */
  const plain = (name, label, value) => {
    const input = textInput(name, value);
    input.oninput = () => set(name, input.value.trim() === value || (!known && !input.value.trim()) ? undefined : input.value.trim());
    field(label, input);
  };
  /**
   * A field of which the words below say how it is read.
   * @param {"published" | "url"} name @param {string} label @param {string} shown @param {string} hint
   * @param {(typed: string) => { value: string, words: string } | null} read @param {string} words what is said while nothing is typed
   */
  const read = (name, label, shown, hint, read, words) => {
    const input = textInput(name, shown, hint), note = el("small", { text: words, dir: "auto" });
    const judge = () => {
      const typed = input.value.trim(), found = typed && typed !== shown ? read(typed) : null, isBad = Boolean(typed && typed !== shown && !found);
      input.setAttribute("aria-invalid", String(isBad));
      note.classList.toggle("bad", isBad);
      bad[isBad ? "add" : "delete"](name);
      note.textContent = isBad ? hint : found?.words || words;
      return typed === shown || (!typed && !known) || isBad ? undefined : found?.value ?? "";
    };
    input.oninput = () => set(name, judge());
    judge();
    field(label, input, note);
  };

  plain("title", "Title", known?.title ?? "");
  plain("publisher", "Outlet", known?.outlet ?? "");
  read("published", "Day of publication", known?.day ?? "", "2016-03-02, March 2016, 2 to 8 March 2016",
    (typed) => { const day = publishedDay(typed); return day && { value: day.edtf, words: day.words }; }, known?.dayReason ?? "");
  const choice = el("select", { class: "language" }, ...(known && known.language ? [] : [el("option", { value: "", text: known ? "not told" : stays })]),
    ...languages.map(([code, name]) => el("option", { value: code, text: name })));
  if (known?.language && !languages.some(([code]) => code === known.language)) choice.append(el("option", { value: known.language, text: known.language }));
  choice.value = changes.language ?? known?.language ?? "";
  choice.onchange = () => set("language", choice.value === (known?.language ?? "") ? undefined : choice.value);
  field("Language", choice);
  read("url", "Web address", known?.url ?? "", "https://…", (typed) => (/^https?:\/\/[^\s/?#]+/i.test(typed) ? { value: typed, words: "" } : null), "");
  return { box, changes, isBad: () => bad.size > 0, focus: () => box.querySelector("input")?.focus() };
}
