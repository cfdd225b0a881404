/**
 * The timeline: a histogram that is the slider's track, a lane an outlet, one for the undated, and Play.
 *
 * Dragging moves a few styles and tells the store; what is drawn changes only with the domain or the facets.
 */

const HISTOGRAM = 56, AXIS = 20, LANE = 17, STEPS = [1, 7, 30, 365];
const MOST_CLOSE = 7; // days across the whole width at the closest zoom
const SURE_DAYS = 2; // a longer interval means "some day in here" and is hatched
const PLAY_MS = 12000; // a full run of Play, whatever the span
const CALM_MS = 700; // one step of Play for people who asked for less motion

/** Start of the day, week (Monday), month or year that holds `day`. */
function binStart(day, unit) {
  if (unit === "day") return day;
  if (unit === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = asDate(day);
  return Math.round(Date.UTC(date.getUTCFullYear(), unit === "month" ? date.getUTCMonth() : 0, 1) / DAY_MS);
}

/** First day after the bin that starts at `start`. */
function binNext(start, unit, by = 1) {
  if (unit === "day") return start + by;
  if (unit === "week") return start + 7 * by;
  const date = asDate(start), year = date.getUTCFullYear(), month = date.getUTCMonth();
  return Math.round((unit === "month" ? Date.UTC(year, month + by, 1) : Date.UTC(year + by, 0, 1)) / DAY_MS);
}

const TICKS = [
  ["day", 1], ["day", 2], ["week", 1], ["week", 2], ["month", 1], ["month", 3], ["month", 6],
  ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 25], ["year", 50], ["year", 100],
];

/** Ticks at least `gap` pixels apart: [{day, unit, major}], major where a year begins. */
function ticks(first, last, width, gap) {
  const perDay = width / (last - first + 1), length = { day: 1, week: 7, month: 30.4, year: 365.2 };
  const [unit, by] = TICKS.find(([unit, by]) => length[unit] * by * perDay >= gap) ?? TICKS.at(-1);
  const found = [];
  let day = binStart(first, unit);
  if (unit === "month") while (asDate(day).getUTCMonth() % by) day = binNext(day, unit, -1);
  if (unit === "year") while (asDate(day).getUTCFullYear() % by) day = binNext(day, unit, -1);
  for (; day <= last; day = binNext(day, unit, by)) {
    const date = asDate(day), newYear = date.getUTCMonth() === 0 && date.getUTCDate() <= by * length[unit];
    if (day >= first) found.push({ day, unit, major: unit !== "year" && newYear });
  }
  return found;
}

/** A tick in words; the first one, and where a year begins, say the year. */
function tickLabel({ day, unit, major }, isFirst) {
  if (unit === "year") return String(asDate(day).getUTCFullYear());
  const year = major || isFirst ? { year: "numeric" } : {};
  return formatDay(day, unit === "month" ? { month: "short", ...year } : { day: "numeric", month: "short", ...year });
}

class Timeline {
  constructor(root, store) {
    this.root = root;
    this.store = store;
    this.at = (selector) => root.querySelector(selector);
    this.domain = { first: 0, last: 1 };
    this.playing = null;
    this.build();
    this.listen();
    if (store.ready) this.start();
  }

  build() {
    this.at(".play").append(icon("play"));
    this.at(".reset").append(icon("reset"));
    this.at(".play").addEventListener("click", () => (this.playing ? this.stop() : this.play()));
    this.at(".reset").addEventListener("click", () => this.store.reset());
    this.at(".outliers").addEventListener("click", () => this.toggleExtent());
    this.at(".zoom").addEventListener("click", () => this.toggleZoom());
    this.at(".undated input").addEventListener("change", (event) => this.store.setUndated(event.target.checked));
    for (const end of ["from", "to"]) {
      this.at(`.handle.${end}`).addEventListener("keydown", (event) => this.key(event, end));
      this.at(`.handle.${end}`).addEventListener("pointerdown", (event) => this.grab(event, end));
    }
    const track = this.at(".track");
    track.addEventListener("pointerdown", (event) => this.grab(event, null));
    track.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    track.addEventListener("pointermove", (event) => this.hover(event));
    track.addEventListener("pointerleave", () => (this.at(".tip").hidden = true));
  }

