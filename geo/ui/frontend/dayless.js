/** Articles that have no day: a table in which days are typed or pasted for many, and saved as one act. */

import { pastedDays, publishedDay } from "./dayless-days.js";
import { count, el, partsOf } from "./dom.js";

/** @import { Given } from "./types.d.ts" */
/** @import { Dayless } from "./dayless-days.js" */
/** @typedef {{ total: number, articles: Dayless[], said: { words: string, act: string, isError: boolean } | null }} Record */
/** @typedef {{ box: HTMLInputElement, day: HTMLInputElement, read: HTMLElement }} Row */

const NAME_KEY = "dateline-coder";

class Table {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.at = partsOf(root);
    /** @type {Map<string, Row>} by article */
    this.rows = new Map();
    /** @type {Dayless[]} */
    this.articles = [];
    this.by = this.at(".by", HTMLInputElement);
    this.bulk = this.at(".bulk", HTMLInputElement);
    this.every = this.at(".every", HTMLInputElement);
    this.save = this.at(".save", HTMLButtonElement);
    this.form = this.at("form", HTMLFormElement);
    this.act = "";
    /** @type {Given<Record>["setTriggerValue"]} */
    this.tell = () => undefined;
    this.by.value = remembered();
    this.at(".open").onclick = () => this.toggle();
    this.at(".undo").onclick = () => this.undo();
    this.at(".fill").onclick = () => this.fill();
    this.every.onchange = () => { for (const { box } of this.rows.values()) box.checked = this.every.checked; };
    this.bulk.onpaste = (event) => this.paste(event, [...this.rows].filter(([, { box }]) => box.checked).map(([id]) => id));
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
    this.judge();
  }

  /** What was typed for articles that are still there stays. @param {Dayless[]} articles */
  list(articles) {
    const before = this.rows;
    this.rows = new Map();
    this.articles = articles;
    this.every.checked = false;
    this.at("tbody").replaceChildren(...articles.map((article, at) => {
      const { id, title, path, outlet, known, reason } = article, name = `read-${at}`;
      const box = el("input", { type: "checkbox", "aria-label": `Choose ${title}` });
      const day = el("input", { type: "text", class: "day", "aria-label": `Day of publication: ${title}`, "aria-describedby": name });
      const read = el("small", { class: "read", id: name });
      day.value = before.get(id)?.day.value ?? "";
      day.autocomplete = "off";
      day.maxLength = 80;
      day.oninput = () => this.judge();
      day.onpaste = (event) => this.paste(event, articles.slice(at).map((one) => one.id));
      this.rows.set(id, { box, day, read });
      return el("tr", {}, el("td", {}, el("label", {}, box)),
        el("td", {}, el("a", { href: `./?${new URLSearchParams({ doc: id })}`, target: "_blank", rel: "noopener", text: title, dir: "auto" }), el("small", { text: `${outlet} · ${path}`, dir: "auto" })),
        el("td", {}, el("span", { text: known }), el("small", { text: reason, dir: "auto" })), el("td", {}, day, read));
    }));
  }

  toggle() {
    const button = this.at(".open");
    this.form.hidden = !this.form.hidden;
    button.setAttribute("aria-expanded", String(!this.form.hidden));
    button.textContent = this.form.hidden ? "Set their days" : "Close";
    const first = this.by.value ? this.rows.values().next().value?.day : this.by;
    if (!this.form.hidden) first?.focus();
  }

  /** Say beside each typed day how it is read. @returns {Map<string, string>} EDTF by article; without what can't be read */
  judge() {
    /** @type {Map<string, string>} */
    const days = new Map();
    for (const [id, { day, read }] of this.rows) {
      const typed = day.value.trim(), found = typed ? publishedDay(typed) : null, isBad = Boolean(typed && !found);
      if (found) days.set(id, found.edtf);
      day.setAttribute("aria-invalid", String(isBad));
      read.classList.toggle("bad", isBad);
      read.textContent = found ? found.words : typed ? "No day: write 2016-03-02 or March 2016." : "";
    }
    this.save.disabled = !days.size;
    this.save.textContent = days.size ? `Save ${count(days.size, "day")}` : "Save";
    return days;
  }

  fill() {
    const chosen = [...this.rows.values()].filter(({ box }) => box.checked);
    this.say(chosen.length ? "" : "Choose the rows first: tick their boxes.");
    for (const { day } of chosen) day.value = this.bulk.value;
    this.judge();
  }

  /** Several lines, or a name and a day, go to their rows; one day alone is pasted as usual. @param {ClipboardEvent} event @param {string[]} targets */
  paste(event, targets) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\n\t]/.test(text.trim())) return;
    event.preventDefault();
    const { days, left } = pastedDays(text, this.articles, targets);
    for (const [id, day] of days) {
      const row = this.rows.get(id);
      if (row) row.day.value = day;
    }
    this.say(left ? `${count(left, "pasted line")} found no row.` : "");
    this.judge();
  }

  /** @param {string} words */
  say(words) {
    this.at(".error").textContent = words;
  }

  send() {
    const days = this.judge(), by = this.by.value.trim(), bad = [...this.rows.values()].find(({ day }) => day.getAttribute("aria-invalid") === "true");
    this.by.setAttribute("aria-invalid", String(!by));
    this.say(!by ? "Write your name: it stands beside each correction." : bad ? "A day can’t be read: mend it, or clear it." : "");
    if (!by) return this.by.focus();
    if (bad) return bad.day.focus();
    if (!days.size) return undefined;
    remember(by);
    this.save.disabled = true;
    this.save.textContent = "Saving…";
    return this.tell("save", { by, days: Object.fromEntries(days) });
  }

  undo() {
    this.at(".undo").hidden = true;
    this.at(".said span").textContent = "Taking it back…";
    this.tell("undo", { by: this.by.value.trim() || remembered() || "unnamed", act: this.act });
  }
}

/** The name is asked once a browser; one that keeps nothing asks again. */
function remembered() {
  try { return localStorage.getItem(NAME_KEY) ?? ""; } catch { return ""; }
}

/** @param {string} name */
function remember(name) {
  try { localStorage.setItem(NAME_KEY, name); } catch { /* then it is asked again */ }
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
