/** @import { Op, Receipt } from "../types.js" */
/** @import { Entry, Store } from "./store.js" */
import { LIMITS } from "../model/rules.js";
import { Backoff } from "./backoff.js";
import { codeOf } from "./errors.js";

const RETRY = new Set(["not_saved", "too_many"]);
const FINAL = new Set(["forbidden", "not_found"]);
const encoder = new TextEncoder();

/** Sends pending operations in order: one batch at a time, at most 100 operations and 30 KB. */
export class Sender {
  /** The last reason why nothing was saved, or null. @type {string|null} */
  trouble = null;
  #store;
  #apply;
  #changed;
  #backoff = new Backoff();
  #busy = false;
  #alone = false;
  #timer = 0;

  /**
   * @param {Store} store
   * @param {(ops: Op[]) => Promise<Receipt[]> | null} apply null while there is no connection
   * @param {() => void} changed told when `trouble` changes
   */
  constructor(store, apply, changed) {
    this.#store = store;
    this.#apply = apply;
    this.#changed = changed;
  }

  /** Sends what there is as soon as it may. @param {boolean} [now] do not wait for more text */
  kick(now = false) {
    clearTimeout(this.#timer);
    if (this.#busy || this.trouble === "forbidden") return;
    const queue = this.#store.pending.filter((entry) => entry.seq === null);
    const [first] = queue;
    if (!first) return;
    const wait = queue.length === 1 && !now ? first.heldUntil - performance.now() : 0;
    if (wait > 0) this.#timer = setTimeout(() => this.kick(), wait);
    else void this.#send(this.#batch(queue));
  }

  /** @param {Entry[]} queue */
  #batch(queue) {
    const batch = [];
    let bytes = 0;
    for (const entry of queue) {
      bytes += encoder.encode(JSON.stringify(entry.op)).length + 1;
      if (batch.length && (this.#alone || bytes > LIMITS.bytes || batch.length >= LIMITS.batch)) break;
      batch.push(entry);
    }
    return batch;
  }

  /** @param {Entry[]} batch */
  async #send(batch) {
    const answer = this.#apply(batch.map((entry) => entry.op));
    if (!answer) return;
    for (const entry of batch) entry.tried = true;
    this.#busy = true;
    let wait = 0;
    try {
      const receipts = await answer;
      this.#alone = false;
      const again = this.#store.acknowledge(receipts);
      this.#set(again ? (receipts.find((receipt) => RETRY.has(receipt.error?.code ?? ""))?.error?.code ?? "not_saved") : null);
      if (again) wait = this.#backoff.next();
      else this.#backoff.reset();
    } catch (error) {
      wait = this.#failed(codeOf(error), batch);
    }
    this.#busy = false;
    if (wait > 0) this.#timer = setTimeout(() => this.kick(true), wait);
    else if (wait === 0) this.kick();
  }

  /** @param {string|null} code null: the connection broke @param {Entry[]} batch @returns {number} ms to wait, −1: until told */
  #failed(code, batch) {
    if (code === null) return -1;
    if (FINAL.has(code)) {
      this.#set("forbidden");
      return -1;
    }
    if (RETRY.has(code)) {
      this.#set(code);
      return this.#backoff.next();
    }
    if (batch.length > 1) this.#alone = true;
    else this.#store.acknowledge(batch.map(({ op }) => ({ opId: op.opId, error: { code, message: code } })));
    return 0;
  }

  /** After a new connection earlier trouble is forgotten. */
  restart() {
    this.#busy = false;
    this.#set(null);
    this.#backoff.reset();
    this.kick(true);
  }

  /** @param {string|null} trouble */
  #set(trouble) {
    if (this.trouble === trouble) return;
    this.trouble = trouble;
    this.#changed();
  }
}