  listen() {
    const { store } = this;
    this.offs = [
      store.on("load", () => this.start()),
      store.on("window", () => this.place()),
      store.on("filter", () => this.draw()),
      store.on("reset", () => { this.stop(); this.fit(false); }),
    ];
    this.sizes = new ResizeObserver(() => store.ready && this.draw());
    this.sizes.observe(this.at(".track"));
  }

  close() {
    this.stop(false);
    this.offs.forEach((off) => off());
    this.sizes.disconnect();
  }

  start() {
    const dated = this.store.focus !== null;
    this.at(".plot").hidden = !dated;
    this.at(".dateless").hidden = dated;
    for (const part of [".play", ".range"]) this.at(part).hidden = !dated;
    if (dated) {
      this.fit(this.outside());
    }
    this.place();
  }

  /** Show the days where most happens, or everything. */
  fit(all) {
    const [first, last] = all ? this.store.extent : this.store.focus;
    this.all = all;
    this.domain = { first, last: Math.max(last, first + 1) };
    this.draw();
  }

  toggleExtent() {
    this.fit(!this.all);
    this.store.setWindow(this.domain.first, this.domain.last, true);
  }

  /** Draw the window's days over the whole width, or go back to the days where most happens. */
  toggleZoom() {
    if (this.zoomed()) return this.fit(this.all || this.outside());
    const { first, last } = this.store.window, margin = Math.max(1, Math.round((last - first) * 0.08));
    return this.show(first - margin, last + margin);
  }

  zoomed() {
    const [first, last] = this.all ? this.store.extent : this.store.focus;
    return this.domain.first > first || this.domain.last < Math.max(last, first + 1);
  }

  outside() {
    const { first, last } = this.store.window, [low, high] = this.store.focus;
    return first < low || last > high;
  }

  /** Draw these days, within what the project holds and never fewer than MOST_CLOSE. */
  show(first, last) {
    const [low, high] = this.all ? this.store.extent : this.store.focus;
    const lack = Math.max(0, MOST_CLOSE - (last - first + 1));
    const from = Math.max(low, first - (lack >> 1)), to = Math.min(Math.max(high, low + 1), Math.max(last, from + MOST_CLOSE - 1));
    this.domain = { first: from, last: Math.max(to, from + 1) };
    this.draw();
  }

