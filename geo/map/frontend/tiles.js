/** OpenStreetMap's tiles over the offline basemap: asked for only while the switch is on. */

const L = globalThis.L;
const ADDRESS = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
const CREDIT = '&copy; <a href="https://www.openstreetmap.org/copyright" target="_blank" rel="noopener">OpenStreetMap</a> contributors';

export class OnlineTiles {
  /** @param {L.Map} map @param {string} pane */
  constructor(map, pane) {
    this.map = map;
    this.pane = pane;
    this.layer = null;
  }

  turn(on) {
    if (on === (this.layer !== null)) return;
    if (on) {
      this.layer = L.tileLayer(ADDRESS, { pane: this.pane, maxZoom: 16, maxNativeZoom: 16, attribution: CREDIT }).addTo(this.map);
    } else {
      this.layer.remove();
      this.layer = null;
    }
    this.map.getContainer().classList.toggle("dl-online-tiles", on);
  }
}
