import { Emitter } from "./sync/emitter.js";

const KEY = "fachgruppe.board.folded.";

/**
 * The groups that this person folded up on a board, remembered in this browser; what others see stays as it is.
 * @extends {Emitter<{change: void}>}
 */
export class Folds extends Emitter {
  #key;
  /** @type {Set<string>} */
  #ids;

  /** @param {string} boardId */
  constructor(boardId) {
    super();
    this.#key = KEY + boardId;
    this.#ids = new Set(read(this.#key));
  }

  /** @param {string} group */
  has(group) {
    return this.#ids.has(group);
  }

  /** @param {string} group @param {boolean} folded */
  set(group, folded) {
    if (folded === this.#ids.has(group)) return;
    if (folded) this.#ids.add(group);
    else this.#ids.delete(group);
    try {
      localStorage.setItem(this.#key, JSON.stringify([...this.#ids]));
    } catch {
      // A full store forgets it with the page.
    }
    this.emit("change", undefined);
  }
}

/** @param {string} key @returns {string[]} */
function read(key) {
  try {
    const ids = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(ids) ? ids : [];
  } catch {
    return [];
  }
}
