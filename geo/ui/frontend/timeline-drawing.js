/** What the timeline draws: histogram, axis, lanes. It changes with the domain and the facets, never while dragging. */

// at 16 pixels a rem
const HISTOGRAM = 56, AXIS = 20, LANE = 20;
const STEPS = [1 / 24, 1, 7, 30, 365];
const UNITS = ["hour", "day", "week", "month", "year"];
const BARS = {
  seen: "day known", told: "some day within", past: "background", planned: "planned", lent: "day from another outlet",
};
const HOURLY = { seen: "hour known", told: "some time within" };
const SURE_DAYS = 2; // a longer interval means "some day in here" and is hatched
const SURE_HOURS = 1; // the same where hours are told apart
const HOURS_FROM = 3; // days across the whole width up to which hours are told apart
const ARROW = 6; // pixels of the point at an open end
const LENT = 3; // a bar's kind, beside those of KINDS: inferred from another outlet

class TimelineDrawing {
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.at = (selector) => root.querySelector(selector);
    this.domain = { first: 0, last: 1 };
    this.rows = [];
    this.measure();
  }

  /** Heights in pixels at the page's size of text: the sheet gives the same in rem. */
  measure() {
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
    this.sizes = { histogram: HISTOGRAM * scale, axis: AXIS * scale, lane: LANE * scale };
  }

  x(day) {
    return ((day - this.domain.first) / (this.domain.last - this.domain.first + 1)) * this.width;
  }

  dayAt(x) {
    return Math.floor(this.momentAt(x));
  }

  /** The same with the part of the day, as hours are drawn. */
  momentAt(x) {
    const days = this.domain.last - this.domain.first + 1;
    return this.domain.first + Math.min(Math.max(x / this.width, 0), 0.999999) * days;
  }

  clamp(day) {
    return Math.min(Math.max(day, this.domain.first), this.domain.last);
  }

  unit() {
    const days = this.domain.last - this.domain.first + 1, room = this.width / 4;
    if (days <= HOURS_FROM && this.hasHours()) return "hour";
    return UNITS.slice(1, -1).find((unit) => days / STEPS[UNITS.indexOf(unit)] <= room) ?? "year";
  }

  hasHours() {
    return this.store.days === "happened" && this.store.hours.size > 0;
  }

  /** Draw what doesn't change while dragging: bars, lanes, axis. */
  draw() {
    if (this.store.focus === null) return;
    this.width = this.at(".track").clientWidth;
    if (!this.width) return;
    this.measure();
    this.keepRoom();
    const lanes = this.lanes();
    const size = (svg, height) => {
      svg.setAttribute("viewBox", `0 0 ${this.width} ${height}`);
      svg.style.height = `${height}px`;
    };
    size(this.at(".histogram"), this.sizes.histogram);
    size(this.at("svg.lanes"), lanes.length * this.sizes.lane);
    this.drawBars();
    this.drawAxis(lanes.length * this.sizes.lane);
    this.drawLanes(lanes);
    this.drawKey();
    this.drawOutliers();
    this.drawPicked();
    this.place();
  }

  /** Filters take lanes away, but no room: the map above keeps its height. */
  keepRoom() {
    const { marks, mentions, documents } = this.store, outlets = new Set();
    let undated = 0;
    for (let mark = 0; mark < marks.mention.length; mark++) {
      if (marks.footprint[mark] < 0) continue;
      if (marks.first[mark] === OPEN_FIRST && marks.last[mark] === OPEN_FIRST) undated = 1;
      else outlets.add(documents.outlet[mentions.document[marks.mention[mark]]]);
    }
    this.at(".plot").style.minHeight = `min(${this.sizes.histogram + this.sizes.axis + (outlets.size + undated) * this.sizes.lane}px, max(116px, min(256px, 26dvh)))`;
  }

  /** The days of the chosen place, over all others in their lanes. */
  drawPicked() {
    const group = this.at(".lanes .picked"), { store } = this, { footprint } = store.selection, paths = new Map();
    group.replaceChildren();
    if (footprint === null || !this.rows.length) return;
    const place = store.placeOf[footprint];
    this.rows.forEach(({ boxes }, row) => {
      for (const { marks, left, right } of boxes)
        if (marks.some((mark) => store.placeOf[store.marks.footprint[mark]] === place)) paths.set(`${row} ${left} ${right}`, [row, left, right]);
    });
    const path = [...paths.values()].map(([row, left, right]) => `M${left.toFixed(1)} ${row * this.sizes.lane + 2.5}h${(right - left).toFixed(1)}v${this.sizes.lane - 5}h${(left - right).toFixed(1)}z`).join("");
    if (path) this.stroke(group, "pick", path);
  }

  /** Marks that pass the facets, are on the map and touch the domain: [mark, first, last]. */
  *drawn() {
    const { marks, mask } = this.store;
    for (let mark = 0; mark < mask.length; mark++) {
      if (!mask[mark] || marks.footprint[mark] < 0) continue;
      yield [mark, marks.first[mark], marks.last[mark]];
    }
  }

  /** The hours of a mark of one day as fractions of days, the end excluded; its whole days where none are told. */
  moments(mark, first, last) {
    const hours = first === last ? this.store.hours.get(this.store.marks.mention[mark]) : null;
    return hours ? [first + hours[0] / 24, first + hours[1] / 24] : [first, last + 1];
  }

  drawBars() {
    const unit = this.unit(), starts = [], end = this.domain.last + 1;
    for (let day = binStart(this.domain.first, unit), n = 1; day < end - 1e-6; day = unit === "hour" ? this.domain.first + n++ / 24 : binNext(day, unit)) starts.push(day);
    const sums = new Float64Array(starts.length), size = STEPS[UNITS.indexOf(unit)];
    const span = Math.max(size, 31), low = starts[0], high = this.domain.last;
    const find = (day) => {
      let a = 0, b = starts.length - 1;
      while (a < b) { const c = (a + b + 1) >> 1; if (starts[c] <= day + 1e-6) a = c; else b = c - 1; }
      return a;
    };
    for (const [mark, first, last] of this.drawn()) {
      if (first === OPEN_FIRST || last === OPEN_LAST || last - first > span || last < low || first > high) continue;
      const [from, to] = unit === "hour" ? this.moments(mark, first, last) : [first, last];
      const a = find(Math.max(from, low)), b = find(unit === "hour" ? Math.min(to, end) - 1 / 48 : Math.min(to, high));
      for (let bin = a; bin <= b; bin++) sums[bin] += 1 / (b - a + 1);
    }
    const top = Math.max(1, ...sums), gap = this.width / starts.length > 6 ? 1.5 : 0.5;
    this.bins = { starts, sums, unit };
    let path = "";
    starts.forEach((start, bin) => {
      if (!sums[bin]) return;
      const left = Math.max(0, this.x(start)), right = Math.min(this.width, this.x(this.binEnd(start)));
      const tall = Math.max(1.5, (sums[bin] / top) * (this.sizes.histogram - 8));
      path += `M${left.toFixed(1)} ${this.sizes.histogram}v${-tall.toFixed(1)}h${Math.max(1, right - left - gap).toFixed(1)}V${this.sizes.histogram}z`;
    });
    this.at(".bars").setAttribute("d", path);
  }

  binEnd(start) {
    return binNext(start, this.bins.unit);
  }

  drawAxis(height) {
    const marks = ticks(this.domain.first, this.domain.last, this.width, 78, this.unit() === "hour");
    const line = (x1, x2, y1, y2, look) => {
      const node = document.createElementNS(SVG, "line");
      for (const [name, value] of Object.entries({ x1, x2, y1, y2, class: look })) node.setAttribute(name, String(value));
      return node;
    };
    const upright = (bottom) => marks.map(({ day }) => line(this.x(day), this.x(day), 0, bottom, ""));
    this.at(".histogram .grid").replaceChildren(line(0, this.width, this.sizes.histogram - 0.5, this.sizes.histogram - 0.5, "floor"));
    this.at(".lanes .grid").replaceChildren(...upright(height));
    const inside = marks.filter(({ day }) => this.x(day) > 30 && this.x(day) < this.width - 30);
    this.at(".axis").replaceChildren(...inside.map((tick, at) =>
      el("span", { text: tickLabel(tick, !at), class: tick.major ? "major" : null, style: `left:${this.x(tick.day)}px` })));
  }

  /** One lane an outlet that has something to show, and one for the undated. */
  lanes() {
    const { store } = this, { marks, mentions, documents } = store, dated = new Map(), undated = new Map();
    const happened = store.days === "happened", hourly = this.unit() === "hour";
    const add = (outlet, first, last, kind, inferred, mark) => {
      if (!dated.has(outlet)) dated.set(outlet, new Map());
      const bars = dated.get(outlet), [from, to] = hourly && kind !== LENT ? this.moments(mark, first, last) : [first, last];
      const key = `${from} ${to} ${kind} ${inferred}`, bar = bars.get(key);
      if (bar) bar.marks.push(mark);
      else bars.set(key, { first, last, kind, inferred, moments: hourly && to - from < 1 ? [from, to] : null, marks: [mark] });
    };
    for (const [mark, first, last] of this.drawn()) {
      const document = mentions.document[marks.mention[mark]], outlet = documents.outlet[document];
      const lent = happened ? store.lent.get(marks.mention[mark]) : null;
      if (lent) add(outlet, lent.first, lent.last, LENT, 1, mark);
      if (first === OPEN_FIRST && last === OPEN_FIRST) undated.set(document, (undated.get(document) ?? 0) + 1);
      else add(outlet, first, last, happened ? marks.kind[mark] : 0, Number(happened && marks.basis[mark] >= BASIS_INFERRED), mark);
    }
    const lanes = [...dated].sort(([a], [b]) => a - b).map(([outlet, bars]) => ({ name: store.outlets[outlet], bars }));
    if (undated.size) lanes.push({ name: "Undated", undated });
    return lanes;
  }

  drawLanes(lanes) {
    this.at(".legend .unit").textContent = `Mentions per ${this.bins.unit}`;
    this.at(".names").replaceChildren(...lanes.map(({ name }) => el("div", { text: name, title: name, dir: "auto", style: `height:${this.sizes.lane}px;line-height:${this.sizes.lane}px` })));
    const group = this.at(".lanes .rows");
    group.replaceChildren();
    this.root.querySelectorAll(".undated-note, .lane-name").forEach((note) => note.remove());
    this.rows = lanes.map((lane, row) => {
      const middle = row * this.sizes.lane + this.sizes.lane / 2;
      this.stroke(group, "lane-rule", `M0 ${middle}H${this.width}`);
      if (lane.bars) this.at(".track").append(el("div", { class: "lane-name", text: lane.name, dir: "auto", style: `top:${this.sizes.histogram + this.sizes.axis + middle - 8}px` }));
      return lane.undated ? (this.drawUndated(group, lane.undated, middle), { name: lane.name, boxes: [] })
        : { name: lane.name, boxes: this.drawLane(group, lane.bars, middle) };
    });
  }

  /** How bars look: drawn as in the lanes; only what these lanes hold. */
  drawKey() {
    const has = (look) => look === "seen" || look === "told" || this.rows.some(({ boxes }) => boxes.some((box) => box.look === look));
    this.at(".key").replaceChildren(...Object.entries(BARS).filter(([look]) => has(look)).map(([look, words]) => {
      const svg = document.createElementNS(SVG, "svg"), tall = look === "past" ? 5 : 8;
      for (const [name, value] of Object.entries({ viewBox: "0 0 18 9", "aria-hidden": "true" })) svg.setAttribute(name, value);
      this.stroke(svg, look, `M1 ${4.5 - tall / 2}h16v${tall}h-16z`);
      return el("li", { class: `of-${look}` }, svg, (this.bins.unit === "hour" && HOURLY[look]) || words);
    }));
  }

  /** Draws an outlet's bars; returns their boxes, for what the pointer meets. */
  drawLane(group, bars, middle) {
    const paths = { past: "", told: "", seen: "", planned: "", lent: "" }, boxes = [];
    for (const bar of bars.values()) {
      const { first, last, kind, inferred, moments } = bar;
      if (last < this.domain.first || first > this.domain.last) continue;
      const left = this.x(Math.max(moments?.[0] ?? first, this.domain.first)), right = this.x(moments?.[1] ?? Math.min(last, this.domain.last) + 1);
      const look = kind === LENT ? "lent" : kind === 1 ? "past" : kind === 2 ? "planned"
        : inferred || first === OPEN_FIRST || last === OPEN_LAST || last - first > SURE_DAYS ? "told"
        : this.bins.unit === "hour" && !(moments && moments[1] - moments[0] <= SURE_HOURS / 24) ? "told" : "seen";
      const tall = look === "past" || last - first > 62 ? 6 : 10, wide = Math.max(3, right - left - 1);
      paths[look] += barPath(left, middle, wide, tall, first === OPEN_FIRST, last === OPEN_LAST);
      boxes.push({ ...bar, look, left, right: left + wide });
    }
    for (const [look, path] of Object.entries(paths)) if (path) this.stroke(group, look, path);
    return boxes;
  }

  /** The bar under a point of the track, the shortest of several; null where there is none. */
  barAt(x, y) {
    const row = this.rows[Math.floor((y - this.sizes.histogram - this.sizes.axis) / this.sizes.lane)];
    const hit = (row?.boxes ?? []).filter(({ left, right }) => x >= left - 3 && x <= right + 3);
    return hit.length ? { lane: row.name, ...hit.reduce((a, b) => (b.right - b.left < a.right - a.left ? b : a)) } : null;
  }

  /** The undated have no place on the axis; where their article's own days are known, those are hatched. */
  drawUndated(group, undated, middle) {
    const { documents, outlets } = this.store;
    const words = [...undated].map(([document, n]) => {
      const [first, last] = documents.published[document];
      const when = first === OPEN_FIRST ? "" : last === OPEN_LAST ? `, article from ${formatDay(first)}` : `, article of ${formatRange(first, last)}`;
      return `${outlets[documents.outlet[document]]}: ${count(n, "mention")}${when}`;
    });
    const rows = this.at(".track");
    rows.append(el("div", { class: "undated-note", text: words.join("; "), title: words.join("; "), dir: "auto",
      style: `left:8px;top:${this.sizes.histogram + this.sizes.axis + middle - 8}px;height:16px` }));
    const note = rows.lastElementChild.offsetWidth + 8;
    let path = "";
    for (const [document] of undated) {
      const [first, last] = documents.published[document];
      if (first === OPEN_FIRST || last === OPEN_LAST || last < this.domain.first || first > this.domain.last) continue;
      const left = Math.max(this.x(Math.max(first, this.domain.first)), note + 8), right = this.x(Math.min(last, this.domain.last) + 1);
      if (right - left > 2) path += `M${left} ${middle - 4.5}h${right - left}v9h${left - right}z`;
    }
    if (path) this.stroke(group, "told", path);
  }

  stroke(group, look, path) {
    const node = document.createElementNS(SVG, "path");
    node.setAttribute("class", look);
    node.setAttribute("d", path);
    group.append(node);
  }

  drawOutliers() {
    const { focus, extent } = this.store, chip = this.at(".outliers");
    let before = 0, after = 0, earliest = Infinity, latest = -Infinity;
    for (const [, first, last] of this.drawn()) {
      if (last !== OPEN_LAST && last < focus[0] && last !== OPEN_FIRST) { before++; earliest = Math.min(earliest, first === OPEN_FIRST ? last : first); }
      if (first !== OPEN_FIRST && first > focus[1]) { after++; latest = Math.max(latest, last === OPEN_LAST ? first : last); }
    }
    chip.hidden = focus[0] === extent[0] && focus[1] === extent[1];
    const year = (day) => asDate(day).getUTCFullYear();
    const words = [];
    if (before) words.push(`${count(before, "earlier event")} from ${year(earliest)}`);
    if (after) words.push(`${count(after, "later event")} to ${year(latest)}`);
    chip.replaceChildren(icon("widen"), this.all ? `Back to ${formatRange(...focus)}` : `${words.join(", ") || "The whole span"}: show all`);
  }
}

/** A bar; an end that is open runs out into a point. */
function barPath(left, middle, wide, tall, openLeft, openRight) {
  const right = left + wide, top = middle - tall / 2, foot = middle + tall / 2, at = (n) => n.toFixed(1);
  const west = openLeft ? `M${at(left + ARROW)} ${top}` : `M${at(left)} ${top}`;
  const east = openRight ? `H${at(right - ARROW)}L${at(right)} ${middle}L${at(right - ARROW)} ${foot}` : `H${at(right)}V${foot}`;
  return `${west}${east}${openLeft ? `H${at(left + ARROW)}L${at(left)} ${middle}` : `H${at(left)}`}z`;
}
