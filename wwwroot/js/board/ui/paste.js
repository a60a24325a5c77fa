/** @import { Board } from "../board.js" */
import { LIMITS } from "../model/rules.js";
import { brief, clean, cut, scalars } from "../model/text.js";
import { colorName, t } from "../texts/index.js";
import { COLORS } from "../model/rules.js";
import { PAPER } from "./ask.js";
import { field, openDialog, select } from "./dialog.js";
import { h } from "./h.js";

const MAX_LINES = 2000;
const MAX_LENGTH = 1_000_000;
const BULLET = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;

/** The lines of a pasted list as texts of notes; overlong ones go on in the next note. @param {string} text @returns {{lines: string[], split: number}} */
export function toLines(text) {
  const lines = [];
  let split = 0;
  for (const raw of clean(text).split("\n")) {
    let rest = raw.replace(BULLET, "").trim();
    if (scalars(rest) > LIMITS.text) split++;
    for (; rest; rest = rest.slice(cut(rest, LIMITS.text).length)) lines.push(cut(rest, LIMITS.text));
  }
  return { lines, split };
}

/** One line becomes a note at once; a list is shown first. @param {Board} board @param {string} text @param {string|null} [frame] */
export function pasteText(board, text, frame = null) {
  if (text.length > MAX_LENGTH) return refuse(board, t("pasteTooLarge"));
  const { lines, split } = toLines(text);
  if (lines.length > MAX_LINES) return refuse(board, t("pasteTooMany", lines.length));
  if (!lines.length) return;
  if (lines.length === 1) return board.run("edit.paste", { lines, frame });
  preview(board, clean(text).trim(), lines, split, frame);
}

/** @param {Board} board @param {string} text @param {string[]} lines @param {number} split @param {string|null} frame */
function preview(board, text, lines, split, frame) {
  const color = select(COLORS.map((each) => [each, colorName(each)]), board.color);
  const target = select(board.layout.members.containers().map((container) => [container, board.frameName(container)]), frame ?? "");
  const shown = lines.slice(0, 6).map((line) => h("li", { class: `board-paste__note note--${PAPER[board.color]}` }, brief(line, 70)));
  const list = h("ul", { class: "board-paste", "aria-label": t("pastePreview") }, ...shown);
  color.addEventListener("change", () => list.querySelectorAll("li").forEach((item) => (item.className = `board-paste__note note--${PAPER[/** @type {"yellow"} */ (color.value)]}`)));
  const tooLong = scalars(text) > LIMITS.text;
  const single = h("button", { type: "button", class: "btn btn--secondary", disabled: tooLong, onclick: () => (close(), board.run("edit.paste", { lines: [text], frame: target.value || null })) }, t("pasteOne"));
  const { close } = openDialog(
    board.root,
    t("pasteTitle", lines.length),
    [
      list,
      lines.length > 6 ? h("p", { class: "small muted" }, t("pasteRest", lines.length - 6)) : h("span"),
      split ? h("p", { class: "small" }, t("pasteLongLines", split)) : h("span"),
      h("div", { class: "board-dialog__pair" }, field(t("color"), color), field(t("frame"), target)),
      h("p", { class: "small" }, single, tooLong ? ` ${t("pasteOneTooLong")}` : ""),
    ],
    {
      submit: t("pasteMany", lines.length),
      onsubmit: () => {
        board.color = /** @type {import("../types.js").Color} */ (color.value);
        board.run("edit.paste", { lines, frame: target.value || null });
      },
    },
  );
}

/** Asks for the text where a button cannot reach the clipboard. @param {Board} board */
export function askPaste(board) {
  const area = h("textarea", { rows: 6 });
  openDialog(board.root, t("cmd_edit_paste"), [field(t("pasteField"), area, t("pasteHow"))], { submit: t("cmd_edit_paste"), onsubmit: () => pasteText(board, area.value) });
}

/** @param {Board} board @param {string} text */
function refuse(board, text) {
  board.notices.show("paste", { text });
}
