/** @import { Board } from "../board.js" */
/** @import { Args, Command } from "./command.js" */
import { between } from "../model/order.js";
import { newId } from "../sync/ids.js";
import { t } from "../texts/index.js";
import { askMerge, askStack, askStackPlace, askStackTitle } from "../ui/ask-stack.js";
import { notesOf, places, removes } from "./command.js";
import { dissolve, moveNotes, rounded } from "./place.js";

/** @type {NonNullable<Command["when"]>} */
const oneGroup = (board, args) => board.state.groups.has(args["group"] ?? "");

/** @type {NonNullable<Command["when"]>} */
const twoGroups = (board, args) => oneGroup(board, args) && board.state.groups.size > 1;

/** Making a group takes the right to arrange; whoever only adds notes may put their own into one that is there. @type {NonNullable<Command["when"]>} */
const mayStack = (board, { ids }) => ids.length > 0 && ids.every((id) => !board.state.notes.get(id)?.sealed) && (board.canArrange ? board.state.notes.size > 1 : board.state.groups.size > 0);

/** @type {NonNullable<Command["when"]>} */
const stacked = (board, { ids }) => notesOf(board, ids).some((note) => board.layout.members.group(note.id));

/** A phase may let people arrange groups, but not delete notes. @type {NonNullable<Command["when"]>} */
const mayRemove = (board, args) => oneGroup(board, args) && board.layout.members.ofGroup(args["group"]).every((note) => board.allows({ ...removes, id: note.id }));

/** @type {Command[]} */
export const groupCommands = [
  { id: "note.stack", writes: places, when: mayStack, run: stack },
  { id: "note.unstack", writes: places, when: stacked, run: unstack },
  { id: "group.rename", writes: { type: "group.set", title: "" }, when: oneGroup, run: rename },
  { id: "group.fold", when: oneGroup, run: fold },
  { id: "group.select", when: oneGroup, run: (board, { group }) => board.selection.set(members(board, group)) },
  { id: "group.move", writes: { type: "group.set", x: 0 }, when: oneGroup, run: move },
  { id: "group.merge", writes: { type: "group.delete" }, when: twoGroups, run: merge },
  { id: "group.dissolve", writes: { type: "group.delete" }, when: oneGroup, run: end },
  { id: "group.delete", writes: { type: "group.delete" }, when: mayRemove, run: remove },
];

/** @param {Board} board @param {string} group */
const members = (board, group) => board.layout.members.ofGroup(group).map((note) => note.id);

/** Onto a note, into a group, or (`alone`) only with each other; asks where nothing is given. @param {Board} board @param {Args} args */
function stack(board, { ids, onto, group, alone, title = "", index, id = newId() }) {
  if (onto === undefined && group === undefined && !alone) return askStack(board, ids);
  const target = group ?? board.layout.members.group(onto ?? "");
  const all = onto === undefined || target ? ids.filter((each) => each !== onto) : [onto, ...ids.filter((each) => each !== onto)];
  if (!all.length || (!target && (all.length < 2 || !board.canArrange))) return;
  board.history.group(t("cmd_note_stack"), () => {
    const into = target ?? make(board, /** @type {string} */ (all[0]), { id, title });
    moveNotes(board, all, board.state.groups.get(into)?.frame ?? "", { group: into, index });
  });
  told(board, t("said_stacked", ids.length, board.stackName(target ?? id)));
}

/** An empty group where a note hangs. @param {Board} board @param {string} note @param {{id: string, title: string}} named */
function make(board, note, { id, title }) {
  const container = board.layout.members.container(note);
  const rect = board.layout.notes.get(note) ?? { x: 0, y: 0 };
  const order = between(board.layout.members.groupsOf(container).at(-1)?.order ?? null, null);
  board.put({ type: "group.add", id, title, frame: container || null, ...rounded(rect), order });
  return id;
}

/** Says what happened and offers to take it back. @param {Board} board @param {string} text */
function told(board, text) {
  board.announcer.say(text);
  const close = board.notices.flash(text, [t("cmd_edit_undo"), () => board.run("edit.undo")]);
  const stop = board.history.on("change", () => (stop(), close()));
}

/** @param {Board} board @param {Args} args */
function unstack(board, { ids }) {
  const out = ids.filter((id) => board.layout.members.group(id));
  board.history.group(t("cmd_note_unstack"), () => {
    for (const container of new Set(out.map((id) => board.layout.members.container(id)))) {
      moveNotes(board, out.filter((id) => board.layout.members.container(id) === container), container);
    }
  });
  board.announcer.say(t("said_unstacked", out.length));
}

/** @param {Board} board @param {Args} args */
function rename(board, { group, title }) {
  if (title === undefined) return askStackTitle(board, group);
  board.history.group(t("cmd_group_rename"), () => board.put({ type: "group.set", id: group, title }));
}

/** @param {Board} board @param {Args} args */
function fold(board, { group, folded = !board.folds.has(group) }) {
  board.folds.set(group, folded);
  board.announcer.say(t(folded ? "said_folded" : "said_unfolded", board.stackName(group)));
}

/** With all its notes: to a place (x, y), or to a frame and a position among its groups. @param {Board} board @param {Args} args */
function move(board, { group, frame, x, y, index }) {
  const now = board.state.groups.get(group);
  if (!now) return;
  if (frame === undefined && x === undefined) return askStackPlace(board, group);
  const container = frame === undefined ? (now.frame ?? "") : (frame ?? "");
  const others = board.layout.members.groupsOf(container).filter((each) => each.id !== group);
  const at = index ?? others.length;
  const orders = container === (now.frame ?? "") && index === undefined ? {} : { order: between(others[at - 1]?.order ?? null, others[at]?.order ?? null) };
  const home = board.layout.frames.get(container);
  const place = x === undefined ? (home && container !== now.frame ? rounded({ x: home.x + 28, y: home.y + 104 }) : {}) : rounded({ x, y });
  board.history.group(t("cmd_group_move"), () => {
    board.put({ type: "group.set", id: group, frame: container || null, ...place, ...orders });
    for (const id of members(board, group)) if ((board.state.notes.get(id)?.frame ?? "") !== container) board.put({ type: "note.set", id, frame: container || null });
  });
  board.announcer.say(t("said_placed", board.frameName(container)));
}

/** @param {Board} board @param {Args} args */
function merge(board, { group, into }) {
  if (into === undefined) return askMerge(board, group);
  const [from, to] = [board.state.groups.get(group), board.state.groups.get(into)];
  if (!from || !to || from === to) return;
  board.history.group(t("cmd_group_merge"), () => {
    if (!to.title && from.title) board.put({ type: "group.set", id: into, title: from.title });
    moveNotes(board, members(board, group), to.frame ?? "", { group: into });
    dissolve(board, group);
  });
  told(board, t("said_merged", board.stackName(into)));
}

/** @param {Board} board @param {Args} args */
function end(board, { group }) {
  const name = board.stackName(group);
  board.history.group(t("cmd_group_dissolve"), () => dissolve(board, group));
  told(board, t("said_dissolved", name));
}

/** @param {Board} board @param {Args} args */
function remove(board, { group }) {
  const ids = members(board, group);
  board.history.group(t("cmd_group_delete"), () => {
    for (const id of ids) board.put({ type: "note.delete", id });
    board.put({ type: "group.delete", id: group });
  });
  told(board, t("said_stackDeleted", ids.length));
}