  /** Wheel with Ctrl, or a pinch, zooms around the pointer; a sideways wheel moves along. */
  wheel(event) {
    if (!event.ctrlKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    const { first, last } = this.domain, days = last - first + 1;
    if (!event.ctrlKey) {
      const [low, high] = this.all ? this.store.extent : this.store.focus;
      const wish = Math.round((event.deltaX / this.width) * days) || Math.sign(event.deltaX);
      const by = Math.min(Math.max(wish, low - first), high - last);
      this.show(first + by, last + by);
      return;
    }
    const at = this.dayAt(event.clientX - this.at(".track").getBoundingClientRect().left), scale = Math.exp(event.deltaY / 300);
    this.show(Math.round(at - (at - first) * scale), Math.round(at + (last - at) * scale));
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
      const key = `${first} ${last} ${marks.kind[mark]} ${Number(marks.basis[mark] >= BASIS_INFERRED)}`;
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

  /** Put handles and veils where the window is; say it in words. */
  place() {
    const { store } = this, { first, last } = store.window;
    this.say();
    if (store.focus === null || !this.width) return;
    const left = this.x(this.clamp(first)), right = this.x(this.clamp(last) + 1);
    this.at(".handle.from").style.left = `${left}px`;
    this.at(".handle.to").style.left = `${right}px`;
    this.at(".before").style.width = `${left + 14}px`;
    this.at(".after").style.width = `${this.width - right + 14}px`;
    const frame = this.at(".frame").style;
    frame.left = `${left}px`;
    frame.width = `${right - left}px`;
    this.at(".track").classList.toggle("narrow", !this.whole());
    const zoom = this.at(".zoom"), wide = this.domain.last - this.domain.first + 1 > 2 * (last - first + 1);
    zoom.hidden = !this.zoomed() && !wide;
    zoom.textContent = this.zoomed() ? "Zoom out" : "Zoom to window";
    for (const [end, day, low, high] of [["from", first, this.domain.first, last], ["to", last, first, this.domain.last]]) {
      const handle = this.at(`.handle.${end}`);
      handle.setAttribute("aria-valuemin", String(low));
      handle.setAttribute("aria-valuemax", String(high));
      handle.setAttribute("aria-valuenow", String(day));
      handle.setAttribute("aria-valuetext", longDay(day));
    }
  }

  whole() {
    const { first, last } = this.store.window;
    return first <= this.domain.first && last >= this.domain.last;
  }

  say() {
    const { store } = this, { first, last } = store.window;
    if (!store.ready) return;
    this.at(".from-words").textContent = formatRange(first, last);
    this.at(".length").textContent = count(last - first + 1, "day");
    const { mentions, points, places, areas, regions, unmapped } = store.summary.totals;
    this.at(".status").textContent = mentions
      ? `${count(mentions, "mention")}: ${points} at ${count(places, "place")}, ${areas} in ${count(regions, "area")}, ${unmapped} not mapped`
      : "Nothing in this window: widen it, or show more sources and roles";
    const undated = this.undatedCount(), chip = this.at(".undated");
    chip.hidden = !undated || store.focus === null;
    chip.querySelector("input").checked = store.undated;
    chip.querySelector("span").textContent = `Include undated (${undated})`;
  }

  undatedCount() {
    const { marks, mask } = this.store;
    let n = 0;
    for (let mark = 0; mark < mask.length; mark++)
      n += Number(mask[mark] && marks.first[mark] === OPEN_FIRST && marks.last[mark] === OPEN_FIRST);
    return n;
  }

  key(event, end) {
    const { first, last } = this.store.window, day = end === "from" ? first : last;
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 }[event.key];
    const edges = end === "from" ? [this.domain.first, last] : [first, this.domain.last];
    let to;
    if (event.key === "Home") to = edges[0];
    else if (event.key === "End") to = edges[1];
    else if (step) to = day + step * (event.shiftKey && Math.abs(step) === 1 ? 7 : 1);
    else return;
    event.preventDefault();
    this.stop(false);
    to = Math.min(Math.max(to, edges[0]), edges[1]);
    this.store.setWindow(end === "from" ? to : first, end === "from" ? last : to);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.store.release(), 250);
  }

