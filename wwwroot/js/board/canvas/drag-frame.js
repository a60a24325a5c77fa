/** @import { Wall } from "./wall.js" */
/** @import { Rect } from "../types.js" */

const MIN = 160;

/** A frame moved by its head or resized by its corner. */
export class FrameGesture {
  #wall;
  #id;
  #resizes;
  #from;
  #start;
  /** @type {Rect} */
  #now;

  /** @param {Wall} wall @param {string} id @param {boolean} resizes @param {number} x @param {number} y */
  constructor(wall, id, resizes, x, y) {
    this.#wall = wall;
    this.#id = id;
    this.#resizes = resizes;
    this.#from = wall.board.camera.world(x, y);
    this.#start = /** @type {Rect} */ (wall.board.layout.frames.get(id));
    this.#now = this.#start;
    wall.board.selection.setFrame(id);
  }

  /** @param {number} x @param {number} y */
  move(x, y) {
    const at = this.#wall.board.camera.world(x, y);
    const dx = Math.round(at.x - this.#from.x);
    const dy = Math.round(at.y - this.#from.y);
    const { x: left, y: top, w, h } = this.#start;
    this.#now = this.#resizes ? { x: left, y: top, w: Math.max(MIN, w + dx), h: Math.max(MIN, h + dy) } : { x: left + dx, y: top + dy, w, h };
    this.#wall.renderer.heldFrames.set(this.#id, this.#now);
    this.#wall.renderer.invalidate(new Set());
  }

  drop() {
    this.cancel();
    const { x, y, w, h } = this.#now;
    if (!this.#wall.board.state.frames.has(this.#id)) return;
    if (this.#resizes) this.#wall.board.run("frame.resize", { frame: this.#id, w, h });
    else this.#wall.board.run("frame.move", { frame: this.#id, x, y });
  }

  cancel() {
    this.#wall.renderer.heldFrames.delete(this.#id);
    this.#wall.renderer.invalidate(new Set());
  }
}
