/** @import { Board } from "../board.js" */
/** @import { Sample } from "../model/phases.js" */

/**
 * One thing a person can do, whatever the view.
 * @typedef {object} Command
 * @property {string} id
 * @property {Sample|true} [writes] the operation it comes down to, asked of all that it is about; true: any right to write
 * @property {(board: Board, args: Args) => boolean} [when] whether it makes sense now
 * @property {(board: Board, args: Args) => void} run missing arguments are asked for
 *
 * @typedef {Record<string, any> & {ids: string[]}} Args ids: the notes it is about
 */

/** @type {Sample} */
export const adds = { type: "note.add" };
/** @type {Sample} */
export const rewrites = { type: "note.set", text: "" };
/** @type {Sample} */
export const places = { type: "note.set", x: 0 };
/** @type {Sample} */
export const removes = { type: "note.delete" };
/** @type {Sample} */
export const locks = { type: "note.set", locked: true };
/** What is the moderation's. @type {Sample} */
export const leads = { type: "board.set" };

/** What the operations of a command would be about, by its sample. @param {Board} board @param {Sample} sample @param {Args} args @returns {(string|undefined)[]} */
export function subjectsOf(board, sample, args) {
  const [noun, verb] = sample.type.split(".");
  if (verb === "add" || noun === "board") return [undefined];
  if (noun === "note") return args["id"] ? [args["id"]] : args.ids;
  return [args[/** @type {string} */ (noun)] ?? board.selection.frame ?? undefined];
}

/** @type {NonNullable<Command["when"]>} */
export const someNotes = (_, { ids }) => ids.length > 0;

/** @type {NonNullable<Command["when"]>} */
export const oneNote = (_, { ids }) => ids.length === 1;

/** @param {Board} board @param {string[]} ids */
export const notesOf = (board, ids) => ids.flatMap((id) => board.state.notes.get(id) ?? []);
