/** @import { Board } from "../board.js" */
/** @import { Plan } from "./plan.js" */
import { bounds } from "../canvas/grid.js";
import { rounded } from "../commands/place.js";
import { spread } from "../model/order.js";
import { newId } from "../sync/ids.js";
import { t } from "../texts/index.js";

const GAP = 80;

/**
 * Hangs a plan beside what is there, as one step: frames of the same title are used again, the rest is new.
 * @param {Board} board
 * @param {Plan} plan
 * @returns {string[]} ids of the notes
 */
export function hang(board, plan) {
  const shift = shiftFor(board, plan);
  const frames = new Map(plan.frames.map((frame) => [frame.key, existing(board, frame.title) ?? newId()]));
  const groups = new Map(plan.groups.map((group) => [group.key, newId()]));
  const ids = plan.notes.map(() => newId());
  board.history.group(t("cmd_board_import"), () => {
    addFrames(board, plan, frames, shift);
    addGroups(board, plan, frames, groups, shift);
    const orders = ordersFor(board, plan, frames);
    for (const [n, note] of plan.notes.entries()) {
      const frame = note.frame === null ? null : /** @type {string} */ (frames.get(note.frame));
      const group = note.group === null ? null : /** @type {string} */ (groups.get(note.group));
      board.put({ type: "note.add", id: ids[n], ...note, ...rounded({ x: note.x + shift.x, y: note.y + shift.y }), frame, group, order: orders[n] });
    }
  });
  return ids;
}

/** @param {Board} board @param {string} title */
const existing = (board, title) => board.layout.members.frames().find((frame) => title && frame.title === title)?.id;

/** Right of everything that hangs there. @param {Board} board @param {Plan} plan */
function shiftFor(board, plan) {
  const there = board.layout.extent();
  const loose = plan.notes.filter((note) => note.frame === null).map(({ x, y }) => ({ x, y, w: 132, h: 132 }));
  const own = bounds([...plan.frames, ...loose]);
  return there && own ? { x: there.x + there.w + GAP - own.x, y: there.y - own.y } : { x: 0, y: 0 };
}

/** @param {Board} board @param {Plan} plan @param {Map<string, string>} ids @param {{x: number, y: number}} shift */
function addFrames(board, plan, ids, shift) {
  const fresh = plan.frames.filter((frame) => !board.state.frames.has(/** @type {string} */ (ids.get(frame.key))));
  const orders = spread(board.layout.members.frames().at(-1)?.order ?? null, null, fresh.length);
  for (const [n, { key, title, kind, x, y, w, h }] of fresh.entries()) {
    board.put({ type: "frame.add", id: ids.get(key), title, kind, ...rounded({ x: x + shift.x, y: y + shift.y }), w, h, order: orders[n] });
  }
}

/** @param {Board} board @param {Plan} plan @param {Map<string, string>} frames @param {Map<string, string>} ids @param {{x: number, y: number}} shift */
function addGroups(board, plan, frames, ids, shift) {
  const orders = spread(null, null, plan.groups.length);
  for (const [n, { key, title, frame, x, y }] of plan.groups.entries()) {
    board.put({ type: "group.add", id: ids.get(key), title, frame: frame === null ? null : frames.get(frame), ...rounded({ x: x + shift.x, y: y + shift.y }), order: orders[n] });
  }
}

/** Keys behind what a container holds already. @param {Board} board @param {Plan} plan @param {Map<string, string>} frames */
function ordersFor(board, plan, frames) {
  /** @type {Map<string, string[]>} */
  const left = new Map();
  for (const container of new Set(plan.notes.map((note) => note.frame))) {
    const id = container === null ? "" : /** @type {string} */ (frames.get(container));
    const last = board.state.frames.has(id) || !id ? (board.layout.members.of(id).at(-1)?.order ?? null) : null;
    left.set(container ?? "", spread(last, null, plan.notes.filter((note) => note.frame === container).length));
  }
  return plan.notes.map((note) => /** @type {string} */ (left.get(note.frame ?? "")?.shift()));
}
