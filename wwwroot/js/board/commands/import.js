/** @import { Command } from "./command.js" */
import { askImport } from "../intake/dialog.js";
import { hang } from "../intake/hang.js";
import { follow } from "../intake/progress.js";

/** @type {Command[]} */
export const importCommands = [
  {
    id: "board.import",
    writes: true,
    run: (board, { plan }) => {
      if (!plan) return askImport(board);
      follow(board, hang(board, plan));
    },
  },
];
