/** Waits that grow from 0.3 s to 15 s, spread by chance so that not everybody returns at once. */
export class Backoff {
  #attempt = 0;

  /** @returns {number} ms */
  next() {
    const full = Math.min(15_000, 300 * 2 ** this.#attempt++);
    return full * (0.5 + Math.random() * 0.5);
  }

  reset() {
    this.#attempt = 0;
  }
}
