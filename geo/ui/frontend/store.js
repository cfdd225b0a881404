/**
 * What the components of the page share: the project's columns, the window, the facets and the selection.
 *
 * One Store lives in the page for each channel. It talks to the map's frame over a BroadcastChannel and to the server
 * through `commit`, which one component wires up: dragging changes the store and the map only.
 */

class Store extends MapLink {
  constructor(channel) {
    super(channel);
    this.listeners = new Map();
    // What is chosen before the timeline stands waits for it.
    this.uncommitted = null;
    this.commit = (view) => { this.uncommitted = view; };
    this.revision = null;
    this.asked = null;
    this.serial = 0;
    this.ready = false;
    this.window = { first: 0, last: 0 };
    this.undated = false;
    this.mode = "only";
    this.days = "happened";
    this.colour = null;
    this.show = null;
    this.tab = null;
    this.query = "";
    this.chosen = {};
    this.selection = { footprint: null, mention: null, document: null, at: null };
    this.summary = null;
  }

  on(name, listener) {
    if (!this.listeners.has(name)) this.listeners.set(name, new Set());
    this.listeners.get(name).add(listener);
    return () => this.listeners.get(name).delete(listener);
  }

  tell(name, detail) {
    for (const listener of this.listeners.get(name) ?? []) listener(detail);
  }

  /** Fetch a project's columns, once a project, and take in the view that the address asked for. */
  async load({ columns, revision, view }) {
    this.wanted = view;
    if (this.revision === revision) return this.retake(view);
    if (this.asked === revision) return;
    this.asked = revision;
    try {
      const data = await fetchedJson(columns);
      if (this.asked === revision) this.fill(data, revision, this.wanted);
    } catch (error) {
      if (this.asked === revision) this.asked = null; // so that the next run of the page tries again
      throw error;
    }
  }

  fill(data, revision, view) {
    this.revision = revision;
    this.serial = view.serial;
    const { marks, mentions, unmapped } = data;
    this.marks = {
      footprint: unpack(marks.footprint, Int32Array), first: unpack(marks.first, Int32Array),
      last: unpack(marks.last, Int32Array), mention: unpack(marks.mention, Int32Array),
      kind: unpack(marks.kind, Uint8Array), basis: unpack(marks.basis, Uint8Array),
    };
    this.mentions = {
      document: unpack(mentions.document, Int32Array), footprint: unpack(mentions.footprint, Int32Array),
      start: unpack(mentions.start, Int32Array), role: unpack(mentions.role, Uint8Array),
      certainty: unpack(mentions.certainty, Uint8Array),
    };
    this.unmapped = {
      mention: unpack(unmapped.mention, Int32Array), reason: unpack(unmapped.reason, Int32Array),
      text: unmapped.text, reasons: unmapped.reasons,
    };
    this.hours = new Map(data.hours.mention.map((row, at) => [row, [data.hours.first[at], data.hours.last[at]]]));
    const { mention: named, first, last } = data.lent;
    this.lent = new Map(named.map((row, at) => [row, { first: first[at], last: last[at] }]));
    this.documents = data.documents;
    this.footprints = data.footprints;
    this.outlets = data.outlets;
    this.spans = {
      happened: { focus: data.focus, extent: data.extent, first: this.marks.first, last: this.marks.last },
      published: { focus: data.publishedSpan, extent: data.publishedSpan, ...this.publishedDays() },
    };
    this.facets = facetsOf(data, this.mentions, this.marks);
    this.documentRow = new Map(data.documents.id.map((id, row) => [id, row]));
    this.mask = new Uint8Array(this.marks.mention.length);
    this.inWindow = new Uint8Array(this.mentions.document.length);
    this.placeOf = this.groupPlaces();
    this.take(view);
    this.ready = true;
    this.refilter();
    this.tell("load");
    this.greet();
  }

  /** Every mark at the days on which its article may have been published. */
  publishedDays() {
    const { published } = this.documents, { document } = this.mentions;
    const days = (end) => Int32Array.from(this.marks.mention, (mention) => published[document[mention]][end]);
    return { first: days(0), last: days(1) };
  }

  /** Lay the marks on the days when it happened, or when it was published. */
  useDays(days) {
    const { focus, extent, first, last } = this.spans[days];
    Object.assign(this, { days, focus, extent });
    Object.assign(this.marks, { first, last });
  }

