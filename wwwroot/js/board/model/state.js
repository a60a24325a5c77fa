/** @import { BoardInfo, Frame, Group, Kind, Note, OpenState, Person, Voting } from "../types.js" */

import { FIELDS } from "./rules.js";

/** @typedef {Note | Frame | Group | Voting} Entity */

/** @type {readonly Kind[]} */
export const KINDS = ["notes", "frames", "groups", "votings"];

/**
 * One version of a board: immutable things in maps. What was deleted stays among the graves, so that it can be restored.
 */
export class BoardState {
  seq = 0;
  /** @type {BoardInfo} */
  board = { id: "", title: "", audience: "", phase: null };
  /** @type {Map<string, Note>} */
  notes = new Map();
  /** @type {Map<string, Frame>} */
  frames = new Map();
  /** @type {Map<string, Group>} */
  groups = new Map();
  /** @type {Map<string, Voting>} */
  votings = new Map();
  graves = { notes: /** @type {Map<string, Note>} */ (new Map()), frames: /** @type {Map<string, Frame>} */ (new Map()), groups: /** @type {Map<string, Group>} */ (new Map()), votings: /** @type {Map<string, Voting>} */ (new Map()) };
  /** @type {Map<string, Person>} */
  people = new Map();
  /** Who wrote a field last, as far as seen here: "notes:<id>" → field → actor. @type {Map<string, Record<string, string|null>>} */
  writers = new Map();

  /** @param {OpenState} open */
  static from(open) {
    const state = new BoardState();
    state.seq = open.seq;
    state.board = open.board;
    for (const kind of KINDS) for (const thing of open[kind]) state[kind].set(thing.id, /** @type {any} */ (kind === "votings" ? definition(thing) : thing));
    for (const person of open.people) state.people.set(person.id, person);
    return state;
  }

  /** A second version that can go its own way; the things themselves are shared. */
  fork() {
    const copy = new BoardState();
    Object.assign(copy, { seq: this.seq, board: this.board, people: this.people, writers: this.writers });
    for (const kind of KINDS) {
      assignAll(copy[kind], this[kind]);
      assignAll(copy.graves[kind], this.graves[kind]);
    }
    return copy;
  }

  /**
   * Takes one thing ("notes:<id>" or "board") as another version has it.
   * @param {BoardState} other
   * @param {string} key
   */
  copy(other, key) {
    if (key === "board") {
      this.board = other.board;
      return;
    }
    const { kind, id } = split(key);
    assign(this[kind], other[kind], id);
    assign(this.graves[kind], other.graves[kind], id);
  }
}

/** A voting without its counts, which come and go beside the board's order. @param {any} voting */
function definition(voting) {
  return Object.fromEntries(["id", ...FIELDS.votings.names].map((field) => [field, voting[field]]));
}

/** @param {Map<string, any>} to @param {Map<string, any>} from */
function assignAll(to, from) {
  for (const [id, thing] of from) to.set(id, thing);
}

/**
 * @param {Map<string, any>} to
 * @param {Map<string, any>} from
 * @param {string} id
 */
function assign(to, from, id) {
  const thing = from.get(id);
  if (thing) to.set(id, thing);
  else to.delete(id);
}

/** @param {Kind} kind @param {string} id */
export const keyOf = (kind, id) => `${kind}:${id}`;

/** @param {string} key @returns {{kind: Kind, id: string}} */
export function split(key) {
  const at = key.indexOf(":");
  return { kind: /** @type {Kind} */ (key.slice(0, at)), id: key.slice(at + 1) };
}
