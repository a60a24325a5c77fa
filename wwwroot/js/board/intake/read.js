/** @import { Board } from "../board.js" */
/** @import { Plan, Table } from "./plan.js" */
import { t } from "../texts/index.js";

const MOST_BYTES = 4 * 1024 * 1024;

/** @typedef {{table: Table}|{board: Plan}|{problem: string}} Reading */

/** Lets the server read a file; nothing is changed by that. @param {Board} board @param {File} file @returns {Promise<Reading>} */
export async function read(board, file) {
  if (file.size > MOST_BYTES) return { problem: t("importTooLarge") };
  try {
    const answer = await fetch(`/api/v1/boards/${board.config.boardId}/import`, { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream", "X-CSRF-Token": board.config.csrf ?? "" } });
    const body = await answer.json();
    if (!answer.ok) return { problem: body.detail ?? t("importFailed") };
    return body.table ? { table: body.table } : { board: planned(body.board) };
  } catch {
    return { problem: t("importFailed") };
  }
}

/** Absent and null are the same in a file. @param {any} board @returns {Plan} */
function planned({ frames, groups, notes }) {
  return {
    frames,
    groups: groups.map((/** @type {any} */ group) => ({ ...group, frame: group.frame ?? null })),
    notes: notes.map((/** @type {any} */ { text, color, size, x, y, frame, group }) => ({ text, color, size, x, y, frame: frame ?? null, group: group ?? null })),
  };
}
