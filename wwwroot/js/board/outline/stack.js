/** @import { Board } from "../board.js" */
/** @import { Group } from "../types.js" */
import { t } from "../texts/index.js";
import { h, icon, iconButton } from "../ui/h.js";
import { openMenu } from "../ui/menu.js";
import { groupMenu } from "../ui/note-menu.js";

/** A group as a heading that opens and folds its lines. */
export class OutlineStack {
  #board;
  #id;
  #mark = h("span", { class: "outline__mark" });
  #name = h("span");
  #count = h("span", { class: "small muted num" });
  #dots = h("span", { class: "dotcount small", hidden: true });
  #fold;
  #more;
  list = h("ul");

  /** @param {Board} board @param {string} id */
  constructor(board, id) {
    this.#board = board;
    this.#id = id;
    this.list.id = `stack-${id}`;
    this.#fold = h("button", { type: "button", class: "outline__fold", "aria-controls": this.list.id, onclick: () => board.run("group.fold", { group: id }) }, this.#mark, this.#name);
    this.#more = iconButton("ellipsis", "", () => this.#menu(), { class: "btn btn--icon btn--quiet", "aria-haspopup": "menu" });
    this.element = h("div", { class: "outline__group", data: { group: id } }, h("div", { class: "between" }, h("h3", null, this.#fold), h("span", { class: "cluster cluster--tight" }, this.#dots, this.#count, this.#more)), this.list);
  }

  #menu() {
    openMenu(this.#board.root, this.#more, t("stackTools"), groupMenu(this.#board, this.#id));
  }

  /** @param {Group} group @param {number} count @returns {boolean} whether its lines are shown */
  update(group, count) {
    const name = this.#board.stackName(group.id);
    const folded = this.#board.folds.has(group.id);
    this.#name.textContent = name;
    this.#count.textContent = t("nNotes", count);
    const voting = this.#board.ballots.shown;
    const dots = voting ? this.#board.ballots.onGroup(voting, group.id, this.#board.layout.members) : 0;
    this.#dots.hidden = !dots;
    this.#dots.textContent = t("nDots", dots);
    this.#mark.replaceChildren(icon(folded ? "chevron-right" : "chevron-down"));
    this.#fold.setAttribute("aria-expanded", String(!folded));
    this.#more.setAttribute("aria-label", t("actionsFor", name));
    this.list.hidden = folded;
    return !folded;
  }
}
