/** @import { Wall } from "./wall.js" */

/** Moves the wall under the pointer. */
export class Pan {
  #wall;
  #x;
  #y;

  /** @param {Wall} wall @param {number} x @param {number} y */
  constructor(wall, x, y) {
    this.#wall = wall;
    this.#x = x;
    this.#y = y;
  }

  /** @param {number} x @param {number} y */
  move(x, y) {
    this.#wall.board.camera.panBy(this.#x - x, this.#y - y);
    this.#x = x;
    this.#y = y;
  }

  drop() {}
  cancel() {}
}
