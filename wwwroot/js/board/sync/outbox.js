/** @import { Op } from "../types.js" */
import { newId } from "./ids.js";

const PREFIX = "fachgruppe.unsent";

/**
 * Keeps a tab's unsent operations in the browser, for one person and board. Other tabs take them over only when this
 * tab is gone: each tab holds a lock for its life, and who gets the lock of another tab inherits what it left.
 */
export class Outbox {
  #prefix;
  #tab = newId();
  /** @type {Set<string>} */
  #awaited = new Set();
  /** @type {(ops: Op[]) => void} */
  #inherit;
  failed = false;

  /**
   * @param {string} boardId
   * @param {string} personId
   * @param {(ops: Op[]) => void} inherit receives what a gone tab left
   */
  constructor(boardId, personId, inherit) {
    this.#prefix = `${PREFIX}.${personId}.${boardId}.`;
    this.#inherit = inherit;
  }

  /** Takes over what earlier tabs left and watches those that are still there. */
  async start() {
    if (navigator.locks) await this.#claim();
    addEventListener("storage", (event) => event.key?.startsWith(this.#prefix) && this.#watch(event.key));
    for (const key of this.#keys()) await this.#watch(key);
  }

  /** @param {Op[]} ops everything unsent, in order; written at once */
  save(ops) {
    const key = this.#prefix + this.#tab;
    try {
      if (ops.length) localStorage.setItem(key, JSON.stringify(ops));
      else localStorage.removeItem(key);
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }

  /** @returns {Promise<void>} */
  #claim() {
    return new Promise((held) => {
      void navigator.locks.request(this.#prefix + this.#tab, () => {
        held();
        return new Promise(() => {});
      });
    });
  }

  /** @param {string} key @returns {Promise<void>} */
  async #watch(key) {
    if (key === this.#prefix + this.#tab || this.#awaited.has(key)) return;
    if (!navigator.locks) return this.#take(key);
    const free = await navigator.locks.request(key, { ifAvailable: true }, (lock) => {
      if (lock) this.#take(key);
      return Boolean(lock);
    });
    if (free) return;
    this.#awaited.add(key);
    void navigator.locks.request(key, () => this.#take(key)).then(() => this.#awaited.delete(key));
  }

  /** @param {string} key */
  #take(key) {
    const ops = read(key);
    if (ops.length) this.#inherit(ops);
    localStorage.removeItem(key);
  }

  #keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
    } catch {
      return [];
    }
  }
}

/** @param {string} key @returns {Op[]} */
function read(key) {
  try {
    const ops = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(ops) ? ops : [];
  } catch {
    return [];
  }
}
