import { Emitter } from "./sync/emitter.js";

/**
 * The chosen notes, shared by both views.
 * @extends {Emitter<{change: void}>}
 */
export class Selection extends Emitter {
  /** @type {Set<string>} */
  ids = new Set();
  /** A chosen frame; then no notes are chosen. @type {string|null} */
  frame = null;

  /** @param {Iterable<string>} ids */
  set(ids) {
    this.ids = new Set(ids);
    this.frame = null;
    this.emit("change", undefined);
  }

  /** @param {string} id */
  toggle(id) {
    const ids = new Set(this.ids);
    if (!ids.delete(id)) ids.add(id);
    this.set(ids);
  }

  /** @param {string|null} frame */
  setFrame(frame) {
    this.ids = new Set();
    this.frame = frame;
    this.emit("change", undefined);
  }

  /** The chosen one, if exactly one is. */
  get one() {
    return this.ids.size === 1 ? /** @type {string} */ (this.ids.values().next().value) : null;
  }
}
