/** @import { AppliedFrame, Config, OpenOps, OpenState } from "../types.js" */
/** @import { HubConnection } from "../../../lib/signalr/signalr.js" */
import { Backoff } from "./backoff.js";
import { codeOf } from "./errors.js";
import { Emitter } from "./emitter.js";

/** Reasons after which coming back makes no sense. */
const FINAL = new Set(["revoked", "signed_out", "archived", "deleted"]);

/**
 * One live connection to a board that comes back by itself.
 * @extends {Emitter<{state: void, applied: AppliedFrame, presence: any, moving: any, tally: any, ballot: any, you: OpenState["you"], attention: {person: string|null}, closed: string}>}
 */
export class Connection extends Emitter {
  /** @type {"connecting"|"online"|"offline"|"closed"} */
  state = "connecting";
  #config;
  #backoff = new Backoff();
  /** @type {HubConnection|null} */
  #hub = null;
  #timer = 0;
  #opened;

  /**
   * @param {Config} config
   * @param {(invoke: HubConnection["invoke"]) => Promise<void>} opened catches up; the connection counts as online when it is done
   */
  constructor(config, opened) {
    super();
    this.#config = config;
    this.#opened = opened;
  }

  start() {
    addEventListener("online", () => this.#now());
    addEventListener("offline", () => this.#drop());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#now());
    void this.#connect();
  }

  /** The hub while it is usable. */
  get hub() {
    return this.state === "online" ? this.#hub : null;
  }

  #now() {
    if (this.state !== "offline") return;
    clearTimeout(this.#timer);
    this.#backoff.reset();
    void this.#connect();
  }

  #drop() {
    const hub = this.#hub;
    this.#hub = null;
    void hub?.stop();
    if (this.state !== "closed") this.#later(this.#backoff.next());
  }

  /** Leaves and comes back, e.g. when the server found this reader too slow. @param {number} [wait] ms */
  again(wait = this.#backoff.next()) {
    const hub = this.#hub;
    this.#hub = null;
    void hub?.stop();
    this.#later(wait);
  }

  async #connect() {
    this.#set("connecting");
    const { HubConnectionBuilder, HttpTransportType, LogLevel, MessagePackHubProtocol } = await import("../../../lib/signalr/signalr.js");
    const hub = new HubConnectionBuilder()
      .withUrl(this.#config.hubUrl, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .withHubProtocol(new MessagePackHubProtocol())
      .configureLogging(LogLevel.None)
      .build();
    this.#hub = hub;
    this.#listen(hub);
    try {
      await hub.start();
      await this.#opened((method, ...args) => hub.invoke(method, ...args));
      if (hub !== this.#hub) return;
      this.#backoff.reset();
      this.#set("online");
    } catch (error) {
      if (hub !== this.#hub) return;
      const code = codeOf(error);
      if (code === "not_found" || code === "forbidden") this.#close("revoked");
      else this.again();
    }
  }

  /** @param {HubConnection} hub */
  #listen(hub) {
    const id = this.#config.boardId;
    for (const name of /** @type {const} */ (["applied", "presence", "moving", "tally", "ballot", "you", "attention"])) {
      const method = /** @type {string} */ (name[0]).toUpperCase() + name.slice(1);
      hub.on(method, (board, detail) => hub === this.#hub && board === id && this.emit(name, detail));
    }
    hub.on("Closed", (board, reason) => hub === this.#hub && board === id && this.#closed(reason));
    hub.onclose(() => hub === this.#hub && this.#later(this.#backoff.next()));
  }

  /** @param {string} reason */
  #closed(reason) {
    if (FINAL.has(reason)) this.#close(reason);
    else this.again(reason === "shutdown" ? 300 + Math.random() * 3000 : undefined);
  }

  /** @param {string} reason */
  #close(reason) {
    const hub = this.#hub;
    this.#hub = null;
    void hub?.stop();
    this.#set("closed");
    this.emit("closed", reason);
  }

  /** @param {number} wait ms */
  #later(wait) {
    this.#set("offline");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#connect(), wait);
  }

  /** @param {Connection["state"]} state */
  #set(state) {
    if (this.state === state) return;
    this.state = state;
    this.emit("state", undefined);
  }
}

/** @typedef {OpenState|OpenOps} OpenAnswer */
