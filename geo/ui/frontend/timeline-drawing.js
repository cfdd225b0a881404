/** What the timeline draws: histogram, axis, lanes. It changes with the domain and the facets, never while dragging. */

const HISTOGRAM = 56, AXIS = 20, LANE = 17, STEPS = [1, 7, 30, 365];
const BARS = { seen: "day known", told: "some day within", past: "background", planned: "planned" };
const SURE_DAYS = 2; // a longer interval means "some day in here" and is hatched

class TimelineDrawing {
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.at = (selector) => root.querySelector(selector);
    this.domain = { first: 0, last: 1 };
  }

  x(day) {
    return ((day - this.domain.first) / (this.domain.last - this.domain.first + 1)) * this.width;
  }

  dayAt(x) {
    const days = this.domain.last - this.domain.first + 1;
    return Math.floor(this.domain.first + Math.min(Math.max(x / this.width, 0), 0.999999) * days);
  }

  clamp(day) {
    return Math.min(Math.max(day, this.domain.first), this.domain.last);
  }

  unit() {
    const days = this.domain.last - this.domain.first + 1, room = this.width / 4;
    return ["day", "week", "month"].find((unit, at) => days / STEPS[at] <= room) ?? "year";
  }

  /** Draw what doesn't change while dragging: bars, lanes, axis. */
  draw() {
    if (this.store.focus === null) return;
    this.width = this.at(".track").clientWidth;
    if (!this.width) return;
    const lanes = this.lanes();
    const height = HISTOGRAM + AXIS + lanes.length * LANE;
    const svg = this.at(".drawing");
    svg.setAttribute("viewBox", `0 0 ${this.width} ${height}`);
    svg.style.height = `${height}px`;
    this.drawBars();
    this.drawAxis(height);
    this.drawLanes(lanes);
    this.drawKey();
    this.drawOutliers();
    for (const end of ["from", "to"]) this.at(`.handle.${end} i`).style.top = `${HISTOGRAM / 2 - 13}px`;
    this.place();
  }

  /** Marks that pass the facets, are on the map and touch the domain. */
  *drawn() {
    const { marks, mask } = this.store;
    for (let mark = 0; mark < mask.length; mark++) {
      if (!mask[mark] || marks.footprint[mark] < 0) continue;
      yield [mark, marks.first[mark], marks.last[mark]];
    }
  }

  drawBars() {
    const unit = this.unit(), starts = [];
    for (let day = binStart(this.domain.first, unit); day <= this.domain.last; day = binNext(day, unit)) starts.push(day);
    const sums = new Float64Array(starts.length), size = STEPS[["day", "week", "month", "year"].indexOf(unit)];
    const span = Math.max(size, 31), low = starts[0], high = this.domain.last;
    const find = (day) => {
      let a = 0, b = starts.length - 1;
      while (a < b) { const c = (a + b + 1) >> 1; if (starts[c] <= day) a = c; else b = c - 1; }
      return a;
    };
    for (const [, first, last] of this.drawn()) {
      if (first === OPEN_FIRST || last === OPEN_LAST || last - first > span || last < low || first > high) continue;
      const a = find(Math.max(first, low)), b = find(Math.min(last, high));
      for (let bin = a; bin <= b; bin++) sums[bin] += 1 / (b - a + 1);
    }
    const top = Math.max(1, ...sums), gap = this.width / starts.length > 6 ? 1.5 : 0.5;
    this.bins = { starts, sums, unit };
    let path = "";
    starts.forEach((start, bin) => {
      if (!sums[bin]) return;
      const left = Math.max(0, this.x(start)), right = Math.min(this.width, this.x(binNext(start, unit)));
      const tall = Math.max(1.5, (sums[bin] / top) * (HISTOGRAM - 8));
      path += `M${left.toFixed(1)} ${HISTOGRAM}v${-tall.toFixed(1)}h${Math.max(1, right - left - gap).toFixed(1)}V${HISTOGRAM}z`;
    });
    this.at(".bars").setAttribute("d", path);
  }

  drawAxis(height) {
    const marks = ticks(this.domain.first, this.domain.last, this.width, 78);
    const line = (x1, x2, y1, y2, look) => {
      const node = document.createElementNS(SVG, "line");
      for (const [name, value] of Object.entries({ x1, x2, y1, y2, class: look })) node.setAttribute(name, String(value));
      return node;
    };
    this.at(".grid").replaceChildren(
      line(0, this.width, HISTOGRAM, HISTOGRAM, "floor"),
      ...marks.map(({ day }) => line(this.x(day), this.x(day), HISTOGRAM, height, "")));
    const axis = this.at(".axis");
    axis.style.top = `${HISTOGRAM}px`;
    const inside = marks.filter(({ day }) => this.x(day) > 30 && this.x(day) < this.width - 30);
    axis.replaceChildren(...inside.map((tick, at) =>
      el("span", { text: tickLabel(tick, !at), class: tick.major ? "major" : null, style: `left:${this.x(tick.day)}px` })));
  }

  /** One lane an outlet that has something to show, and one for the undated. */
  lanes() {
    const { store } = this, { marks, mentions, documents } = store, dated = new Map(), undated = new Map();
    for (const [mark, first, last] of this.drawn()) {
      const document = mentions.document[marks.mention[mark]], outlet = documents.outlet[document];
      if (first === OPEN_FIRST && last === OPEN_FIRST) {
        undated.set(document, (undated.get(document) ?? 0) + 1);
        continue;
      }
      if (!dated.has(outlet)) dated.set(outlet, new Map());
      const happened = store.days === "happened";
      const key = `${first} ${last} ${happened ? marks.kind[mark] : 0} ${Number(happened && marks.basis[mark] >= BASIS_INFERRED)}`;
      dated.get(outlet).set(key, (dated.get(outlet).get(key) ?? 0) + 1);
    }
    const lanes = [...dated].sort(([a], [b]) => a - b).map(([outlet, bars]) => ({ name: store.outlets[outlet], bars }));
    if (undated.size) lanes.push({ name: "Undated", undated });
    return lanes;
  }

  drawLanes(lanes) {
    const unit = { day: "day", week: "week", month: "month", year: "year" }[this.bins.unit];
    this.at(".names").replaceChildren(
      el("div", { class: "unit", text: `mentions per ${unit}`, style: `height:${HISTOGRAM + AXIS}px` }),
      ...lanes.map(({ name }) => el("div", { text: name, title: name, dir: "auto", style: `height:${LANE}px;line-height:${LANE}px` })));
    const group = this.at(".lanes");
    group.replaceChildren();
    this.root.querySelectorAll(".undated-note, .lane-name").forEach((note) => note.remove());
    lanes.forEach((lane, row) => {
      const middle = HISTOGRAM + AXIS + row * LANE + LANE / 2;
      this.stroke(group, "lane-rule", `M0 ${middle}H${this.width}`);
      if (lane.undated) this.drawUndated(group, lane.undated, middle);
      else this.drawLane(group, lane.bars, middle);
      if (lane.bars) this.at(".track").append(el("div", { class: "lane-name", text: lane.name, dir: "auto", style: `top:${middle - 8}px` }));
    });
  }

  /** How bars look: drawn as in the lanes. */
  drawKey() {
    const happened = this.store.days === "happened";
    this.at(".key").replaceChildren(...Object.entries(BARS).filter(([look]) => happened || look === "seen" || look === "told").map(([look, words]) => {
      const svg = document.createElementNS(SVG, "svg"), tall = look === "past" ? 5 : 8;
      for (const [name, value] of Object.entries({ viewBox: "0 0 18 9", "aria-hidden": "true" })) svg.setAttribute(name, value);
      this.stroke(svg, look, `M1 ${4.5 - tall / 2}h16v${tall}h-16z`);
      return el("li", {}, words, svg);
    }));
  }

  drawLane(group, bars, middle) {
    const paths = { past: "", told: "", seen: "", planned: "" };
    for (const key of bars.keys()) {
      const [first, last, kind, inferred] = key.split(" ").map(Number);
      if (last < this.domain.first || first > this.domain.last) continue;
      const open = first === OPEN_FIRST || last === OPEN_LAST;
      const left = this.x(Math.max(first, this.domain.first)), right = this.x(Math.min(last, this.domain.last) + 1);
      const look = kind === 1 ? "past" : kind === 2 ? "planned" : inferred || open || last - first > SURE_DAYS ? "told" : "seen";
      const tall = look === "past" || last - first > 62 ? 5 : 9, wide = Math.max(3, right - left - 1);
      paths[look] += `M${left.toFixed(1)} ${middle - tall / 2}h${wide.toFixed(1)}v${tall}h${-wide.toFixed(1)}z`;
    }
    for (const [look, path] of Object.entries(paths)) if (path) this.stroke(group, look, path);
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
      style: `left:8px;top:${middle - 8}px;height:16px` }));
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
