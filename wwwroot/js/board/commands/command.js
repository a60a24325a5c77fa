/** @import { Board } from "../board.js" */

/**
 * One thing a person can do, whatever the view.
 * @typedef {object} Command
 * @property {string} id
 * @property {boolean} [writes] needs the right to write
 * @property {(board: Board, args: Args) => boolean} [when] whether it makes sense now
 * @property {(board: Board, args: Args) => void} run missing arguments are asked for
 *
 * @typedef {Record<string, any> & {ids: string[]}} Args ids: the notes it is about
 */

/** @type {NonNullable<Command["when"]>} */
export const someNotes = (_, { ids }) => ids.length > 0;

/** Some notes whose words this person may read. @type {NonNullable<Command["when"]>} */
export const readableNotes = (board, { ids }) => ids.some((id) => !board.store.isCovered(board.state.notes.get(id)));

/** @type {NonNullable<Command["when"]>} */
export const oneNote = (_, { ids }) => ids.length === 1;

/** @param {Board} board @param {string[]} ids */
export const notesOf = (board, ids) => ids.flatMap((id) => board.state.notes.get(id) ?? []);
