/** @import { Board } from "../board.js" */
/** @import { Item } from "./menu.js" */
/** @import { Key } from "../texts/index.js" */
import { t } from "../texts/index.js";

/** @type {[id: string, icon: string, keys: string, separate?: boolean][]} */
const NOTE = [
  ["vote.cast", "circle-check", "P"],
  ["vote.withdraw", "minus", ""],
  ["note.edit", "pencil", "F2"],
  ["note.recolor", "palette", ""],
  ["note.resize", "scan", ""],
  ["note.openLink", "external-link", ""],
  ["note.info", "info", ""],
  ["note.moveTo", "move", "", true],
  ["note.stack", "layers", "S"],
  ["note.unstack", "ungroup", ""],
  ["note.first", "chevron-up", ""],
  ["note.up", "arrow-up", ""],
  ["note.down", "arrow-down", ""],
  ["note.last", "chevron-down", ""],
  ["note.duplicate", "copy-plus", "Ctrl+D", true],
  ["edit.copy", "copy", "Ctrl+C"],
  ["edit.cut", "clipboard-paste", "Ctrl+X"],
  ["note.lock", "lock", ""],
  ["note.unlock", "lock-open", ""],
  ["note.delete", "trash-2", "Del", true],
];

/** @type {typeof NOTE} */
const FRAME = [
  ["frame.rename", "pencil", ""],
  ["frame.kind", "columns-2", ""],
  ["frame.move", "move", ""],
  ["frame.resize", "scan", ""],
  ["frame.lock", "lock", ""],
  ["frame.unlock", "lock-open", ""],
  ["frame.delete", "trash-2", "", true],
];

/** @type {typeof NOTE} */
const GROUP = [
  ["vote.cast", "circle-check", ""],
  ["vote.withdraw", "minus", ""],
  ["group.rename", "pencil", ""],
  ["group.fold", "chevron-down", ""],
  ["group.select", "group", ""],
  ["group.move", "move", "", true],
  ["group.merge", "layers", ""],
  ["group.dissolve", "ungroup", ""],
  ["group.delete", "trash-2", "", true],
];

/** @param {string} id */
const label = (id) => t(/** @type {Key} */ (`cmd_${id.replace(".", "_")}`));

/** @param {string} keys */
const shown = (keys) => keys.replace("Ctrl", t("key_ctrl")).replace("Del", t("key_del"));

/** @param {Board} board @param {string[]} ids @returns {Item[]} */
export function noteMenu(board, ids) {
  return NOTE.filter(([id]) => board.can(id, { ids })).map(([id, icon, keys, separate]) => ({ text: label(id), icon, keys: shown(keys), separate, run: () => board.run(id, { ids }) }));
}

/** @param {Board} board @param {string} frame @returns {Item[]} */
export function frameMenu(board, frame) {
  return FRAME.filter(([id]) => board.can(id, { frame })).map(([id, icon, keys, separate]) => ({ text: label(id), icon, keys, separate, run: () => board.run(id, { frame }) }));
}

/** @param {Board} board @param {string} group @returns {Item[]} */
export function groupMenu(board, group) {
  return GROUP.filter(([id]) => board.can(id, { group })).map(([id, icon, keys, separate]) => ({ text: id === "group.fold" ? t(board.folds.has(group) ? "unfold" : "foldUp") : label(id), icon, keys, separate, run: () => board.run(id, { group }) }));
}
