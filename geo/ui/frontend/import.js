/** The Import page: files are sent to the disk and looked through, shown with their previews, and then taken in. */

import { coderName, keepCoderName } from "./coder.js";
import { count, partsOf, setText } from "./dom.js";
import { chosenFiles, pastedText } from "./import-files.js";
import { List } from "./import-list.js";
import { ask, Sender } from "./import-server.js";
import { landing } from "./landing.js";

/** @import { Gift } from "./import-files.js" */
/** @import { Item, Piece } from "./import-row.js" */
/** @import { Taker } from "./landing.js" */
/** @import { Languages } from "./article-fields.js" */
/** @import { Given } from "./types.d.ts" */
/** @typedef {{ project: string, address: string, revision: string, token: string, languages: Languages, mostBytes: number, web: string }} Record what the server gives; `web` says what an address tells strangers, or is "" where none can be fetched */
/** What came of the last work. @typedef {{ words: string, isError: boolean, added?: number }} Said */
/** @typedef {{ turn: number, phase: "idle" | "fetching" | "looking" | "adding", done: number, total: number, said: Said | null, rows: (Partial<Item> & { label: string, size: number, state: Item["state"] })[] }} Progress */

const ASK_EVERY_MS = 400;
const TELL_EVERY_MS = 4000, TELL_AT_MOST = 10;

