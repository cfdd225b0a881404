/** A file on the list: how far it is, what it holds, and its preview. */

import { articleFields } from "./article-fields.js";
import { count, el, setText } from "./dom.js";

/** @import { Changes, Known, Languages } from "./article-fields.js" */
/** @typedef {"queued" | "sending" | "waiting" | "reading" | "read" | "ready" | "failed" | "added" | "gone"} State */
/** What the server tells of an article. @typedef {Known & { label: string, languageName: string, languageReason: string, isRead: boolean, words: number, twin: string }} Article */
/** @typedef {{ key: number, label: string, name: string, size: number, sent: number, state: State, error: string, total: number, articles: Article[], isChosen: boolean }} Item */
/** A piece of an article, and why it is page furniture, or "". @typedef {[string, string]} Piece */
/** What a row asks of its list. @typedef {{ languages: Languages, edits: Map<string, Changes>, chosen: () => void, edited: () => void, off: (item: Item) => void, opening: (label: string) => Promise<Piece[]> }} Host */

const MB = 1024 * 1024;

/** @param {number} bytes */
const sizeWords = (bytes) => (bytes < MB / 10 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / MB).toFixed(1)} MB`);

/** What stands at the end of a row. @param {Item} item */
export function stateWords({ state, sent, size, total, articles }) {
  if (state === "queued") return "Waits to be sent";
  if (state === "sending") return size ? `${Math.min(99, Math.floor((sent / size) * 100))} %` : "Sending";
  if (state === "waiting") return "Waits to be read";
  if (state === "reading") return "Reading…";
  if (state === "read") return "Read";
  if (state === "failed") return "Can’t be used";
  if (state === "ready" && !total) return "Goes along";
  return total === 1 ? (articles[0]?.twin ? "Copy" : "Ready") : count(total, "article");
}

/** An article's own line with what was changed of it. @param {Article} article @param {Changes | undefined} changes */
function factsOf(article, changes = {}) {
  const outlet = changes.publisher ?? article.outlet, day = changes.published ?? article.day;
  const language = changes.language ?? (article.isRead ? "" : `${article.languageName}: kept, not read for places`);
  return [outlet || "outlet unknown", day || "day unknown", language, count(article.words, "word")].filter(Boolean).join(" · ");
}

export class Row {
  /** @param {Item} item @param {Host} host */
  constructor(item, host) {
    this.item = item;
    this.host = host;
    this.shownOf = /** @type {Article[] | null} */ (null);
    this.box = el("input", { type: "checkbox", onchange: () => { item.isChosen = this.box.checked; host.chosen(); } });
    this.open = el("button", { type: "button", class: "open", "aria-expanded": "false", onclick: () => this.toggle() });
    this.title = el("bdi");
    this.facts = el("small", { dir: "auto" });
    this.state = el("span", { class: "state" });
    this.bar = el("progress", { "aria-label": `Sending ${item.name}` });
    this.words = el("p", { class: "error" });
    this.panel = el("div", { class: "panel", hidden: true });
    this.remove = el("button", { type: "button", class: "remove", title: "Take off the list", "aria-label": `Take ${item.name} off the list`, text: "×", onclick: () => host.off(item) });
    this.open.append(this.title);
    this.node = el("li", {}, el("label", { class: "tick" }, this.box),
      el("div", { class: "what" }, this.open, this.facts, this.words), el("div", { class: "end" }, this.state, this.bar), this.remove, this.panel);
    this.show();
  }

  /** Show the item as it is now. */
  show() {
    const { item } = this, one = item.total === 1 ? item.articles[0] : undefined, changes = one && this.host.edits.get(one.label);
    const canOpen = (item.state === "ready" || item.state === "read") && item.total > 0, isSending = item.state === "sending" || item.state === "queued";
    setText(this.title, one ? changes?.title ?? (one.title || item.name) : item.name);
    setText(this.facts, one ? `${factsOf(one, changes)} · ${item.name}` : item.size ? sizeWords(item.size) : "");
    setText(this.state, stateWords(item));
    setText(this.words, item.error || (one?.twin ?? ""));
    this.words.hidden = !this.words.textContent;
    this.words.classList.toggle("mild", !item.error);
    this.node.dataset.state = one?.twin && item.state === "ready" ? "twin" : item.state;
    this.bar.hidden = !isSending;
    this.bar.max = Math.max(1, item.size);
    this.bar.value = item.sent;
    this.open.disabled = !canOpen;
    this.box.disabled = item.state !== "ready";
    this.box.checked = item.isChosen && item.state === "ready";
    this.box.setAttribute("aria-label", `Add ${this.title.textContent}`);
    if (!canOpen) this.toggle(false);
    else if (!this.panel.hidden && this.shownOf !== item.articles) this.toggle(true);
  }

  /** @param {boolean} [open] */
  toggle(open = this.panel.hidden) {
    this.panel.hidden = !open;
    this.open.setAttribute("aria-expanded", String(open));
    if (!open || this.shownOf === this.item.articles) return;
    this.shownOf = this.item.articles;
    const { articles, total } = this.item;
    if (total === 1) return this.panel.replaceChildren(this.preview(articles[0]));
    const rest = total - articles.length;
    return this.panel.replaceChildren(el("ol", { class: "parts" }, ...articles.map((article) => this.part(article))),
      ...(rest > 0 ? [el("p", { class: "rest", text: `${count(rest, "more article")} of this file will go in, too.` })] : []));
  }

  /** One of several articles of a file. @param {Article} article */
  part(article) {
    const facts = el("small", { text: [factsOf(article, this.host.edits.get(article.label)), article.twin].filter(Boolean).join(" · "), dir: "auto" });
    const panel = el("div", { hidden: true });
    const open = el("button", { type: "button", class: "open", "aria-expanded": "false", onclick: () => {
      panel.hidden = !panel.hidden;
      open.setAttribute("aria-expanded", String(!panel.hidden));
      if (!panel.hidden && !panel.childNodes.length) panel.append(this.preview(article));
    } }, el("bdi", { text: article.title || article.label }));
    return el("li", {}, open, facts, panel);
  }

  /** What is known of an article, to be changed, beside its first lines. @param {Article} article */
  preview(article) {
    const { edits, edited, languages, opening } = this.host;
    const fields = articleFields(article, languages, { changes: edits.get(article.label), changed: (changes) => {
      if (Object.keys(changes).length) edits.set(article.label, { ...changes });
      else edits.delete(article.label);
      this.show();
      edited();
    } });
    const text = el("div", { class: "lines", tabindex: "0", role: "region", "aria-label": `First lines of ${article.title || this.item.name}` }, el("p", { class: "soft", text: "Reading…" }));
    opening(article.label).then(
      (pieces) => text.replaceChildren(...pieces.map(([words, reason]) => (reason
        ? el("span", { class: "furniture", title: `${reason}: kept apart`, dir: "auto" }, words, el("small", { text: ` ${reason} ` }))
        : el("span", { text: words, dir: "auto" }))), ...(pieces.length ? [el("span", { class: "soft", text: " …" })] : [])),
      (error) => text.replaceChildren(el("p", { class: "error", text: error.message })),
    );
    return el("div", { class: "preview" }, fields.box, text);
  }
}
