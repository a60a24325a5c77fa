/** @import { Note } from "../types.js" */
/** @import { BoardState } from "./state.js" */
import { byOrder } from "./order.js";

/** Where a note hangs: a frame's id, or "" for the open wall. @param {{frame: string|null}} thing */
export const containerOf = (thing) => thing.frame ?? "";

/** Which notes hang in which frame and group, and in what order. */
export class Members {
  /** @type {Map<string, Set<string>>} */
  #frames = new Map();
  /** @type {Map<string, Set<string>>} */
  #groups = new Map();
  /** @type {Map<string, {frame: string, group: string|null}>} */
  #places = new Map();
  /** @type {Map<string, Note[]>} */
  #sorted = new Map();
  /** @type {Map<string, Map<string, number>>} */
  #ranks = new Map();
  /** @type {() => BoardState} */
  #state;

  /** @param {() => BoardState} state */
  constructor(state) {
    this.#state = state;
  }

  rebuild() {
    for (const map of [this.#frames, this.#groups, this.#places, this.#sorted, this.#ranks]) map.clear();
    for (const note of this.#state().notes.values()) this.#enter(note);
  }

  /** @param {string} id @returns {Set<string>} the containers whose content or order changed */
  update(id) {
    const touched = new Set();
    const old = this.#places.get(id);
    if (old) {
      this.#frames.get(old.frame)?.delete(id);
      if (old.group) this.#groups.get(old.group)?.delete(id);
      this.#places.delete(id);
      touched.add(old.frame);
    }
    const note = this.#state().notes.get(id);
    if (note) touched.add(this.#enter(note));
    for (const container of touched) {
      this.#sorted.delete(container);
      this.#ranks.delete(container);
    }
    return touched;
  }

  /** @param {Note} note */
  #enter(note) {
    const frame = this.#state().frames.has(containerOf(note)) ? containerOf(note) : "";
    bucket(this.#frames, frame).add(note.id);
    if (note.group) bucket(this.#groups, note.group).add(note.id);
    this.#places.set(note.id, { frame, group: note.group });
    return frame;
  }

  /** The notes of a frame ("" the open wall) in order. @param {string} container @returns {Note[]} */
  of(container) {
    let list = this.#sorted.get(container);
    if (!list) {
      const { notes } = this.#state();
      list = [...(this.#frames.get(container) ?? [])].map((id) => /** @type {Note} */ (notes.get(id))).sort(byOrder);
      this.#sorted.set(container, list);
    }
    return list;
  }

  /** @param {string} container */
  count(container) {
    return this.#frames.get(container)?.size ?? 0;
  }

  /** @param {string} group @returns {Note[]} */
  ofGroup(group) {
    const { notes } = this.#state();
    return [...(this.#groups.get(group) ?? [])].map((id) => /** @type {Note} */ (notes.get(id))).sort(byOrder);
  }

  /** The groups in a frame ("" the open wall) in order. @param {string} container */
  groupsOf(container) {
    return [...this.#state().groups.values()].filter((group) => containerOf(group) === container).sort(byOrder);
  }

  /** The container a note is shown in. @param {string} id */
  container(id) {
    return this.#places.get(id)?.frame ?? "";
  }

  /** Place in its container, from 0. @param {string} id */
  rank(id) {
    const container = this.container(id);
    let ranks = this.#ranks.get(container);
    if (!ranks) this.#ranks.set(container, (ranks = new Map(this.of(container).map((note, at) => [note.id, at]))));
    return ranks.get(id) ?? 0;
  }

  /** Frames in order. */
  frames() {
    return [...this.#state().frames.values()].sort(byOrder);
  }

  /** Every container in reading order: the frames, then the open wall. */
  containers() {
    return [...this.frames().map((frame) => frame.id), ""];
  }
}

/** @param {Map<string, Set<string>>} map @param {string} key */
function bucket(map, key) {
  let set = map.get(key);
  if (!set) map.set(key, (set = new Set()));
  return set;
}
