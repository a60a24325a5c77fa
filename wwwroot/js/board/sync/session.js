/** @import { AppliedFrame, Config, Op, OpenState, Receipt, Role } from "../types.js" */
/** @import { OpenAnswer } from "./connection.js" */
import { Connection } from "./connection.js";
import { Emitter } from "./emitter.js";
import { newId } from "./ids.js";
import { Outbox } from "./outbox.js";
import { Sender } from "./sender.js";
import { Store } from "./store.js";

/**
 * A person at a board: the store, its connection and what waits to be sent.
 * @extends {Emitter<{role: Role}>}
 */
export class Session extends Emitter {
  /** Frames that arrive while Open is being answered. @type {AppliedFrame[]|null} */
  #early = null;
  #healing = false;
  /** Why the board was closed to this person, or null. @type {string|null} */
  closed = null;
  #statusChanged = () => {};

  /** @param {Config} config @param {OpenState} open */
  constructor(config, open) {
    super();
    this.config = config;
    this.me = config.personId ?? open.you.id;
    this.store = new Store(open, this.me);
    this.connection = new Connection(config, (invoke) => this.#open(invoke));
    this.sender = new Sender(this.store, (ops) => this.#apply(ops), () => this.#statusChanged());
    this.outbox = this.me ? new Outbox(config.boardId, this.me, (ops) => this.#inherited(ops)) : null;
    this.connection.on("applied", (frame) => this.#applied(frame));
    this.connection.on("you", ({ role }) => this.#setRole(role));
    this.store.on("lost", () => void this.#reload());
    this.store.on("pending", () => this.#pendingChanged());
  }

  /** @param {() => void} statusChanged told when anything of `status` may have changed */
  async start(statusChanged) {
    this.#statusChanged = statusChanged;
    this.connection.on("state", () => {
      statusChanged();
      if (this.connection.state === "online") this.sender.restart();
    });
    this.connection.on("closed", (reason) => {
      this.closed = reason;
      statusChanged();
    });
    addEventListener("beforeunload", (event) => this.status.keepsNothing && this.status.unsent && event.preventDefault());
    addEventListener("pagehide", () => this.sender.kick(true));
    await this.outbox?.start();
    this.connection.start();
  }

  /** Makes an operation of this person; the store shows it, the sender sends it. @param {Omit<Op, "opId">} op @param {number} [hold] */
  dispatch(op, hold = 0) {
    return this.store.dispatch(/** @type {Op} */ ({ opId: newId(), ...op }), hold);
  }

  /** What the save state on screen is made of. */
  get status() {
    return {
      link: this.connection.state,
      unsent: this.store.unsent,
      waiting: this.store.pending.length,
      trouble: this.sender.trouble,
      keepsNothing: this.outbox?.failed ?? false,
    };
  }

  #pendingChanged() {
    this.outbox?.save(this.store.pending.filter((entry) => entry.seq === null).map((entry) => entry.op));
    this.sender.kick();
    this.#statusChanged();
  }

  /** @param {Op[]} ops */
  #inherited(ops) {
    this.store.inherit(ops);
  }

  /** @param {Op[]} ops */
  #apply(ops) {
    const hub = this.connection.hub;
    return hub ? /** @type {Promise<Receipt[]>} */ (hub.invoke("Apply", this.config.boardId, ops)) : null;
  }

  /** @param {(method: string, ...args: unknown[]) => Promise<any>} invoke */
  async #open(invoke) {
    this.#early = [];
    /** @type {OpenAnswer} */
    const answer = await invoke("Open", this.config.boardId, this.store.base.seq);
    this.#setRole(answer.you.role);
    if (!this.store.catchUp(answer)) this.store.catchUp(await invoke("Open", this.config.boardId, null));
    const early = this.#early ?? [];
    this.#early = null;
    for (const frame of early) this.#applied(frame);
  }

  /** @param {Role} role as of now @fires role */
  #setRole(role) {
    if (this.config.role === role) return;
    this.config.role = role;
    this.sender.restart();
    this.#statusChanged();
    this.emit("role", role);
  }

  /** @param {AppliedFrame} frame */
  #applied(frame) {
    if (this.#early) this.#early.push(frame);
    else if (!this.store.receive(frame)) void this.#heal(this.store.base.seq);
  }

  /** Operations are missing: asks for what came after the last one known. @param {number|null} afterSeq */
  async #heal(afterSeq) {
    const hub = this.connection.hub;
    if (this.#healing || !hub) return;
    this.#healing = true;
    try {
      this.#early = [];
      this.store.catchUp(await hub.invoke("Open", this.config.boardId, afterSeq));
    } catch {
      this.connection.again();
    } finally {
      this.#healing = false;
      const early = this.#early ?? [];
      this.#early = null;
      for (const frame of early) this.#applied(frame);
    }
  }

  /** Something came back whose content this browser never had. */
  #reload() {
    return this.#heal(null);
  }
}
