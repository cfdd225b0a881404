/** Articles that have no day: a table in which days are typed or pasted for many, and saved as one act. */

import { coderName, keepCoderName } from "./coder.js";
import { pastedDays, publishedDay } from "./dayless-days.js";
import { count, el, partsOf, SOUGHT } from "./dom.js";

/** @import { Given } from "./types.d.ts" */
/** @import { Dayless } from "./dayless-days.js" */
/** @typedef {{ total: number, articles: Dayless[], said: { words: string, act: string, isError: boolean } | null }} Record */
/** @typedef {{ box: HTMLInputElement, day: HTMLInputElement, read: HTMLElement }} Row */

/** Rows that are shown at once. */
const PAGE = 100;

class Table {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.at = partsOf(root);
    /** @type {Map<string, Row>} the rows that are shown, by article */
    this.rows = new Map();
    /** @type {Dayless[]} those of all pages */
    this.articles = [];
    /** @type {Map<string, string>} what was typed, by article */
    this.typed = new Map();
    /** @type {Set<string>} */
    this.chosen = new Set();
    this.page = 0;
    this.by = this.at(".by", HTMLInputElement);
    this.bulk = this.at(".bulk", HTMLInputElement);
    this.every = this.at(".every", HTMLInputElement);
    this.save = this.at(".save", HTMLButtonElement);
    this.form = this.at("form", HTMLFormElement);
    this.act = "";
    /** @type {Given<Record>["setTriggerValue"]} */
    this.tell = () => undefined;
    this.by.value = coderName();
    this.at(".open").onclick = () => this.toggle();
    this.at(".undo").onclick = () => this.undo();
    this.at(".fill").onclick = () => this.fill();
    this.every.onchange = () => {
      this.chosen = new Set(this.every.checked ? this.articles.map(({ id }) => id) : []);
      for (const { box } of this.rows.values()) box.checked = this.every.checked;
      this.sayChosen();
    };
    this.bulk.onpaste = (event) => this.paste(event, this.articles.map(({ id }) => id).filter((id) => this.chosen.has(id)));
    this.at(".back").onclick = () => this.leaf(-1);
    this.at(".on").onclick = () => this.leaf(1);
    this.form.onsubmit = (event) => { event.preventDefault(); this.send(); };
  }

  /** @param {Record} record */
  take({ total, articles, said }) {
    this.root.hidden = !total && !said;
    this.at(".lead").hidden = !total;
    this.at("#dayless-title").textContent = count(total, "article has no day", "articles have no day");
    this.at(".said span").textContent = said?.words ?? "";
    this.at(".said").classList.toggle("bad", Boolean(said?.isError));
    this.act = said?.act ?? "";
    this.at(".undo").hidden = !this.act;
    if (!total) this.form.hidden = true;
    const isSame = articles.length === this.articles.length && articles.every(({ id }, at) => id === this.articles[at].id);
    if (!isSame) this.list(articles);
    const rest = this.at(".rest");
    rest.hidden = total <= articles.length;
    rest.textContent = `${count(total - articles.length, "more article")} will come when these have their days.`;
    if (total && isSought()) this.toggle(true);
    this.judge();
  }

  /** What was typed and chosen for articles that are still there stays. @param {Dayless[]} articles */
  list(articles) {
    const ids = new Set(articles.map(({ id }) => id));
    this.articles = articles;
    this.typed = new Map([...this.typed].filter(([id]) => ids.has(id)));
    this.chosen = new Set([...this.chosen].filter((id) => ids.has(id)));
    this.turn(Math.min(this.page, Math.max(0, Math.ceil(articles.length / PAGE) - 1)));
  }

  /** Show a page of the table. @param {number} page */
  turn(page) {
    const first = page * PAGE, shown = this.articles.slice(first, first + PAGE), last = first + shown.length, all = this.articles.length;
    this.page = page;
    this.rows = new Map();
    this.at("tbody").replaceChildren(...shown.map((article, at) => this.row(article, first + at)));
    this.at(".pager").hidden = all <= PAGE;
    this.at(".which").textContent = `Rows ${first + 1} to ${last} of ${all.toLocaleString("en")}`;
    this.at(".back", HTMLButtonElement).disabled = page === 0;
    this.at(".on", HTMLButtonElement).disabled = last >= all;
    this.at(".scroll").scrollTop = 0;
    this.sayChosen();
    this.judge();
  }

  /** One page on or back, from its first row. @param {1 | -1} step */
  leaf(step) {
    this.turn(this.page + step);
    const box = this.at(".scroll");
    if (box.getBoundingClientRect().top < 0) box.scrollIntoView({ block: "start" });
  }

  /** @param {Dayless} article @param {number} at its place among those of all pages */
  row({ id, title, path, outlet, known, reason }, at) {
    const name = `read-${at}`;
    const box = el("input", { type: "checkbox", "aria-label": `Choose ${title}` });
    const day = el("input", { type: "text", class: "day", "aria-label": `Day of publication: ${title}`, "aria-describedby": name });
    const read = el("small", { class: "read", id: name });
    box.checked = this.chosen.has(id);
    box.onchange = () => { this.chosen[box.checked ? "add" : "delete"](id); this.sayChosen(); };
    day.value = this.typed.get(id) ?? "";
    day.autocomplete = "off";
    day.maxLength = 80;
    day.oninput = () => { this.typed.set(id, day.value); this.judge(); };
    day.onpaste = (event) => this.paste(event, this.articles.slice(at).map((one) => one.id));
    this.rows.set(id, { box, day, read });
    return el("tr", {}, el("td", {}, el("label", {}, box)),
      el("td", {}, el("a", { href: `./?${new URLSearchParams({ doc: id })}`, target: "_blank", rel: "noopener", text: title, dir: "auto" }), el("small", { text: `${outlet} · ${path}`, dir: "auto" })),
      el("td", {}, el("span", { text: known }), el("small", { text: reason, dir: "auto" })), el("td", {}, day, read));
  }

  sayChosen() {
    const all = this.articles.length, chosen = this.chosen.size;
    this.every.checked = all > 0 && chosen === all;
    this.every.indeterminate = chosen > 0 && chosen < all;
    this.at(".all span").textContent = `Choose all ${count(all, "row")}${chosen ? `; ${chosen.toLocaleString("en")} chosen` : ""}`;
  }

  /** @param {boolean} [open] open it; without, the other way round */
  toggle(open) {
    const button = this.at(".open");
    this.form.hidden = open === undefined ? !this.form.hidden : !open;
    button.setAttribute("aria-expanded", String(!this.form.hidden));
    button.textContent = this.form.hidden ? "Set their days" : "Close";
    const first = this.by.value ? this.rows.values().next().value?.day : this.by;
    if (!this.form.hidden) first?.focus();
  }

  /** Say beside each typed day how it is read. @returns {Map<string, string>} EDTF by article; without what can't be read */
  judge() {
    /** @type {Map<string, string>} */
    const days = new Map();
    for (const [id, value] of this.typed) {
      const found = publishedDay(value.trim());
      if (found) days.set(id, found.edtf);
    }
    for (const [id, { day, read }] of this.rows) {
      const typed = (this.typed.get(id) ?? "").trim(), found = typed ? publishedDay(typed) : null, isBad = Boolean(typed && !found);
      if (day.value.trim() !== typed) day.value = typed;
      day.setAttribute("aria-invalid", String(isBad));
      read.classList.toggle("bad", isBad);
      read.textContent = found ? found.words : typed ? "No day: write 2016-03-02 or March 2016." : "";
    }
    this.save.disabled = !days.size;
    this.save.textContent = days.size ? `Save ${count(days.size, "day")}` : "Save";
    return days;
  }

  fill() {
    this.say(this.chosen.size ? "" : "Choose the rows first: tick their boxes.");
    for (const id of this.chosen) this.typed.set(id, this.bulk.value);
    this.judge();
  }

  /** Several lines, or a name and a day, go to their rows; one day alone is pasted as usual. @param {ClipboardEvent} event @param {string[]} targets */
  paste(event, targets) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\n\t]/.test(text.trim())) return;
    event.preventDefault();
    const { days, left } = pastedDays(text, this.articles, targets);
    for (const [id, day] of days) this.typed.set(id, day);
    this.say(left ? `${count(left, "pasted line")} found no row.` : "");
    this.judge();
  }

  /** The place of the first article whose typed day can't be read; -1 for none. */
  firstBad() {
    return this.articles.findIndex(({ id }) => {
      const typed = (this.typed.get(id) ?? "").trim();
      return typed && !publishedDay(typed);
    });
  }

  /** @param {string} words */
  say(words) {
    this.at(".error").textContent = words;
  }

  send() {
    const days = this.judge(), by = this.by.value.trim(), bad = this.firstBad();
    this.by.setAttribute("aria-invalid", String(!by));
    this.say(!by ? "Write your name: it stands beside each correction." : bad >= 0 ? "A day can’t be read: mend it, or clear it." : "");
    if (!by) return this.by.focus();
    if (bad >= 0) {
      if (!this.rows.has(this.articles[bad].id)) this.turn(Math.floor(bad / PAGE));
      return this.rows.get(this.articles[bad].id)?.day.focus();
    }
    if (!days.size) return undefined;
    keepCoderName(by);
    this.save.disabled = true;
    this.save.textContent = "Saving…";
    return this.tell("save", { by, days: Object.fromEntries(days) });
  }

  undo() {
    this.at(".undo").hidden = true;
    this.at(".said span").textContent = "Taking it back…";
    this.tell("undo", { by: this.by.value.trim() || coderName() || "unnamed", act: this.act });
  }
}

/** Whether the table was asked for by the link in the header; it is so once. */
function isSought() {
  const address = new URL(location.href), asked = address.searchParams.get(SOUGHT) !== null || taken(SOUGHT);
  address.searchParams.delete(SOUGHT);
  if (asked) history.replaceState(history.state, "", address);
  return asked;
}

/** @param {string} key */
function taken(key) {
  try {
    const was = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return was !== null;
  } catch { return false; }
}

/** @type {WeakMap<Element, Table>} */
const tables = new WeakMap();

/** @param {Given<Record>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = partsOf(parentElement)(".dayless"), table = tables.get(root) ?? new Table(root);
  tables.set(root, table);
  table.tell = setTriggerValue;
  table.take(data);
}
