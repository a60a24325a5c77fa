/** @import { Command } from "./command.js" */
import { t } from "../texts/index.js";
import { askReveal } from "../ui/sealing.js";

/** Sealed collecting. Undo takes neither back: what was read cannot be unread. @type {Command[]} */
export const sealingCommands = [
  {
    id: "board.seal",
    writes: true,
    when: (board) => !board.state.board.sealed,
    run: (board) => {
      board.session.dispatch({ type: "board.set", sealed: true });
      board.announcer.say(t("said_sealed"));
    },
  },
  {
    id: "board.reveal",
    writes: true,
    when: (board) => Boolean(board.state.board.sealed),
    run: (board, { sure }) => (sure ? void board.session.dispatch({ type: "board.set", sealed: false }) : askReveal(board)),
  },
];
