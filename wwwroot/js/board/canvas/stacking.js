/** @import { Wall } from "./wall.js" */
/** @import { Rect } from "../types.js" */
import { t } from "../texts/index.js";
import { h } from "../ui/h.js";
import { contains } from "./grid.js";

/** How long something is held over the middle of a note until letting go stacks. */
const HOLD = 450;
/** The part of a note, from its edge, where it is only passed by or sorted beside. */
const RIM = 0.18;

/** @typedef {{group: string} | {note: string}} Target */

/**
 * What a drop would stack with, and how that shows: a group takes what is dropped on its mat; a note only what was
 * held over its middle for a moment, so that sorting and stacking are not confused.
 */
export class Stacking {
  #wall;
  #without;
  #preview = h("div", { class: "stack-preview", hidden: true, "aria-hidden": "true" }, h("span", { class: "stack-preview__word" }));
  /** @type {Target|null} */
  #over = null;
  #ready = false;
  #timer = 0;

  /** @param {Wall} wall @param {Set<string>} without notes in the hand @param {string|null} [group] a group in the hand */
  constructor(wall, without, group = null) {
    this.#wall = wall;
    this.#without = without;
    this.group = group;
    wall.world.append(this.#preview);
  }

  /** What letting go would stack with. @returns {Target|null} */
  get target() {
    return this.#ready ? this.#over : null;
  }

  /** @param {{x: number, y: number}} at world */
  move({ x, y }) {
    const over = this.#find(x, y);
    if (key(over) === key(this.#over)) return;
    clearTimeout(this.#timer);
    this.#over = over;
    this.#ready = over !== null && "group" in over && this.group === null;
    if (over && !this.#ready) {
      this.#timer = setTimeout(() => {
        this.#ready = true;
        this.#show();
      }, HOLD);
    }
    this.#show();
  }

  /** @param {number} x @param {number} y @returns {Target|null} */
  #find(x, y) {
    const { board } = this.#wall;
    const stack = board.layout.stackAt(x, y);
    if (stack && stack.id !== this.group) return { group: stack.id };
    if (stack || this.group || !board.canArrange) return null;
    for (const id of board.layout.notes.within({ x, y, w: 0.1, h: 0.1 })) {
      const rect = board.layout.notes.get(id);
      if (!this.#without.has(id) && rect && contains(middle(rect), x, y)) return { note: id };
    }
    return null;
  }

  #show() {
    const { layout } = this.#wall.board;
    const over = this.#over;
    const rect = !over ? undefined : "group" in over ? layout.groups.get(over.group) : layout.notes.get(over.note);
    this.#preview.hidden = !rect;
    if (!rect || !over) return;
    this.#preview.classList.toggle("is-ready", this.#ready);
    const word = /** @type {HTMLElement} */ (this.#preview.firstElementChild);
    word.textContent = t(!this.#ready ? "holdToStack" : this.group ? "dropToMerge" : "group" in over ? "dropIntoStack" : "dropToStack");
    Object.assign(this.#preview.style, { left: `${rect.x - 9}px`, top: `${rect.y - 9}px`, width: `${rect.w + 18}px`, height: `${rect.h + 18}px` });
  }

  end() {
    clearTimeout(this.#timer);
    this.#preview.remove();
  }
}

/** @param {Target|null} target */
const key = (target) => (target ? JSON.stringify(target) : "");

/** @param {Rect} rect @returns {Rect} */
const middle = ({ x, y, w, h: height }) => ({ x: x + w * RIM, y: y + height * RIM, w: w * (1 - 2 * RIM), h: height * (1 - 2 * RIM) });
