/** @import { Command } from "./command.js" */
import { askReveal } from "../ui/sealing.js";
import { leads } from "./command.js";

/** Sealed collecting. Undo takes neither back: what was read cannot be unread. @type {Command[]} */
export const sealingCommands = [
  {
    id: "board.seal",
    writes: leads,
    when: (board) => !board.state.board.sealed,
    run: (board) => void board.session.dispatch({ type: "board.set", sealed: true }),
  },
  {
    id: "board.reveal",
    writes: leads,
    when: (board) => Boolean(board.state.board.sealed),
    run: (board, { sure }) => (sure ? void board.session.dispatch({ type: "board.set", sealed: false }) : askReveal(board)),
  },
];
