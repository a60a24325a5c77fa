/** @import { Group, Note } from "../types.js" */
/** @import { BoardState } from "./state.js" */
import { byOrder } from "./order.js";

/** Where a note hangs: a frame's id, or "" for the open wall. @param {{frame: string|null}} thing */
export const containerOf = (thing) => thing.frame ?? "";

/** @typedef {{parts: Map<string, Note[]>, all: Note[]}} Content notes by group ("" for loose ones), and one after the other */

/** Which notes hang in which frame and group, and in what order: the groups of a frame first, then what hangs loose. */
export class Members {
  /** @type {Map<string, Set<string>>} */
  #frames = new Map();
  /** @type {Map<string, Group[]>} */
  #groups = new Map();
  /** @type {Map<string, {frame: string, group: string|null}>} */
  #places = new Map();
  /** @type {Map<string, Content>} */
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
    const { groups, notes } = this.#state();
    for (const map of [this.#frames, this.#groups, this.#places, this.#sorted, this.#ranks]) map.clear();
    for (const group of [...groups.values()].sort(byOrder)) {
      const container = this.#known(containerOf(group));
      this.#groups.set(container, [...(this.#groups.get(container) ?? []), group]);
    }
    for (const note of notes.values()) this.#enter(note);
  }

  /** @param {string} frame */
  #known(frame) {
    return this.#state().frames.has(frame) ? frame : "";
  }

  /** @param {string} id @returns {Set<string>} the containers whose content or order changed */
  update(id) {
    const touched = new Set();
    const old = this.#places.get(id);
    if (old) {
      this.#frames.get(old.frame)?.delete(id);
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

  /** A note hangs where its group does. @param {Note} note */
  #enter(note) {
    const group = note.group ? this.#state().groups.get(note.group) : undefined;
    const frame = this.#known(containerOf(group ?? note));
    bucket(this.#frames, frame).add(note.id);
    this.#places.set(note.id, { frame, group: group?.id ?? null });
    return frame;
  }

  /** @param {string} container @returns {Content} */
  #content(container) {
    let content = this.#sorted.get(container);
    if (!content) {
      const { notes } = this.#state();
      const parts = new Map([...this.groupsOf(container).map((group) => group.id), ""].map((id) => [id, /** @type {Note[]} */ ([])]));
      for (const id of this.#frames.get(container) ?? []) parts.get(this.group(id) ?? "")?.push(/** @type {Note} */ (notes.get(id)));
      for (const part of parts.values()) part.sort(byOrder);
      this.#sorted.set(container, (content = { parts, all: [...parts.values()].flat() }));
    }
    return content;
  }

  /** The notes of a frame ("" the open wall) in reading order. @param {string} container @returns {Note[]} */
  of(container) {
    return this.#content(container).all;
  }

  /** The notes that share an order: those of a group, or the loose ones of a frame. @param {string} container @param {string|null} group @returns {Note[]} */
  siblings(container, group) {
    return this.#content(container).parts.get(group ?? "") ?? [];
  }

  /** @param {string} container */
  count(container) {
    return this.#frames.get(container)?.size ?? 0;
  }

  /** @param {string} group @returns {Note[]} */
  ofGroup(group) {
    const frame = this.#state().groups.get(group)?.frame ?? "";
    return this.siblings(this.#known(frame), group);
  }

  /** The groups in a frame ("" the open wall) in order. @param {string} container @returns {Group[]} */
  groupsOf(container) {
    return this.#groups.get(container) ?? [];
  }

  /** Those that are shown: two people who stack at the same time may leave one without notes and name. @param {string} container */
  stacksOf(container) {
    return this.groupsOf(container).filter((group) => group.title || this.siblings(container, group.id).length > 0);
  }

  /** The container a note is shown in. @param {string} id */
  container(id) {
    return this.#places.get(id)?.frame ?? "";
  }

  /** The group a note lies in. @param {string} id */
  group(id) {
    return this.#places.get(id)?.group ?? null;
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
