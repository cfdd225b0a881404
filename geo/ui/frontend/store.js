/**
 * What the components of the page share: the project's columns, the window, the facets and the selection.
 *
 * One Store lives in the page for each channel. It talks to the map's frame over a BroadcastChannel and to the server
 * through `commit`, which one component wires up: dragging changes the store and the map only.
 */

const OPEN_FIRST = -2147483648;
const OPEN_LAST = 2147483647;
const ROLES = ["location", "actor", "demonym", "chrome"];
const BASIS_INFERRED = 3; // 'publication' and beyond: the sentence itself names no day

/** @param {string} text @param {new (b: ArrayBuffer) => any} type */
function unpack(text, type) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new type(bytes.buffer);
}

class Store {
  constructor(channel) {
    this.channel = new BroadcastChannel(channel);
    this.channel.onmessage = (event) => this.hear(event.data);
    this.listeners = new Map();
    // Streamlit changes its theme on the same event: tell the map once that is done
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      setTimeout(() => this.post({ type: "theme", dark: this.dark() }), 120));
    this.commit = () => {};
    this.revision = "";
    this.serial = 0;
    this.ready = false;
    this.window = { first: 0, last: 0 };
    this.undated = false;
    this.sources = null;
    this.roles = null;
    this.selection = { footprint: null, mention: null, document: null };
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

  /** Take in a project's columns, once a project, and the view that the address asked for. */
  load(data, view) {
    if (this.revision === data.revision) return void this.retake(view);
    this.revision = data.revision;
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
    };
    this.unmapped = {
      mention: unpack(unmapped.mention, Int32Array), reason: unpack(unmapped.reason, Int32Array),
      text: unmapped.text, reasons: unmapped.reasons,
    };
    this.documents = data.documents;
    this.footprints = data.footprints;
    this.outlets = data.outlets;
    this.focus = data.focus;
    this.extent = data.extent;
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
    const whole = this.defaultWindow();
    this.window = {
      first: view.from ? fromIso(view.from) : whole.first,
      last: view.to ? fromIso(view.to) : whole.last,
    };
    if (this.window.last < this.window.first) this.window.last = this.window.first;
    this.undated = view.undated ?? this.focus === null;
    this.sources = view.sources ? new Set(view.sources.map((name) => this.outlets.indexOf(name))) : null;
    this.roles = view.roles ? new Set(view.roles.map((name) => ROLES.indexOf(name))) : null;
    const mention = view.mention ? this.mentionRow(view.mention) : null;
    let footprint = mention !== null ? this.mentions.footprint[mention] : null;
    if (footprint === null && view.place) footprint = this.footprints.place.indexOf(view.place);
    this.selection = {
      footprint: footprint === null || footprint < 0 ? null : footprint,
      mention,
      document: view.doc ? this.documentRow.get(view.doc) ?? null : mention !== null ? this.mentions.document[mention] : null,
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
    const { footprint, mention, document } = this.selection;
    const whole = this.defaultWindow();
    const dated = this.focus !== null;
    return {
      from: dated && this.window.first !== whole.first ? isoDay(this.window.first) : null,
      to: dated && this.window.last !== whole.last ? isoDay(this.window.last) : null,
      undated: this.undated === (this.focus === null) ? null : this.undated,
      sources: this.sources && [...this.sources].map((row) => this.outlets[row]),
      roles: this.roles && [...this.roles].map((row) => ROLES[row]),
      place: footprint === null ? null : this.footprints.place[footprint] || null,
      mention: mention === null ? null : this.mentionId(mention),
      doc: document === null ? null : this.documents.id[document],
    };
  }

  setWindow(first, last, release = false) {
    const changed = first !== this.window.first || last !== this.window.last;
    this.window = { first, last };
    if (changed) {
      this.post({ type: "window", first, last, undated: this.undated });
      this.summarise();
      this.tell("window");
    }
    if (release) this.release();
  }

  setUndated(on) {
    this.undated = on;
    this.post({ type: "window", ...this.window, undated: on });
    this.summarise();
    this.tell("window");
    this.release();
  }

  setFacet(name, rows) {
    this[name] = rows;
    this.refilter();
    this.postFilter();
    this.tell("window");
    this.tell("filter");
    this.release();
  }

