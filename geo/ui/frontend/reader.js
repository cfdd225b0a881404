/**
 * The reader: the source text with its mentions marked, or the passages of the window; and why a place was chosen.
 *
 * Offsets are code points, so the text is cut as an array of them. Everything from a project goes in as text.
 */

const TABS = ["reader", "claims", "why"];
const MOST_OUTLETS = 5; // that the strip of a chosen place names
const MOST_NAMED_PLACES = 6; // that a search offers
const HTTP = /^https?:\/\//i;

class Reader {
  constructor(root, store, data) {
    this.root = root;
    this.store = store;
    this.at = (selector) => root.querySelector(selector);
    this.shown = "";
    for (const name of TABS) {
      this.at(`#tab-${name}`).addEventListener("click", () => this.turn(name));
      this.at(`#tab-${name}`).addEventListener("keydown", (event) => this.tabKey(event, name));
    }
    root.addEventListener("keydown", (event) => { if (event.key === "Escape") this.hideCard(); });
    this.offs = [
      store.on("select", () => this.select()), store.on("window", () => this.later()), store.on("greeted", () => this.point(true)),
      ...["load", "reset"].map((told) => store.on(told, () => { this.open(store.tab ?? "reader"); this.select(); })),
      store.on("load", () => { if (this.data.found) this.drawFound(this.data.found); }),
    ];
    if (store.ready) this.open(store.tab ?? "reader");
    this.take(data);
  }

  close() {
    this.offs.forEach((off) => off());
  }