  grab(event, end) {
    if (event.button) return;
    event.preventDefault();
    event.stopPropagation();
    this.stop(false);
    const track = this.at(".track"), box = track.getBoundingClientRect(), start = event.clientX - box.left;
    const { first, last } = this.store.window, origin = this.dayAt(start);
    const inside = start > this.x(this.clamp(first)) && start < this.x(this.clamp(last) + 1);
    const mode = end ?? (inside && !this.whole() ? "move" : "brush");
    const captor = end ? this.at(`.handle.${end}`) : track;
    let moved = false;
    captor.setPointerCapture(event.pointerId);
    if (end) captor.focus();
    track.classList.toggle("moving", mode === "move");
    const drag = (now) => {
      const x = now.clientX - box.left;
      if (!moved && Math.abs(x - start) < 4) return;
      moved = true;
      // the To handle stands on the far edge of its day
      const day = mode === "to" ? this.dayAt(x - 0.5 * (this.width / (this.domain.last - this.domain.first + 1))) : this.dayAt(x);
      if (mode === "from") this.store.setWindow(Math.min(day, last), last);
      else if (mode === "to") this.store.setWindow(first, Math.max(day, first));
      else if (mode === "brush") this.store.setWindow(Math.min(origin, day), Math.max(origin, day));
      else {
        const days = this.domain.last - this.domain.first + 1;
        const wish = Math.round(((x - start) / this.width) * days);
        const by = Math.min(Math.max(wish, this.domain.first - first), this.domain.last - last);
        this.store.setWindow(first + by, last + by);
      }
    };
    const drop = () => {
      captor.removeEventListener("pointermove", drag);
      captor.removeEventListener("pointerup", drop);
      captor.removeEventListener("pointercancel", drop);
      track.classList.remove("moving");
      if (!moved && !end) this.click(origin, inside);
      else if (moved) this.store.release();
    };
    captor.addEventListener("pointermove", drag);
    captor.addEventListener("pointerup", drop);
    captor.addEventListener("pointercancel", drop);
  }

  /** A click inside the window keeps that bin only; outside, the nearer handle comes to it. */
  click(day, inside) {
    const { first, last } = this.store.window;
    if (inside) {
      const start = binStart(day, this.bins.unit);
      this.store.setWindow(this.clamp(start), this.clamp(binNext(start, this.bins.unit) - 1), true);
    } else if (day < first) this.store.setWindow(day, last, true);
    else this.store.setWindow(first, day, true);
  }

  hover(event) {
    const tip = this.at(".tip");
    const box = this.at(".track").getBoundingClientRect(), x = event.clientX - box.left;
    if (!this.bins || event.pointerType === "touch" || event.clientY - box.top > HISTOGRAM + AXIS) return void (tip.hidden = true);
    const { starts, sums, unit } = this.bins, start = binStart(this.dayAt(x), unit), bin = starts.indexOf(start);
    if (bin < 0) return void (tip.hidden = true);
    const days = formatRange(start, binNext(start, unit) - 1);
    tip.textContent = `${days}: ${count(Math.round(sums[bin] * 10) / 10, "mention")}`;
    tip.hidden = false;
    tip.style.left = `${Math.min(Math.max(x, 90), this.width - 90)}px`;
  }

  /** Play moves the window along; a window that holds everything grows from its first day instead. */
  play() {
    const { first, last } = this.store.window, days = this.domain.last - this.domain.first + 1;
    const grow = this.whole(), length = last - first;
    if (!grow && last >= this.domain.last) this.store.setWindow(this.domain.first, this.domain.first + length);
    const from = this.store.window.first;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const stride = calm ? Math.max(1, Math.round(days / 20)) : 1;
    this.playing = { started: performance.now() };
    this.face("pause", "Pause");
    const frame = (now) => {
      if (!this.playing) return;
      const gone = calm ? Math.floor((now - this.playing.started) / CALM_MS) * stride : Math.floor(((now - this.playing.started) / PLAY_MS) * days);
      const end = Math.min(grow ? this.domain.first + gone : from + length + gone, this.domain.last);
      this.store.setWindow(grow ? this.domain.first : end - length, end);
      if (end >= this.domain.last) this.stop();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  stop(release = true) {
    if (!this.playing) return;
    this.playing = null;
    this.face("play", "Play");
    if (release) this.store.release();
  }

  face(sign, name) {
    const button = this.at(".play");
    button.replaceChildren(icon(sign));
    button.setAttribute("aria-label", name);
  }
}

/** Streamlit calls this whenever the data change, and the function it returns when the component goes. */
export default function ({ data, parentElement, setStateValue }) {
  const store = storeOf(data.channel), root = parentElement.querySelector(".timeline");
  store.commit = (view) => setStateValue("view", view);
  root.timeline ??= new Timeline(root, store);
  return () => { root.timeline?.close(); root.timeline = null; };
}
