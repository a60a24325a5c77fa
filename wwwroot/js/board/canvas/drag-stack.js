/** @import { Wall } from "./wall.js" */
/** @import { Rect } from "../types.js" */
import { Stacking } from "./stacking.js";

/** A group moved by its head, with all its notes; held over another one both become one. */
export class StackGesture {
  #wall;
  #id;
  #from;
  #start;
  #notes;
  #stacking;
  #by = { x: 0, y: 0 };

  /** @param {Wall} wall @param {string} id @param {number} x @param {number} y */
  constructor(wall, id, x, y) {
    const { camera, layout } = wall.board;
    this.#wall = wall;
    this.#id = id;
    this.#from = camera.world(x, y);
    this.#start = /** @type {Rect} */ (layout.groups.get(id));
    this.#notes = layout.members.ofGroup(id).map((note) => note.id);
    this.#stacking = new Stacking(wall, new Set(this.#notes), id);
  }

  /** @param {number} x @param {number} y */
  move(x, y) {
    const { board, renderer } = this.#wall;
    const at = board.camera.world(x, y);
    this.#by = { x: Math.round(at.x - this.#from.x), y: Math.round(at.y - this.#from.y) };
    renderer.heldGroups.set(this.#id, { ...this.#start, x: this.#start.x + this.#by.x, y: this.#start.y + this.#by.y });
    for (const id of this.#notes) {
      const rect = board.layout.notes.get(id);
      if (rect) renderer.hands.set(id, { x: rect.x + this.#by.x, y: rect.y + this.#by.y, by: null });
    }
    renderer.invalidate(new Set(this.#notes));
    this.#stacking.move(at);
  }

  /** @param {number} x @param {number} y */
  drop(x, y) {
    const target = this.#stacking.target;
    this.cancel();
    const { board } = this.#wall;
    const group = board.state.groups.get(this.#id);
    if (!group) return;
    if (target && "group" in target) return board.run("group.merge", { group: this.#id, into: target.group });
    const at = board.camera.world(x, y);
    const frame = board.layout.frameAt(at.x, at.y);
    if (frame?.kind === "column") return board.run("group.move", { group: this.#id, frame: frame.id, index: this.#slot(frame.id, at.y) });
    board.run("group.move", { group: this.#id, frame: frame?.id ?? null, x: this.#start.x + 8 + this.#by.x, y: this.#start.y + 40 + this.#by.y });
  }

  /** The place among the groups of a column. @param {string} container @param {number} y */
  #slot(container, y) {
    const { members, groups } = this.#wall.board.layout;
    const others = members.groupsOf(container).filter((group) => group.id !== this.#id);
    const at = others.findIndex((group) => {
      const rect = groups.get(group.id);
      return rect && y < rect.y + rect.h / 2;
    });
    return at < 0 ? others.length : at;
  }

  cancel() {
    const { renderer } = this.#wall;
    this.#stacking.end();
    renderer.heldGroups.delete(this.#id);
    for (const id of this.#notes) renderer.hands.delete(id);
    renderer.invalidate(new Set(this.#notes));
  }
}
