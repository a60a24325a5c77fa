/** @import { Board } from "../board.js" */
import { brief } from "../model/text.js";
import { t } from "../texts/index.js";
import { field, openDialog, select } from "./dialog.js";
import { h } from "./h.js";

/** „Verschieben nach …“: a frame and a position, or a place to be pointed at. @param {Board} board @param {string[]} ids */
export function askTarget(board, ids) {
  const members = board.layout.members;
  const now = members.container(/** @type {string} */ (ids[0]));
  const target = select(members.containers().map((container) => [container, board.frameName(container)]), now);
  const position = select([]);
  const fill = () => {
    const others = members.of(target.value).filter((note) => !ids.includes(note.id));
    const after = others.slice(0, 200).map((note, at) => h("option", { value: String(at + 1) }, t("positionAfter", brief(note.text, 40) || t("emptyNote"))));
    position.replaceChildren(h("option", { value: "0" }, t("positionFirst")), ...after.slice(0, -1), h("option", { value: String(others.length) }, t("positionLast")));
    position.value = String(others.length);
  };
  target.addEventListener("change", fill);
  fill();
  const place = board.view && "pick" in board.view ? h("button", { type: "button", class: "btn btn--quiet", onclick: () => (close(), /** @type {any} */ (board.view).pick(ids)) }, t("cmd_note_place")) : null;
  const { close } = openDialog(board.root, t("moveToTitle", ids.length), [field(t("target"), target), field(t("position"), position), place].filter((node) => node !== null), {
    submit: t("move"),
    onsubmit: () => board.run("note.moveTo", { ids, frame: target.value || null, index: Number(position.value) }),
  });
}
