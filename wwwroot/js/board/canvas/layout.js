/** @import { Frame, Group, Note, Rect } from "../types.js" */
/** @import { Change } from "../sync/store.js" */
/** @import { BoardState } from "../model/state.js" */
import { WIDTH, fit } from "../model/fit.js";
import { Members } from "../model/members.js";
import { split } from "../model/state.js";
import { Grid, bounds, contains } from "./grid.js";

const PAD = 20;
const HEAD = 54;
const GAP = 12;
/** What shows of the papers under a folded group. */
const PILE = 8;
/** A letter and a line of a title, and what stands beside it. */
const TITLE = { letter: 9.5, line: 25, beside: 100 };
/** What moves more than itself. */
const ARRANGING = new Set(["frames", "groups"]);
/** A mat: beside and below the notes, above them, and how many notes it is wide where it lies free. */
const MAT = { side: 8, pad: 12, head: 40, least: 2, most: 4 };

/** Where everything hangs: free notes at their own place, those of columns and groups by order. */
export class Layout {
  notes = new Grid();
  /** @type {Map<string, Rect>} */
  frames = new Map();
  /** @type {Map<string, Rect>} */
  groups = new Map();
  #state;
  #folds;

  /** @param {() => BoardState} state @param {{has: (group: string) => boolean}} folds the groups that are folded up */
  constructor(state, folds) {
    this.#state = state;
    this.#folds = folds;
    this.members = new Members(state);
    this.update({ keys: null });
  }

  /** @param {Pick<Change, "keys">} change @returns {Set<string>|null} the containers that may look different; null: all */
  update({ keys }) {
    if (!keys || keys.size > 1500 || [...keys].some((key) => ARRANGING.has(split(key).kind))) return this.#everything();
    const touched = new Set();
    for (const key of keys) {
      const { kind, id } = split(key);
      if (kind !== "notes") continue;
      for (const container of this.members.update(id)) touched.add(container);
      this.#place(id);
    }
    for (const container of touched) if (container) this.#frame(/** @type {Frame} */ (this.#state().frames.get(container)));
    if (touched.has("")) this.#stacks("");
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
    this.#stacks("");
    return null;
  }

  /** A note at its own place; columns move it afterwards. @param {string} id */
  #place(id) {
    const note = this.#state().notes.get(id);
    if (!note) return this.notes.set(id, undefined);
    if (this.members.group(id) || this.#inColumn(note)) return;
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
    this.#stacks(frame.id);
  }

  /** @param {Frame} frame */
  #column(frame) {
    const width = frame.w - 2 * PAD;
    let y = frame.y + headHeight(frame);
    for (const group of this.members.stacksOf(frame.id)) y = this.#stack(group, frame.x + PAD, y, width) + GAP;
    const bottom = this.#shelves(this.members.siblings(frame.id, null), frame.x + PAD, y, width);
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

  /** A group's mat with its notes; folded up, the first one lies on all others. @param {Group} group @param {number} left @param {number} top @param {number} width @returns {number} lower edge */
  #stack(group, left, top, width) {
    const notes = this.members.ofGroup(group.id);
    const under = top + MAT.head;
    const bottom = this.#folds.has(group.id) && notes.length > 1 ? this.#pile(notes, left, under) : this.#shelves(notes, left, under, width);
    this.groups.set(group.id, { x: left - MAT.side, y: top, w: width + 2 * MAT.side, h: bottom - top + MAT.pad });
    return bottom + MAT.pad;
  }

  /** @param {Note[]} notes @param {number} x @param {number} y @returns {number} lower edge */
  #pile(notes, x, y) {
    const { w, h } = fit(/** @type {Note} */ (notes[0]));
    for (const [at, note] of notes.entries()) this.notes.set(note.id, { x, y, w, h }, at > 0);
    return y + h + PILE;
  }

  /** The groups that lie free: their place is that of their first note. @param {string} container */
  #stacks(container) {
    for (const group of this.members.groupsOf(container)) this.groups.delete(group.id);
    for (const group of this.members.stacksOf(container)) this.#stack(group, group.x, group.y - MAT.head, this.#matWidth(group.id));
  }

  /** @param {string} group */
  #matWidth(group) {
    const notes = this.members.ofGroup(group);
    const across = this.#folds.has(group) ? MAT.least : Math.max(MAT.least, Math.min(MAT.most, Math.ceil(Math.sqrt(notes.length))));
    return Math.max(across * (WIDTH.m + GAP) - GAP, ...notes.map((note) => fit(note).w));
  }

  /** The group whose mat lies at a place of the wall, or null. @param {number} x @param {number} y @returns {Group|null} */
  stackAt(x, y) {
    for (const [id, rect] of this.groups) if (contains(rect, x, y)) return this.#state().groups.get(id) ?? null;
    return null;
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
   * The place among the notes of a column or group for something dropped there.
   * @param {string} container
   * @param {string|null} group
   * @param {number} x
   * @param {number} y
   * @param {Set<string>} without notes that are being moved
   * @returns {number} 0 … number of the other notes
   */
  slotAt(container, group, x, y, without) {
    const others = this.members.siblings(container, group).filter((note) => !without.has(note.id));
    for (const [at, note] of others.entries()) {
      if (this.notes.isHidden(note.id)) break;
      const rect = /** @type {Rect} */ (this.notes.get(note.id));
      if (y < rect.y || (y < rect.y + rect.h + GAP / 2 && x < rect.x + rect.w / 2)) return at;
    }
    return others.length;
  }

  /** Everything on the wall, or null where it is empty. */
  extent() {
    return bounds([...this.frames.values(), ...this.groups.values(), ...this.notes.all().values()]);
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
