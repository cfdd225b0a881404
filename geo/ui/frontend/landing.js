/** Where files land that are dropped on the Import page: in the project that it shows; until it shows one they are held. */

import { droppedFiles } from "./import-files.js";

/** @import { Gift } from "./import-files.js" */
/** Takes files for a project. @typedef {{ project: string, take: (gifts: Gift[]) => void, over: (isOver: boolean) => void, failed: (words: string) => void }} Taker */

export class Landing {
  constructor() {
    /** The path of the project that the page shows, or null while another is asked for. @type {string | null} */
    this.project = null;
    /** @type {Taker | null} */
    this.taker = null;
    /** @type {Gift[]} */
    this.held = [];
    /** Is told how many files are held. @type {(many: number) => void} */
    this.tell = () => undefined;
    const carries = (/** @type {DragEvent} */ event) => Boolean(event.dataTransfer?.types.includes("Files"));
    /** Anywhere on the page: a file that misses the frame would else be opened by the browser. @type {[string, (event: DragEvent) => void][]} */
    this.listeners = [
      ["dragover", (event) => { if (carries(event)) { event.preventDefault(); this.taker?.over(true); } }],
      ["dragleave", (event) => { if (!event.relatedTarget) this.taker?.over(false); }],
      ["drop", (event) => {
        if (!event.dataTransfer || !carries(event)) return;
        event.preventDefault();
        this.taker?.over(false);
        droppedFiles(event.dataTransfer).then((gifts) => this.lands(gifts), (error) => this.taker?.failed(`The drop can’t be read: ${error.message}`));
      }],
    ];
  }

  open() {
    for (const [name, act] of this.listeners) document.addEventListener(name, /** @type {EventListener} */ (act));
  }

  close() {
    for (const [name, act] of this.listeners) document.removeEventListener(name, /** @type {EventListener} */ (act));
    this.held = [];
  }

  /** @param {string | null} project */
  shows(project) {
    this.project = project;
    this.settle();
  }

  /** @param {Taker} taker */
  joins(taker) {
    this.taker = taker;
    this.settle();
  }

  /** @param {Taker} taker */
  leaves(taker) {
    if (this.taker === taker) this.taker = null;
  }

  /** @param {Gift[]} gifts */
  lands(gifts) {
    this.held.push(...gifts);
    if (gifts.length) this.settle();
    else this.taker?.take([]); // says that there was none
  }

  settle() {
    if (this.held.length && this.taker?.project === this.project) this.taker?.take(this.held.splice(0));
    this.tell(this.held.length);
  }
}

/** The one of this page. */
export const landing = new Landing();
