/** Shapes that the map's scripts share; what travels is written by geo/map/payload.py, layer.py and scripts/build_basemap.py. */

import type { Bounds, LeafletEventHandlerFn } from "leaflet";
import type { Shape } from "./shared/vocabulary.js";

export type Context = CanvasRenderingContext2D;
/** x and y, in fractions of the world or in pixels. */
export type Spot = [number, number];
/** west, north, east, south. */
export type Box = [number, number, number, number];
/** Points of each stretch of a line, in fractions of the world. */
export type Line = Spot[][];

/** A copy of the world in sight, as a canvas draws it: layer pixel = x * scale - left. */
export interface View {
  /** pixels of the whole world's width */
  scale: number;
  left: number;
  top: number;
  zoom: number;
  /** of detail, 0 to 3 */
  level: number;
  /** in fractions of this copy of the world */
  box: Box;
  /** what the canvas covers, in layer pixels */
  bounds: CanvasBounds;
  copy: number;
}
export type Draw = (context: Context, views: View[], ratio: number) => void;
/** Leaflet's bounds once they hold a point. */
export interface CanvasBounds extends Bounds { min: NonNullable<Bounds["min"]>; max: NonNullable<Bounds["max"]> }

/** Footprints and marks as they are fetched: numbers as base64. */
export interface Payload {
  places: {
    names: string[];
    labels: string[];
    kinds: string[];
    shapes: Shape[];
    countries: string[];
    divisions: string[];
    /** Numbers of the places whose position is an estimate. */
    estimated: number[];
    paths: (Spot[] | null)[];
    latitudes: string;
    longitudes: string;
    radii: string;
    confidences: string;
  };
  marks: Record<"places" | "first" | "last" | "mentions", string | Int32Array<ArrayBuffer>>;
}

/** `most`: days, or hours, that an interval may have; 0: any number. */
export interface Window { first: number; last: number; undated: boolean; most: number }

/** What TimeWindowLayer tells the map; the payload itself, or in `data` its address. */
export interface Settings extends Window {
  channel: string;
  basemap: string;
  version: string;
  dark: boolean;
}

/** Several footprints at one spot that have mentions in the window, the most named first. `number`: in the symbol, over others that lie on it, or none. */
export interface Sign { x: number; y: number; shown: number[]; count: number; isPoint: boolean; confidence: number; radius: number; number: "within" | "over" | "" }
export interface Stack { members: number[]; x: number; y: number }

export interface CandidateItem { name: string; lat: number; lon: number; chosen: boolean }
export interface Candidate { name: string; lat: number; lon: number; x: number; y: number; isChosen: boolean; number: number }

/** A ring of arcs: ~n is arc n walked backwards. */
export interface Ring { arcs: number[]; box: Box }
/** name, longitude, latitude, the zoom from which it is shown, whether a capital. */
export type LabelRow = [string, number, number, number, number?];
export type LabelKind = "country" | "city" | "water" | "division";
/** basemap.json */
export interface BasemapTables {
  regions: string[];
  sides: number[];
  zooms: number[];
  lakes: number[];
  rivers: number[];
  labels: Record<LabelKind, LabelRow[]>;
  counts: number[];
  grid: number;
}

/** detail.json: numbers are differences in steps of `grid` degrees. */
export interface DetailTables {
  grid: number;
  towns: { names: string[]; x: number[]; y: number[]; people: number[] };
  rivers: { names: string[]; named: number[]; counts: number[]; x: number[]; y: number[] };
}

/** A place in a tooltip or a list. */
export interface Row { title: string; note: string; count: string }
export interface PlaceRow extends Row { number: number }

/** Messages that the page sends; map.js lists them. */
export type Message =
  | { type: "window"; first: number; last: number; undated: boolean; most?: number }
  | { type: "filter"; mask: Uint8Array | null }
  | { type: "days"; first: Int32Array; last: Int32Array; perDay: number }
  | Colours
  | { type: "show"; as: string | null }
  | { type: "candidates"; items: CandidateItem[] | null; fit: boolean }
  | { type: "select"; footprint: number | null; fly: boolean | "away" }
  | { type: "theme"; dark: boolean }
  | { type: "data"; address: string }
  | { type: "area"; area: string | null }
  | { type: "pick"; on: boolean; area?: boolean }
  | { type: "whole"; on: boolean }
  | { type: "hello" };
export interface Colours { type: "colour"; by: string | null; words?: string[]; groups?: Uint8Array }

/** The parts of Leaflet's renderers that CanvasPane builds on: Leaflet documents them for plugins, its types leave them out. */
declare module "leaflet" {
  interface Renderer {
    _bounds: Bounds | undefined;
    _container: HTMLElement;
    _update(): void;
    getEvents(): Record<string, LeafletEventHandlerFn>;
  }
  interface Handler {
    /** of Map.Drag */
    moving?(): boolean;
  }
  interface Map {
    _animatingZoom: boolean | undefined;
  }
}

declare global {
  /** What early.js has asked for, by address. */
  var datelineEarly: Map<string, Promise<Response>> | undefined;
  /** In the map's frame: the page's window. */
  var datelineHome: typeof globalThis | undefined;
  /** In the page's window: the file that one of page and map has asked for, until the other takes it, by its whole address. */
  var datelineShared: Map<string, Promise<Response>> | undefined;
  /** In the page's window: what it makes of the project's file, until the map takes it; null where it is none of these files. */
  var datelineLent: { href: string, sent: Promise<import("./shared/sent.js").Sent | null> } | undefined;
}
