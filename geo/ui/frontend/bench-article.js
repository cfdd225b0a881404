/** What is known of an article as a whole: its day, title, outlet and language; and whether it is left out. */

import { DayField } from "./bench-days.js";
import { openPanel } from "./bench-panel.js";
import { el } from "./dom.js";

/** @import { Bench } from "./bench.js" */
/** @import { Article } from "./types.d.ts" */

const LANGUAGES = ["en", "ar", "de", "es", "fa", "fr", "he", "it", "nl", "pl", "pt", "ru", "tr", "uk", "zh"];

/** @param {string} code */
function languageName(code) {
  try { return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code; } catch { return code; }
}

/** @param {Bench} bench @param {Article} document @param {boolean} atDay whether the day is what is asked for */
export function openFacts(bench, document, atDay = false) {
  const { facts } = document, isHidden = Boolean(bench.record.judged.article?.hidden);
  const judge = () => panel?.judge();
  const day = new DayField(bench, { label: "Day of publication", document: document.id, isAlone: true, value: "", changed: judge });
  /** @param {string} label @param {string} value */
  const text = (label, value) => {
    const input = el("input", { type: "text", "aria-label": label, value, dir: "auto" });
    input.maxLength = 1000;
    input.autocomplete = "off";
    input.oninput = judge;
    return input;
  };
  const title = text("Title", facts.title), outlet = text("Outlet", facts.publisher);
  const codes = [...new Set([facts.language, ...LANGUAGES])].filter(Boolean);
  const language = el("select", { "aria-label": "Language" }, facts.language ? null : el("option", { value: "", text: "not told" }), ...codes.map((code) => el("option", { value: code, text: languageName(code) })));
  language.value = facts.language;
  const hide = el("input", { type: "checkbox" });
  hide.checked = isHidden;
  for (const field of [language, hide]) field.onchange = judge;
  /** Only what was changed is said. @returns {Record<string, unknown>} */
  const changes = () => ({
    ...(day.edtf ? { published: day.edtf } : {}),
    ...(title.value.trim() !== facts.title.trim() ? { title: title.value.trim() } : {}),
    ...(outlet.value.trim() !== facts.publisher.trim() ? { publisher: outlet.value.trim() } : {}),
    ...(language.value !== facts.language ? { language: language.value } : {}),
    ...(hide.checked !== isHidden ? { hidden: hide.checked } : {}),
  });
  /** @param {string} label @param {HTMLElement} field */
  const row = (label, field) => el("label", { class: "fact" }, el("span", { text: label }), field);
  /** @type {ReturnType<typeof openPanel> | null} */
  let panel = null;
  panel = openPanel(bench, {
    title: "About this article",
    parts: [el("p", { class: "now" }, "Published: ", el("b", { text: document.when }), document.whenReason ? el("small", { text: document.whenReason, dir: "auto" }) : null),
      day.node, row("Title", title), row("Outlet", outlet), row("Language", language),
      el("label", { class: "hide" }, hide, "Leave this article out: it can still be read, but puts nothing on the map")],
    apply: "Apply", focus: atDay ? day.field : null,
    act: () => {
      const said = changes();
      // days that are still being read, or can't be, are waited for
      return Object.keys(said).length && (!day.isTyped || day.edtf) ? { do: "document", document: document.id, facts: said } : null;
    },
  });
}
