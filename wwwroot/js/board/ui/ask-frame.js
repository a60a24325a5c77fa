/** @import { Board } from "../board.js" */
import { LIMITS } from "../model/rules.js";
import { clean } from "../model/text.js";
import { t } from "../texts/index.js";
import { field, openDialog, select } from "./dialog.js";
import { h } from "./h.js";

/** Title and kind of a new frame, or of one that is there. @param {Board} board @param {string|null} id */
export function askFrame(board, id) {
  const frame = id ? board.state.frames.get(id) : null;
  const title = h("input", { value: frame?.title ?? "", maxLength: LIMITS.title, required: true, autocomplete: "off" });
  const kind = select([["column", t("frame_column")], ["region", t("frame_region")]], frame?.kind ?? "column");
  openDialog(board.root, t(frame ? "renameDialog" : "frameDialog"), [field(t("frameTitle"), title), field(t("frameKind"), kind)], {
    submit: t(frame ? "ok" : "create"),
    onsubmit: () => {
      const values = { title: clean(title.value).replaceAll("\n", " ").trim(), kind: kind.value };
      if (!frame) return board.run("frame.add", values);
      if (values.title !== frame.title) board.run("frame.rename", { frame: id, title: values.title });
      if (values.kind !== frame.kind) board.run("frame.kind", { frame: id });
    },
  });
  title.select();
}

/** Place and size in numbers, for those who do not drag. @param {Board} board @param {string} id */
export function askFramePlace(board, id) {
  const frame = board.state.frames.get(id);
  if (!frame) return;
  /** @param {"x"|"y"|"w"|"h"} name @param {number} min @param {number} max */
  const number = (name, min, max) => h("input", { type: "number", value: String(Math.round(frame[name])), min: String(min), max: String(max), step: "1", required: true });
  const far = LIMITS.coordinate;
  const inputs = { x: number("x", -far, far), y: number("y", -far, far), w: number("w", LIMITS.minSide, LIMITS.maxSide), h: number("h", LIMITS.minSide, LIMITS.maxSide) };
  const body = h("div", { class: "board-dialog__pair" }, field(t("fromLeft"), inputs.x), field(t("fromTop"), inputs.y), field(t("width"), inputs.w), field(t("height"), inputs.h));
  openDialog(board.root, t("placeDialog"), [body], {
    submit: t("ok"),
    onsubmit: () => board.run("frame.move", { frame: id, x: Number(inputs.x.value), y: Number(inputs.y.value), w: Number(inputs.w.value), h: Number(inputs.h.value) }),
  });
}
