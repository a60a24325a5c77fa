/** @import { Kind, Op } from "../types.js" */
/** @import { BoardState } from "./state.js" */
import { FIELDS, LIMITS, check } from "./rules.js";
import { KINDS, keyOf } from "./state.js";

/** @typedef {{actor: string|null, at: number}} Stamp who and when */

/** @type {Record<string, Kind>} */
const KIND_OF = { note: "notes", frame: "frames", group: "groups", voting: "votings" };

/**
 * Applies one operation by the server's rules (BoardRules and BoardReducer): a wish of this person, or an effect that
 * came back with its defaults filled in. Things are replaced, never changed in place.
 * @param {BoardState} state
 * @param {Op} op
 * @param {Stamp} stamp
 * @returns {{changed: string[]} | {error: string}} the keys of what changed, or the stable code of the refusal
 */
export function reduce(state, op, stamp) {
  const error = check(op);
  if (error) return { error };
  if (op.type === "board.set") return setBoard(state, op);
  const [noun, verb] = op.type.split(".");
  if (noun === "vote") return vote(state, op);
  const kind = KIND_OF[/** @type {string} */ (noun)];
  const id = op.id;
  if (!kind || !id) return { error: "invalid" };
  switch (verb) {
    case "add":
      return add(state, kind, id, op, stamp);
    case "set":
      return set(state, kind, id, op, stamp);
    case "delete":
      return remove(state, kind, id, stamp);
    case "restore":
      return restore(state, kind, id, op, stamp);
    case "deputy":
      return represent(state, id, op);
    default:
      return { error: "invalid" };
  }
}

/** Votes change nothing on the board; they are counted by the server. @param {BoardState} state @param {Op} op */
function vote(state, op) {
  const voting = state.votings.get(op.id ?? "");
  if (!voting) return { error: "not_found" };
  return voting.status === "open" ? { changed: [keyOf("votings", voting.id)] } : { error: "vote_closed" };
}

/** Somebody votes in another one's place, or no longer. @param {BoardState} state @param {string} id @param {Op} op */
function represent(state, id, op) {
  const voting = state.votings.get(id);
  if (!voting) return { error: "not_found" };
  const deputies = new Map((voting.deputies ?? []).flatMap((person, at, all) => (at % 2 ? [] : [/** @type {[string, string]} */ ([person, all[at + 1]])])));
  if (op["deputy"]) deputies.set(op["person"], op["deputy"]);
  else deputies.delete(op["person"]);
  state.votings.set(id, { ...voting, deputies: [...deputies].flat() });
  return { changed: [keyOf("votings", id)] };
}

/** @param {BoardState} state @param {Op} op */
function setBoard(state, op) {
  const { title, description, phase, frozen, timer } = op;
  const board = { ...state.board };
  if (title !== undefined) board.title = title;
  if (description !== undefined) board.description = description;
  if (phase !== undefined) board.phase = phase;
  if (frozen !== undefined) board.frozen = frozen ?? false;
  // When a time ends is the server's to say: a wish shows nothing yet.
  if (timer === null || timer?.end !== undefined || timer?.left !== undefined) board.timer = timer;
  state.board = board;
  return { changed: ["board"] };
}

/** @param {BoardState} state @param {Kind} kind @param {string} id @param {Op} op @param {Stamp} stamp */
function add(state, kind, id, op, stamp) {
  if (KINDS.some((each) => state[each].has(id) || state.graves[each].has(id))) return { error: "invalid" };
  const parents = resolveParents(state, op);
  if (!parents) return { error: "not_found" };
  /** @type {Record<string, any>} */
  const thing = { id, ...FIELDS[kind].defaults, ...pick(kind, op), ...parents };
  if (kind === "groups" && op["frame"] === undefined) thing["frame"] = state.notes.get(op["notes"]?.[0])?.frame ?? null;
  if (kind === "notes") Object.assign(thing, { author: stamp.actor, at: stamp.at });
  state[kind].set(id, /** @type {any} */ (thing));
  note(state, keyOf(kind, id), Object.keys(FIELDS[kind].defaults), stamp);
  const changed = [keyOf(kind, id)];
  if (kind === "groups") changed.push(...gather(state, id, thing["frame"], op["notes"] ?? []));
  return { changed };
}

/** A new group takes its notes along, into its frame too. @param {BoardState} state @param {string} group @param {string|null} frame @param {string[]} notes */
function gather(state, group, frame, notes) {
  const changed = [];
  for (const id of notes) {
    const member = state.notes.get(id);
    if (!member) continue;
    state.notes.set(id, { ...member, group, frame });
    changed.push(keyOf("notes", id));
  }
  return changed;
}

