/** Play: the window moves or grows by itself, quickly over days on which nothing is told. */

const PLAY_MS = 12000; // a full smooth run of Play, whatever the span
const EMPTY_PACE = 25; // days on which nothing is told pass so many times as fast
const STEP_MS = { day: 150, week: 350, month: 700 }; // one step of Play by that unit, at normal speed
const CALM_MS = 700; // one step of Play for people who asked for less motion

class TimelinePlay extends TimelineTips {
  constructor(root, store) {
    super(root, store);
    this.playing = null;
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
