/** @import { Board } from "../board.js" */
/** @import { Rect } from "../types.js" */
import { t } from "../texts/index.js";
import { h, hidden, icon } from "../ui/h.js";
import { StackView } from "./stack-view.js";

/** A frame as a sheet of paper with its list of notes; the open wall is one without paper. */
export class SheetView {
  #board;
  #title = h("h2", { class: "sheet__title" });
  #count = h("span", { class: "sheet__n" });
  #lock = h("span", { class: "sheet__locked", hidden: true }, icon("lock"), hidden(t("lockedWord")));
  #corner = h("span", { class: "sheet__corner", "aria-hidden": "true" });
  #head = h("div", { class: "sheet__head" }, this.#title, this.#lock, this.#count);
  #mats = h("div", { class: "sheet__mats" });
  /** @type {Map<string, StackView>} */
  #stacks = new Map();
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

  /** @param {Rect|null} rect where the sheet lies, perhaps in someone's hand @param {{selected: boolean, hands: Map<string, Rect>}} looks hands: groups in one */
  update(rect, { selected, hands }) {
    const title = this.#board.frameName(this.id);
    const count = t("nNotes", this.#board.layout.members.count(this.id));
    if (this.#title.textContent !== title) this.#title.textContent = this.#title.title = title;
    this.element.classList.toggle("sheet--column", this.#board.state.frames.get(this.id)?.kind === "column");
    if (this.#count.textContent !== count) this.#count.textContent = count;
    this.element.classList.toggle("is-selected", selected);
    this.#lock.hidden = !this.#board.state.frames.get(this.id)?.locked;
    if (this.id) this.#arrangeable(this.#board.can("frame.resize", { frame: this.id }));
    if (rect) this.move(rect);
    this.#drawStacks(hands);
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

  /** @param {Map<string, Rect>} hands */
  #drawStacks(hands) {
    const { members, frames, groups } = this.#board.layout;
    const home = frames.get(this.id) ?? { x: 0, y: 0 };
    const shown = members.stacksOf(this.id);
    for (const [id, view] of this.#stacks) {
      if (shown.some((group) => group.id === id)) continue;
      view.element.remove();
      this.#stacks.delete(id);
    }
    for (const [at, group] of shown.entries()) {
      const view = this.#stacks.get(group.id) ?? new StackView(this.#board, group.id);
      this.#stacks.set(group.id, view);
      view.update(group, hands.get(group.id) ?? /** @type {Rect} */ (groups.get(group.id)), home);
      view.element.classList.toggle("is-lifted", hands.has(group.id));
      if (this.#mats.children[at] !== view.element) this.#mats.insertBefore(view.element, this.#mats.children[at] ?? null);
    }
  }
}
