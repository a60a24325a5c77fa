import { Emitter } from "./emitter.js";

const SAMPLES = 5;
const PAUSE = 120;

/**
 * The server's clock as this browser knows it: of some questions the answer that came back fastest counts, less half
 * its way. The browser's own clock may be turned; only the time between matters.
 * @extends {Emitter<{set: void}>}
 */
export class Clock extends Emitter {
  /** @type {number|null} */
  #offset = null;
  #error = Infinity;
  #asking = false;

  /** Whether the server has answered yet. */
  get known() {
    return this.#offset !== null;
  }

  /** unix ms */
  now() {
    return performance.now() + (this.#offset ?? performance.timeOrigin);
  }

  /** Asks anew, e.g. after a connection came back: a sleeping machine stops its clock. @param {() => Promise<number>|null} ask */
  async set(ask) {
    if (this.#asking) return;
    this.#asking = true;
    this.#error = Infinity;
    try {
      for (let n = 0; n < SAMPLES; n++) {
        const began = performance.now();
        const at = await ask();
        if (at === null) break;
        this.#take(at, began, performance.now());
        await new Promise((done) => setTimeout(done, PAUSE));
      }
    } catch {
      // A connection that breaks asks again when it is back.
    } finally {
      this.#asking = false;
    }
  }

  /** @param {number} at @param {number} began @param {number} ended */
  #take(at, began, ended) {
    const error = (ended - began) / 2;
    if (error >= this.#error) return;
    this.#error = error;
    this.#offset = at + error - ended;
    this.emit("set", undefined);
  }
}