  /** The number of a place's mentions follows the window. */
  later() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => { this.pending = 0; if (this.data.document) this.drawSteps(); });
  }

  tabKey(event, name) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key], at = TABS.indexOf(name);
    const other = event.key === "Home" ? TABS[0] : event.key === "End" ? TABS.at(-1) : step && TABS[(at + step + TABS.length) % TABS.length];
    if (!other) return;
    event.preventDefault();
    this.turn(other);
    this.at(`#tab-${other}`).focus();
  }

  /** Somebody chose a tab: the address holds which. */
  turn(name) {
    this.open(name);
    this.store.setTab(name === "reader" ? null : name);
  }

  open(name) {
    this.tab = name;
    for (const other of TABS) {
      const on = other === name;
      this.at(`#tab-${other}`).setAttribute("aria-selected", String(on));
      this.at(`#tab-${other}`).tabIndex = on ? 0 : -1;
      this.at(`#panel-${other}`).hidden = !on;
    }
    this.hideCard();
    this.point();
    if (name === "reader") this.follow();
  }

  /** While Why is open, the map shows what the word could have meant. */
  point(again = false) {
    const { why } = this.data ?? {}, on = this.tab === "why" && why && why.candidates.length > 1;
    const items = on ? why.candidates.map(({ name, lat, lon, chosen }) => ({ name, lat, lon, chosen })) : null;
    const key = JSON.stringify(items);
    if (key === this.pointed && !again) return;
    if (items || this.pointed !== undefined) this.store.post({ type: "candidates", items, fit: false });
    this.pointed = key;
  }

  take(data) {
    this.data = data;
    const { document, found, passages } = data, hits = JSON.stringify(document?.hits ?? []);
    const key = document ? `document ${document.id} ${document.at} ${hits}` : JSON.stringify(found ?? passages);
    if (key !== this.shown) {
      this.shown = key;
      this.hideCard();
      if (document) this.drawDocument(document, data.query);
      else if (found) this.drawFound(found);
      else this.drawPassages(passages);
    }
    drawWhy(this.at("#panel-why"), data.why, {
      show: (items) => { this.showMap(); this.store.post({ type: "candidates", items, fit: true }); },
      open: (mention) => this.readAt(mention),
    });
    drawClaims(this.at("#panel-claims"), data.claims, {
      place: Boolean(this.store.ready && this.store.selection.footprint !== null),
      open: (mention) => this.readAt(mention),
      widen: () => this.store.showAllDays(),
    });
    this.point();
    this.select();
    if (this.brings && data.claims) {
      this.brings = false;
      requestAnimationFrame(showSide);
    }
  }

  /** Open a mention in its article. */
  readAt(mention) {
    this.open("reader");
    this.store.tab = null;
    this.store.chooseMention(this.store.mentionRow(mention), "reader");
  }

  /** The mention that is chosen, if the text on show holds it. */
  chosen() {
    const { mention } = this.store.selection;
    return this.store.ready && mention !== null ? this.store.mentionId(mention) : this.data.mention;
  }

  select() {
    if (!this.data.document) return;
    const id = this.chosen();
    for (const mark of this.root.querySelectorAll("mark[data-id]")) {
      const on = mark.dataset.id === id;
      mark.classList.toggle("chosen", on);
      if (on) mark.setAttribute("aria-current", "true");
      else mark.removeAttribute("aria-current");
    }
    this.drawSteps();
    if (id !== this.followed) this.follow();
    if (!id) this.followHit();
  }

  follow() {
    const mark = this.root.querySelector("mark.chosen"), panel = this.at("#panel-reader");
    if (!mark || panel.hidden) return;
    this.followed = mark.dataset.id;
    mark.closest("details")?.setAttribute("open", "");
    requestAnimationFrame(() => this.scrollTo(mark, panel));
  }

  /** The hit that was opened, as long as no mention is chosen. */
  followHit() {
    const { document } = this.data, hit = document?.at === null ? null : this.root.querySelector(`[data-hit="${document?.at}"]`);
    if (!hit || this.followed === `hit ${document.at}`) return;
    this.followed = `hit ${document.at}`;
    hit.setAttribute("aria-current", "true");
    hit.closest("details")?.setAttribute("open", "");
    requestAnimationFrame(() => this.scrollTo(hit, this.at("#panel-reader")));
  }

  /** Bring a mark to the middle of the panel, or of the page where the panel doesn't scroll by itself. */
  scrollTo(mark, panel) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches, behavior = calm ? "instant" : "smooth";
    if (getComputedStyle(panel).overflowY === "visible") return void mark.scrollIntoView({ block: "center", behavior });
    const box = mark.getBoundingClientRect(), frame = panel.getBoundingClientRect();
    panel.scrollTo({ top: panel.scrollTop + box.top - frame.top - frame.height / 2 + box.height / 2, behavior });
  }

  // ---- the text ---------------------------------------------------------------------------------------------------

  drawDocument(document, query) {
    const points = Array.from(document.text);
    const head = el("header", { class: "head" },
      el("button", { class: "back", type: "button", onclick: () => this.toPassages() }, icon("back"), query ? "All hits" : "All passages"),
      el("h2", { text: document.title || document.id, dir: "auto" }),
      el("p", { class: "byline" }, el("b", { text: document.outlet, dir: "auto" }), document.author && document.author !== document.outlet ? el("span", { text: document.author, dir: "auto" }) : null,
        el("span", { text: document.when, title: document.whenReason })),
      this.links(document));
    const body = el("section", { class: "text", "aria-label": "Source text", tabindex: "0", dir: "auto" });
    if (document.digest)
      body.append(el("p", { class: "digest", text: `Digest in our own words${HTTP.test(document.url) ? "; the publisher’s text is behind the link above" : ""}.` }));
    body.append(...this.paragraphs(document, points));
    this.at(".reader").replaceChildren(head, el("div", { class: "steps", role: "group", "aria-label": "Mentions of the chosen place", hidden: true }), body);
    this.followed = null;
  }

  links(document) {
    if (!HTTP.test(document.url)) return el("p", { class: "links", text: "No address of the publisher’s page is known." });
    const link = (href, words, sign) => el("a", { href, target: "_blank", rel: "noopener noreferrer" }, icon(sign), words);
    return el("p", { class: "links" }, link(document.url, "Open at the publisher", "out"), el("span", { class: "passage-link" }));
  }

  /** Paragraphs, with runs of page furniture folded away. */
  paragraphs(document, points) {
    const spans = [
      ...document.mentions.map((m) => ({ start: m.start, end: m.end, mention: m })),
      ...document.dates.map((d) => ({ start: d.start, end: d.end, date: d })),
      ...(document.hits ?? []).map(([start, end]) => ({ start, end, hit: true })),
      ...document.furniture.map(([start, end, reason]) => ({ start, end, reason })),
    ].sort((a, b) => a.start - b.start || b.end - a.end);
    const out = [];
    let run = [];
    const flush = () => {
      if (!run.length) return;
      const reasons = [...new Set(run.map(({ reason }) => reason))].join(", ");
      out.push(el("details", { class: "furniture" }, el("summary", {}, el("span", { text: `Page furniture: ${reasons}`, dir: "auto" })), ...run.map(({ node }) => node)));
      run = [];
    };
    for (const [start, end] of lines(points, document.skip)) {
      const cover = document.furniture.find(([a, b]) => a <= start && b >= end);
      const inside = spans.filter((span) => span.start < end && span.end > start && !(cover && span.reason));
      const node = el("p", { dir: "auto" });
      this.fill(node, points, start, end, inside);
      if (cover) run.push({ node, reason: cover[2] });
      else { flush(); out.push(node); }
    }
    flush();
    return out;
  }

  /** Put text and marks of [start, end) into `node`; a span within another goes inside it. */
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

  mark({ start, mention, date, hit, reason }) {
    if (hit) return el("mark", { class: "hit", "data-hit": String(start) });
    if (reason !== undefined) return el("span", { class: "furniture-part", title: `Page furniture: ${reason}` });
    const entry = mention ?? date;
    const look = mention ? `mention ${mention.role}${mention.footprint < 0 ? " unmapped" : ""}` : "date";
    const props = { class: look, tabindex: "0", "data-id": mention?.id,
      onmouseenter: (event) => this.showCard(event.currentTarget, entry, Boolean(mention)), onmouseleave: () => this.hideCard(),
      onfocus: (event) => this.showCard(event.currentTarget, entry, Boolean(mention)), onblur: () => this.hideCard() };
    if (!mention) return el("mark", props);
    const choose = (event) => {
      if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      this.store.chooseMention(this.store.mentionRow(mention.id), "reader");
    };
    return el("mark", { ...props, role: "button", onclick: choose, onkeydown: choose });
  }

  // ---- previous and next mention of the place ---------------------------------------------------------------------

  sameplace() {
    const { store } = this, { footprint, mention } = store.selection;
    if (footprint === null || mention === null) return [];
    const rows = store.mentionsAt(store.places[store.placeOf[footprint]].footprints);
    return rows.includes(mention) ? rows : [mention, ...rows].sort((a, b) => a - b);
  }

  drawSteps() {
    const { store } = this, steps = this.at(".steps");
    if (!steps || !store.ready) return;
    const rows = this.sameplace();
    steps.hidden = !rows.length;
    if (!rows.length) return;
    const at = rows.indexOf(store.selection.mention), place = store.places[store.placeOf[store.selection.footprint]];
    const step = (by, sign, name) => el("button", { type: "button", "aria-label": name, disabled: rows.length < 2,
      onclick: () => { this.stepped = sign; store.chooseMention(rows[(at + by + rows.length) % rows.length], "reader"); } }, icon(sign));
    const had = this.root.getRootNode().activeElement?.closest?.(".steps") && this.stepped;
    steps.replaceChildren(step(-1, "previous", "Previous mention of this place"),
      el("span", {}, el("b", { text: place.name, dir: "auto" }), `mention ${at + 1} of ${rows.length}`), step(1, "next", "Next mention of this place"),
      el("button", { type: "button", class: "why", text: "Why here?", onclick: () => { this.turn("why"); this.at("#tab-why").focus(); } }),
      this.mapButton(), this.outletStrip(rows),
      el("button", { type: "button", class: "compare", text: "Claims", title: "What each outlet says of this place", onclick: () => { this.turn("claims"); this.at("#tab-claims").focus(); } }));
    if (had) steps.querySelectorAll("button")[had === "previous" ? 0 : 1].focus();
    this.passageLink(store.mentionId(store.selection.mention));
  }

  /** Who names the place in this window, and how often; each leads to its first mention. */
  outletStrip(rows) {
    const { store } = this, { document: documentOf } = store.mentions, by = new Map();
    for (const row of rows) {
      const outlet = store.documents.outlet[documentOf[row]];
      if (!by.has(outlet)) by.set(outlet, []);
      by.get(outlet).push(row);
    }
    const here = store.documents.outlet[documentOf[store.selection.mention]];
    const chips = [...by].sort(([a], [b]) => a - b).slice(0, MOST_OUTLETS).map(([outlet, own]) => el("button", { type: "button", class: "outlet",
      "aria-pressed": String(outlet === here), title: store.outlets[outlet], onclick: () => store.chooseMention(own[0], "reader") },
      el("bdi", { text: store.outlets[outlet] }), el("span", { class: "n", text: String(own.length) })));
    const words = by.size === 1 ? "Named by one outlet: " : `Named by ${by.size} outlets: `;
    const rest = by.size - chips.length;
    return el("div", { class: by.size === 1 ? "outlets single" : "outlets" }, el("span", { class: "words", text: words }), ...chips, rest > 0 ? el("span", { class: "words", text: `and ${rest} more` }) : null);
  }

  /** Where map and reader lie one above the other: the way back to the map, with the place in its middle. */
  mapButton() {
    return el("button", { type: "button", class: "to-map", onclick: () => {
      this.showMap();
      this.store.post({ type: "select", footprint: this.store.selection.footprint, from: "reader", fly: true });
    } }, icon("pin"), "Show on map");
  }

  showMap() {
    if (matchMedia("(max-width: 700px)").matches) document.querySelector(".st-key-dl-map")?.scrollIntoView({ block: "end", behavior: "instant" });
  }

  /** A link that scrolls the publisher's page to the sentence, where the text is the publisher's own. */
  passageLink(id) {
    const { document } = this.data, slot = this.at(".passage-link"), mention = document?.mentions.find((m) => m.id === id);
    if (!slot || !mention || document.digest || !mention.sentence) return;
    const words = Array.from(document.text).slice(...mention.sentence).join("").trim().split(/\s+/), edge = 6;
    const part = (some) => encodeURIComponent(some.join(" ")).replaceAll("-", "%2D"); // a hyphen would part a prefix
    const text = words.length > 2 * edge ? `${part(words.slice(0, edge))},${part(words.slice(-edge))}` : part(words);
    const address = document.url.split("#")[0];
    slot.replaceChildren(el("a", { href: `${address}#:~:text=${text}`, target: "_blank", rel: "noopener noreferrer" }, icon("text"), "At this passage"));
  }

  // ---- the card ---------------------------------------------------------------------------------------------------

  showCard(mark, entry, place) {
    const card = this.at(".card");
    const line = (name, words) => (words ? [el("dt", { text: name }), el("dd", { text: words, dir: "auto" })] : []);
    const list = el("dl");
    if (place) {
      list.append(...line("Precision", entry.precision), ...line("Why", entry.reason), ...line("Role", entry.role === "location" ? "" : entry.roleReason || entry.role),
        ...line("When", entry.when), ...line("Date", entry.whenReason), ...line("Elsewhere", entry.lent));
      card.replaceChildren(el("b", { text: entry.name || "Not mapped", dir: "auto" }), el("span", { class: "kind", text: entry.kind }), list);
    } else {
      list.append(...line("Why", entry.reason), ...line("EDTF", entry.edtf));
      card.replaceChildren(el("b", { text: entry.when }), list);
    }
    card.hidden = false;
    mark.setAttribute("aria-describedby", "card");
    const box = this.root.getBoundingClientRect(), at = mark.getClientRects()[0], tall = card.offsetHeight, wide = card.offsetWidth;
    const left = Math.min(Math.max(at.left - box.left, 8), Math.max(8, box.width - wide - 8));
    const above = at.top - 8 - tall > Math.max(0, box.top);
    card.style.left = `${left}px`;
    card.style.top = `${(above ? at.top - tall - 8 : at.bottom + 8) - box.top}px`;
  }

  hideCard() {
    this.at(".card").hidden = true;
    this.root.querySelectorAll("[aria-describedby]").forEach((mark) => mark.removeAttribute("aria-describedby"));
  }

  // ---- passages ---------------------------------------------------------------------------------------------------

  toPassages() {
    this.store.selection = { ...this.store.selection, mention: null, document: null, at: null };
    this.store.announceSelection("reader", false);
  }

  drawPassages({ items, total, place }) {
    const words = place ? `${count(total, "passage")} on ${place}` : `${count(total, "passage")} in this window`;
    const head = el("header", { class: "head" },
      place ? el("button", { class: "back", type: "button", onclick: () => this.store.chooseFootprint(null, "reader", false) }, icon("back"), "All places") : null,
      el("h2", { text: words }),
      place ? this.mapButton() : null,
      el("p", { class: "hint", text: total ? "Choose one to read it in its article." : "Nothing of this project is told in these days with these filters." }),
      total ? null : this.wayOut());
    const rest = total > items.length ? `${count(total - items.length, "more passage")}: narrow the window to list them.` : "";
    const hints = place ? null : hintCard();
    this.drawCards(head, items, "Passages", (item) => this.store.chooseMention(this.store.mentionRow(item.mention), "reader"), rest);
    if (hints) head.before(hints);
  }

  /** Where nothing is in view: what to do about it. */
  wayOut() {
    const { store } = this, act = (words, run) => el("button", { type: "button", class: "more-days", text: words, onclick: run });
    const filtered = Object.values(store.chosen).some(Boolean);
    return el("p", { class: "way-out" }, act("Show all dates", () => store.showAllDays()), filtered ? act("Reset filters and dates", () => store.reset()) : null);
  }

  drawFound({ items, total, articles, query }) {
    const head = el("header", { class: "head" },
      el("button", { class: "back", type: "button", onclick: () => this.clearSearch() }, icon("back"), "Clear search"),
      el("h2", {}, total ? `${count(total, "sentence")} in ${count(articles, "article")} with ` : "Nothing found for ", el("bdi", { text: `“${query}”` })),
      el("p", { class: "hint", text: total ? "In all articles, whatever the window shows. Choose one to read it." : "All words must be in one article; put quotes around words that stand together." }),
      this.placesNamed(query));
    const rest = total > items.length ? `${count(total - items.length, "more sentence")}: add a word to find fewer.` : "";
    this.drawCards(head, items, "Found", (item) => this.store.openAt(item.document, item.at), rest);
  }

  /** Places of this project that the words searched for name: each leads to what is said of it. */
  placesNamed(query) {
    const { store } = this, wanted = folded(query);
    if (!wanted || !store.ready) return null;
    const named = store.places.map((place, row) => ({ place, row, name: folded(place.name) })).filter(({ place, name }) => place.id && (name.includes(wanted) || (name.length > 3 && wanted.includes(name))));
    if (!named.length) return null;
    named.sort((a, b) => a.name.length - b.name.length || a.row - b.row);
    return el("div", { class: "named", role: "group", "aria-label": "Places of that name" }, el("span", { text: "On the map:" }), ...named.slice(0, MOST_NAMED_PLACES).map(({ place }) =>
      el("button", { type: "button", class: "named-place", title: "What each outlet says of it", onclick: () => this.claimsOn(place) }, icon("pin"), el("bdi", { text: place.name }))));
  }

  /** Leave the search for a place and what is said of it. */
  claimsOn(place) {
    const { store } = this;
    store.query = "";
    store.tell("search");
    store.tab = "claims";
    this.open("claims");
    store.choosePlace(place, "search");
    this.brings = matchMedia("(max-width: 700px)").matches;
    this.at("#tab-claims").focus();
  }

  clearSearch() {
    this.store.setQuery("");
    this.store.tell("search");
  }

  /** A list of sentences as cards: outlet, date, the sentence with its marks. */
  drawCards(head, items, name, open, more) {
    const list = el("ul", { class: "passages", "aria-label": name });
    for (const item of items) {
      list.append(el("li", {}, el("button", { class: "passage", type: "button", onclick: () => open(item) },
        el("span", { class: "meta" }, el("b", { text: item.outlet, title: item.outlet, dir: "auto" }), el("span", { text: item.when })), quoteOf(item))));
    }
    const region = el("section", { class: "text", "aria-label": "Source text", tabindex: "0" }, list);
    if (more) region.append(el("p", { class: "hint", text: more }));
    this.at(".reader").replaceChildren(head, region);
    this.at("#panel-reader").scrollTop = 0;
  }
}

/** Letters and digits alone, small and without accents: 'Al-Walīd' and 'al walid' are one. */
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** [start, end) of each line that holds more than spaces, from code point `skip` on. */
function lines(points, skip) {
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

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".side"), store = storeOf(data.channel);
  if (root.reader) root.reader.take(data);
  else root.reader = new Reader(root, store, data);
  return () => { root.reader?.close(); root.reader = null; };
}
