/** @import { Board } from "../board.js" */
/** @import { Note } from "../types.js" */
import { t } from "../texts/index.js";
import { h, iconButton } from "../ui/h.js";
import { openMenu } from "../ui/menu.js";
import { frameMenu } from "../ui/note-menu.js";
import { countSealed } from "../ui/sealing.js";

/** A frame as a heading with its lists: its groups first, then what hangs loose. */
export class Part {
  #board;
  #title;
  #count = h("span", { class: "small muted num" });
  #lists = h("div");
  #empty = h("p", { class: "small muted outline__empty" }, t("nothingHere"));
  #more;
  /** The note that Tab reaches here. @type {string|null} */
  stop = null;

  /** @param {Board} board @param {string} id "" for what hangs in no frame */
  constructor(board, id) {
    this.#board = board;
    this.id = id;
    this.#title = h("h2", { class: "as-h3", id: `part-${id || "wall"}`, tabIndex: -1 });
    this.#more = iconButton("ellipsis", "", () => this.#menu(), { class: "btn btn--icon btn--quiet", "aria-haspopup": "menu" });
    const actions = h("span", { class: "cluster cluster--tight" }, this.#count, this.#more);
    this.element = h("section", { class: "outline__frame", "aria-labelledby": this.#title.id, data: { frame: id } }, h("div", { class: "between" }, this.#title, actions), this.#lists, this.#empty);
  }

  #menu() {
    this.#board.selection.setFrame(this.id);
    openMenu(this.#board.root, this.#more, t("frameTools"), frameMenu(this.#board, this.id));
  }

  /** The notes in the order shown. @param {(notes: Note[]) => Note[]} sort @returns {Note[]} */
  notes(sort) {
    return sort(this.#board.layout.members.of(this.id));
  }

  /**
   * Puts the lines in their places; lines that are already right stay untouched, so that the focus does too.
   * @param {Note[]} notes
   * @param {(note: Note) => HTMLElement|null} line null: not made yet
   */
  update(notes, line) {
    const name = this.#board.frameName(this.id);
    this.#title.textContent = name;
    const covered = countSealed(this.#board, this.id);
    this.#count.textContent = [t("nNotes", notes.length), covered ? t("ofThemSealed", covered) : ""].filter(Boolean).join(", ");
    this.#empty.hidden = notes.length > 0;
    this.#more.hidden = !this.id || !frameMenu(this.#board, this.id).length;
    this.#more.setAttribute("aria-label", t("actionsFor", name));
    const groups = this.#board.layout.members.groupsOf(this.id);
    const known = new Set(groups.map((group) => group.id));
    const blocks = groups.map((group) => ({ key: group.id, title: group.title, notes: notes.filter((note) => note.group === group.id) }));
    blocks.push({ key: "", title: "", notes: notes.filter((note) => !note.group || !known.has(note.group)) });
    arrange(this.#lists, blocks.map((block) => this.#block(block, line)));
  }

  /** @param {{key: string, title: string, notes: Note[]}} block @param {(note: Note) => HTMLElement|null} line */
  #block({ key, title, notes }, line) {
    const old = /** @type {HTMLElement|null} */ ([...this.#lists.children].find((child) => child instanceof HTMLElement && child.dataset["group"] === key) ?? null);
    const block = old ?? h("div", { class: key ? "outline__group" : "outline__loose", data: { group: key } }, key ? h("h3") : null, h("ul"));
    const heading = block.querySelector("h3");
    if (heading) heading.textContent = title;
    arrange(/** @type {HTMLElement} */ (block.querySelector("ul")), notes.flatMap((note) => line(note) ?? []));
    return block;
  }
}

/** Makes the children of an element exactly these, moving as few as possible. @param {HTMLElement} parent @param {HTMLElement[]} wanted */
function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(/** @type {HTMLElement} */ (child))) child.remove();
  let at = parent.firstElementChild;
  for (const element of wanted) {
    if (at === element) at = at.nextElementSibling;
    else parent.insertBefore(element, at);
  }
}