  /** Number the places that the footprints belong to: several footprints may lie in one place. */
  groupPlaces() {
    const rows = new Map();
    this.places = [];
    return Int32Array.from(this.footprints.place, (id, footprint) => {
      const key = id || `footprint ${footprint}`;
      if (!rows.has(key)) {
        rows.set(key, this.places.length);
        this.places.push({ id, name: this.footprints.name[footprint], footprints: [] });
      }
      this.places[rows.get(key)].footprints.push(footprint);
      return rows.get(key);
    });
  }

  /** Another address was opened in the same session, by a link of another page. */
  retake(view) {
    if (this.serial === view.serial) return;
    this.serial = view.serial;
    this.take(view);
    this.refilter();
    this.tell("load");
    this.greet();
  }

  take(view) {
    this.useDays(view.days ?? "happened");
    const whole = this.defaultWindow();
    this.mode = view.window ?? "only";
    this.window = {
      first: view.from && this.mode === "only" ? fromIso(view.from) : whole.first,
      last: view.to ? fromIso(view.to) : whole.last,
    };
    if (this.window.last < this.window.first) this.window.first = this.window.last;
    this.undated = view.undated ?? this.focus === null;
    this.colour = view.colour;
    this.show = view.show ?? null;
    this.tab = view.tab ?? null;
    this.query = view.query ?? "";
    this.chosen = {};
    for (const [name, { keys }] of Object.entries(this.facets))
      this.chosen[name] = view[name] ? new Set(view[name].map((key) => keys.indexOf(key))) : null;
    const mention = view.mention ? this.mentionRow(view.mention) : null;
    let footprint = mention !== null ? this.mentions.footprint[mention] : null;
    if (footprint === null && view.place) footprint = this.footprints.place.indexOf(view.place);
    this.selection = {
      footprint: footprint === null || footprint < 0 ? null : footprint,
      mention,
      document: view.doc ? this.documentRow.get(view.doc) ?? null : mention !== null ? this.mentions.document[mention] : null,
      at: view.at,
    };
  }

  defaultWindow() {
    const [first, last] = this.focus ?? [0, 0];
    return { first, last };
  }

  mentionId(row) {
    return `${this.documents.id[this.mentions.document[row]]}:${this.mentions.start[row]}`;
  }

  mentionRow(id) {
    const cut = id.lastIndexOf(":");
    const document = this.documentRow.get(id.slice(0, cut)), start = Number(id.slice(cut + 1));
    const found = this.mentions.start.findIndex((s, row) => s === start && this.mentions.document[row] === document);
    return found < 0 ? null : found;
  }

  /** What the server needs to show the same: sent on release and click, never while dragging. */
  view() {
    const { footprint, mention, document, at } = this.selection;
    const whole = this.defaultWindow(), facets = {};
    for (const [name, { keys }] of Object.entries(this.facets)) facets[name] = this.chosen[name] && [...this.chosen[name]].map((row) => keys[row]);
    const dated = this.focus !== null;
    return {
      from: dated && this.mode === "only" && this.window.first !== whole.first ? isoDay(this.window.first) : null,
      to: dated && this.window.last !== whole.last ? isoDay(this.window.last) : null,
      undated: this.undated === (this.focus === null) ? null : this.undated,
      ...facets,
      days: this.days === "happened" ? null : this.days,
      window: this.mode === "only" ? null : this.mode,
      colour: this.colour,
      show: this.show,
      tab: this.tab,
      query: this.query || null,
      at: document !== null && mention === null ? at : null,
      place: footprint === null ? null : this.footprints.place[footprint] || null,
      mention: mention === null ? null : this.mentionId(mention),
      doc: document === null ? null : this.documents.id[document],
    };
  }

  setWindow(first, last, release = false) {
    const changed = first !== this.window.first || last !== this.window.last;
    this.window = { first, last };
    if (changed) {
      this.postWindow();
      this.summarise();
      this.tell("window");
    }
    if (release) this.release();
  }

  setUndated(on) {
    this.undated = on;
    this.postWindow();
    this.summarise();
    this.tell("window");
    this.release();
  }

  /** "only" these dates, or everything "until" the last of them. */
  setMode(mode) {
    this.mode = mode;
    if (mode === "until") this.window.first = Math.min(this.defaultWindow().first, this.window.last);
    this.postWindow();
    this.summarise();
    this.tell("window");
    this.release();
  }

  /** Everything that has a day, and what has none. */
  showAllDays() {
    this.mode = "only";
    this.undated = true;
    const [first, last] = this.extent ?? [0, 0];
    this.window = { first, last };
    this.postWindow();
    this.summarise();
    this.tell("days");
    this.tell("window");
    this.release();
  }

