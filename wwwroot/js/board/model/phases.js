/** @import { Role } from "../types.js" */
/** @import { BoardState } from "./state.js" */

export const PHASES = /** @type {const} */ (["arrive", "collect", "reveal", "order", "weigh", "deepen", "decide"]);

/** The next phase in the order of a workshop, from none the first; null after the last. @param {string|null} phase */
export const phaseAfter = (phase) => (phase === null ? PHASES[0] : (PHASES[PHASES.indexOf(/** @type {"arrive"} */ (phase)) + 1] ?? null));

/** @typedef {Record<string, any> & {type: string}} Sample an operation, its id apart: some are asked about thousands of notes */
/** @typedef {"readOnly"|"notLead"|"notOwn"|"frozen"|"locked"|"collect"|"reveal"|"order"|"vote"} Hindrance */

/**
 * Why the server would refuse an operation of somebody in that role, or null (BoardRoles, LockRules, PhaseRules).
 * @param {{role: Role, me: string|null}} who
 * @param {BoardState} state
 * @param {Sample} op
 * @param {string} [id] what it is about
 * @returns {Hindrance|null}
 */
export function hindrance({ role, me }, state, op, id = "") {
  if (role === "lead") return null;
  if (role === "read") return "readOnly";
  if (op.type.startsWith("vote.")) return state.board.frozen ? "frozen" : null;
  if (op.type === "board.set" || op["locked"] !== undefined) return "notLead";
  if (role === "notes" && !isOwn(state, op, id, me)) return "notOwn";
  if (isHeld(state, op, id)) return "locked";
  return state.board.frozen ? "frozen" : byPhase(state, op, id, me);
}

/** @param {BoardState} state @param {Sample} op @param {string} id @param {string|null} me @returns {Hindrance|null} */
function byPhase(state, op, id, me) {
  switch (state.board.phase) {
    case "arrive":
    case "collect":
      return isOwn(state, op, id, me) ? null : "collect";
    case "reveal":
      return "reveal";
    case "order":
      return onlyPlaces(op) ? null : "order";
    case "weigh":
    case "decide":
      return "vote";
    default:
      return null;
  }
}

/** Adding a note, or touching one's own. @param {BoardState} state @param {Sample} op @param {string} id @param {string|null} me */
function isOwn(state, { type }, id, me) {
  if (type === "note.add") return true;
  if (!type.startsWith("note.")) return false;
  const note = state.notes.get(id) ?? state.graves.notes.get(id);
  return !note || (me !== null && note.author === me);
}

/** @param {Sample} op */
function onlyPlaces(op) {
  if (op.type === "note.set") return ["text", "color", "size"].every((field) => op[field] === undefined);
  return !op.type.startsWith("note.");
}

/** Whether a lock is in the way; what moves or goes takes along what is in it. @param {BoardState} state @param {Sample} op @param {string} id */
function isHeld(state, op, id) {
  const { type } = op;
  if (type.startsWith("note.")) return type !== "note.add" && Boolean((state.notes.get(id) ?? state.graves.notes.get(id))?.locked);
  const [noun, verb] = type.split(".");
  if (noun === "frame") return Boolean(state.frames.get(id)?.locked) || ((verb === "delete" || op["x"] !== undefined || op["y"] !== undefined) && holdsLocked(state, id));
  if (type === "group.add") return (op["notes"] ?? []).some((/** @type {string} */ note) => state.notes.get(note)?.locked);
  return noun === "group" && (Boolean(state.groups.get(id)?.locked) || (verb === "delete" && [...state.notes.values()].some((note) => note.locked && note.group === id)));
}

/** @param {BoardState} state @param {string} frame */
const holdsLocked = (state, frame) => [...state.notes.values(), ...state.groups.values()].some((thing) => thing.locked && thing.frame === frame);