class Import {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.at = partsOf(root);
    this.turn = 0;
    this.keys = 0;
    this.asking = setTimeout(() => undefined);
    /** @type {Taker} */
    this.taker = {
      project: "",
      take: (gifts) => this.take(gifts),
      over: (isOver) => this.at(".drop").classList.toggle("over", isOver),
      failed: (words) => this.say({ words, isError: true }),
    };
    this.wasAsked = this.isDone = false;
    /** @type {Said | null} */
    this.said = null;
    /** @type {Progress["phase"]} */
    this.phase = "idle";
    this.done = this.total = 0;
    this.isClosed = false;
    /** @type {Record} */
    this.record = { project: "", address: "", revision: "", token: "", languages: [], mostBytes: Infinity, web: "" };
    /** @type {Given<Record>["setTriggerValue"]} */
    this.tell = () => undefined;
    this.sender = new Sender(() => this.record, {
      sent: (key, bytes) => this.list.update(key, { sent: bytes, state: "sending" }),
      done: (key, label) => { this.list.arrived(key, label); this.look(); },
      failed: (key, error) => this.list.update(key, { state: "failed", error }),
      idle: () => this.look(),
    });
    this.list = new List(this.at(".waiting"), {
      opening: (label) => ask(this.record, `opening?label=${encodeURIComponent(label)}`).then((/** @type {{ pieces: Piece[] }} */ { pieces }) => pieces),
      off: (items) => this.takeOff(items),
      changed: () => this.sayChosen(),
    });
    this.listen();
  }

  listen() {
    const { at } = this, pick = at(".pick", HTMLInputElement), folder = at(".pick-folder", HTMLInputElement);
    at(".files").onclick = () => pick.click();
    at(".folder").onclick = () => folder.click();
    for (const input of [pick, folder]) input.onchange = () => { this.take(chosenFiles(input.files ?? [])); input.value = ""; };
    for (const name of ["text", "web"]) at(`.${name}`).onclick = () => this.unfold(name);
    at("#import-paste", HTMLFormElement).onsubmit = (event) => { event.preventDefault(); this.paste(); };
    at("#import-web", HTMLFormElement).onsubmit = (event) => { event.preventDefault(); this.fetchPages(); };
    at(".web-list").oninput = () => this.sayAddresses();
    at(".cancel").onclick = () => this.cancel();
    at(".add").onclick = () => this.add();
    at(".show").onclick = () => this.tell("show", true);
    at(".by", HTMLInputElement).value = coderName();
  }

  /** @param {Record} record */
  show(record) {
    const isOther = record.address !== this.record.address;
    this.record = record;
    this.list.languages = record.languages;
    this.at(".web").hidden = !record.web;
    setText(this.at(".ask"), record.web);
    this.sayAddresses();
    if (isOther) this.follow();
    this.taker.project = record.project;
    landing.joins(this.taker);
  }

  close() {
    this.isClosed = true;
    clearTimeout(this.asking);
    landing.leaves(this.taker);
  }

  /** @param {string} name the sheet of this button is opened or closed, the other closed */
  unfold(name) {
    for (const [button, sheet] of [["text", "#import-paste"], ["web", "#import-web"]]) {
      const isOpen = button === name && this.at(sheet).hidden;
      this.at(sheet).hidden = !isOpen;
      this.at(`.${button}`).setAttribute("aria-expanded", String(isOpen));
      if (isOpen) this.at(sheet).querySelector("textarea")?.focus();
    }
  }

  paste() {
    const text = this.at(".paste-text", HTMLTextAreaElement), title = this.at(".paste-title", HTMLInputElement), isEmpty = !text.value.trim();
    setText(this.at("#import-paste .error"), isEmpty ? "Paste the text of an article first." : "");
    if (isEmpty) return text.focus();
    this.take([pastedText(text.value, title.value.trim())]);
    text.value = title.value = "";
    this.unfold("");
    return this.at(".text").focus();
  }

  /** Addresses that were typed, one a line. */
  addresses() {
    return [...new Set(this.at(".web-list", HTMLTextAreaElement).value.split(/\s+/).filter(Boolean))];
  }

  sayAddresses() {
    const many = this.addresses().length;
    setText(this.at("#import-web button"), many ? `Fetch ${count(many, "page")} now` : "Fetch");
    return many;
  }

  fetchPages() {
    const typed = this.at(".web-list", HTMLTextAreaElement), urls = this.addresses(), bad = urls.find((url) => !/^https?:\/\/[^\s/?#]+/i.test(url));
    setText(this.at("#import-web .error"), !urls.length ? "Write an address first." : bad ? `${bad} is no web address: it begins with https:// or http://.` : "");
    if (!urls.length || bad) return typed.focus();
    return ask(this.record, "fetch", { urls }).then(() => {
      typed.value = "";
      this.sayAddresses();
      this.unfold("");
      this.at(".web").focus();
      this.follow();
    }, (error) => this.say({ words: error.message, isError: true }));
  }

  /** Put files on the list and send them. @param {Gift[]} gifts */
  take(gifts) {
    this.say(gifts.length ? null : { words: "No file was in that.", isError: true });
    const items = gifts.map(({ path, file }) => ({ key: ++this.keys, gift: { path, file } }));
    const { mostBytes } = this.record, tooLarge = `It is larger than ${Math.floor(mostBytes / 2 ** 20)} MB, which is the limit: split it.`;
    this.list.put(items.map(({ key, gift: { path, file } }) => ({ key, name: path, size: file.size, error: file.size > mostBytes ? tooLarge : "" })));
    this.sender.send(items.filter(({ gift }) => gift.file.size <= mostBytes));
    this.sayWork();
  }

  look() {
    ask(this.record, "look", {}).then(() => this.follow(), (error) => this.say({ words: error.message, isError: true }));
  }

  /** Ask how far the work is, again and again until it is done. */
  follow() {
    clearTimeout(this.asking);
    ask(this.record, `state?since=${this.turn}`).then((/** @type {Progress} */ progress) => {
      if (this.isClosed) return;
      this.took(progress);
      if (progress.phase !== "idle") this.asking = setTimeout(() => this.follow(), ASK_EVERY_MS);
    }, (error) => this.say({ words: error.message, isError: true }));
  }

  /** @param {Progress} progress */
  took({ turn, phase, done, total, said, rows }) {
    this.turn = turn;
    this.phase = phase;
    this.done = done;
    this.total = total;
    this.list.took(rows, () => ++this.keys);
    if (phase === "idle" && this.wasAsked && said) {
      this.wasAsked = false;
      if (said.added !== undefined) { this.tellAdded(turn, this.record.revision); this.isDone = true; }
    }
    this.said = said ?? (phase === "idle" ? this.said : null);
    this.sayWork();
    if (this.isDone) this.at(".show").focus(); // the button that was pressed has gone
    this.isDone = false;
  }

  /**
   * Have the page drawn anew, and ask again until it shows another state of the project: what is told while the
   * connection is down gets lost. @param {number} turn @param {string} revision what the page shows now
   */
  tellAdded(turn, revision, left = TELL_AT_MOST) {
    if (this.isClosed || !left || this.record.revision !== revision) return;
    this.tell("added", turn);
    setTimeout(() => this.tellAdded(turn, revision, left - 1), TELL_EVERY_MS);
  }

  /** @param {Said | null} said */
  say(said) {
    this.said = said;
    this.sayWork();
  }

  sayWork() {
    const { at, list, sender, phase, done, total, said } = this, { left, sent } = list.sending(), bar = at(".work progress", HTMLProgressElement);
    const isSending = !sender.isIdle, isBusy = isSending || phase !== "idle", ready = list.readyWords();
    at(".drop").classList.toggle("small", list.items.length > 0);
    at(".work").hidden = !isBusy && !said && !ready;
    at(".status").setAttribute("aria-busy", String(isBusy)); // a screen reader is told the end, not each step
    at(".work").classList.toggle("bad", Boolean(said?.isError) && !isBusy);
    at(".work").classList.toggle("done", said?.added !== undefined && !isBusy);
    bar.hidden = !isBusy;
    bar.max = Math.max(1, isSending ? sent + left : total);
    bar.value = isSending ? sent : done;
    at(".cancel").hidden = !isBusy;
    at(".show").hidden = isBusy || !said?.added;
    setText(at(".status"), isSending ? `Taking ${count(left, "file")}…` : phase === "looking" ? `Reading ${done + 1} of ${count(total, "file")}…`
      : phase === "fetching" ? `Fetching ${done + 1} of ${count(Math.max(total, 1), "page")}…` : phase === "adding" ? `Adding ${Math.min(done + 1, total)} of ${total.toLocaleString("en")}: places and dates are read…` : said?.words || ready);
    this.sayChosen();
  }

  sayChosen() {
    const many = this.list.chosenArticles(), add = this.at(".add", HTMLButtonElement);
    add.disabled = !many || this.phase !== "idle" || !this.sender.isIdle;
    setText(add, many ? `Add ${count(many, "article")}` : "Add");
    this.at(".foot").hidden = !this.list.ready().length;
    this.at(".name").hidden = !this.list.edits.size;
  }

  /** @param {Item[]} items */
  takeOff(items) {
    const here = items.filter(({ label }) => !label), there = items.filter(({ label }) => label);
    for (const { key } of here) this.sender.drop(key);
    this.list.drop(items);
    if (there.length) ask(this.record, "remove", { labels: there.map(({ label }) => label) }).catch((error) => this.say({ words: error.message, isError: true }));
    this.sayWork();
  }

  cancel() {
    const keys = new Set(this.sender.cancel());
    this.list.drop(this.list.items.filter(({ key }) => keys.has(key)));
    ask(this.record, "cancel", {}).then(() => this.follow(), (error) => this.say({ words: error.message, isError: true }));
    this.say({ words: "Stopped. What was read stays on the list.", isError: false });
  }

  add() {
    const by = this.at(".by", HTMLInputElement), needsName = this.list.edits.size > 0 && !by.value.trim();
    by.setAttribute("aria-invalid", String(needsName));
    setText(this.at(".foot .error"), needsName ? "Write your name: it stands beside each change." : "");
    if (needsName) return by.focus();
    if (by.value.trim()) keepCoderName(by.value.trim());
    this.phase = "adding";
    this.say(null);
    const body = { labels: this.list.chosenLabels(), edits: Object.fromEntries(this.list.edits), by: by.value.trim() };
    // what was asked before comes back after the press, too, and says that nothing is done
    return ask(this.record, "add", body).then(() => { this.wasAsked = true; return this.follow(); }, (error) => { this.phase = "idle"; this.say({ words: error.message, isError: true }); });
  }
}

/** @type {WeakMap<Element, Import>} */
const pages = new WeakMap();

/** @param {Given<Record>} given */
export default function ({ data, parentElement, setTriggerValue }) {
  const root = partsOf(parentElement)(".import"), page = pages.get(root) ?? new Import(root);
  pages.set(root, page);
  page.tell = setTriggerValue;
  page.show(data);
  return () => { page.close(); pages.delete(root); };
}
