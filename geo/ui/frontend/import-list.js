/** The list of files that wait, with its pages, what is chosen, and what was changed of their articles. */

import { articleFields } from "./article-fields.js";
import { count, partsOf, setText } from "./dom.js";
import { Row } from "./import-row.js";

/** @import { Changes, Languages } from "./article-fields.js" */
/** @import { Item, Piece } from "./import-row.js" */

const PAGE = 100;
const UNSENT = new Set(["queued", "sending"]);

/** @param {Item} item */
const isTwin = ({ articles }) => articles.length > 0 && articles.every(({ twin }) => twin);
/** @param {Item} item */
const isDayless = ({ articles }) => articles.some(({ day }) => !day);
/** @type {Record<string, (item: Item) => boolean>} */
const KINDS = { "": () => true, failed: ({ error }) => Boolean(error), twin: isTwin, dayless: isDayless };

export class List {
  /** @param {HTMLElement} root @param {{ opening: (label: string) => Promise<Piece[]>, off: (items: Item[]) => void, changed: () => void }} host */
  constructor(root, host) {
    this.root = root;
    this.host = host;
    this.at = partsOf(root);
    /** @type {Languages} */
    this.languages = [];
    /** @type {Item[]} */
    this.items = [];
    /** @type {Map<string, Changes>} by article */
    this.edits = new Map();
    /** @type {Map<number, Row>} those of the page that is shown */
    this.rows = new Map();
    this.page = 0;
    this.every = this.at(".every", HTMLInputElement);
    this.only = this.at(".only select", HTMLSelectElement);
    this.every.onchange = () => { for (const item of this.ready()) item.isChosen = this.every.checked; this.showRows(); this.say(); };
    this.only.onchange = () => this.turn(0);
    this.at(".back").onclick = () => this.turn(this.page - 1);
    this.at(".on").onclick = () => this.turn(this.page + 1);
    this.at(".off").onclick = () => host.off(this.items.filter(({ isChosen, state }) => isChosen && state === "ready"));
    this.at(".clear").onclick = () => host.off(this.failed());
    this.at(".change").onclick = () => this.editChosen(this.at("#import-change").hidden);
  }

  /** New files at the end. @param {{ key: number, name: string, size: number, error: string }[]} files */
  put(files) {
    this.items.push(...files.map((file) => ({ ...blank(), ...file, state: /** @type {Item["state"]} */ (file.error ? "failed" : "queued") })));
    this.turn(this.page);
  }

  /** @param {number} key @param {Partial<Item>} change */
  update(key, change) {
    const item = this.items.find((one) => one.key === key);
    if (!item) return;
    Object.assign(item, change);
    this.rows.get(key)?.show();
  }

  /** A file is on the server's disk: what the server tells of it goes by its label. @param {number} key @param {string} label */
  arrived(key, label) {
    const known = this.items.find((one) => one.label === label);
    if (known) this.drop([known]); // the server told of it before the answer came
    this.update(key, known ? { ...known, key } : { label, name: label, state: "waiting" });
  }

  /** @param {(Partial<Item> & { label: string, size: number, state: Item["state"] })[]} told @param {() => number} newKey */
  took(told, newKey) {
    let isOther = false;
    for (const { articles = [], ...row } of told) {
      const known = this.items.find(({ label }) => label === row.label);
      const isGone = row.state === "gone" || row.state === "added";
      if (isGone) { if (known) this.forget(known); isOther ||= Boolean(known); continue; }
      const item = known ?? { ...blank(), key: newKey(), name: row.label }, was = item.state === "ready" ? isTwin(item) : null;
      // the same articles stay the same, so that a preview that is open isn't drawn anew under the hands of its reader
      Object.assign(item, row, JSON.stringify(articles) === JSON.stringify(item.articles) ? {} : { articles });
      if (item.state === "ready" && was !== isTwin(item)) item.isChosen = !isTwin(item); // what is chosen by hand stays
      if (known) this.rows.get(known.key)?.show();
      else { this.items.push(item); isOther = true; }
    }
    if (isOther) this.turn(this.page);
    else if (told.length) this.say();
  }

  /** @param {Item[]} items */
  drop(items) {
    for (const item of items) this.forget(item);
    this.turn(this.page);
  }

  /** @param {Item} item */
  forget(item) {
    this.items = this.items.filter((one) => one !== item);
    for (const { label } of [item, ...item.articles]) this.edits.delete(label);
  }

