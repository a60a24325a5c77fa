/** @import { Board } from "../board.js" */
/** @import { Note } from "../types.js" */
import { colorName, t } from "../texts/index.js";
import { PAPER } from "../ui/ask.js";
import { h, icon, iconButton } from "../ui/h.js";
import { linkified } from "../ui/linkify.js";
import { openMenu } from "../ui/menu.js";
import { noteMenu } from "../ui/note-menu.js";
import { dotsInWords, dotsOf } from "../votes/dots.js";
import { sectorIcon, shortName } from "../ui/people.js";

/** One note as a line of the list. */
export class Line {
  #board;
  /** @type {Note|null} */
  #note = null;
  #looks = "";
  /** The author as shown. */
  #name = "";
  #pad = h("span", { class: "pad", "aria-hidden": "true" });
  #text = h("p", { class: "line__text" });
  #by = h("p", { class: "line__by" });
  #body = h("div", { class: "line__body" }, this.#text, this.#by);
  #give;
  #take;
  #edit;
  #more;

  /** @param {Board} board @param {string} id */
  constructor(board, id) {
    this.#board = board;
    this.id = id;
    this.#more = iconButton("ellipsis", "", () => this.menu(), { class: "btn btn--icon btn--quiet", "aria-haspopup": "menu", title: t("more") });
    this.#edit = iconButton("pencil", t("cmd_note_edit"), () => board.run("note.edit", { ids: [id] }), { class: "btn btn--icon btn--quiet line__edit-button" });
    this.#give = h("button", { type: "button", class: "btn btn--quiet line__vote", hidden: true, onclick: () => board.run("vote.cast", { ids: [id] }) });
    this.#take = iconButton("minus", t("takeDot"), () => board.run("vote.withdraw", { ids: [id] }), { class: "btn btn--icon btn--quiet", hidden: true });
    this.element = h("li", { class: "line", tabIndex: -1, data: { id } }, this.#pad, this.#body, h("div", { class: "line__acts" }, this.#take, this.#give, this.#edit, this.#more));
  }

  get body() {
    return this.#body;
  }

  menu() {
    const chosen = this.#board.selection.ids.has(this.id) ? this.#board.chosen() : [this.id];
    if (!this.#board.selection.ids.has(this.id)) this.#board.selection.set([this.id]);
    openMenu(this.#board.root, this.#more, t("noteTools"), noteMenu(this.#board, chosen));
  }

  /** @param {Note} note @param {boolean} stop whether Tab reaches it */
  update(note, stop) {
    const selected = this.#board.selection.ids.has(this.id);
    this.#edit.hidden = !this.#board.mayTouch([this.id]);
    const by = note.author ? this.#board.nameOf(note.author) : "";
    const dots = dotsOf(this.#board, this.id);
    const open = this.#board.can("vote.cast", { ids: [this.id] });
    const looks = `${stop} ${selected} ${dots} ${open} ${this.#board.store.isUnsaved(`notes:${this.id}`)}`;
    if (note === this.#note && looks === this.#looks && by === this.#name) return;
    if (note !== this.#note || by !== this.#name) this.#draw(note, by);
    if (looks !== this.#looks) this.#drawVote(dots, open);
    this.#looks = looks;
    this.element.classList.toggle("is-selected", selected);
    this.element.classList.toggle("is-unsaved", this.#board.store.isUnsaved(`notes:${this.id}`));
    this.element.tabIndex = stop ? 0 : -1;
    for (const button of this.element.querySelectorAll("button")) button.tabIndex = stop ? 0 : -1;
    this.label();
  }

  /** @param {string} key @param {boolean} open */
  #drawVote(key, open) {
    const [all = 0, own = 0] = key.split("/").map(Number);
    const words = dotsInWords(this.#board, this.id) || t("nDots", 0);
    this.#give.hidden = !open && !all;
    this.#give.disabled = !open;
    this.#take.hidden = !open || !own;
    this.#give.classList.toggle("is-own", own > 0);
    this.#give.setAttribute("aria-label", open ? t("giveDot", words) : words);
    this.#give.replaceChildren(icon(open ? "plus" : "circle-check"), h("span", { class: "num" }, t("nDots", all)));
  }

  /** Writes the accessible name anew; it names the position, which changes with the neighbours. */
  label() {
    if (this.#note) this.element.setAttribute("aria-label", this.#board.describe(this.#note));
  }

  /** @param {Note} note @param {string} name of its author */
  #draw(note, name) {
    const before = this.#note;
    this.#note = note;
    this.#name = name;
    this.#pad.className = `pad pad--${PAPER[note.color]}`;
    if (before?.text !== note.text) this.#text.replaceChildren(...(note.text ? linkified(note.text) : [h("span", { class: "muted" }, t("emptyNote"))]));
    for (const link of this.#text.querySelectorAll("a")) link.tabIndex = 0;
    const person = note.author ? this.#board.state.people.get(note.author) : undefined;
    this.#by.replaceChildren(...(note.locked ? [h("span", { class: "line__lock" }, icon("lock"), t("lockedWord"))] : []), h("span", null, colorName(note.color)), ...(name ? [h("span", { class: "sector", title: name }, icon(sectorIcon(person)), shortName(name))] : []));
    this.#more.setAttribute("aria-label", t("actionsFor", this.#board.noteName(note)));
  }
}
