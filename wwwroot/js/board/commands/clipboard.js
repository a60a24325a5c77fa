/** @import { Board } from "../board.js" */
/** @import { Args, Command } from "./command.js" */
import { spread } from "../model/order.js";
import { clean } from "../model/text.js";
import { newId } from "../sync/ids.js";
import { t } from "../texts/index.js";
import { askPaste, pasteText } from "../ui/paste.js";
import { adds, notesOf, removes, someNotes } from "./command.js";
import { freeSpot, rounded } from "./place.js";

/** @type {Command[]} */
export const clipboardCommands = [
  { id: "edit.copy", when: someNotes, run: copy },
  {
    id: "edit.cut",
    writes: removes,
    when: someNotes,
    run: (board, args) => {
      copy(board, args);
      board.run("note.delete", args);
    },
  },
  { id: "edit.paste", writes: adds, run: paste },
];

/** @param {Board} board @param {Args} args */
function copy(board, { ids, data }) {
  const notes = notesOf(board, ids);
  board.clipboard = notes.map(({ text, color, size }) => ({ text, color, size }));
  const text = notes.map((note) => note.text).join("\n");
  if (data instanceof DataTransfer) data.setData("text/plain", text);
  else void navigator.clipboard?.writeText(text).catch(() => {});
  board.announcer.say(t("said_copied", notes.length));
}

/**
 * Pastes `text` (asking first where it is a list), or what was copied on this page, or asks for text.
 * @param {Board} board
 * @param {Args} args
 */
function paste(board, { text, lines, frame }) {
  if (Array.isArray(lines)) return addAll(board, lines.map((line) => ({ text: line, color: board.color, size: "m" })), frame);
  const copied = board.clipboard.map((note) => note.text).join("\n");
  if (board.clipboard.length && (text === undefined || clean(text) === clean(copied))) return addAll(board, board.clipboard, frame);
  if (text === undefined) return askPaste(board);
  pasteText(board, text, frame);
}

/** @param {Board} board @param {Pick<import("../types.js").Note, "text"|"color"|"size">[]} notes @param {string|null} [frame] */
function addAll(board, notes, frame = null) {
  const near = board.view?.middle() ?? { x: 0, y: 0 };
  const across = Math.max(1, Math.min(8, Math.ceil(Math.sqrt(notes.length))));
  const start = freeSpot(board, frame ?? "", near);
  /** @type {string[]} */
  const ids = [];
  const orders = spread(board.layout.members.of(frame ?? "").at(-1)?.order ?? null, null, notes.length);
  board.history.group(t("cmd_edit_paste"), () => {
    for (const [n, note] of notes.entries()) {
      const id = newId();
      const place = { x: start.x + (n % across) * 144, y: start.y + Math.floor(n / across) * 148 };
      board.put({ type: "note.add", id, ...note, ...rounded(place), frame, group: null, order: /** @type {string} */ (orders[n]) });
      ids.push(id);
    }
  });
  board.selection.set(ids);
  if (ids[0]) board.view?.focus(ids[0]);
}
