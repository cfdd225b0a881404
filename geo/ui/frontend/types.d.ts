/** Shapes of what the server sends and of what the scripts make of it; geo/ui/columns.py, reading.py and claims.py write them. */

import type { Basis, EventKind, Role, Shape } from "../../map/frontend/shared/vocabulary.js";
import type { Asks } from "./bench-asks.js";

/** What Streamlit hands to a component. */
export interface Given<Data> {
  data: Data;
  parentElement: HTMLElement;
  setStateValue: (name: string, value: unknown) => void;
  setTriggerValue: (name: string, value: unknown) => void;
}

/** Finds a part of a component's own markup: an HTMLElement, or an element of the kind that is asked for. */
export interface Finder {
  (selector: string): HTMLElement;
  <T extends Element>(selector: string, kind: new () => T): T;
}

/** A point of the ground, in degrees. */
export interface Spot { lat: number; lon: number }

/** First and last day, both included. */
export type Days = [number, number];
/** First and last, in days or in hours. */
export interface Window { first: number; last: number }
export type Ticks = Int32Array | number[];

/** Whole numbers, as packed.js unpacks them or unpacked already. */
type Wholes = string | Int32Array<ArrayBuffer>;
type Codes = string | Uint8Array<ArrayBuffer>;
interface PackedFacet { keys: string[]; words: string[]; codes: Wholes }
/** Titles and addresses of articles, and words of what is not on the map. */
export interface Details { title: string[]; url: string[]; text: string[] }

/** A project's columns as they are fetched. */
export interface Fetched {
  marks: Record<"footprint" | "first" | "last" | "mention", Wholes> & Record<"kind" | "basis", Codes>;
  mentions: Record<"document" | "start", Wholes> & Record<"role" | "certainty", Codes>;
  unmapped: { mention: Wholes; reason: Wholes; text: string[]; reasons: string[] };
  hours: Record<"mark" | "first" | "last", number[]>;
  sharpened: Record<"mention" | "first" | "last", number[]>;
  documents: Documents;
  footprints: Footprints;
  outlets: string[];
  kinds: PackedFacet;
  countries: PackedFacet;
  focus: Days | null;
  extent: Days | null;
  publishedSpan: Days | null;
  /** The name of the file with the details, beside this one, where they travel apart. */
  later?: string;
}

/** `copy`: 1 for a near copy of another article, which is shown for it. */
export interface Documents { id: string[]; title: string[]; outlet: number[]; copy: number[]; published: Days[]; /** http(s), or "" */ url: string[] }
export interface Footprints { place: string[]; name: string[]; label: string[]; shape: Shape[]; kind: string[]; /** WGS 84 degrees; null: no point */ latitude: (number | null)[]; longitude: (number | null)[] }
/** A row an event: rows of the other tables, days or hours, and codes. */
export interface Marks { footprint: Int32Array; first: Ticks; last: Ticks; mention: Int32Array; kind: Uint8Array; basis: Uint8Array }
export interface Mentions { document: Int32Array; footprint: Int32Array; start: Int32Array; role: Uint8Array; certainty: Uint8Array }
export interface Unmapped { mention: Int32Array; reason: Int32Array; text: string[]; reasons: string[] }
/** Several footprints may lie in one place. */
export interface Place { id: string; name: string; footprints: number[] }

/** By what mentions are told apart, or (ofMark) marks: `codes` are indices into `keys`. */
export interface Facet {
  name: string;
  keys: readonly string[];
  words: string[];
  notes?: string[];
  codes: Int32Array | Uint8Array;
  ofMark?: boolean;
}
export type Facets = Record<string, Facet>;
/** What is chosen of each facet, as indices into its keys; null: all. */
export type Chosen = Record<string, Set<number> | null>;

/** The days, or hours, that the marks are laid on. */
export interface Span { focus: Days | null; extent: Days | null; first: Ticks; last: Ticks; perDay: number }
export type DaysBy = "happened" | "published";

