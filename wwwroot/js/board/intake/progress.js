/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";
import { h } from "../ui/h.js";

/** Says how much of an import is saved, until all of it is. @param {Board} board @param {string[]} ids notes that were hung */
export function follow(board, ids) {
  const mine = new Set(ids);
  const bar = h("progress", { max: ids.length, value: 0, "aria-label": t("importSaving", 0, ids.length) });
  const words = h("span");
  const box = h("div", { class: "toast board-flash intake-progress" }, words, bar);
  board.root.append(box);
  const update = () => {
    const left = board.store.pending.filter((entry) => entry.op.id && mine.has(entry.op.id)).length;
    bar.value = ids.length - left;
    words.textContent = t("importSaving", ids.length - left, ids.length);
    if (left) return;
    stop();
    box.remove();
    board.announcer.say(t("importDone", ids.length));
    board.notices.flash(t("importDone", ids.length), [t("cmd_edit_undo"), () => board.run("edit.undo")]);
  };
  const stop = board.store.on("pending", update);
  update();
}