  reset() {
    this.sources = this.roles = null;
    this.undated = this.focus === null;
    this.selection = { footprint: null, mention: null, document: null };
    this.refilter();
    this.postFilter();
    this.post({ type: "select", footprint: null, from: "timeline", fly: false });
    this.tell("reset");
    this.tell("filter");
    this.tell("select", { from: "timeline" });
    const whole = this.defaultWindow();
    this.setWindow(whole.first, whole.last, true);
    this.tell("window");
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
    };
    this.announceSelection(from, fly);
  }

  /** Choose a footprint, opening the first mention of its place that the window holds. */
  chooseFootprint(footprint, from, fly = true) {
    if (footprint === null) {
      this.selection = { footprint: null, mention: null, document: null };
    } else {
      const own = this.mentionsAt([footprint]);
      const near = own.length ? own : this.mentionsAt(this.places[this.placeOf[footprint]].footprints);
      const mention = near.length ? near[0] : null;
      this.selection = { footprint, mention, document: mention === null ? null : this.mentions.document[mention] };
    }
    this.announceSelection(from, fly);
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
    return first <= this.window.last && last >= this.window.first;
  }

  refilter() {
    const { document, role } = this.mentions, outlet = this.documents.outlet;
    this.mask = Uint8Array.from(this.marks.mention, (mention) =>
      Number((!this.sources || this.sources.has(outlet[document[mention]])) && (!this.roles || this.roles.has(role[mention]))));
    this.summarise();
  }

  /** Count mentions, not marks: a mention with two dates is one mention. */
  summarise() {
    const { footprint, mention } = this.marks, { document, role } = this.mentions, outlet = this.documents.outlet;
    const seen = new Uint8Array(role.length), byOutlet = new Uint32Array(this.outlets.length);
    const byRole = new Uint32Array(ROLES.length), byFootprint = new Uint32Array(this.footprints.name.length);
    this.inWindow.fill(0);
    const totals = { mentions: 0, points: 0, areas: 0, unmapped: 0, places: 0, regions: 0 };
    for (let mark = 0; mark < mention.length; mark++) {
      const row = mention[mark];
      if (seen[row] || !this.shows(mark)) continue;
      seen[row] = 1;
      const source = !this.sources || this.sources.has(outlet[document[row]]);
      const kind = !this.roles || this.roles.has(role[row]);
      if (kind) byOutlet[outlet[document[row]]]++;
      if (source) byRole[role[row]]++;
      if (!source || !kind) continue;
      this.inWindow[row] = 1;
      totals.mentions++;
      if (footprint[mark] < 0) totals.unmapped++;
      else {
        byFootprint[footprint[mark]]++;
        if (this.footprints.shape[footprint[mark]] === "point") totals.points++;
        else totals.areas++;
      }
    }
    const points = new Set(), regions = new Set();
    byFootprint.forEach((n, row) => {
      if (n) (this.footprints.shape[row] === "point" ? points : regions).add(this.placeOf[row]);
    });
    totals.places = points.size;
    totals.regions = regions.size;
    this.summary = { totals, byOutlet, byRole, byFootprint };
  }

  post(message) {
    this.channel.postMessage(message);
  }

  postFilter() {
    const mapped = this.mask.filter((_, mark) => this.marks.footprint[mark] >= 0);
    let text = "";
    for (let at = 0; at < mapped.length; at += 8192) text += String.fromCharCode(...mapped.subarray(at, at + 8192));
    this.post({ type: "filter", mask: btoa(text) });
  }

  /** Tell the map's frame everything it needs to show what we show. */
  greet() {
    if (!this.ready) return;
    this.post({ type: "theme", dark: this.dark() });
    this.postFilter();
    this.post({ type: "window", ...this.window, undated: this.undated });
    const { footprint } = this.selection;
    this.post({ type: "select", footprint, from: "address", fly: footprint !== null });
  }

  dark() {
    const app = document.querySelector("[data-testid=stApp]");
    return app ? getComputedStyle(app).colorScheme.startsWith("dark") : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  hear(message) {
    if (!this.ready) return;
    if (message.type === "ready") {
      stretchMap();
      this.greet();
    }
    if (message.type === "select" && message.from === "map") this.chooseFootprint(message.footprint, "map", false);
  }
}

/** streamlit-folium gives its frame a height in pixels; ours fills its cell, whatever the window. */
function stretchMap() {
  const inside = document.querySelector(".st-key-dl-map iframe")?.contentDocument;
  if (!inside || inside.getElementById("dateline-stretch")) return;
  const sheet = inside.createElement("style");
  sheet.id = "dateline-stretch";
  sheet.textContent = "html, body { margin: 0; overflow: hidden; } #map_div { width: 100vw !important; height: 100vh !important; }";
  inside.head.append(sheet);
  inside.defaultView.dispatchEvent(new Event("resize"));
}

/** The page's store for a channel, made by whichever component asks first. */
function storeOf(channel) {
  const stores = (globalThis.datelineStores ??= new Map());
  if (!stores.has(channel)) stores.set(channel, new Store(channel));
  return stores.get(channel);
}
