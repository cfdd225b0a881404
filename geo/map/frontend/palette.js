/** Colours of the map. Marks are teal and the chosen one amber, as on the page around it; `groups` tell up to seven
 * values apart, also for the colour-blind (Okabe and Ito's set, fitted to each ground). */

export const LIGHT = {
  sea: "#d5dfe3", land: "#f6f4ef", coast: "#c3ced2", border: "#b3a9ae", division: "#ded9d3", river: "#c0d2da",
  lakeEdge: "#c3d2d8",
  text: "#4d565a", faint: "#8b8589", water: "#7c97a3", riverName: "#456a7b", dot: "#7d8285", halo: "rgba(246,244,239,.92)", seaHalo: "rgba(213,223,227,.85)",
  mark: "#0b6f75", markEdge: "#ffffff", markText: "#ffffff", wash: "rgba(11,111,117,.14)", hatch: "rgba(11,111,117,.12)",
  areaWash: "rgba(11,111,117,.04)", areaBand: "rgba(11,111,117,.10)", areaEdge: "rgba(11,111,117,.42)", line: "#0b6f75",
  chosen: "#f4b740", chosenEdge: "#7a4b00", chosenWash: "rgba(244,183,64,.22)", chosenHatch: "rgba(154,95,0,.34)",
  label: "#06393d", labelHalo: "rgba(255,255,255,.95)",
  candidate: "#6b3f00", heat: ["rgba(122,193,188,0)", "rgba(122,193,188,.55)", "rgba(11,111,117,.78)", "rgba(150,88,0,.9)", "rgba(244,183,64,.95)"],
  groups: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b58900", "#3fa2dc", "#6b6f72"],
};

/** @typedef {typeof LIGHT} Palette */

/** @type {Palette} */
export const DARK = {
  sea: "#0c1215", land: "#192125", coast: "#2a373d", border: "#55636a", division: "#2b363b", river: "#22434f",
  lakeEdge: "#22323a",
  text: "#a5b1b4", faint: "#748187", water: "#47626e", riverName: "#83a7b4", dot: "#7f8c90", halo: "rgba(20,27,30,.92)", seaHalo: "rgba(12,18,21,.85)",
  mark: "#58c4bd", markEdge: "#0c1517", markText: "#06211f", wash: "rgba(88,196,189,.17)", hatch: "rgba(88,196,189,.11)",
  areaWash: "rgba(88,196,189,.04)", areaBand: "rgba(88,196,189,.10)", areaEdge: "rgba(88,196,189,.40)", line: "#58c4bd",
  chosen: "#f2b632", chosenEdge: "#ffe3a3", chosenWash: "rgba(242,182,50,.18)", chosenHatch: "rgba(255,214,122,.30)",
  label: "#e3f3f1", labelHalo: "rgba(12,18,21,.95)",
  candidate: "#ffd67a", heat: ["rgba(24,84,86,0)", "rgba(24,84,86,.7)", "rgba(60,150,146,.8)", "rgba(214,160,60,.9)", "rgba(255,236,170,.97)"],
  groups: ["#4a9fe0", "#ff8a3d", "#1fc596", "#e59ac6", "#f0e442", "#9fd8ff", "#a9b3b6"],
};

/** The page's own typeface first (see typeface.js), then what systems have. */
export const SANS = '"Source Sans", "Source Sans 3", -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif';