/** @param {BoardState} state @param {Kind} kind @param {string} id @param {Op} op @param {Stamp} stamp */
function set(state, kind, id, op, stamp) {
  const before = /** @type {any} */ (state[kind].get(id));
  if (!before) return { error: state.graves[kind].has(id) ? "deleted" : "not_found" };
  const parents = resolveParents(state, op);
  if (!parents) return { error: "not_found" };
  const fields = { ...pick(kind, op), ...parents };
  state[kind].set(id, { ...before, ...fields });
  note(state, keyOf(kind, id), Object.keys(fields), stamp);
  const changed = [keyOf(kind, id)];
  if (kind === "frames") changed.push(...carry(state, id, before, fields));
  return { changed };
}

/** A frame that moves carries its notes and groups along. @param {BoardState} state @param {string} frame @param {any} before @param {any} fields */
function carry(state, frame, before, fields) {
  const dx = (fields.x ?? before.x) - before.x;
  const dy = (fields.y ?? before.y) - before.y;
  return dx || dy ? members(state, frame, (thing) => ({ ...thing, x: within(thing.x + dx), y: within(thing.y + dy) })) : [];
}

/** @param {BoardState} state @param {Kind} kind @param {string} id @param {Stamp} stamp */
function remove(state, kind, id, stamp) {
  const thing = state[kind].get(id);
  if (!thing) return state.graves[kind].has(id) ? { changed: [] } : { error: "not_found" };
  state[kind].delete(id);
  state.graves[kind].set(id, /** @type {any} */ (thing));
  const changed = [keyOf(kind, id)];
  if (kind === "frames") changed.push(...members(state, id, (member) => ({ ...member, frame: null })));
  if (kind === "groups") changed.push(...release(state, id));
  const field = kind === "frames" ? "frame" : "group";
  for (const key of changed.slice(1)) note(state, key, [field], stamp);
  return { changed };
}

/** @param {BoardState} state @param {string} group */
function release(state, group) {
  const changed = [];
  for (const member of state.notes.values()) {
    if (member.group !== group) continue;
    state.notes.set(member.id, { ...member, group: null });
    changed.push(keyOf("notes", member.id));
  }
  return changed;
}

/** The effect carries the content, the wish finds it among the graves. @param {BoardState} state @param {Kind} kind @param {string} id @param {Op} op @param {Stamp} stamp */
function restore(state, kind, id, op, stamp) {
  const grave = /** @type {any} */ (state.graves[kind].get(id) ?? state[kind].get(id));
  if (!grave && op["order"] === undefined) return { error: "not_found" };
  const thing = { id, ...FIELDS[kind].defaults, ...grave, ...pick(kind, op) };
  const parents = kind === "frames" ? {} : (resolveParents(state, thing) ?? { frame: null, ...(kind === "notes" ? { group: null } : {}) });
  if (kind === "notes") Object.assign(thing, { author: op["author"] ?? grave?.author ?? null, at: op["created"] ?? grave?.at ?? stamp.at });
  state.graves[kind].delete(id);
  state[kind].set(id, /** @type {any} */ ({ ...thing, ...parents }));
  return { changed: [keyOf(kind, id)] };
}

/** @param {number} coordinate */
const within = (coordinate) => Math.min(LIMITS.coordinate, Math.max(-LIMITS.coordinate, coordinate));

/**
 * The frame and group an operation names: gone ones fall back to none, unknown ones are refused.
 * @param {BoardState} state
 * @param {Record<string, any>} op
 * @returns {{frame?: string|null, group?: string|null} | null}
 */
function resolveParents(state, op) {
  /** @type {{frame?: string|null, group?: string|null}} */
  const parents = {};
  for (const [field, kind] of /** @type {[("frame"|"group"), Kind][]} */ ([["frame", "frames"], ["group", "groups"]])) {
    const id = op[field];
    if (id === undefined) continue;
    if (id !== null && !state[kind].has(id)) {
      if (!state.graves[kind].has(id)) return null;
      parents[field] = null;
    } else parents[field] = id;
  }
  return parents;
}

/** @param {BoardState} state @param {string} frame @param {(thing: any) => any} change */
function members(state, frame, change) {
  const changed = [];
  for (const kind of /** @type {("notes"|"groups")[]} */ (["notes", "groups"])) {
    for (const thing of state[kind].values()) {
      if (thing.frame !== frame) continue;
      state[kind].set(thing.id, change(thing));
      changed.push(keyOf(kind, thing.id));
    }
  }
  return changed;
}

/** @param {Kind} kind @param {Op} op */
function pick(kind, op) {
  /** @type {Record<string, unknown>} */
  const fields = {};
  for (const field of FIELDS[kind].names) {
    if (op[field] !== undefined) fields[field] = op[field] === null ? FIELDS[kind].defaults[field] : op[field];
  }
  return fields;
}

/** @param {BoardState} state @param {string} key @param {string[]} fields @param {Stamp} stamp */
function note(state, key, fields, stamp) {
  const writers = state.writers.get(key) ?? {};
  for (const field of fields) writers[field] = stamp.actor;
  state.writers.set(key, writers);
}
