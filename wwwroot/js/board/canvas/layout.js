/** @import { Frame, Note, Rect } from "../types.js" */
/** @import { Change } from "../sync/store.js" */
/** @import { BoardState } from "../model/state.js" */
import { WIDTH, fit } from "../model/fit.js";
import { Members } from "../model/members.js";
import { split } from "../model/state.js";
import { Grid, bounds } from "./grid.js";

const PAD = 20;
const HEAD = 54;
const GAP = 12;
/** A letter and a line of a title, and what stands beside it. */
const TITLE = { letter: 9.5, line: 25, beside: 100 };
const MAT = { pad: 12, head: 40 };

/** Where everything hangs: free notes at their own place, columns by order. */
export class Layout {
  notes = new Grid();
  /** @type {Map<string, Rect>} */
  frames = new Map();
  /** @type {Map<string, Rect>} */
  groups = new Map();
  #state;

  /** @param {() => BoardState} state */
  constructor(state) {
    this.#state = state;
    this.members = new Members(state);
    this.update({ keys: null });
  }

  /** @param {Pick<Change, "keys">} change @returns {Set<string>|null} the containers that may look different; null: all */
  update({ keys }) {
    if (!keys || keys.size > 1500 || [...keys].some((key) => split(key).kind !== "notes" && key !== "board")) return this.#everything();
    const touched = new Set();
    for (const key of keys) {
      const { kind, id } = split(key);
      if (kind !== "notes") continue;
      for (const container of this.members.update(id)) touched.add(container);
      this.#place(id);
    }
    for (const container of touched) if (container) this.#frame(/** @type {Frame} */ (this.#state().frames.get(container)));
    if (touched.has("")) this.#mats("");
    return touched;
  }

  #everything() {
    const state = this.#state();
    this.members.rebuild();
    for (const id of [...this.notes.all().keys()]) if (!state.notes.has(id)) this.notes.set(id, undefined);
    for (const id of state.notes.keys()) this.#place(id);
    this.frames.clear();
    this.groups.clear();
    for (const frame of state.frames.values()) this.#frame(frame);
    this.#mats("");
    return null;
  }

  /** A note at its own place; columns move it afterwards. @param {string} id */
  #place(id) {
    const note = this.#state().notes.get(id);
    if (!note) return this.notes.set(id, undefined);
    if (this.#inColumn(note)) return;
    const { w, h } = fit(note);
    this.notes.set(id, { x: note.x, y: note.y, w, h });
  }

  /** @param {Note} note */
  #inColumn(note) {
    return note.frame !== null && this.#state().frames.get(note.frame)?.kind === "column";
  }

  /** @param {Frame|undefined} frame */
  #frame(frame) {
    if (!frame) return;
    if (frame.kind === "column") return this.#column(frame);
    this.frames.set(frame.id, { x: frame.x, y: frame.y, w: frame.w, h: frame.h });
    this.#mats(frame.id);
  }

  /** @param {Frame} frame */
  #column(frame) {
    const notes = this.members.of(frame.id);
    let y = frame.y + headHeight(frame);
    for (const group of this.members.groupsOf(frame.id)) {
      const own = notes.filter((note) => note.group === group.id);
      const bottom = this.#shelves(own, frame.x + PAD, y + MAT.head, frame.w - 2 * PAD);
      this.groups.set(group.id, { x: frame.x + PAD - MAT.pad + 4, y, w: frame.w - 2 * (PAD - MAT.pad + 4), h: bottom - y + MAT.pad });
      y = bottom + MAT.pad + GAP;
    }
    const loose = notes.filter((note) => !note.group || !this.#state().groups.has(note.group));
    const bottom = this.#shelves(loose, frame.x + PAD, y, frame.w - 2 * PAD);
    this.frames.set(frame.id, { x: frame.x, y: frame.y, w: frame.w, h: Math.max(frame.h, bottom + PAD - frame.y) });
  }

  /** Hangs notes side by side until the row is full. @param {Note[]} notes @param {number} left @param {number} top @param {number} width @returns {number} lower edge */
  #shelves(notes, left, top, width) {
    const gap = shelfGap(width);
    let x = left, y = top, row = 0;
    for (const note of notes) {
      const { w, h } = fit(note);
      if (x > left && x + w > left + width + 0.5) {
        x = left;
        y += row + GAP;
        row = 0;
      }
      this.notes.set(note.id, { x, y, w, h });
      x += w + gap;
      row = Math.max(row, h);
    }
    return y + row;
  }

  /** The mat under the notes of a group that hang freely. @param {string} container */
  #mats(container) {
    for (const group of this.members.groupsOf(container)) {
      const around = bounds(this.members.ofGroup(group.id).flatMap((note) => this.notes.get(note.id) ?? []));
      this.groups.set(group.id, around ? mat(around) : { x: group.x, y: group.y, w: 200, h: 64 });
    }
  }

  /** The uppermost frame at a place of the wall, or null. @param {number} x @param {number} y @returns {Frame|null} */
  frameAt(x, y) {
    const hits = this.members.frames().filter((frame) => {
      const rect = this.frames.get(frame.id);
      return rect && x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
    });
    return hits.at(-1) ?? null;
  }

  /**
   * The place among a column's notes for something dropped there.
   * @param {string} frame
   * @param {number} x
   * @param {number} y
   * @param {Set<string>} without notes that are being moved
   * @returns {number} 0 … number of the other notes
   */
  slotAt(frame, x, y, without) {
    const others = this.members.of(frame).filter((note) => !without.has(note.id));
    for (const [at, note] of others.entries()) {
      const rect = /** @type {Rect} */ (this.notes.get(note.id));
      if (y < rect.y || (y < rect.y + rect.h + GAP / 2 && x < rect.x + rect.w / 2)) return at;
    }
    return others.length;
  }

  /** Everything on the wall, or null where it is empty. */
  extent() {
    return bounds([...this.frames.values(), ...this.notes.all().values()]);
  }
}

/** A column makes room for a title of two lines. @param {Frame} frame */
function headHeight({ title, w }) {
  return title.length * TITLE.letter > w - TITLE.beside ? HEAD + TITLE.line : HEAD;
}

/** @param {number} width */
function shelfGap(width) {
  const columns = Math.max(1, Math.floor((width + GAP) / (WIDTH.m + GAP)));
  return columns > 1 ? Math.min(26, (width - columns * WIDTH.m) / (columns - 1)) : GAP;
}

/** @param {Rect} rect @returns {Rect} */
function mat({ x, y, w, h }) {
  return { x: x - MAT.pad, y: y - MAT.head, w: w + 2 * MAT.pad, h: h + MAT.head + MAT.pad };
}
