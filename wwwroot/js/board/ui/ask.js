/** @import { Board } from "../board.js" */
import { COLORS, SIZES } from "../model/rules.js";
import { colorName, t, when } from "../texts/index.js";
import { openDialog } from "./dialog.js";
import { h } from "./h.js";
import { openMenu } from "./menu.js";
import { sectorIcon } from "./people.js";
import { icon } from "./h.js";

/** The class names of the papers. @type {Record<import("../types.js").Color, string>} */
export const PAPER = { yellow: "sun", orange: "apricot", pink: "rose", violet: "heather", blue: "sky", teal: "lagoon", green: "reed", white: "chalk" };

/** @param {import("../types.js").Color} color */
export const pad = (color) => h("span", { class: `pad pad--${PAPER[color]}`, "aria-hidden": "true" });

/** Where a menu about a note opens. @param {Board} board @param {string} id @returns {HTMLElement|DOMRect} */
export function anchorOf(board, id) {
  const active = document.activeElement;
  if (active instanceof HTMLElement && active.closest(".note-tools, .line__acts, .dock")) return active;
  return board.view?.elementOf(id) ?? new DOMRect(innerWidth / 2, innerHeight / 2, 0, 0);
}

/** @param {Board} board @param {string[]} ids */
export function askColor(board, ids) {
  const [id] = /** @type {[string]} */ (ids);
  const now = board.state.notes.get(id)?.color;
  openMenu(board.root, anchorOf(board, id), t("cmd_note_recolor"), COLORS.map((color) => ({ text: colorName(color), mark: pad(color), checked: color === now, run: () => board.run("note.recolor", { ids, color }) })));
}

/** @param {Board} board @param {string[]} ids */
export function askSize(board, ids) {
  const [id] = /** @type {[string]} */ (ids);
  const now = board.state.notes.get(id)?.size;
  openMenu(board.root, anchorOf(board, id), t("cmd_note_resize"), SIZES.map((size) => ({ text: t(`size_${size}`), checked: size === now, run: () => board.run("note.resize", { ids, size }) })));
}

/** @param {Board} board @param {string} id @param {{text: string, href: string}[]} found */
export function askLink(board, id, found) {
  openMenu(board.root, anchorOf(board, id), t("linkTitle"), found.map(({ text, href }) => ({ text, icon: "external-link", run: () => board.run("note.openLink", { ids: [id], href }) })));
}

/** Who wrote a note and when, and its whole text. @param {Board} board @param {string} id */
export function showInfo(board, id) {
  const note = board.state.notes.get(id);
  if (!note) return;
  const person = note.author ? board.state.people.get(note.author) : undefined;
  const covered = board.store.isCovered(note);
  const { anonymous } = board.state.board;
  const by = covered && !anonymous ? t("writtenSealed", when(note.at)) : anonymous ? t("writtenNobody", when(note.at)) : t("writtenBy", board.nameOf(note.author), when(note.at));
  const unsaved = board.store.isUnsaved(`notes:${id}`);
  openDialog(board.root, t("infoTitle"), [
    h("p", { class: "board-info__text" }, covered ? t("sealedNote") : note.text || t("emptyNote")),
    h("p", { class: "board-info__by" }, icon(sectorIcon(person)), h("span", null, by, person?.sector ? ` · ${t(`sector_${person.sector}`)}` : "")),
    h("p", { class: "muted small" }, `${colorName(note.color)} · ${board.frameName(board.layout.members.container(id))}${unsaved ? ` · ${t("infoUnsaved")}` : ""}`),
  ]);
}
