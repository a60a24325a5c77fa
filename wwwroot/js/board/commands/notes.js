/** @import { Board } from "../board.js" */
/** @import { Args, Command } from "./command.js" */
import { LIMITS, SIZES } from "../model/rules.js";
import { cut } from "../model/text.js";
import { lastOrder, freeSpot, rounded, tidy } from "./place.js";
import { adds, notesOf, oneNote, removes, rewrites, someNotes } from "./command.js";
import { newId } from "../sync/ids.js";
import { colorName, t } from "../texts/index.js";
import { links } from "../ui/linkify.js";
import { askColor, askLink, askSize, showInfo } from "../ui/ask.js";

/** @type {Command[]} */
export const noteCommands = [
  { id: "note.add", writes: adds, run: add },
  { id: "note.edit", writes: rewrites, when: oneNote, run: edit },
  { id: "note.recolor", writes: rewrites, when: someNotes, run: recolor },
  { id: "note.resize", writes: rewrites, when: someNotes, run: resize },
  { id: "note.delete", writes: removes, when: someNotes, run: remove },
  { id: "note.restore", writes: { type: "note.restore" }, when: (_, args) => Boolean(args["id"]), run: (board, args) => void board.put({ type: "note.restore", id: args["id"] }) },
  { id: "note.duplicate", writes: adds, when: someNotes, run: duplicate },
  { id: "note.info", when: oneNote, run: (board, { ids }) => showInfo(board, /** @type {string} */ (ids[0])) },
  { id: "note.openLink", when: hasLink, run: openLink },
];

/** @param {Board} board @param {Args} args */
function add(board, args) {
  const id = args["id"] ?? newId();
  const placed = args["x"] !== undefined;
  const at = placed ? { x: args["x"], y: args["y"] } : (board.view?.middle() ?? { x: 0, y: 0 });
  const under = placed ? (board.layout.frameAt(at.x + 66, at.y + 66)?.id ?? null) : (board.view?.home() ?? null);
  const frame = args["frame"] === undefined ? under : args["frame"];
  const spot = placed ? at : freeSpot(board, frame ?? "", at);
  const text = cut(args["text"] ?? "", LIMITS.text);
  board.history.group(t("cmd_note_add"), () =>
    board.put({ type: "note.add", id, text, ...rounded(spot), color: args["color"] ?? board.color, size: args["size"] ?? "m", frame, group: null, order: args["order"] ?? lastOrder(board, frame ?? "") }),
    `write:${id}`,
  );
  board.selection.set([id]);
  if (args["edit"] === false) return;
  board.announcer.say(t("said_new"));
  board.view?.edit(id, true);
}

/** @param {Board} board @param {Args} args */
function edit(board, { ids, text }) {
  const [id] = /** @type {[string]} */ (ids);
  if (text === undefined) board.view?.edit(id);
  else board.history.group(t("cmd_note_edit"), () => board.put({ type: "note.set", id, text }));
}

/** @param {Board} board @param {Args} args */
function recolor(board, { ids, color }) {
  if (!color) return askColor(board, ids);
  board.history.group(t("cmd_note_recolor"), () => {
    for (const note of notesOf(board, ids)) if (note.color !== color) board.put({ type: "note.set", id: note.id, color });
  });
  board.announcer.say(t("said_recolored", colorName(color)));
}

/** @param {Board} board @param {Args} args */
function resize(board, { ids, size }) {
  if (!size) return askSize(board, ids);
  board.history.group(t("cmd_note_resize"), () => {
    for (const note of notesOf(board, ids)) if (note.size !== size) board.put({ type: "note.set", id: note.id, size });
  });
  board.announcer.say(t("said_resized", t(/** @type {"size_m"} */ (`size_${SIZES.includes(size) ? size : "m"}`))));
}

/** @param {Board} board @param {Args} args */
function remove(board, { ids }) {
  const groups = new Set(notesOf(board, ids).flatMap((note) => note.group ?? []));
  board.history.group(t("cmd_note_delete"), () => {
    for (const id of ids) board.put({ type: "note.delete", id });
    tidy(board, groups);
  });
  board.announcer.say(t("said_deletedOwn", ids.length));
  const close = board.notices.flash(t("flash_deleted", ids.length), [t("cmd_edit_undo"), () => board.run("edit.undo")]);
  const stop = board.history.on("change", () => (stop(), close()));
}

/** @param {Board} board @param {Args} args */
function duplicate(board, { ids }) {
  const copies = notesOf(board, ids).map((note) => ({ ...note, id: newId() }));
  const orders = copies.map((copy) => lastOrder(board, copy.frame ?? ""));
  board.history.group(t("cmd_note_duplicate"), () => {
    for (const [n, copy] of copies.entries()) {
      const { text, color, size, frame, id } = copy;
      const rect = board.layout.notes.get(/** @type {string} */ (ids[n])) ?? copy;
      board.put({ type: "note.add", id, text, color, size, frame, group: null, ...rounded({ x: rect.x + 24, y: rect.y + 24 }), order: /** @type {string} */ (orders[n]) });
    }
  });
  board.selection.set(copies.map((copy) => copy.id));
  if (copies[0]) board.view?.focus(copies[0].id);
}

/** @param {Board} board @param {Args} args */
function hasLink(board, { ids }) {
  const [note] = notesOf(board, ids);
  return ids.length === 1 && Boolean(note && links(note.text).length);
}

/** @param {Board} board @param {Args} args */
function openLink(board, { ids, href }) {
  const [note] = notesOf(board, ids);
  const found = note ? links(note.text) : [];
  if (found.length > 1 && !href) return askLink(board, /** @type {string} */ (ids[0]), found);
  const link = href ?? found[0]?.href;
  if (link) window.open(link, "_blank", "noopener,noreferrer");
}
