/** @import { Board } from "../board.js" */
/** @import { Rect } from "../types.js" */
import { t } from "../texts/index.js";
import { h, icon } from "./h.js";
import { headSlot } from "./head-slot.js";

/** @typedef {{id: string, gathers: boolean}} Leader */

/** After so long without a word nobody gathers people any more. */
const SILENCE = 6_000;
/** A movement so soon after a hand or a key is the person's own. */
const OWN = 400;

/** Following somebody's view ("Alle zu mir") or somebody's pointer. Whoever moves by themselves follows no more. */
export class Follow {
  /** @type {Leader|null} */
  #leader = null;
  /** Whom the person stopped following, so that they can go on. @type {Leader|null} */
  #left = null;
  /** Where the leader is. @type {Rect|null} */
  #last = null;
  #timer = 0;
  #quiet = false;
  #touched = -OWN;
  #pill = h("div", { class: "lead-pill float", hidden: true });
  #board;

  /** @param {Board} board */
  constructor(board) {
    this.#board = board;
    headSlot().append(this.#pill);
    for (const sort of ["pointerdown", "wheel", "keydown", "touchmove"]) document.addEventListener(sort, (event) => this.#hand(event), { capture: true, passive: true });
    board.session.connection.on("moving", (moving) => this.#moving(moving));
    board.camera.on("move", () => this.#moved());
    board.session.connection.on("state", () => board.session.connection.state === "closed" && this.#end());
  }

  /** Starts or stops following a person's pointer; shows first where they were last. @param {string} id */
  person(id) {
    if (id === this.#board.session.me) return;
    if (this.#leader?.id === id) return this.leave();
    this.#board.run("view.person", { person: id });
    this.#go({ id, gathers: false });
  }

  /** Moves by oneself from now on. */
  leave() {
    if (!this.#leader) return;
    this.#left = this.#leader;
    this.#leader = null;
    this.#board.view?.look(null);
    this.#draw();
    this.#board.announcer.say(t("said_followLeft"));
  }

  /** @param {Leader} leader */
  #go(leader) {
    this.#leader = leader;
    this.#left = null;
    this.#quiet = false;
    this.#touched = -OWN;
    if (this.#last && leader.gathers) this.#look(this.#last);
    this.#draw();
    this.#board.announcer.say(t(leader.gathers ? "said_gathered" : "said_following", this.#board.nameOf(leader.id)));
  }

  /** No more words about it; whoever gathers people goes on without this one. @param {Leader} leader */
  #dismiss(leader) {
    if (!leader.gathers) return this.#end();
    this.#quiet = true;
    this.#draw();
  }

  #end() {
    clearTimeout(this.#timer);
    this.#leader = this.#left = this.#last = null;
    this.#quiet = false;
    this.#draw();
  }

  /** @param {{moves?: any[], points?: any[], view?: {person: string, rect: Rect|null}}} moving */
  #moving({ moves = [], points = [], view }) {
    if (view && view.person !== this.#board.session.me) this.#gathered(view);
    const id = this.#leader?.gathers === false ? this.#leader.id : null;
    const at = id && [...points, ...moves].find((each) => each.person === id);
    if (at) this.#look({ x: at.x, y: at.y, w: 0, h: 0 });
  }

  /** @param {{person: string, rect: Rect|null}} view */
  #gathered({ person, rect }) {
    const known = this.#leader?.gathers ? this.#leader : this.#left?.gathers ? this.#left : null;
    // Where two gather people, the first one holds.
    if (known && known.id !== person) return;
    clearTimeout(this.#timer);
    if (!rect) return known ? this.#letGo() : undefined;
    this.#last = rect;
    this.#timer = setTimeout(() => this.#letGo(), SILENCE);
    if (!known) this.#go({ id: person, gathers: true });
    else if (this.#leader) this.#look(rect);
  }

  #letGo() {
    if (this.#leader?.gathers) this.#board.tell(t("said_letGo"));
    if (this.#leader?.gathers || this.#left?.gathers) this.#end();
  }

  /** Whoever writes is not carried away from the own words. @param {Rect} rect */
  #look(rect) {
    if (!document.activeElement?.matches("textarea, input")) this.#board.view?.look(rect);
  }

  /** @param {Event} event */
  #hand(event) {
    if (event.target instanceof Element && event.target.closest(".lead-pill, .board-head")) return;
    this.#touched = performance.now();
    const list = event.target instanceof Element && event.target.closest(".outline");
    if (list && (event.type === "wheel" || event.type === "touchmove")) this.leave();
  }

  #moved() {
    if (this.#leader && !this.#board.camera.driven && performance.now() - this.#touched < OWN) this.leave();
  }

  #draw() {
    const leader = this.#leader ?? this.#left;
    this.#pill.hidden = !leader || this.#quiet;
    if (!leader) return this.#pill.replaceChildren();
    const name = this.#board.nameOf(leader.id);
    const text = this.#left ? t("followLeft", name) : t(leader.gathers ? "gathered" : "following", name);
    const button = this.#left
      ? h("button", { type: "button", class: "btn btn--quiet", onclick: () => this.#go(leader) }, t("followAgain"))
      : h("button", { type: "button", class: "btn btn--quiet", onclick: () => this.leave() }, t("moveMyself"));
    const close = this.#left ? h("button", { type: "button", class: "btn btn--quiet", onclick: () => this.#dismiss(leader) }, t("close")) : null;
    this.#pill.replaceChildren(icon(leader.gathers ? "presentation" : "mouse-pointer-2"), h("span", null, text), button, ...(close ? [close] : []));
  }
}
