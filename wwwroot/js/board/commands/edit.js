/** @import { Command } from "./command.js" */
/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";

/** @type {Command[]} */
export const editCommands = [
  { id: "edit.undo", writes: true, run: (board) => turn(board, board.history.undo(), "said_undone", "said_nothingToUndo") },
  { id: "edit.redo", writes: true, run: (board) => turn(board, board.history.redo(), "said_redone", "said_nothingToRedo") },
  {
    id: "edit.selectAll",
    run: (board) => {
      board.selection.set([...board.state.notes.values()].filter((note) => !board.store.isCovered(note)).map((note) => note.id));
      board.announcer.say(t("said_selected", board.selection.ids.size));
    },
  },
  { id: "edit.selectNone", run: (board) => board.selection.set([]) },
  {
    id: "edit.toggleSelect",
    when: (_, args) => Boolean(args["id"]),
    run: (board, { id }) => {
      board.selection.toggle(id);
      board.announcer.say(t("said_selected", board.selection.ids.size));
    },
  },
];

/** @param {Board} board @param {{label: string, skipped: boolean}|null} step @param {"said_undone"|"said_redone"} done @param {"said_nothingToUndo"|"said_nothingToRedo"} nothing */
function turn(board, step, done, nothing) {
  const text = step ? [t(done, step.label), step.skipped ? t("said_leftAlone") : ""].filter(Boolean).join(". ") : t(nothing);
  board.announcer.say(text);
  if (!step || step.skipped) board.notices.flash(text);
}
