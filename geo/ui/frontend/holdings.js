/** The articles of the project: what is known of one or many is changed, they are removed, and put back. */

import { fetched } from "../../map/frontend/shared/fetching.js";
import { articleFields } from "./article-fields.js";
import { coderName, keepCoderName } from "./coder.js";
import { count, el, partsOf, setText } from "./dom.js";

/** @import { Known, Languages } from "./article-fields.js" */
/** @import { Given } from "./types.d.ts" */
/** @typedef {Known & { id: string, path: string, languageName: string }} Article */
/** @typedef {{ total: number, articles: Article[], removed: { id: string, title: string, path: string }[] }} Fetched */
/** @typedef {{ address: string, languages: Languages, said: { words: string, act: string, isError: boolean } | null }} Record */

const PAGE = 50;

class Holdings {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.at = partsOf(root);
    /** @type {Article[]} */
    this.articles = [];
    /** @type {Article[]} those that match what is sought */
    this.found = [];
    /** @type {Set<string>} */
    this.chosen = new Set();
    /** @type {Languages} */
    this.languages = [];
    this.page = 0;
    this.address = "";
    this.act = "";
    this.isSent = false;
    /** @type {Given<Record>["setTriggerValue"]} */
    this.tell = () => undefined;
    this.by = this.at(".by", HTMLInputElement);
    this.by.value = coderName();
    this.sought = this.at(".find input", HTMLInputElement);
    this.every = this.at(".every", HTMLInputElement);
    this.sought.oninput = () => this.seek();
    this.every.onchange = () => { for (const { id } of this.found) this.chosen[this.every.checked ? "add" : "delete"](id); this.turn(this.page); };
    this.at(".change").onclick = () => (this.at("#holdings-change").hidden ? this.edit([...this.chosen]) : this.shut());
    this.at(".remove").onclick = () => this.send("remove", { ids: [...this.chosen] });
    this.at(".undo").onclick = () => this.send("undo", { act: this.act });
    this.at(".back").onclick = () => this.turn(this.page - 1);
    this.at(".on").onclick = () => this.turn(this.page + 1);
  }

  /** @param {Record} record */
  async take({ address, languages, said }) {
    this.languages = languages;
    setText(this.at(".said span"), said?.words ?? "");
    this.at(".said").classList.toggle("bad", Boolean(said?.isError));
    this.act = said?.act ?? "";
    this.at(".undo").hidden = !this.act;
    if (this.isSent && said) (this.act ? this.at(".undo") : this.by).focus(); // the row's own button may have gone
    this.isSent = false;
    if (address === this.address) return;
    this.address = address;
    /** @type {Fetched} */
    const { total, articles, removed } = await (await fetched(address)).json();
    if (address !== this.address) return;
    this.articles = articles;
    const ids = new Set(articles.map(({ id }) => id));
    this.chosen = new Set([...this.chosen].filter((id) => ids.has(id)));
    this.root.hidden = !articles.length && !removed.length;
    const rest = total - articles.length;
    this.at(".rest").hidden = !rest;
    setText(this.at(".rest"), `${count(rest, "more article")} can’t be listed here.`);
    this.shut();
    this.seek();
    this.showRemoved(removed);
  }

  seek() {
    const sought = this.sought.value.trim().toLowerCase();
    this.found = sought ? this.articles.filter(({ title, outlet, path }) => `${title}\n${outlet}\n${path}`.toLowerCase().includes(sought)) : this.articles;
    this.turn(0);
  }

  /** @param {number} page */
  turn(page) {
    const last = Math.max(0, Math.ceil(this.found.length / PAGE) - 1);
    this.page = Math.min(Math.max(0, page), last);
    const first = this.page * PAGE, part = this.found.slice(first, first + PAGE);
    this.at(".rows").replaceChildren(...part.map((article) => this.row(article)));
    this.at(".pager").hidden = !last;
    setText(this.at(".which"), `Articles ${first + 1} to ${first + part.length} of ${this.found.length.toLocaleString("en")}`);
    this.at(".back", HTMLButtonElement).disabled = !this.page;
    this.at(".on", HTMLButtonElement).disabled = this.page === last;
    this.say();
  }

  /** @param {Article} article */
  row({ id, title, outlet, day, languageName, path }) {
    const box = el("input", { type: "checkbox", "aria-label": `Choose ${title}`, onchange: () => { this.chosen[box.checked ? "add" : "delete"](id); this.say(); } });
    box.checked = this.chosen.has(id);
    const facts = [outlet || "outlet unknown", day || "day unknown", languageName, path].filter(Boolean).join(" · ");
    return el("li", {}, el("label", { class: "tick" }, box),
      el("div", {}, el("a", { href: `./?${new URLSearchParams({ doc: id })}`, target: "_blank", rel: "noopener", text: title, dir: "auto" }), el("small", { text: facts, dir: "auto" })),
      el("div", { class: "acts" }, el("button", { type: "button", text: "Edit", "aria-label": `Edit ${title}`, onclick: () => this.edit([id]) }),
        el("button", { type: "button", text: "Remove", "aria-label": `Remove ${title}`, onclick: () => this.send("remove", { ids: [id] }) })));
  }

  /** @param {{ id: string, title: string, path: string }[]} removed */
  showRemoved(removed) {
    this.at(".removed").hidden = !removed.length;
    setText(this.at("summary"), `Removed: ${count(removed.length, "article")}`);
    this.at(".removed ul").replaceChildren(...removed.map(({ id, title, path }) => el("li", {},
      el("div", {}, el("bdi", { text: title }), el("small", { text: path, dir: "auto" })),
      el("button", { type: "button", text: "Put back", "aria-label": `Put back ${title}`, onclick: () => this.send("back", { ids: [id] }) }))));
  }

  say() {
    const chosen = this.found.filter(({ id }) => this.chosen.has(id)).length, all = this.found.length;
    this.every.checked = all > 0 && chosen === all;
    this.every.indeterminate = chosen > 0 && chosen < all;
    setText(this.at(".all span"), `${count(all, "article")}${this.chosen.size ? `, ${this.chosen.size.toLocaleString("en")} chosen` : ""}`);
    this.at(".change", HTMLButtonElement).disabled = this.at(".remove", HTMLButtonElement).disabled = !this.chosen.size;
  }

  shut() {
    this.at("#holdings-change").hidden = true;
    this.at(".change").setAttribute("aria-expanded", "false");
  }

  /** Open the fields for one article, or for many. @param {string[]} ids */
  edit(ids) {
    const form = this.at("#holdings-change", HTMLFormElement), one = ids.length === 1 ? this.articles.find(({ id }) => id === ids[0]) : undefined;
    const fields = articleFields(one ?? null, this.languages);
    form.hidden = false;
    this.at(".change").setAttribute("aria-expanded", "true");
    setText(this.at(".about"), one ? one.title : `For ${count(ids.length, "article")}: what you leave empty stays as it is.`);
    this.at(".place").replaceChildren(fields.box);
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!fields.isBad()) this.send("change", { ids, changes: fields.changes });
    };
    form.scrollIntoView({ block: "nearest" });
    fields.focus();
  }

  /** @param {string} name @param {object} what */
  send(name, what) {
    const by = this.by.value.trim();
    this.by.setAttribute("aria-invalid", String(!by));
    setText(this.at(".error"), by ? "" : "Write your name: it stands beside each change in the log.");
    if (!by) return this.by.focus();
    keepCoderName(by);
    this.isSent = true;
    setText(this.at(".said span"), "Saving…");
    this.at(".undo").hidden = true;
    return this.tell(name, { ...what, by });
  }
}

/** @type {WeakMap<Element, Holdings>} */
const lists = new WeakMap();

/** @param {Given<Record>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = partsOf(parentElement)(".holdings"), list = lists.get(root) ?? new Holdings(root);
  lists.set(root, list);
  list.tell = setTriggerValue;
  list.take(data);
}
