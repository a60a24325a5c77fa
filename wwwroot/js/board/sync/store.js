/** @import { AppliedFrame, AppliedOp, OpenOps, OpenState, OpenVoting, Op, Receipt } from "../types.js" */
import { reduce } from "../model/reduce.js";
import { BoardState, KINDS } from "../model/state.js";
import { Emitter } from "./emitter.js";

/**
 * @typedef {object} Entry one operation of this person that the server has not yet shown back
 * @property {Op} op
 * @property {boolean} tried whether it may already be with the server
 * @property {number} heldUntil sending may wait until then (performance.now), so that typing leaves in few operations
 * @property {number|null} seq the receipt
 *
 * @typedef {{keys: Set<string>|null, origin: "own"|"remote"|"reset", ops: AppliedOp[]}} Change keys null: everything
 */

const TRANSIENT = new Set(["not_saved", "too_many"]);

/**
 * The board twice: as the server confirmed it (base) and as this person sees it (view = base + own pending operations).
 * @extends {Emitter<{change: Change, pending: void, refused: {op: Op, code: string, message?: string}, voted: Op, votings: OpenVoting[], lost: void}>}
 */
export class Store extends Emitter {
  base;
  view;
  /** @type {Entry[]} */
  pending = [];
  /** @type {Set<string>} */
  #touched = new Set();
  /** Own changes not told yet. @type {Set<string>} */
  #fresh = new Set();
  #batching = false;
  #me;

  /** @param {OpenState} open @param {string|null} me */
  constructor(open, me) {
    super();
    this.#me = me;
    this.base = BoardState.from(open);
    this.view = this.base.fork();
  }

  get unsent() {
    return this.pending.filter((entry) => entry.seq === null).length;
  }