/** What the store holds of a project. */
export interface Project {
  marks: Marks;
  mentions: Mentions;
  unmapped: Unmapped;
  /** hours of the day by mark, the end excluded */
  hours: Map<number, Days>;
  /** days that another outlet gives, by mention */
  sharpened: Map<number, Window>;
  documents: Documents;
  /** The name of the file with the details that are still to come, or "". */
  later: string;
  footprints: Footprints;
  outlets: string[];
  spans: Record<DaysBy, Span>;
  facets: Facets;
  documentRow: Map<string, number>;
  places: Place[];
  placeOf: Int32Array;
}

/** Rows of what is chosen; `at`: a code point of the document. */
export interface Selection { footprint: number | null; mention: number | null; document: number | null; at: number | null }

export interface Summary {
  /** `undated`: only the undated mentions that the window has, or would have if they were included; `leftOut`: those that only their width keeps out. */
  totals: Record<"mentions" | "points" | "areas" | "unmapped" | "places" | "regions" | "undated" | "leftOut", number>;
  by: Record<string, Uint32Array>;
  byFootprint: Uint32Array;
}

/** The view that the address holds. */
export interface View {
  from: string | null;
  to: string | null;
  undated: boolean | null;
  days: DaysBy | null;
  window: Mode | null;
  /** days that an interval may have to count as known */
  known: number | null;
  colour: string | null;
  show: string | null;
  tab: string | null;
  query: string | null;
  at: number | null;
  place: string | null;
  mention: string | null;
  doc: string | null;
  /** only articles that the query finds */
  hits?: boolean | null;
  /** the one article that counts */
  in?: string | null;
  /** the ground that counts: shared/area.js */
  area?: string | null;
  sources?: string[] | null;
  roles?: string[] | null;
  kinds?: string[] | null;
  countries?: string[] | null;
  certainties?: string[] | null;
  events?: string[] | null;
  copies?: string[] | null;
  serial?: number;
}
export type FacetName = "sources" | "roles" | "kinds" | "countries" | "certainties" | "events" | "copies";
export type Mode = "only" | "until";

/** A sentence with its marks: [start, end, role] in code points, or "hit" for what a search found. */
export interface Quote { sentence: string; marks: [number, number, Role | "hit"][] }
export interface Passage extends Quote { mention: string; outlet: string; when: string }
/** `total`: sentences; `mentions`: those of the map that stand in them. */
export interface Passages { items: Passage[]; total: number; mentions: number; place: string }
export interface Hit extends Quote { document: string; at: number; outlet: string; when: string }
export interface Found { items: Hit[]; total: number; articles: number; query: string; /** What people noted. */ notes: Hit[] }

export interface Claim extends Quote { mention: string; day: number; when: string; kind: EventKind; basis: Basis | "document"; sharpened: string; /** Whose text it is, where another outlet's. */ copy: string }
export interface Claims {
  place: string;
  total: number;
  outlets: { name: string; total: number; items: Claim[] }[];
  silent: string[];
  outside: number;
}

export interface Candidate {
  name: string;
  detail: string;
  lat: number;
  lon: number;
  score: number;
  parts: { name: string; value: number; words: string }[];
  chosen: boolean;
}
export interface Sharpened { when: string; outlet: string; reason: string; mention: string; sentence: string }
export interface Why {
  mention: string;
  text: string;
  place: string;
  placeId: string;
  /** One sentence for somebody who has read no manual; '' where no place was chosen. */
  plain: string;
  /** Of what is drawn, WGS 84 degrees. */
  latitude: number | null;
  longitude: number | null;
  reason: string;
  kind: string;
  precision: string;
  label: string;
  confidence: string;
  role: string;
  candidates: Candidate[];
  runnerUp: string;
  events: { when: string; expression: string; dateReason: string; edtf: string; kind: EventKind | ""; basis: Basis; reason: string }[];
  sharpened: Sharpened | null;
}

