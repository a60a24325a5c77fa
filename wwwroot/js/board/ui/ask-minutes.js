/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";
import { field, openDialog } from "./dialog.js";
import { h } from "./h.js";

/** How long a new time is. @param {Board} board */
export function askMinutes(board) {
  const minutes = h("input", { type: "number", value: "5", min: "1", max: "1440", step: "1", required: true, inputMode: "numeric" });
  openDialog(board.root, t("cmd_regie_timer"), [field(t("minutes"), minutes)], {
    submit: t("startTime"),
    onsubmit: () => board.run("regie.timer", { minutes: Number(minutes.value) }),
  });
  minutes.select();
}
