/**
 * An article's text: furniture folded away, mentions and dates marked, a card for what the pointer meets.
 *
 * Offsets are code points, so the text is cut as an array of them. Everything from a project goes in as text.
 */

import { ROLE_WORDS } from "./columns.js";
import { el, icon, isPhone } from "./dom.js";
import { outLink } from "./out-link.js";
import { ReaderSteps } from "./reader-steps.js";

/** @import { Article, ReadDate, ReadMention } from "./types.d.ts" */
/**
 * A stretch of the text that is drawn apart: one of these.
 * @typedef {{ start: number, end: number, mention?: ReadMention, date?: ReadDate, hit?: boolean, reason?: string }} Stretch
 */

const HTTP = /^https?:\/\//i;

export class ReaderText extends ReaderSteps {
  // who hears of a chosen date, and of the wish to mend what is known of the article
  /** @type {(date: ReadDate) => void} */
  onDate = () => undefined;
  /** @type {(() => void) | null} */
  onFacts = null;

  /** @param {Article} document @param {string | null} query */
  drawDocument(document, query) {
    const points = Array.from(document.text);
    const head = el("header", { class: "head" },
      el("button", { class: "back", type: "button", onclick: () => this.toPassages() }, icon("back"), query ? "All hits" : "All passages"),
      el("h2", { text: document.title || document.id, dir: "auto" }),
      el("p", { class: "byline" }, el("b", { text: document.outlet, dir: "auto" }), document.author && document.author !== document.outlet ? el("span", { text: document.author, dir: "auto" }) : null,
        el("span", { text: document.when, title: document.whenReason }),
        this.onFacts ? el("button", { type: "button", class: "facts-button", text: "Edit", "aria-label": "Edit what is known of this article", onclick: () => this.onFacts?.() }) : null,
        el("button", { type: "button", class: "facts-button", text: "Only this one", "aria-label": "Map, timeline and lists of this article only",
          onclick: () => this.store.setWithin(this.store.documentRow.get(document.id) ?? null) })),
      this.links(document), this.also(document), document.captured ? el("p", { class: "captured", text: `${document.captured}.`, dir: "auto" }) : null);
    const body = el("section", { class: "text", "aria-label": "Source text", tabindex: "0" });
    if (document.note)
      body.append(el("p", { class: "digest", text: `${document.note}.` }));
    if (document.unread)
      body.append(el("p", { class: "digest", text: `${document.unread}.` }));
    if (document.digest)
      body.append(el("p", { class: "digest", text: `Digest in our own words${HTTP.test(document.url) ? "; the publisher’s text is behind the link above" : ""}.` }));
    body.append(...this.paragraphs(document, points));
    body.dir = "auto"; // only now: a browser looks for the direction anew with each paragraph that comes in
    this.at(".reader").replaceChildren(head, el("div", { class: "steps", role: "group", "aria-label": "Mentions of the chosen place", hidden: true }), body);
    this.followed = null;
  }

  /** The other articles of the same text, each to be opened. @param {Article} document */
  also({ also }) {
    if (!also) return null;
    return el("details", { class: "also" }, el("summary", { text: `The same text, cut or edited: ${also.words}` }),
      el("ul", {}, ...also.items.map(({ id, title, outlet, when }) => el("li", {}, el("button", { type: "button", onclick: () => this.store.openAt(id, 0) },
        el("b", { text: outlet, dir: "auto" }), el("span", { text: ` ${when} ` }), el("span", { text: title, dir: "auto" }))))));
  }

  /** @param {Article} document */
  links(document) {
    if (!HTTP.test(document.url)) return el("p", { class: "links", text: "No address of the publisher’s page is known." });
    return el("p", { class: "links" }, outLink(document.url, icon("out"), "Open at the publisher"), el("span", { class: "passage-link" }));
  }

  /** Paragraphs, with runs of page furniture folded away. @param {Article} document @param {string[]} points */
  paragraphs(document, points) {
    /** @type {Stretch[]} */
    const spans = [
      ...document.mentions.map((m) => ({ start: m.start, end: m.end, mention: m })),
      ...document.dates.map((d) => ({ start: d.start, end: d.end, date: d })),
      ...(document.hits ?? []).map(([start, end]) => ({ start, end, hit: true })),
      ...document.furniture.map(([start, end, reason]) => ({ start, end, reason })),
    ].sort((a, b) => a.start - b.start || b.end - a.end);
    /** @type {HTMLElement[]} */
    const out = [];
    /** @type {{ node: HTMLElement, reason: string | undefined }[]} */
    let run = [];
    const flush = () => {
      if (!run.length) return;
      const reasons = [...new Set(run.map(({ reason }) => reason))].join(", ");
      out.push(el("details", { class: "furniture" }, el("summary", {}, el("span", { text: `Page furniture: ${reasons}`, dir: "auto" })), ...run.map(({ node }) => node)));
      run = [];
    };
    let next = 0, page = 0;
    /** @type {Stretch[]} */
    let open = [];
    for (const [start, end] of lines(points, document.skip)) {
      while (next < spans.length && spans[next].start < end) open.push(spans[next++]);
      open = open.filter((span) => span.end > start);
      const cover = open.find((span) => span.reason !== undefined && span.start <= start && span.end >= end);
      const inside = open.filter((span) => !(cover && span.reason));
      const node = el("p", { dir: "auto", "data-from": start });
      this.fill(node, points, start, end, inside);
      const begun = [];
      while (page < document.pages.length && document.pages[page][0] < end) begun.push(document.pages[page++][1]);
      if (begun.length) node.prepend(el("span", { class: "page-label", text: begun.join(", "), dir: "auto" }));
      if (cover) run.push({ node, reason: cover.reason });
      else { flush(); out.push(node); }
    }
    flush();
    return out;
  }

