/**
 * The timeline: a histogram that is the slider's track, a lane an outlet, one for the undated, and Play.
 *
 * Dragging moves a few styles and tells the store; what is drawn changes only with the domain or the facets.
 */

const MOST_CLOSE = 7; // days across the whole width at the closest zoom, where no hours are known
const PLAY_MS = 12000; // a full smooth run of Play, whatever the span
const EMPTY_PACE = 25; // days on which nothing is told pass so many times as fast
const MOST_NAMED = 3; // places that the tip of a bar names
const STEP_MS = { day: 150, week: 350, month: 700 }; // one step of Play by that unit, at normal speed
const CALM_MS = 700; // one step of Play for people who asked for less motion

class Timeline extends TimelineDrawing {
  constructor(root, store) {
    super(root, store);
    this.playing = null;
    this.build();
    this.listen();
    if (store.ready) this.start();
  }

  build() {
    this.at(".play").append(icon("play"));
    this.at(".pace summary").append(icon("pace"));
    this.narrow = matchMedia("(max-width: 1100px)");
    this.narrow.onchange = () => this.putModes();
    this.putModes();
    this.at(".mode").addEventListener("change", (event) => this.store.setMode(event.target.value));
    this.at(".days").addEventListener("change", (event) => this.store.setDays(event.target.value));
    this.at(".pace").addEventListener("focusout", (event) => {
      if (!this.at(".pace").contains(event.relatedTarget)) this.at(".pace").open = false;
    });
    this.at(".pace").addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.at(".pace").open = false;
      this.at(".pace summary").focus();
    });
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
      store.on("select", () => store.focus !== null && this.width && this.drawPicked()),
      store.on("days", () => { this.stop(false); this.start(); }),
      store.on("reset", () => { this.stop(false); this.start(); }),
    ];
    this.sizes = new ResizeObserver(() => store.ready && this.draw());
    this.sizes.observe(this.at(".track"));
  }

  /** A narrow page has no room for the two choices in the bar: there they are settings. */
  putModes() {
    const modes = this.at(".modes");
    if (this.narrow.matches) this.at(".settings").prepend(modes);
    else this.at(".range").after(modes);
  }

  close() {
    this.stop(false);
    this.narrow.onchange = null;
    this.offs.forEach((off) => off());
    this.sizes.disconnect();
  }

  start() {
    const dated = this.store.focus !== null;
    this.at(".plot").hidden = !dated;
    this.at(".dateless").hidden = dated;
    for (const part of [".play", ".pace", ".range", ".mode"]) this.at(part).hidden = !dated;
    const { happened, published } = this.store.spans;
    this.at(".days").hidden = !happened.focus && !published.focus;
    if (dated) {
      this.keepRoom();
      this.fit(this.outside());
    }
    this.place();
  }

  /** Show the days where most happens, or everything. */
  fit(all) {
    const [first, last] = all ? this.store.extent : this.store.focus;
    this.all = all;
    this.domain = { first, last: this.hasHours() ? last : Math.max(last, first + 1) };
    this.draw();
  }

  toggleExtent() {
    this.fit(!this.all);
    this.store.setWindow(this.domain.first, this.domain.last, true);
  }

  /** Draw the window's days over the whole width, or go back to the days where most happens. */
  toggleZoom() {
    if (this.zoomed()) return this.fit(this.all || this.outside());
    const { first, last } = this.store.window, margin = this.hasHours() && last - first < HOURS_FROM ? 0 : Math.max(1, Math.round((last - first) * 0.08));
    return this.show(first - margin, last + margin);
  }

  zoomed() {
    const [first, last] = this.all ? this.store.extent : this.store.focus;
    return this.domain.first > first || this.domain.last < (this.hasHours() ? last : Math.max(last, first + 1));
  }

  outside() {
    const { first, last } = this.store.window, [low, high] = this.store.focus;
    return first < low || last > high;
  }

  /** Draw these days, within what the project holds and never fewer than MOST_CLOSE, or one where hours are known. */
  show(first, last) {
    const [low, high] = this.all ? this.store.extent : this.store.focus, close = this.hasHours() ? 1 : MOST_CLOSE;
    const lack = Math.max(0, close - (last - first + 1));
    const from = Math.min(Math.max(low, first - (lack >> 1)), high), to = Math.min(Math.max(high, low + 1), Math.max(last, from + close - 1));
    this.domain = { first: from, last: close === 1 ? Math.max(to, from) : Math.max(to, from + 1) };
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

  /** Put handles and veils where the window is; say it in words. */
  place() {
    const { store } = this, { last } = store.window, until = store.mode === "until", first = until ? Math.min(this.domain.first, last) : store.window.first;
    this.say();
    this.at(".handle.from").hidden = until;
    this.at(".mode").value = store.mode;
    this.at(".days").value = store.days;
    if (store.focus === null || !this.width) return;
    const left = this.x(this.clamp(first)), right = this.x(this.clamp(last) + 1);
    this.at(".handle.from").style.left = `${left}px`;
    this.at(".handle.to").style.left = `${right}px`;
    this.veils ??= Object.fromEntries(["before", "after"].map((end) => [end, [...this.root.querySelectorAll(`.${end}`)]]));
    const veil = (end, width) => this.veils[end].forEach((part) => (part.style.width = `${width}px`));
    veil("before", left + 14);
    veil("after", this.width - right + 14);
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
    return (first <= this.domain.first || this.store.mode === "until") && last >= this.domain.last;
  }

  say() {
    const { store } = this, { first, last } = store.window;
    if (!store.ready) return;
    const until = store.mode === "until";
    this.at(".from-words").textContent = until ? `Up to ${formatDay(last)}` : formatRange(first, last);
    this.at(".length").textContent = [until ? "" : lengthInWords(last - first + 1), store.days === "published" ? "by publication" : ""].filter(Boolean).join(", ");
    const { mentions, points, places, areas, regions, unmapped } = store.summary.totals;
    this.at(".status").textContent = mentions
      ? `${count(mentions, "mention")}: ${points} at ${count(places, "place")}, ${areas} in ${count(regions, "area")}, ${unmapped} not mapped`
      : "0 mentions in this window";
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
    const page = Math.max(30, Math.round((this.domain.last - this.domain.first) / 20));
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -page, PageUp: page }[event.key];
    const edges = end === "from" ? [this.domain.first, last] : [first, this.domain.last];
    if (event.key === "+" || event.key === "-") return this.zoomBy(event, day);
    if (event.altKey && step) return this.moveBy(event, Math.sign(step) * (event.shiftKey ? 7 : 1));
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

  /** The whole window a day or a week on, within what is drawn. */
  moveBy(event, days) {
    event.preventDefault();
    this.stop(false);
    const { first, last } = this.store.window, by = Math.min(Math.max(days, this.domain.first - first), this.domain.last - last);
    this.store.setWindow(first + by, last + by);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.store.release(), 250);
  }

  /** Closer to a handle's day, or away from it. */
  zoomBy(event, at) {
    event.preventDefault();
    const { first, last } = this.domain, scale = event.key === "+" ? 0.5 : 2;
    this.show(Math.round(at - (at - first) * scale), Math.round(at + (last - at) * scale));
  }

  grab(event, end) {
    if (event.button) return;
    event.preventDefault();
    event.stopPropagation();
    this.stop(false);
    const track = this.at(".track"), box = track.getBoundingClientRect(), start = event.clientX - box.left;
    const { first, last } = this.store.window, origin = this.dayAt(start);
    const inside = start > this.x(this.clamp(first)) && start < this.x(this.clamp(last) + 1);
    const mode = end ?? (this.store.mode === "until" ? "to" : inside && !this.whole() ? "move" : "brush");
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
      else if (mode === "to") this.store.setWindow(this.store.mode === "until" ? Math.min(first, day) : first, this.store.mode === "until" ? day : Math.max(day, first));
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
      if (!moved && !end) this.click(origin, inside, this.barAt(start, event.clientY - box.top));
      else if (moved) this.store.release();
    };
    captor.addEventListener("pointermove", drag);
    captor.addEventListener("pointerup", drop);
    captor.addEventListener("pointercancel", drop);
  }

  /** A click on a bar keeps its days; inside the window, that bin of the histogram; outside, the nearer handle comes. */
  click(day, inside, bar) {
    const { first, last } = this.store.window;
    if (bar && this.store.mode === "only") this.store.setWindow(this.clamp(bar.first), this.clamp(bar.last), true);
    else if (this.store.mode === "until") this.store.setWindow(Math.min(first, day), day, true);
    else if (inside) {
      const unit = this.bins.unit === "hour" ? "day" : this.bins.unit, start = binStart(day, unit);
      this.store.setWindow(this.clamp(start), this.clamp(binNext(start, unit) - 1), true);
    } else if (day < first) this.store.setWindow(day, last, true);
    else this.store.setWindow(first, day, true);
  }

  /** What the pointer meets: a bin of the histogram, or a bar with its outlet, days and places. */
  hover(event) {
    const tip = this.at(".tip"), box = this.at(".track").getBoundingClientRect(), frame = this.root.getBoundingClientRect();
    const plot = this.at(".plot"), x = event.clientX - box.left;
    const above = event.clientY - plot.getBoundingClientRect().top < HISTOGRAM + AXIS;
    const bar = above ? null : this.barAt(x, event.clientY - box.top), words = event.pointerType === "touch" || !this.bins ? null : above ? this.binWords(x) : bar && this.barWords(bar);
    this.at(".track").classList.toggle("pointing", bar !== null);
    if (!words) return void (tip.hidden = true);
    tip.replaceChildren(...words);
    tip.hidden = false;
    const half = tip.offsetWidth / 2;
    tip.style.left = `${Math.min(Math.max(event.clientX - frame.left, half + 4), frame.width - half - 4)}px`;
    tip.style.top = `${(above ? plot.getBoundingClientRect().top : event.clientY - 12) - frame.top}px`;
  }

  binWords(x) {
    const { starts, sums, unit } = this.bins, moment = this.momentAt(x) + 1e-6;
    const bin = starts.findLastIndex((start) => start <= moment);
    if (bin < 0) return null;
    const start = starts[bin], time = { hour: "2-digit", minute: "2-digit" };
    const days = unit === "hour" ? `${formatDay(start)}, ${formatDay(start, time)} to ${formatDay(this.binEnd(start), time)}` : formatRange(start, this.binEnd(start) - 1);
    return [`${days}: ${count(Math.round(sums[bin] * 10) / 10, "mention")}`];
  }

  barWords({ lane, first, last, look, marks }) {
    const { store } = this, names = [...new Set(marks.map((mark) => store.footprints.name[store.marks.footprint[mark]]))];
    const when = first === OPEN_FIRST ? `until ${formatDay(last)}` : last === OPEN_LAST ? `from ${formatDay(first)}` : formatRange(first, last);
    const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
    return [el("b", { text: lane, dir: "auto" }), el("span", { text: `${when} · ${(this.bins.unit === "hour" && HOURLY[look]) || BARS[look]} · ${count(marks.length, "mention")}` }),
      el("span", { text: names.slice(0, MOST_NAMED).join(", ") + more, dir: "auto" })];
  }

  /** Play moves the window along; one that holds everything, or all up to a date, grows from the first day instead. */
  play() {
    const { store, domain } = this, until = store.mode === "until", { first, last } = store.window;
    const grow = until || this.whole(), length = last - first;
    if (until && last >= domain.last) store.setWindow(Math.min(first, domain.first), domain.first);
    else if (!grow && last >= domain.last) store.setWindow(domain.first, domain.first + length);
    const start = until ? store.window.last : grow ? domain.first : store.window.last;
    this.playing = { started: performance.now(), ...this.paces(grow ? null : length) };
    this.face("pause", "Pause");
    const frame = (now) => {
      if (!this.playing) return;
      const end = Math.min(this.playedTo(start, now - this.playing.started), domain.last);
      if (end !== store.window.last || store.window.first !== (grow ? first : end - length)) store.setWindow(grow ? Math.min(first, end) : end - length, end);
      if (end >= domain.last) this.stop();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /**
   * How long each day of the domain lasts in Play, as running sums: one where something is told or, `length` days after,
   * leaves the window; next to nothing elsewhere. `told` says which they are.
   */
  paces(length) {
    const { first, last } = this.domain, days = last - first + 1, changes = new Int32Array(days + 1);
    const add = (from, to) => {
      if (to < 0 || from >= days) return;
      changes[Math.max(0, from)]++;
      changes[Math.min(days, to + 1)]--;
    };
    for (const [, from, to] of this.drawn()) {
      if (from === OPEN_FIRST || to === OPEN_LAST || to - from > 31) continue;
      add(from - first, to - first);
      if (length !== null) add(from - first + length + 1, to - first + length + 1);
    }
    const told = new Uint8Array(days), sums = new Float64Array(days + 1);
    let open = 0;
    for (let day = 0; day < days; day++) {
      open += changes[day];
      told[day] = open > 0 ? 1 : 0;
      sums[day + 1] = sums[day] + (told[day] ? 1 : 1 / EMPTY_PACE);
    }
    return { told, sums };
  }

  /** The last day shown after so many milliseconds of Play from `start` on. */
  playedTo(start, gone) {
    const { first, last } = this.domain, { told, sums } = this.playing;
    const speed = Number(this.at(".speed").value), step = this.at(".step").value;
    if (step !== "smooth") return this.steppedTo(start, Math.floor((gone * speed) / STEP_MS[step]), step);
    const whole = sums.at(-1), from = sums[this.clamp(start) - first + 1];
    let pace = (gone * speed) / PLAY_MS;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) pace = Math.floor((gone * speed) / CALM_MS) / Math.min(20, told.length);
    let day = this.clamp(start);
    while (day < last && sums[day - first + 2] - from <= pace * whole + 1e-9) day++;
    return day;
  }

  /** So many steps on from `start`, steps on which nothing is told left out: the last day of a day, week or month. */
  steppedTo(start, steps, unit) {
    const { first, last } = this.domain, { told } = this.playing;
    let end = start;
    while (steps > 0 && end < last) {
      const from = end + 1;
      end = binNext(binStart(from, unit), unit) - 1;
      const busy = told.subarray(from - first, Math.min(end, last) - first + 1).includes(1);
      if (busy || end >= last) steps--;
    }
    return end;
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

/** Days up to two years, then whole years: 43,000 days tell nobody anything. */
const lengthInWords = (days) => (days < 731 ? count(days, "day") : count(Math.round(days / 365.25), "year"));

/** Streamlit calls this whenever the data change, and the function it returns when the component goes. */
export default function ({ data, parentElement, setStateValue }) {
  const store = storeOf(data.channel), root = parentElement.querySelector(".timeline");
  store.commit = (view) => setStateValue("view", view);
  if (store.uncommitted) store.commit(store.uncommitted);
  store.uncommitted = null;
  root.timeline ??= new Timeline(root, store);
  return () => { root.timeline?.close(); root.timeline = null; };
}