  /** Show a page of what is to be shown. @param {number} page */
  turn(page) {
    const shown = this.items.filter(KINDS[this.only.value]), last = Math.max(0, Math.ceil(shown.length / PAGE) - 1);
    this.page = Math.min(Math.max(0, page), last);
    const first = this.page * PAGE, part = shown.slice(first, first + PAGE), kept = this.rows;
    this.rows = new Map(part.map((item) => [item.key, kept.get(item.key) ?? this.row(item)]));
    const nodes = [...this.rows.values()].map(({ node }) => node), list = this.at(".rows");
    if (nodes.length !== list.children.length || nodes.some((node, at) => node !== list.children[at])) list.replaceChildren(...nodes);
    this.at(".pager").hidden = shown.length <= PAGE;
    setText(this.at(".which"), `Files ${first + 1} to ${first + part.length} of ${shown.length.toLocaleString("en")}`);
    this.at(".back", HTMLButtonElement).disabled = this.page === 0;
    this.at(".on", HTMLButtonElement).disabled = this.page === last;
    this.root.hidden = !this.items.length;
    this.say();
  }

  /** @param {Item} item */
  row(item) {
    return new Row(item, {
      languages: this.languages, edits: this.edits, opening: this.host.opening, chosen: () => this.say(), edited: () => this.host.changed(),
      off: (one) => this.host.off([one]),
    });
  }

  showRows() {
    for (const row of this.rows.values()) row.show();
  }

  ready() {
    return this.items.filter(({ state, total }) => state === "ready" && total);
  }

  failed() {
    return this.items.filter(({ state }) => state === "failed");
  }

  say() {
    const failed = this.failed().length;
    this.at(".clear").hidden = !failed;
    setText(this.at(".clear"), `Clear ${count(failed, "file")} that can’t be used`);
    const ready = this.ready(), chosen = ready.filter(({ isChosen }) => isChosen);
    this.every.checked = ready.length > 0 && chosen.length === ready.length;
    this.every.indeterminate = chosen.length > 0 && chosen.length < ready.length;
    this.every.disabled = !ready.length;
    setText(this.at(".all span"), `${count(this.items.length, "file")}, ${chosen.length.toLocaleString("en")} chosen`);
    this.at(".off", HTMLButtonElement).disabled = this.at(".change", HTMLButtonElement).disabled = !chosen.length;
    if (!chosen.length) this.editChosen(false);
    setText(this.at("#import-change .about"), `For ${count(this.chosenArticles(), "article")}: what you leave empty stays as it is.`);
    this.host.changed();
  }

  /** @param {boolean} open */
  editChosen(open) {
    const form = this.at("#import-change", HTMLFormElement);
    if (form.hidden === !open) return;
    form.hidden = !open;
    this.at(".change").setAttribute("aria-expanded", String(open));
    if (!open) return;
    const fields = articleFields(null, this.languages);
    this.at(".place").replaceChildren(fields.box);
    fields.focus();
    form.onsubmit = (event) => {
      event.preventDefault();
      if (fields.isBad()) return;
      // what is said of a file goes for all of its articles, also for those that are not listed
      for (const item of this.ready().filter(({ isChosen }) => isChosen))
        for (const label of new Set([item.label, ...item.articles.map((article) => article.label)])) this.edits.set(label, { ...this.edits.get(label), ...fields.changes });
      for (const row of this.rows.values()) { row.shownOf = null; row.show(); }
      this.editChosen(false);
      this.host.changed();
    };
  }

  chosenArticles() {
    return this.ready().reduce((sum, { isChosen, total }) => sum + (isChosen ? total : 0), 0);
  }

  /** Chosen files, and the tables beside them that tell of articles. */
  chosenLabels() {
    return this.items.filter(({ isChosen, state, total }) => state === "ready" && (isChosen || !total)).map(({ label }) => label);
  }

  /** Files that are still to be sent, and those that have been. */
  sending() {
    const left = this.items.filter(({ state }) => UNSENT.has(state)).length;
    return { left, sent: this.items.length - left };
  }

  /** What is ready, in words; "" where nothing waits. */
  readyWords() {
    if (!this.items.length) return "";
    const twins = this.ready().filter(isTwin).length, ready = this.ready().filter((item) => !isTwin(item)), bad = this.failed().length;
    const articles = ready.reduce((sum, { total }) => sum + total, 0);
    const said = [`${count(articles, "article")} ready`, twins ? `${count(twins, "copy", "copies")} left out` : "", bad ? `${count(bad, "file")} can’t be used` : ""];
    return `${said.filter(Boolean).join(", ")}.`;
  }
}

/** @returns {Item} */
function blank() {
  return { key: 0, label: "", name: "", size: 0, sent: 0, state: "waiting", error: "", total: 0, articles: [], isChosen: false };
}