  /**
   * Put text and marks of [start, end) into `node`; a span within another goes inside it.
   * @param {HTMLElement} node @param {string[]} points @param {number} start @param {number} end @param {Stretch[]} spans
   */
  fill(node, points, start, end, spans) {
    let at = start;
    for (let i = 0; i < spans.length; i++) {
      const span = spans[i];
      if (span.start < at && span.start !== Math.max(span.start, at) && span.end <= at) continue;
      const from = Math.max(span.start, at), to = Math.min(span.end, end);
      if (to <= from) continue;
      if (from > at) node.append(points.slice(at, from).join(""));
      const within = [];
      while (i + 1 < spans.length && spans[i + 1].start < to) within.push(spans[++i]);
      const mark = this.mark(span);
      this.fill(mark, points, from, to, within);
      node.append(mark);
      at = to;
    }
    if (at < end) node.append(points.slice(at, end).join(""));
  }

  /** @param {Stretch} stretch */
  mark({ start, mention, date, hit, reason }) {
    if (hit) return el("mark", { class: "hit", "data-hit": String(start) });
    if (reason !== undefined) return el("span", { class: "furniture-part", title: `Page furniture: ${reason}` });
    const card = () => (mention ? this.mentionCard(mention) : date ? this.dateCard(date) : []);
    const look = mention ? `mention ${mention.role}${mention.footprint < 0 ? " unmapped" : ""}` : "date";
    const props = { class: look, tabindex: "0", "data-id": mention?.id, "data-date": date ? start : null,
      onmouseenter: (/** @type {Event} */ event) => this.showCard(event.currentTarget, card()), onmouseleave: () => this.hideCard(),
      onfocus: (/** @type {Event} */ event) => this.showCard(event.currentTarget, card()), onblur: () => this.hideCard() };
    const choose = (/** @type {KeyboardEvent | MouseEvent} */ event) => {
      if (event instanceof KeyboardEvent && event.key !== "Enter" && event.key !== " ") return;
      // somebody who drags over words wants these
      if (event instanceof MouseEvent && document.getSelection()?.toString()) return;
      event.preventDefault();
      event.stopPropagation();
      if (isPhone()) this.hideCard(); // the bar says as much, and there is no room for both
      if (date) this.onDate(date);
      if (!mention) return;
      this.store.chooseMention(this.store.mentionRow(mention.id), "reader");
    };
    return el("mark", { ...props, role: "button", onclick: choose, onkeydown: choose });
  }

  /** @param {ReadMention} entry */
  mentionCard(entry) {
    const role = entry.role === "location" ? "" : entry.roleReason || ROLE_WORDS[entry.role][1];
    return [el("b", { text: entry.name || "Not mapped", dir: "auto" }), el("span", { class: "kind", text: entry.kind }),
      el("dl", {}, ...line("Precision", entry.precision), ...line("Why", entry.reason), ...line("Role", role),
        ...line("When", entry.when), ...line("Date", entry.whenReason), ...line("Elsewhere", entry.sharpened))];
  }

  /** @param {ReadDate} entry */
  dateCard(entry) {
    return [el("b", { text: entry.when }), el("dl", {}, ...line("Why", entry.reason), ...line("EDTF", entry.edtf))];
  }

  /** @param {EventTarget | null} mark @param {HTMLElement[]} content */
  showCard(mark, content) {
    const card = this.at(".card");
    if (!(mark instanceof HTMLElement)) return;
    card.replaceChildren(...content);
    card.hidden = false;
    mark.setAttribute("aria-describedby", "card");
    const box = this.root.getBoundingClientRect(), at = mark.getClientRects()[0], tall = card.offsetHeight, wide = card.offsetWidth;
    const left = Math.min(Math.max(at.left - box.left, 8), Math.max(8, box.width - wide - 8));
    const above = at.top - 8 - tall > Math.max(0, box.top);
    card.style.left = `${left}px`;
    card.style.top = `${(above ? at.top - tall - 8 : at.bottom + 8) - box.top}px`;
  }
}

/** A line of a card. @param {string} name @param {string} words */
const line = (name, words) => (words ? [el("dt", { text: name }), el("dd", { text: words, dir: "auto" })] : []);

/** [start, end) of each line that holds more than spaces, from code point `skip` on. @param {string[]} points @param {number} skip */
function lines(points, skip) {
  /** @type {[number, number][]} */
  const found = [];
  let start = skip;
  for (let at = skip; at <= points.length; at++) {
    if (at < points.length && points[at] !== "\n") continue;
    let a = start, b = at;
    while (a < b && !points[a].trim()) a++;
    while (b > a && !points[b - 1].trim()) b--;
    if (b > a) found.push([a, b]);
    start = at + 1;
  }
  return found;
}