export interface ReadMention {
  id: string;
  start: number;
  end: number;
  role: Role;
  roleReason: string;
  footprint: number;
  /** The id of the place it is read as. */
  place: string | null;
  name: string;
  kind: string;
  precision: string;
  reason: string;
  when: string;
  whenReason: string;
  sharpened: string;
  sentence: Days | null;
  /** 'corrected by …', or '' */
  corrected: string;
  /** A person said that it is no place. */
  isDenied: boolean;
  /** Where the date begins that gives it its day; null where none does. */
  date: number | null;
}
export interface ReadDate { start: number; end: number; when: string; reason: string; edtf: string }
/** An article as the reader shows it: offsets are code points. */
export interface Article {
  id: string;
  title: string;
  outlet: string;
  author: string;
  url: string;
  digest: boolean;
  unread: string;
  /** What of the text is left out, and why. */
  note?: string;
  /** The other articles of the same text. */
  also: { words: string; items: { id: string; title: string; outlet: string; when: string }[] } | null;
  /** When and as which record a web archive holds it. */
  captured: string;
  when: string;
  whenReason: string;
  text: string;
  skip: number;
  /** Where each page of the original begins, and what it is called. */
  pages: [number, string][];
  furniture: [number, number, string][];
  mentions: ReadMention[];
  dates: ReadDate[];
  /** What is known of it, as it can be corrected. */
  facts: { title: string; publisher: string; language: string };
  hits?: Days[];
  at: number | null;
}

/** What the reader is given. */
export interface Reading {
  channel: string;
  mention: string | null;
  document: Article | null;
  passages: Passages | null;
  found?: Found;
  query: string | null;
  claims: Claims | null;
  why: Why | null;
  /** Ids of the articles that the query finds, where only these count. */
  matching: string[] | null;
  /** null: what is shown can't be corrected. */
  bench: BenchRecord | null;
}

/** Something to be stored: geo/ui/judging.py reads it. */
export interface Act { do: string; [detail: string]: unknown }
/** What was judged at a mention, or (under 'article') of the article. */
export interface Judged { hidden?: boolean; checked?: string; notes?: { text: string; tags: string[]; by: string; end: number }[] }
/** A place that a mention could mean. */
export interface Choice { id: string; name: string; kind: string; inhabitants: number; away: string; lat: number; lon: number; lost?: string }
/** A place that an online geocoder suggests; `km`: how well its point may be known. */
export interface Suggestion { name: string; kind: string; lat: number; lon: number; km: number; by: string; why: string }
/** What panels need of where they open. `map` is null where there is none. */
export interface BenchHost {
  root: HTMLElement;
  asks: Asks;
  record: { choices: Choice[] };
  map: { post(message: { type: string, [detail: string]: unknown }): void; pick(hear: (spot: Spot | null, ring: [number, number][] | null) => void, area?: boolean): void; show(): void; point(): void } | null;
  focusedElement(): HTMLElement | null;
  /** Articles of which something is in view; null where that is all of them. */
  documentsInView(): string[] | null;
  act(act: Act): void;
  showSide(): void;
}
/** `acted`: the number of the last acts that were done, `results`: by their ids '' or why one was refused; `judged`: by the code point at which a mention starts. */
export interface BenchRecord {
  acted: number;
  results: Record<string, string>;
  said: string;
  isError: boolean;
  answer: Answer | null;
  judged: Record<string, Judged>;
  choices: Choice[];
}
export interface Reach {
  words: string;
  changed: number;
  items: { mention: string; changes: boolean; title: string; read: string; before: string; word: string; after: string }[];
  unlisted: number;
}
/** What the server answered to a question, by its number. */
export interface Answer {
  number: number;
  error?: string;
  places?: Choice[];
  more?: boolean;
  /** Whom a reader may ask for places that the gazetteer lacks, '' where nobody is asked. */
  host?: string;
  suggestions?: Suggestion[];
  edtf?: string;
  words?: string;
  reason?: string;
  widths?: Record<string, Reach>;
}

/** A bar of a lane: its days, what tells of them, and its hours where they are known. */
export interface Bar { first: number; last: number; kind: number; inferred: number; moments: Days | null; marks: number[] }
export type Look = "seen" | "told" | "past" | "planned" | "sharpened";
/** A bar as it is drawn, in pixels of the track. */
export interface Box extends Bar { look: Look; left: number; right: number }
/** A lane holds bars, or how many undated mentions each document has. */
export interface Lane { name: string; bars?: Bar[]; undated?: Map<string, Undated> }
/** Mentions of one article without a day, or with one end of an interval (days, or the open ends). */
export interface Undated { document: number; first: number; last: number; marks: number[] }

export type Unit = "hour" | "day" | "week" | "month" | "year" | "decade" | "century";
export interface Tick { day: number; unit: Unit; major: boolean }
