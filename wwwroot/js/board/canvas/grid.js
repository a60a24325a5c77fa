/** @import { Rect } from "../types.js" */

const CELL = 480;

/** Finds what lies in a part of the wall without looking at everything. */
export class Grid {
  /** @type {Map<number, Set<string>>} */
  #cells = new Map();
  /** @type {Map<string, Rect>} */
  #rects = new Map();
  /** What has a place, but is not to be found there. @type {Set<string>} */
  #hidden = new Set();

  clear() {
    this.#cells.clear();
    this.#rects.clear();
    this.#hidden.clear();
  }

  /** @param {string} id @param {Rect|undefined} rect undefined: it is gone @param {boolean} [hidden] */
  set(id, rect, hidden = false) {
    const old = this.#rects.get(id);
    if (old && rect && this.#hidden.has(id) === hidden && old.x === rect.x && old.y === rect.y && old.w === rect.w && old.h === rect.h) return;
    if (old) for (const cell of cells(old)) this.#cells.get(cell)?.delete(id);
    this.#hidden.delete(id);
    if (!rect) {
      this.#rects.delete(id);
      return;
    }
    this.#rects.set(id, rect);
    if (hidden) {
      this.#hidden.add(id);
      return;
    }
    for (const cell of cells(rect)) {
      let set = this.#cells.get(cell);
      if (!set) this.#cells.set(cell, (set = new Set()));
      set.add(id);
    }
  }

  /** @param {string} id */
  get(id) {
    return this.#rects.get(id);
  }

  /** @param {string} id */
  isHidden(id) {
    return this.#hidden.has(id);
  }

  /** @param {Rect} area @returns {Set<string>} */
  within(area) {
    const found = new Set();
    for (const cell of cells(area)) {
      for (const id of this.#cells.get(cell) ?? []) if (overlap(/** @type {Rect} */ (this.#rects.get(id)), area)) found.add(id);
    }
    return found;
  }

  all() {
    return this.#rects;
  }
}

/** @param {Rect} rect */
function* cells(rect) {
  const right = Math.floor((rect.x + rect.w) / CELL);
  const bottom = Math.floor((rect.y + rect.h) / CELL);
  for (let x = Math.floor(rect.x / CELL); x <= right; x++) {
    for (let y = Math.floor(rect.y / CELL); y <= bottom; y++) yield (x + 1e5) * 1e6 + y + 1e5;
  }
}

/** @param {Rect} a @param {Rect} b */
export const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** @param {Rect} rect @param {number} x @param {number} y */
export const contains = (rect, x, y) => x >= rect.x && y >= rect.y && x <= rect.x + rect.w && y <= rect.y + rect.h;

/** @param {Iterable<Rect>} rects @returns {Rect|null} */
export function bounds(rects) {
  let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
  for (const { x, y, w, h } of rects) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + w);
    bottom = Math.max(bottom, y + h);
  }
  return left === Infinity ? null : { x: left, y: top, w: right - left, h: bottom - top };
}
