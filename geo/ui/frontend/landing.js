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
    /** The turn of the page in which another project was asked for. @type {number | null} */
    this.asked = null;
    /** @type {object | null} */
    this.owner = null;
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

  /** @param {object} owner which part of the page is there to say what it shows */
  open(owner) {
    this.owner = owner;
    for (const [name, act] of this.listeners) document.addEventListener(name, /** @type {EventListener} */ (act));
  }

  /** The part has gone; where another one has come in its place, that one goes on. @param {object} owner */
  close(owner) {
    if (this.owner !== owner) return;
    for (const [name, act] of this.listeners) document.removeEventListener(name, /** @type {EventListener} */ (act));
  }

  /** Another project is asked for: what is dropped from now on is meant for it. @param {number} turn of the page that asks */
  asks(turn) {
    this.asked = turn;
    this.project = null;
  }

  /** The page shows a project; it is drawn once more before what was asked for is done. @param {string} project @param {number} turn of the page */
  shows(project, turn) {
    if (turn === this.asked) return;
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
