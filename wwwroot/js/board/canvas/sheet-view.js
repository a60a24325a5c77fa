/** @import { Board } from "../board.js" */
/** @import { Rect } from "../types.js" */
import { t } from "../texts/index.js";
import { h, hidden, icon } from "../ui/h.js";
import { countSealed } from "../ui/sealing.js";

/** A frame as a sheet of paper with its list of notes; the open wall is one without paper. */
export class SheetView {
  #board;
  #title = h("h2", { class: "sheet__title" });
  #count = h("span", { class: "sheet__n" });
  #lock = h("span", { class: "sheet__locked", hidden: true }, icon("lock"), hidden(t("lockedWord")));
  #corner = h("span", { class: "sheet__corner", "aria-hidden": "true" });
  #head = h("div", { class: "sheet__head" }, this.#title, this.#lock, this.#count);
  #mats = h("div", { class: "sheet__mats" });
  list = h("ul", { class: "sheet__notes" });
  origin = { x: 0, y: 0 };

  /** @param {Board} board @param {string} id "" for the open wall */
  constructor(board, id) {
    this.#board = board;
    this.id = id;
    this.#title.id = `sheet-${id || "wall"}`;
    this.element = h("section", { class: id ? "sheet" : "sheet-less", "aria-labelledby": this.#title.id, data: { frame: id } }, this.#head, this.#mats, this.list);
    this.list.setAttribute("aria-labelledby", this.#title.id);
    if (!id) this.#head.classList.add("sr-only");
    else this.#head.classList.add("sheet__head--grip");
  }

  /** @param {Rect|null} rect where the sheet lies, perhaps in someone's hand @param {{selected: boolean}} looks */
  update(rect, { selected }) {
    const title = this.#board.frameName(this.id);
    const covered = countSealed(this.#board, this.id);
    const count = [t("nNotes", this.#board.layout.members.count(this.id)), covered ? t("ofThemSealed", covered) : ""].filter(Boolean).join(", ");
    if (this.#title.textContent !== title) this.#title.textContent = this.#title.title = title;
    this.element.classList.toggle("sheet--column", this.#board.state.frames.get(this.id)?.kind === "column");
    if (this.#count.textContent !== count) this.#count.textContent = count;
    this.element.classList.toggle("is-selected", selected);
    this.#lock.hidden = !this.#board.state.frames.get(this.id)?.locked;
    if (this.id) this.#arrangeable(this.#board.can("frame.resize", { frame: this.id }));
    if (rect) this.move(rect);
    this.#drawMats();
  }

  /** @param {boolean} can */
  #arrangeable(can) {
    if (can) this.#title.tabIndex = this.#board.layout.members.count(this.id) ? -1 : 0;
    else this.#title.removeAttribute("tabindex");
    if (can && !this.#corner.isConnected) this.element.append(this.#corner);
    else if (!can) this.#corner.remove();
  }

  focusTitle() {
    this.#title.focus({ preventScroll: true });
  }

  /** @param {Rect} rect */
  move({ x, y, w, h: height }) {
    const { style } = this.element;
    this.origin = { x, y };
    style.left = `${x}px`;
    style.top = `${y}px`;
    style.width = `${w}px`;
    style.height = `${height}px`;
  }

  #drawMats() {
    const groups = this.#board.layout.members.groupsOf(this.id);
    const home = this.#board.layout.frames.get(this.id) ?? { x: 0, y: 0 };
    this.#mats.replaceChildren(
      ...groups.map((group) => {
        const mat = h("div", { class: "stack" }, h("h3", { class: "stack__title" }, group.title));
        const rect = this.#board.layout.groups.get(group.id);
        if (rect) Object.assign(mat.style, { left: `${rect.x - home.x}px`, top: `${rect.y - home.y}px`, width: `${rect.w}px`, height: `${rect.h}px` });
        return mat;
      }),
    );
  }
}
