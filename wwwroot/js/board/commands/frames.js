/** @import { Board } from "../board.js" */
/** @import { Args, Command } from "./command.js" */
import { between } from "../model/order.js";
import { LIMITS } from "../model/rules.js";
import { newId } from "../sync/ids.js";
import { t } from "../texts/index.js";
import { askFrame, askFramePlace } from "../ui/ask-frame.js";

/** @type {NonNullable<Command["when"]>} */
const oneFrame = (board, args) => board.state.frames.has(args["frame"] ?? board.selection.frame ?? "");

/** @type {Command[]} */
export const frameCommands = [
  { id: "frame.add", writes: { type: "frame.add" }, run: add },
  { id: "frame.rename", writes: { type: "frame.set", title: "" }, when: oneFrame, run: (board, args) => set(board, args, "cmd_frame_rename", ["title"], () => askFrame(board, frameOf(board, args))) },
  { id: "frame.kind", writes: { type: "frame.set", kind: "" }, when: oneFrame, run: (board, args) => set(board, args, "cmd_frame_kind", ["kind"], () => toggleKind(board, args)) },
  { id: "frame.move", writes: { type: "frame.set", x: 0 }, when: oneFrame, run: (board, args) => set(board, args, "cmd_frame_move", ["x", "y"], () => askFramePlace(board, frameOf(board, args))) },
  { id: "frame.resize", writes: { type: "frame.set", w: 0 }, when: oneFrame, run: (board, args) => set(board, args, "cmd_frame_resize", ["w", "h"], () => askFramePlace(board, frameOf(board, args))) },
  { id: "frame.delete", writes: { type: "frame.delete" }, when: oneFrame, run: remove },
  { id: "frame.restore", writes: { type: "frame.restore" }, when: (_, args) => Boolean(args["frame"]), run: (board, args) => void board.put({ type: "frame.restore", id: args["frame"] }) },
];

/** @param {Board} board @param {Args} args @returns {string} */
const frameOf = (board, args) => args["frame"] ?? board.selection.frame;

/** @param {Board} board @param {Args} args */
function add(board, args) {
  if (args["title"] === undefined) return askFrame(board, null);
  const id = args["id"] ?? newId();
  const frames = board.layout.members.frames();
  const { x = 0, y = 0, w = 330, h = 480 } = { ...roomFor(board), ...args };
  board.history.group(t("cmd_frame_add"), () =>
    board.put({ type: "frame.add", id, title: args["title"], kind: args["kind"] ?? "column", ...bounded({ x, y, w, h }), order: between(frames.at(-1)?.order ?? null, null) }),
  );
  board.selection.setFrame(id);
}

/** Right of the last frame, or in the middle of the view. @param {Board} board */
function roomFor(board) {
  const rects = [...board.layout.frames.values()];
  const right = rects.sort((a, b) => a.x + a.w - b.x - b.w).at(-1);
  return right ? { x: right.x + right.w + 16, y: right.y } : (board.view?.middle() ?? { x: 0, y: 0 });
}

/** @param {Board} board @param {Args} args @param {"cmd_frame_kind"|"cmd_frame_move"|"cmd_frame_rename"|"cmd_frame_resize"} label @param {string[]} fields @param {() => void} ask */
function set(board, args, label, fields, ask) {
  const values = Object.fromEntries(["title", "kind", "x", "y", "w", "h"].filter((field) => args[field] !== undefined).map((field) => [field, args[field]]));
  if (!fields.some((field) => field in values)) return ask();
  const id = frameOf(board, args);
  board.history.group(t(label), () => board.put({ type: "frame.set", id, ...bounded(values) }));
}

/** @param {Board} board @param {Args} args */
function toggleKind(board, args) {
  const id = frameOf(board, args);
  const kind = board.state.frames.get(id)?.kind === "column" ? "region" : "column";
  board.history.group(t("cmd_frame_kind"), () => {
    for (const note of kind === "region" ? board.layout.members.of(id) : []) {
      const rect = board.layout.notes.get(note.id);
      if (rect) board.put({ type: "note.set", id: note.id, x: Math.round(rect.x), y: Math.round(rect.y) });
    }
    const rect = board.layout.frames.get(id);
    board.put({ type: "frame.set", id, kind, ...(rect ? { h: Math.round(rect.h) } : {}) });
  });
}

/** @param {Board} board @param {Args} args */
function remove(board, args) {
  const id = frameOf(board, args);
  board.history.group(t("cmd_frame_delete"), () => board.put({ type: "frame.delete", id }));
  board.announcer.say(t("cmd_frame_delete"));
}

/** @param {Record<string, any>} fields */
function bounded(fields) {
  const result = { ...fields };
  for (const side of ["w", "h"]) if (side in result) result[side] = Math.min(LIMITS.maxSide, Math.max(LIMITS.minSide, Math.round(result[side])));
  for (const place of ["x", "y"]) if (place in result) result[place] = Math.min(LIMITS.coordinate, Math.max(-LIMITS.coordinate, Math.round(result[place])));
  return result;
}
