/** Shapes of what geo/ui/story/contents.py puts into a story's file. */

import type { Settings } from "../../../map/frontend/types.d.ts";
import type { Article } from "../types.d.ts";

/** An article with what lists of sentences say of it. */
export interface Told extends Article {
  source: string;
  /** Its day in words: 'article of 18 June 2017'. */
  dated: string;
  /** Whose text it is, where another outlet's. */
  copy: string;
}

/** All that is said, as it stands in the file. */
export interface Said {
  documents: Told[];
  /** Row of the article; start and end in its text here; start in the article itself. */
  sentences: [number, number, number, number][];
  /** `sentence` and `when` by mark (-1: none), and all marks in the order of time. */
  marks: { sentence: string; when: string; order: string };
  words: string[];
  bases: string[];
  hours: Record<string, string>;
  sharpened: Record<string, string>;
}

/** What the page hands to its map's frame. */
export interface MapGiven {
  files: Record<string, string>;
  settings: Settings & { data: string };
}

declare global {
  var datelineStory: MapGiven | undefined;
}
