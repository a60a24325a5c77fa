/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";
import { field, openDialog, select } from "./dialog.js";
import { h } from "./h.js";

/** @typedef {[keys: string[], text: string]} Row */

/** @returns {[title: string, rows: Row[]][]} */
function tables() {
  const ctrl = t("key_ctrl");
  return [
    [
      t("help_wall"),
      [
        [["N"], t("help_n")],
        [["Tab"], t("help_tab")],
        [[t("key_arrows")], t("help_arrows")],
        [[t("key_home"), t("key_end")], t("help_homeEnd")],
        [[`${ctrl}+${t("key_home")}`, `${ctrl}+${t("key_end")}`], t("help_ctrlHomeEnd")],
        [[t("key_space")], t("help_pan")],
        [["+", "−", "1", "0"], t("help_zoom")],
        [[`${ctrl}+A`], t("help_all")],
        [[`${ctrl}+Z`, `${ctrl}+Y`], t("help_undo")],
        [[`${ctrl}+V`], t("help_clip")],
      ],
    ],
    [
      t("help_note"),
      [
        [[t("key_enter"), "F2"], t("help_enter")],
        [["M"], t("help_m")],
        [["S"], t("help_s")],
        [["P"], t("help_p")],
        [[t("key_space")], t("help_space")],
        [[t("key_del")], t("help_del")],
        [[`${ctrl}+D`], t("help_dup")],
        [[`${ctrl}+C`, `${ctrl}+X`, `${ctrl}+V`], t("help_clip")],
        [[`${t("key_shift")}+F10`], t("help_menu")],
      ],
    ],
    [
      t("help_move"),
      [
        [[t("key_arrows")], t("help_moveArrows")],
        [[t("key_pages")], t("help_movePage")],
        [[t("key_enter"), "Esc"], t("help_moveEnter")],
      ],
    ],
  ];
}

/** The keys, and what can be chosen about keys and announcements. @param {Board} board */
export function showHelp(board) {
  const { values } = board.settings;
  /** @param {"singleKeys"|"showKinds"|"showCursors"} name */
  const check = (name) =>
    h("label", { class: "check" }, h("input", { type: "checkbox", checked: values[name], onchange: (/** @type {Event} */ event) => board.settings.set({ [name]: /** @type {HTMLInputElement} */ (event.target).checked }) }), h("span", null, t(name)));
  const announce = select([["none", t("announceNone")], ["summary", t("announceSummary")], ["all", t("announceAll")]], values.announce);
  announce.addEventListener("change", () => board.settings.set({ announce: /** @type {"none"} */ (announce.value) }));
  const lists = tables().map(([title, rows]) =>
    h("section", null, h("h3", { class: "board-help__title" }, title), h("dl", { class: "board-help" }, ...rows.map(([keys, text]) => h("div", null, h("dt", null, ...keys.map((key) => h("kbd", null, key))), h("dd", null, text))))),
  );
  const choices = h("section", { class: "board-help__choices" }, h("h3", { class: "board-help__title" }, t("settings")), check("singleKeys"), check("showKinds"), check("showCursors"), field(t("announceLabel"), announce));
  openDialog(board.root, t("help_title"), [h("div", { class: "board-help__tables" }, ...lists.slice(0, 2), h("div", { class: "flow" }, ...lists.slice(2), choices))], { class: "board-dialog--wide", focus: "dialog" });
}
