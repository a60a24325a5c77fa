/** @import { Kind, Op } from "./types.js" */
/** @import { BoardState } from "./model/state.js" */
/** @import { Session } from "./sync/session.js" */
import { keyOf } from "./model/state.js";
import { Emitter } from "./sync/emitter.js";

/**
 * @typedef {object} Entry
 * @property {Kind|"board"} kind
 * @property {string} id
 * @property {"add"|"set"|"delete"|"restore"} verb
 * @property {Record<string, any>} before
 * @property {Record<string, any>} after
 *
 * @typedef {{label: string, entries: Entry[], merge?: string}} Step
 * @typedef {Omit<Op, "opId">} Wish an operation that has no id yet
 */

/** @type {Record<string, Kind>} */
const KIND_OF = { note: "notes", frame: "frames", group: "groups" };

/**
 * Undo and redo of this person's own actions. A step takes back only what nobody else changed since.
 * @extends {Emitter<{change: void}>}
 */
export class History extends Emitter {
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];
  /** @type {Step|null} */
  #open = null;
  #session;

  /** @param {Session} session */
  constructor(session) {
    super();
    this.#session = session;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /**
   * Everything put meanwhile is one step.
   * @param {string} label
   * @param {() => void} act
   * @param {string} [merge] steps in a row with the same mark are one (typing)
   */
  group(label, act, merge) {
    if (this.#open) return act();
    this.#open = { label, entries: [], merge };
    try {
      this.#session.store.batch(act);
    } finally {
      const step = this.#open;
      this.#open = null;
      if (step.entries.length) this.#push(step);
    }
  }

  /** @param {Step} step */
  #push(step) {
    this.#undone = [];
    const last = this.#done.at(-1);
    if (last && step.merge && last.merge === step.merge) last.entries = squash([...last.entries, ...step.entries]);
    else this.#done.push(step);
    if (this.#done.length > 500) this.#done.shift();
    this.emit("change", undefined);
  }

  /** @param {Wish} op @param {number} [hold] @returns {string|null} */
  put(op, hold = 0) {
    const entries = this.#record(op);
    const error = this.#session.dispatch(op, hold);
    if (!error && entries.length) {
      if (this.#open) this.#open.entries.push(...entries);
      else this.#push({ label: op.type, entries });
    }
    return error;
  }

  /** @param {Wish} op @returns {Entry[]} */
  #record(op) {
    const state = this.#session.store.view;
    const [noun, verb] = /** @type {[string, Entry["verb"]]} */ (op.type.split("."));
    const kind = KIND_OF[noun];
    // A time that ran cannot be taken back.
    if (op["timer"] !== undefined) return [];
    const { type: _, id = "", opId: __, ...after } = op;
    if (!kind) return [{ kind: "board", id: "", verb, before: picked(state.board, after), after }];
    const entry = { kind, id, verb, before: picked(state[kind].get(id), after), after };
    return verb === "delete" ? [...released(state, kind, id), entry] : [entry];
  }

  /** @returns {{label: string, skipped: boolean}|null} null: there is nothing to take back */
  undo() {
    return this.#turn(this.#done, this.#undone);
  }

  redo() {
    return this.#turn(this.#undone, this.#done);
  }

  /** @param {Step[]} from @param {Step[]} to */
  #turn(from, to) {
    const step = from.pop();
    if (!step) return null;
    this.#open = { label: step.label, entries: [] };
    let skipped = false;
    this.#session.store.batch(() => {
      for (const entry of step.entries.toReversed()) if (!this.#revert(entry)) skipped = true;
    });
    if (this.#open.entries.length) to.push(this.#open);
    this.#open = null;
    this.emit("change", undefined);
    return { label: step.label, skipped };
  }

  /** @param {Entry} entry @returns {boolean} false where someone else's work would have gone */
  #revert(entry) {
    const { kind, id, verb } = entry;
    if (kind === "board") return this.put({ type: "board.set", ...entry.before }) === null;
    const noun = kind.slice(0, -1);
    const thing = this.#session.store.view[kind].get(id);
    if (verb === "delete") return Boolean(thing) || this.put({ type: `${noun}.restore`, id }) === null;
    if (!thing) return verb !== "set";
    if (verb !== "set") return !this.#touchedByOthers(kind, id) && !(kind === "groups" && released(this.#session.store.view, kind, id).length) && this.put({ type: `${noun}.delete`, id }) === null;
    const fields = this.#own(entry, thing);
    if (Object.keys(fields).length) this.put({ type: `${noun}.set`, id, ...fields });
    return Object.keys(fields).length === Object.keys(entry.before).length;
  }

  /** The fields of an entry that still are as this person left them. @param {Entry} entry @param {any} thing */
  #own(entry, thing) {
    const writers = this.#session.store.view.writers.get(keyOf(/** @type {Kind} */ (entry.kind), entry.id)) ?? {};
    /** @type {Record<string, any>} */
    const fields = {};
    for (const [field, value] of Object.entries(entry.before)) {
      const mine = writers[field] === undefined || writers[field] === this.#session.me;
      if (mine && thing[field] === entry.after[field]) fields[field] = value;
    }
    return fields;
  }

  /** @param {Kind} kind @param {string} id */
  #touchedByOthers(kind, id) {
    return Object.values(this.#session.store.view.writers.get(keyOf(kind, id)) ?? {}).some((writer) => writer !== this.#session.me);
  }
}

/** What lies in a frame or group, as steps that put it back there. @param {BoardState} state @param {Kind} kind @param {string} id @returns {Entry[]} */
function released(state, kind, id) {
  const field = { frames: "frame", groups: "group" }[/** @type {string} */ (kind)];
  if (!field) return [];
  const inside = (/** @type {Kind} */ kind) => [...state[kind].values()].filter((thing) => /** @type {any} */ (thing)[field] === id).map((thing) => /** @type {Entry} */ ({ kind, id: thing.id, verb: "set", before: { [field]: id }, after: { [field]: null } }));
  return [...inside("notes"), ...inside("groups")];
}

/** @param {any} thing @param {Record<string, any>} fields */
function picked(thing, fields) {
  return Object.fromEntries(Object.keys(fields).map((field) => [field, thing?.[field] ?? null]));
}

/** Several settings of the same thing become one, an added thing swallows what was set on it. @param {Entry[]} entries */
function squash(entries) {
  /** @type {Entry[]} */
  const result = [];
  for (const entry of entries) {
    const earlier = entry.verb === "set" && result.find((each) => each.kind === entry.kind && each.id === entry.id && each.verb !== "delete");
    if (!earlier) result.push({ ...entry });
    else {
      if (earlier.verb === "set") earlier.before = { ...entry.before, ...earlier.before };
      earlier.after = { ...earlier.after, ...entry.after };
    }
  }
  return result;
}
