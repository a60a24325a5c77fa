/** @import { Board } from "../board.js" */

/** Keys that mean the same at a note of the wall and at a line of the list. */

/** Whether a key belongs to what the focus is in, e.g. a text field. @param {KeyboardEvent} event */
export function isTaken(event) {
  return event.defaultPrevented || Boolean(/** @type {HTMLElement} */ (event.target).closest("textarea, input, select, dialog, [role=menu]"));
}

/** @param {Board} board @param {KeyboardEvent} event @returns {boolean} whether it was one of these */
export function commandKey(board, event) {
  const key = event.key.toLowerCase();
  const command = { z: event.shiftKey ? "edit.redo" : "edit.undo", y: "edit.redo", d: "note.duplicate", a: "edit.selectAll" }[key];
  return command ? (board.run(command), true) : false;
}

/** @param {Board} board @param {KeyboardEvent} event @param {string} id @returns {boolean} whether it was one of these */
export function noteKey(board, event, id) {
  switch (event.key) {
    case "Enter":
    case "F2":
      return board.run("note.edit", { ids: [id] }), true;
    case " ":
      return board.run("edit.toggleSelect", { id }), true;
    case "Delete":
    case "Backspace":
      return board.run("note.delete"), true;
    case "Escape":
      return board.selection.set([]), true;
    default:
      return false;
  }
}
