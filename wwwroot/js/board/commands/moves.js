/** @import { Board } from "../board.js" */
/** @import { Args, Command } from "./command.js" */
import { moveNotes, ordersAt, rounded } from "./place.js";
import { notesOf, places, someNotes } from "./command.js";
import { t } from "../texts/index.js";
import { askTarget } from "../ui/ask-target.js";

export const NUDGE = 8;

/** @type {Command[]} */
export const moveCommands = [
  { id: "note.moveTo", writes: places, when: someNotes, run: moveTo },
  { id: "note.sortIn", writes: places, when: someNotes, run: sortIn },
  { id: "note.moveBy", writes: places, when: someNotes, run: moveBy },
  { id: "note.first", writes: places, when: someNotes, run: (board, args) => reorder(board, args, () => 0) },
  { id: "note.up", writes: places, when: someNotes, run: (board, args) => reorder(board, args, (at) => at - 1) },
  { id: "note.down", writes: places, when: someNotes, run: (board, args) => reorder(board, args, (at) => at + 1) },
  { id: "note.last", writes: places, when: someNotes, run: (board, args) => reorder(board, args, (_, of) => of) },
];

/** To a place (x, y), or a frame with or without a position; asks where neither is given. @param {Board} board @param {Args} args */
function moveTo(board, { ids, x, y, frame, index }) {
  if (x === undefined && frame === undefined) return askTarget(board, ids);
  const target = frame === undefined ? (board.layout.frameAt(x + 66, y + 66)?.id ?? "") : (frame ?? "");
  board.history.group(t("cmd_note_moveTo"), () => moveNotes(board, ids, target, { index, at: x === undefined ? undefined : { x, y } }));
  board.announcer.say(t("said_placed", board.frameName(target)));
}

/** To a position among the notes it hangs with, in a group too. @param {Board} board @param {Args} args */
function sortIn(board, { ids, index }) {
  reorder(board, { ids }, (_, of) => index ?? of);
}

/** By steps of 8 world units; in columns an arrow changes the position. @param {Board} board @param {Args} args */
function moveBy(board, args) {
  const { ids, dx = 0, dy = 0 } = args;
  const notes = notesOf(board, ids);
  const ordered = notes.every((note) => board.layout.members.group(note.id) || (note.frame !== null && board.state.frames.get(note.frame)?.kind === "column"));
  if (ordered) return reorder(board, args, (at) => at + Math.sign(dx || dy));
  board.history.group(
    t("cmd_note_moveBy"),
    () => {
      for (const { id, x, y } of notes) board.put({ type: "note.set", id, ...rounded({ x: x + dx, y: y + dy }) }, 300);
    },
    `nudge:${ids.join()}`,
  );
}

/** @param {Board} board @param {Args} args @param {(at: number, of: number) => number} where index among the others */
function reorder(board, { ids }, where) {
  const [first] = notesOf(board, ids);
  if (!first) return;
  const members = board.layout.members;
  const container = members.container(first.id);
  const group = members.group(first.id);
  const siblings = members.siblings(container, group);
  const own = siblings.filter((note) => ids.includes(note.id)).map((note) => note.id);
  const others = siblings.length - own.length;
  const at = siblings.filter((note) => !ids.includes(note.id) && members.rank(note.id) < members.rank(/** @type {string} */ (own[0]))).length;
  const to = Math.max(0, Math.min(others, where(at, others)));
  board.history.group(t("cmd_note_moveBy"), () => {
    const orders = ordersAt(board, container, to, own, group);
    for (const [n, id] of own.entries()) board.put({ type: "note.set", id, order: /** @type {string} */ (orders[n]) });
  });
  board.announcer.say(t("said_moveColumn", group ? board.stackName(group) : board.frameName(container), to + 1, others + own.length));
}
