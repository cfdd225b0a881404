/**
 * The timeline: a histogram that is the slider's track, a lane an outlet, one for the undated, and Play.
 *
 * Dragging moves a few styles and tells the store; what is drawn changes only with the domain or the facets.
 */

const MOST_CLOSE = 7; // days across the whole width at the closest zoom, where no hours are known

class Timeline extends TimelinePlay {
  constructor(root, store) {
    super(root, store);
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
    this.watcher = new ResizeObserver(() => store.ready && this.draw());
    for (const part of [".track", ".legend"]) this.watcher.observe(this.at(part));
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
    this.watcher.disconnect();
  }

  start() {
    const dated = this.store.focus !== null;
    this.at(".plot").hidden = !dated;
    this.at(".dateless").hidden = dated;
    for (const part of [".play", ".pace", ".range", ".mode"]) this.at(part).hidden = !dated;
    const { happened, published } = this.store.spans;
    this.at(".days").hidden = !happened.focus && !published.focus;
    if (dated) {
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
