/** @import { Board } from "../board.js" */
import { Emitter } from "../sync/emitter.js";
import { t } from "../texts/index.js";
import { h, icon } from "./h.js";
import { headSlot } from "./head-slot.js";

/** Whoever comes meanwhile hears of it within that time. */
const AGAIN = 2_000;
const RATE = 150;

/**
 * "Alle zu mir": shows everybody the part of the wall that the moderation sees, until it lets them go.
 * @extends {Emitter<{change: void}>}
 */
export class Gathering extends Emitter {
  #on = false;
  #again = 0;
  #soon = 0;
  #pill = h("div", { class: "lead-pill float", hidden: true });
  #board;

  /** @param {Board} board */
  constructor(board) {
    super();
    this.#board = board;
    headSlot().append(this.#pill);
    board.camera.on("move", () => this.#later());
    board.on("rights", () => this.active && !board.canLead && this.#set(false));
  }

  get active() {
    return this.#on;
  }

  toggle() {
    this.#set(!this.#on);
    this.#board.announcer.say(t(this.#on ? "said_gathering" : "said_gatheringOver"));
  }

  /** @param {boolean} on */
  #set(on) {
    this.#on = on;
    clearInterval(this.#again);
    if (on) this.#again = setInterval(() => this.#send(), AGAIN);
    this.#send();
    this.#pill.hidden = !on;
    this.#pill.replaceChildren(icon("presentation"), h("span", null, t("gathering")), h("button", { type: "button", class: "btn btn--quiet", onclick: () => this.toggle() }, t("letGo")));
    this.emit("change", undefined);
  }

  #later() {
    if (!this.#on || this.#soon) return;
    this.#soon = setTimeout(() => {
      this.#soon = 0;
      if (this.#on) this.#send();
    }, RATE);
  }

  #send() {
    const rect = this.#on ? this.#board.view?.shown() : null;
    if (this.#on && !rect) return;
    const sides = rect ? [rect.x, rect.y, rect.w, rect.h].map(Math.round) : [null, null, null, null];
    void this.#board.session.connection.hub?.send("Gather", this.#board.config.boardId, ...sides).catch(() => {});
  }
}
