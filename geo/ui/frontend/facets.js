/**
 * Filters with counts that follow the window, the list of places in view, and what is not on the map and why.
 */

const ROLE_WORDS = {
  location: ["Places", "where something happens"],
  actor: ["Actors", "a government or force named by its place"],
  demonym: ["Peoples", "a word of belonging"],
  chrome: ["Page furniture", "in a menu, byline or footer"],
};
const MOST_PLACES = 150, MOST_NAMES = 40;

class Facets {
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.at = (selector) => root.querySelector(selector);
    this.rows = new Map();
    if (matchMedia("(max-width: 700px)").matches) this.at(".filters").open = false;
    this.at(".missing").addEventListener("toggle", () => this.listMissing());
    this.offs = [
      store.on("load", () => this.start()),
      store.on("window", () => this.later()),
      store.on("filter", () => this.show()),
      store.on("release", () => this.listMissing()),
      store.on("select", ({ from }) => this.mark(from !== "list")),
    ];
    if (store.ready) this.start();
  }

  close() {
    this.offs.forEach((off) => off());
  }

  start() {
    const { outlets } = this.store;
    this.outletRows = this.facet(".sources", "sources", outlets.map((name, row) => ({ row, name })));
    const used = new Set(this.store.mentions.role);
    this.roleRows = this.facet(".roles", "roles", ROLES.map((key, row) => ({ row, key, name: ROLE_WORDS[key][0], title: ROLE_WORDS[key][1] }))
      .filter(({ row }) => used.has(row)));
    this.rows.clear();
    this.at(".list").replaceChildren();
    this.show();
    this.mark(true);
    this.listMissing();
  }

  facet(selector, name, entries) {
    const field = this.at(selector), legend = field.querySelector("legend"), counters = new Map();
    const all = entries.map(({ row }) => row);
    const rows = entries.map(({ row, name: words, key, title }) => {
      const box = el("input", { type: "checkbox", onchange: () => {
        const chosen = new Set(this.store[name] ?? all);
        if (box.checked) chosen.add(row); else chosen.delete(row);
        this.store.setFacet(name, chosen.size === all.length ? null : chosen);
      } });
      const n = el("span", { class: "n" });
      counters.set(row, { box, n });
      return el("div", { class: "row", title },
        el("label", {}, box, key ? el("span", { class: `swatch ${key}` }) : null, el("span", { class: "name", text: words, dir: "auto", title: title ?? words }), n),
        el("button", { class: "only", type: "button", text: "only", "aria-label": `Only ${words}`,
          onclick: () => this.store.setFacet(name, all.length === 1 ? null : new Set([row])) }));
    });
    field.replaceChildren(legend, ...rows);
    return counters;
  }

  /** While dragging, once a frame is enough. */
  later() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => { this.pending = 0; this.show(); });
  }

  show() {
    const { summary, sources, roles } = this.store;
    for (const [counters, chosen, sums] of [[this.outletRows, sources, summary.byOutlet], [this.roleRows, roles, summary.byRole]])
      for (const [row, { box, n }] of counters) {
        box.checked = !chosen || chosen.has(row);
        n.textContent = sums[row].toLocaleString("en");
      }
    const cut = [sources && "sources", roles && "roles"].filter(Boolean);
    this.at(".filters .note").textContent = cut.length ? `some ${cut.join(" and ")} hidden` : "";
    this.listPlaces();
    this.at(".missing .tally").textContent = summary.totals.unmapped.toLocaleString("en");
  }

  listPlaces() {
    const { store } = this, { byFootprint } = store.summary;
    const here = store.places.map((place, row) => {
      const spots = place.footprints.filter((footprint) => byFootprint[footprint]);
      return { row, spots, n: spots.reduce((sum, footprint) => sum + byFootprint[footprint], 0) };
    }).filter(({ n }) => n).sort((a, b) => b.n - a.n || a.row - b.row);
    const shown = here.slice(0, MOST_PLACES), most = here[0]?.n ?? 1, list = this.at(".list");
    const wanted = shown.map((entry) => this.placeRow(entry, most));
    wanted.forEach((node, at) => { if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null); });
    while (list.children.length > wanted.length) list.lastElementChild.remove();
    this.at(".places .tally").textContent = here.length.toLocaleString("en");
    const more = this.at(".more");
    more.hidden = here.length <= shown.length;
    more.textContent = `${count(here.length - shown.length, "more place")} with fewer mentions: narrow the window to list them.`;
    this.at(".none").hidden = here.length > 0;
    this.mark();
  }

  placeRow({ row, spots, n }, most) {
    const { store } = this, place = store.places[row], { byFootprint } = store.summary;
    if (!this.rows.has(row)) {
      const parts = { sign: el("span"), name: el("span", { class: "name", text: place.name, dir: "auto" }), spot: el("span", { class: "spot", dir: "auto" }),
        n: el("span"), unit: el("span", { class: "unseen" }), meter: el("i"), shape: "" };
      const button = el("button", { class: "place", type: "button", "aria-pressed": "false", onclick: () => this.choose(row) },
        parts.sign, el("span", { class: "words" }, parts.name, parts.spot), el("span", { class: "n" }, parts.n, parts.unit), el("span", { class: "meter" }, parts.meter));
      this.rows.set(row, { item: el("li", {}, button), button, parts });
    }
    const { item, parts } = this.rows.get(row), { footprints } = store;
    const first = spots.find((spot) => footprints.shape[spot] === "point") ?? spots.reduce((a, b) => (byFootprint[b] > byFootprint[a] ? b : a));
    if (parts.shape !== footprints.shape[first]) {
      parts.shape = footprints.shape[first];
      parts.sign.replaceChildren(shapeSign(parts.shape));
    }
    const labels = spots.map((spot) => footprints.label[spot]).filter((label) => label && label !== place.name);
    parts.spot.textContent = labels.slice(0, 3).join(", ") + (labels.length > 3 ? ` and ${labels.length - 3} more` : "");
    parts.n.textContent = n.toLocaleString("en");
    parts.meter.style.width = `${(n / most) * 100}%`;
    parts.unit.textContent = n === 1 ? " mention" : " mentions";
    return item;
  }

  choose(row) {
    const { store } = this, { footprint } = store.selection, { byFootprint } = store.summary;
    if (footprint !== null && store.placeOf[footprint] === row) return store.chooseFootprint(null, "list", false);
    const spots = store.places[row].footprints.filter((spot) => byFootprint[spot]);
    const first = spots.find((spot) => store.footprints.shape[spot] === "point") ?? spots.reduce((a, b) => (byFootprint[b] > byFootprint[a] ? b : a));
    return store.chooseFootprint(first, "list");
  }

  mark(bring = false) {
    const { footprint } = this.store.selection, chosen = footprint === null ? -1 : this.store.placeOf[footprint];
    for (const [row, { button }] of this.rows) button.setAttribute("aria-pressed", String(row === chosen));
    const button = this.rows.get(chosen)?.button;
    if (bring && button?.isConnected && !matchMedia("(max-width: 700px)").matches) button.scrollIntoView({ block: "nearest" });
  }

  /** Mentions in the window that are nowhere on the map, by role and reason. */
  listMissing() {
    if (!this.at(".missing").open) return;
    const { store } = this, { unmapped, mentions } = store, groups = new Map();
    unmapped.mention.forEach((mention, at) => {
      if (!store.inWindow[mention]) return;
      const role = ROLES[mentions.role[mention]];
      const reason = role === "location" ? unmapped.reasons[unmapped.reason[at]] || "no reason given" : `${ROLE_WORDS[role][0]}: ${ROLE_WORDS[role][1]}`;
      if (!groups.has(reason)) groups.set(reason, { total: 0, names: new Map() });
      const group = groups.get(reason), name = unmapped.text[at];
      group.total++;
      if (!group.names.has(name)) group.names.set(name, []);
      group.names.get(name).push(mention);
    });
    const sorted = [...groups].sort((a, b) => b[1].total - a[1].total);
    this.at(".groups").replaceChildren(...sorted.map(([reason, { total, names }]) => {
      const shown = [...names].sort((a, b) => b[1].length - a[1].length).slice(0, MOST_NAMES);
      return el("div", { class: "group" }, el("h3", {}, el("b", { text: reason, dir: "auto" }), el("span", { text: total.toLocaleString("en") })),
        el("div", { class: "names" }, ...shown.map(([name, rows]) =>
          el("button", { class: "miss", type: "button", dir: "auto", onclick: () => store.chooseMention(rows[0], "list", false) },
            name, rows.length > 1 ? el("span", { class: "n", text: `  ${rows.length}` }) : null))));
    }));
  }
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".facets"), store = storeOf(data.channel);
  store.load(data.columns, data.view);
  root.facets ??= new Facets(root, store);
  return () => { root.facets?.close(); root.facets = null; };
}
