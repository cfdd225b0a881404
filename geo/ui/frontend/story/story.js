/** A story: the dashboard's parts around a project that lies in the page itself. */

import showFacets from "../facets.js";
import showReader from "../reader.js";
import showTimeline from "../timeline.js";
import { storeOf } from "../store.js";
import { hashOf, viewFrom } from "./address.js";
import { blockText, bytesOf, unpacked } from "./packed-parts.js";
import { listenToHead, remember, showPage } from "./pages.js";
import { Teller } from "./telling.js";

/** @import { Reading, View, Why } from "../types.d.ts" */
/** @import { Said } from "./types.d.ts" */
/** @import { Store } from "../store.js" */

const COLUMNS = "columns.json.gz", MARKS = "marks.json.gz", BASEMAP = "basemap/";

class Story {
  /** @param {string} channel @param {Said} said @param {Record<string, string>} whys packed, by article */
  constructor(channel, said, whys) {
    this.channel = channel;
    this.said = said;
    this.whys = whys;
    this.store = storeOf(channel);
    this.serial = 1;
    /** @type {Map<string, Promise<Record<string, Why | null>>>} */
    this.unpackedWhys = new Map();
    /** @type {Teller | null} */
    this.teller = null;
    this.roots = { facets: rootOf("facets"), reader: rootOf("reader"), timeline: rootOf("timeline") };
    /** The number of the reading that was asked for last. */
    this.asked = 0;
    /** What this page itself wrote after the #. */
    this.written = "";
  }

  start() {
    const { channel, roots, serial } = this, nothing = () => undefined;
    this.store.on("load", () => { this.teller ??= new Teller(this.said, this.store); });
    showTimeline({ data: { channel }, parentElement: roots.timeline, setStateValue: (_, view) => void this.show(/** @type {View} */ (view)), setTriggerValue: nothing });
    showFacets({
      data: { channel, columns: COLUMNS, marks: MARKS, revision: "1", view: viewFrom("", null, serial), offers: [], saved: null },
      parentElement: roots.facets, setStateValue: nothing, setTriggerValue: nothing,
    });
    this.store.on("load", () => { if (this.serial === 1) this.follow(); });
    addEventListener("hashchange", () => { if (!showPage(location.hash) && location.hash.replace(/^#/, "") !== this.written) this.follow(); });
  }

  /** Show what the address asks for. */
  follow() {
    const view = viewFrom(location.hash, this.store, ++this.serial);
    this.store.retake(view);
    void this.show(view, false);
  }

  /** @param {View} view @param {boolean} writes whether the address is to follow */
  async show(view, writes = true) {
    const asked = ++this.asked;
    if (writes && this.serial > 1) this.write(view);
    const why = view.mention ? await this.why(view.mention) : null;
    if (asked === this.asked && this.teller) showReader({ data: this.reading(view, why, this.teller), parentElement: this.roots.reader, setStateValue: () => undefined, setTriggerValue: () => undefined });
  }

  /** @param {View} view */
  write(view) {
    this.written = hashOf(view);
    remember(this.written);
    try {
      history.replaceState(null, "", `#${this.written}`);
    } catch { /* a page within another that allows no addresses: it works without */ }
  }

  /** @param {string} mention @returns {Promise<Why | null>} */
  async why(mention) {
    const id = mention.slice(0, mention.lastIndexOf(":")), known = this.unpackedWhys.get(id) ?? unpacked(this.whys[id]);
    this.unpackedWhys.set(id, known);
    return (await known)[mention] ?? null;
  }

  /** @param {View} view @param {Why | null} why @param {Teller} teller @returns {Reading} */
  reading(view, why, teller) {
    const id = view.doc ?? (view.mention ? view.mention.slice(0, view.mention.lastIndexOf(":")) : null);
    const row = id === null ? undefined : this.store.documentRow.get(id), document = row === undefined ? null : this.said.documents[row];
    return {
      channel: this.channel, mention: view.mention, query: view.query, why, bench: null,
      document: document && { ...document, hits: teller.search.hits(document, view.query), at: view.at },
      ...(!document && view.query ? { found: teller.search.found(view.query) } : {}),
      passages: document || view.query ? null : teller.passages(view.place),
      claims: view.tab === "claims" ? teller.claims(view) : null,
      matching: view.hits && view.query ? teller.search.matching(view.query) : null,
    };
  }
}

/** The shadow root of a part, with the part's own markup and sheet. @param {string} name */
function rootOf(name) {
  const host = document.getElementById(name), template = document.getElementById(`${name}-part`);
  if (!host || !(template instanceof HTMLTemplateElement)) throw new Error(`the page has no ${name}`);
  const root = host.attachShadow({ mode: "open" });
  root.append(template.content.cloneNode(true));
  return /** @type {HTMLElement} */ (/** @type {unknown} */ (root));
}

/** @param {Record<string, any>} settings @param {string} channel @param {string} page of the map's frame, as HTML: the file's own, nothing of a project */
function showMap(settings, channel, page) {
  const files = Object.fromEntries(["basemap.json", "basemap.bin"].map((name) => [`${BASEMAP}${name}.gz?v=${settings.version}`, blockText(name)]));
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  globalThis.datelineStory = {
    files: { ...files, [MARKS]: blockText("marks") },
    settings: { channel, basemap: BASEMAP, version: settings.version, dark, first: settings.first, last: settings.last, undated: settings.undated, most: 0, data: MARKS },
  };
  const frame = document.querySelector(".st-key-dl-map iframe");
  if (frame instanceof HTMLIFrameElement) frame.srcdoc = page;
}

async function begin() {
  const channel = `dateline-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  const packedColumns = blockText("columns"), settings = JSON.parse(blockText("settings"));
  listenToHead();
  showPage(location.hash);
  const [said, whys, page] = await Promise.all(["said", "whys", "map-page"].map((name) => unpacked(blockText(name))));
  if (!said.documents.some((/** @type {{ mentions: unknown[] }} */ { mentions }) => mentions.length)) {
    document.documentElement.classList.add("is-empty");
    return;
  }
  globalThis.datelineEarly = new Map([[COLUMNS, Promise.resolve(new Response(bytesOf(packedColumns)))]]);
  new Story(channel, said, whys).start();
  showMap(settings, channel, page);
}

begin().catch((error) => {
  const note = document.getElementById("story-broken");
  if (note) {
    note.hidden = false;
    note.append(` (${error instanceof Error ? error.message : error})`);
  }
});