  /**
   * Shows an operation at once and queues it for the server.
   * @param {Op} op
   * @param {number} [hold] ms that sending may wait for more of the same text
   * @returns {string|null} the code of a refusal by the common rules; then nothing was queued
   */
  dispatch(op, hold = 0) {
    const result = reduce(this.view, op, this.#stamp());
    if ("error" in result) return result.error;
    for (const key of result.changed) this.#touched.add(key);
    const heldUntil = hold ? performance.now() + hold : 0;
    if (!this.#merge(op, heldUntil)) this.pending.push({ op, tried: false, heldUntil, seq: null });
    for (const key of result.changed) this.#fresh.add(key);
    if (!this.#batching) this.#tell();
    return null;
  }

  /** Many operations, told as one change. @param {() => void} act */
  batch(act) {
    if (this.#batching) return act();
    this.#batching = true;
    try {
      act();
    } finally {
      this.#batching = false;
      this.#tell();
    }
  }

  #tell() {
    if (!this.#fresh.size) return;
    const keys = this.#fresh;
    this.#fresh = new Set();
    this.emit("change", { keys, origin: "own", ops: [] });
    this.emit("pending", undefined);
  }

  /** Text typed into the same note joins the operation that has not left yet. @param {Op} op @param {number} heldUntil */
  #merge(op, heldUntil) {
    const last = this.pending.at(-1);
    const onlyText = op.type === "note.set" && Object.keys(op).every((field) => ["opId", "type", "id", "text"].includes(field));
    if (!onlyText || !last || last.tried || last.op.id !== op.id) return false;
    if (last.op.type !== "note.add" && !(last.op.type === "note.set" && last.op["text"] !== undefined)) return false;
    last.op = { ...last.op, text: op["text"] };
    last.heldUntil = Math.max(last.heldUntil && heldUntil, 0);
    return true;
  }

  /** Operations left by a tab that is gone come first: they are older. @param {Op[]} ops */
  inherit(ops) {
    const known = new Set(this.pending.map((entry) => entry.op.opId));
    const older = ops.filter((op) => !known.has(op.opId)).map((op) => ({ op, tried: true, heldUntil: 0, seq: null }));
    this.pending.unshift(...older);
    this.#rebase(new Set(), []);
  }

  /** @param {AppliedFrame} frame @returns {boolean} false where operations in between are missing */
  receive(frame) {
    const fresh = frame.ops.filter((op) => op.seq > this.base.seq);
    if (fresh[0] && fresh[0].seq > this.base.seq + 1) return false;
    if (!fresh.length && frame.from > this.base.seq + 1) return false;
    const keys = new Set();
    let complete = true;
    for (const op of fresh) {
      const result = reduce(this.base, op, op);
      if ("error" in result) complete = false;
      else for (const key of result.changed) keys.add(key);
      this.base.seq = op.seq;
    }
    this.#settle(new Set(fresh.map((op) => op.opId)));
    if (fresh.length) this.#rebase(keys, fresh);
    if (!complete) this.emit("lost", undefined);
    return true;
  }

  /** Starts again from a whole state; own pending operations stay on top. @param {OpenState} open */
  reset(open) {
    const { writers, graves } = this.base;
    this.base = BoardState.from(open);
    this.base.graves = graves;
    this.base.writers = writers;
    for (const kind of KINDS) for (const id of this.base[kind].keys()) graves[kind].delete(id);
    this.#settle(new Set());
    this.view = this.base.fork();
    this.#touched.clear();
    this.#replay(new Set());
    this.emit("change", { keys: null, origin: "reset", ops: [] });
    this.emit("pending", undefined);
  }

  /**
   * Behind an operation that was not saved for now, refusals don't count: they may come from its absence.
   * @param {Receipt[]} receipts
   * @returns {boolean} whether something has to be sent again later
   */
  acknowledge(receipts) {
    const byId = new Map(receipts.map((receipt) => [receipt.opId, receipt]));
    let again = false;
    const refused = [];
    for (const entry of this.pending) {
      const receipt = byId.get(entry.op.opId);
      if (!receipt) continue;
      if (receipt.seq !== undefined && receipt.seq !== null) {
        if (entry.seq === null && entry.op.type.startsWith("vote.")) this.emit("voted", entry.op);
        entry.seq = receipt.seq;
      }
      else if (again || TRANSIENT.has(receipt.error?.code ?? "")) again = true;
      else refused.push({ op: entry.op, code: receipt.error?.code ?? "invalid", message: receipt.error?.message });
    }
    this.#settle(new Set(refused.map(({ op }) => op.opId)));
    this.#rebase(new Set(), []);
    for (const refusal of refused) this.emit("refused", refusal);
    return again;
  }

  /** @param {Set<string>} done */
  #settle(done) {
    this.pending = this.pending.filter(({ op, seq }) => !done.has(op.opId) && !(seq !== null && seq <= this.base.seq));
  }

  /** @param {Set<string>} keys what changed in the base @param {AppliedOp[]} ops */
  #rebase(keys, ops) {
    for (const key of this.#touched) keys.add(key);
    for (const key of keys) this.view.copy(this.base, key);
    this.view.seq = this.base.seq;
    this.#touched.clear();
    this.#replay(keys);
    this.emit("change", { keys, origin: "remote", ops });
    this.emit("pending", undefined);
  }

  /** @param {Set<string>} keys */
  #replay(keys) {
    for (const { op } of this.pending) {
      const result = reduce(this.view, op, this.#stamp());
      if ("error" in result) continue;
      for (const key of result.changed) {
        this.#touched.add(key);
        keys.add(key);
      }
    }
  }

  #stamp() {
    return { actor: this.#me, at: Date.now() };
  }

  /** Whether a thing carries operations without a receipt. @param {string} key */
  isUnsaved(key) {
    return this.pending.length > 0 && this.#touched.has(key) && this.pending.some(({ op, seq }) => seq === null && key.endsWith(op.id ?? "?"));
  }

  /** @param {OpenState|OpenOps} answer @returns {boolean} */
  catchUp(answer) {
    this.emit("votings", answer.votings);
    if (!("ops" in answer)) {
      this.reset(answer);
      return true;
    }
    return this.receive({ from: this.base.seq + 1, to: answer.seq, ops: answer.ops });
  }
}