  /** By the days when it "happened", or when it was "published". */
  setDays(days) {
    this.useDays(days);
    this.window = this.defaultWindow();
    this.undated = this.focus === null;
    this.refilter();
    this.postDays();
    this.postWindow();
    this.tell("days");
    this.tell("filter");
    this.tell("window");
    this.release();
  }

  setColour(colour) {
    this.colour = colour;
    this.postColour();
    this.release();
  }

  /** The map's places as signs (null) or as "heat". */
  setShow(as) {
    this.show = as;
    this.postShow();
    this.release();
  }

  /** The panel beside the map: null is the reader. */
  setTab(tab) {
    if (tab === this.tab) return;
    this.tab = tab;
    this.release();
  }

  setQuery(query) {
    this.query = query;
    this.selection = { ...this.selection, mention: null, document: null, at: null };
    this.announceSelection("search", false);
  }

  setFacet(name, rows) {
    this.chosen[name] = rows;
    this.refilter();
    this.postFilter();
    this.tell("window");
    this.tell("filter");
    this.release();
  }

  reset() {
    for (const name of Object.keys(this.facets)) this.chosen[name] = null;
    this.useDays("happened");
    this.mode = "only";
    this.query = "";
    this.undated = this.focus === null;
    this.window = this.defaultWindow();
    this.selection = { footprint: null, mention: null, document: null, at: null };
    this.show = this.tab = null;
    this.postShow();
    this.setColour(null);
    this.refilter();
    this.postDays();
    this.postFilter();
    this.postWindow();
    this.post({ type: "select", footprint: null, from: "timeline", fly: false });
    this.tell("reset");
    this.tell("filter");
    this.tell("select", { from: "timeline" });
    this.tell("window");
    this.release();
  }

  release() {
    this.tell("release");
    this.commit(this.view());
  }

  /** Choose a mention (row), or null to go back to the passages. */
  chooseMention(mention, from, fly = true) {
    const footprint = mention === null ? this.selection.footprint : this.mentions.footprint[mention];
    this.selection = {
      mention,
      footprint: footprint === null || footprint < 0 ? null : footprint,
      document: mention === null ? null : this.mentions.document[mention],
      at: null,
    };
    this.announceSelection(from, fly);
  }

  /** Open an article at a code point, where a search found something. */
  openAt(id, at) {
    this.selection = { footprint: null, mention: null, document: this.documentRow.get(id) ?? null, at };
    this.announceSelection("search", false);
  }

  /** Choose a footprint, opening the first mention of its place that the window holds. */
  chooseFootprint(footprint, from, fly = true) {
    if (footprint === null) {
      this.selection = { footprint: null, mention: null, document: null, at: null };
    } else {
      const own = this.mentionsAt([footprint]);
      const near = own.length ? own : this.mentionsAt(this.places[this.placeOf[footprint]].footprints);
      const mention = near.length ? near[0] : null;
      this.selection = { footprint, mention, document: mention === null ? null : this.mentions.document[mention], at: null };
    }
    this.announceSelection(from, fly);
  }

  /** Choose a place itself, no mention of it. */
  choosePlace(place, from) {
    this.selection = { footprint: place.footprints[0], mention: null, document: null, at: null };
    this.announceSelection(from, true);
  }

  announceSelection(from, fly) {
    if (from !== "map") this.post({ type: "select", footprint: this.selection.footprint, from, fly });
    this.tell("select", { from });
    this.release();
  }

  /** Rows of the mentions at these footprints that pass the facets and the window, in reading order. */
  mentionsAt(footprints) {
    const wanted = new Set(footprints), rows = [];
    for (let row = 0; row < this.inWindow.length; row++)
      if (this.inWindow[row] && wanted.has(this.mentions.footprint[row])) rows.push(row);
    return rows;
  }

  shows(mark) {
    const first = this.marks.first[mark], last = this.marks.last[mark];
    if (first === OPEN_FIRST && last === OPEN_FIRST) return this.undated;
    return first <= this.window.last && (last >= this.window.first || this.mode === "until");
  }

  refilter() {
    const { events } = this.chosen;
    this.fails = failures(this.facets, this.chosen, this.mentions.role.length);
    this.mask = Uint8Array.from(this.marks.mention, (mention, mark) =>
      Number(!this.fails[mention] && (!events || events.has(this.marks.kind[mark]))));
    this.summarise();
  }

  summarise() {
    this.summary = summaryOf(this);
  }
}

/** The page's store for a channel, made by whichever component asks first. */
function storeOf(channel) {
  const stores = (globalThis.datelineStores ??= new Map());
  if (!stores.has(channel)) stores.set(channel, new Store(channel));
  return stores.get(channel);
}
