/** What the pointer meets on the timeline, in words. */

const MOST_NAMED = 3; // places that the tip of a bar names

class TimelineTips extends TimelineDrawing {
  /** What the pointer meets: a bin of the histogram, or a bar with its outlet, days and places. */
  hover(event) {
    const tip = this.at(".tip"), box = this.at(".track").getBoundingClientRect(), frame = this.root.getBoundingClientRect();
    const plot = this.at(".plot"), x = event.clientX - box.left;
    const above = event.clientY - plot.getBoundingClientRect().top < this.sizes.histogram + this.sizes.axis;
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
}
