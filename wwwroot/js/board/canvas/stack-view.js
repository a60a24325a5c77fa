/** @import { Board } from "../board.js" */
/** @import { Group, Rect } from "../types.js" */
import { t } from "../texts/index.js";
import { h, hidden, icon, iconButton } from "../ui/h.js";
import { openMenu } from "../ui/menu.js";
import { groupMenu } from "../ui/note-menu.js";

/** A group's mat with its head; the notes lie above it in the frame's list. */
export class StackView {
  #board;
  #id;
  #name = h("span", { class: "stack__name" });
  #count = h("span", { class: "stack__n" });
  #dots = h("span", { class: "dotcount", hidden: true });
  #fold;
  #more;
  #shownDots = 0;
  #folded = false;

  /** @param {Board} board @param {string} id */
  constructor(board, id) {
    this.#board = board;
    this.#id = id;
    this.#fold = iconButton("chevron-down", "", () => board.run("group.fold", { group: id }), { class: "btn btn--icon stack__fold" });
    this.#more = iconButton("ellipsis", "", () => this.menu(), { class: "btn btn--icon stack__more", "aria-haspopup": "menu" });
    this.element = h("div", { class: "stack", data: { group: id } }, h("div", { class: "stack__head" }, this.#fold, h("h3", { class: "stack__title" }, this.#name, this.#count, this.#dots), this.#more));
  }

  menu() {
    openMenu(this.#board.root, this.#more, t("stackTools"), groupMenu(this.#board, this.#id));
  }

  /** @param {Group} group @param {Rect} rect @param {{x: number, y: number}} origin of the frame */
  update(group, rect, origin) {
    const board = this.#board;
    const count = board.layout.members.ofGroup(group.id).length;
    const name = board.stackName(group.id);
    this.#folded = board.folds.has(group.id);
    write(this.#name, name);
    write(this.#count, t("nNotes", count));
    const voting = board.ballots.shown;
    const dots = voting ? board.ballots.onGroup(voting, group.id, board.layout.members) : 0;
    this.#dots.hidden = !dots;
    if (dots !== this.#shownDots) this.#dots.replaceChildren(hidden(`${t("dots")}: `), String((this.#shownDots = dots)));
    this.#name.classList.toggle("is-nameless", !group.title);
    this.element.classList.toggle("is-folded", this.#folded && count > 1);
    this.#fold.setAttribute("aria-expanded", String(!this.#folded));
    this.#fold.setAttribute("aria-label", t("foldStack", name));
    this.#fold.title = t(this.#folded ? "unfold" : "foldUp");
    this.#fold.replaceChildren(icon(this.#folded ? "chevron-right" : "chevron-down"));
    this.#more.setAttribute("aria-label", t("actionsFor", name));
    Object.assign(this.element.style, { left: `${rect.x - origin.x}px`, top: `${rect.y - origin.y}px`, width: `${rect.w}px`, height: `${rect.h}px` });
  }
}

/** @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
