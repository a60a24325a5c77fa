/** @import { Board } from "../board.js" */
/** @import { Group, Note } from "../types.js" */
import { PHASES } from "../model/phases.js";
import { t } from "../texts/index.js";
import { PAPER } from "../ui/ask.js";
import { h } from "../ui/h.js";
import { hash } from "../ui/people.js";
import { Placeless } from "../ui/placeless.js";
import { step } from "../ui/regie-bar.js";
import { timerView } from "../ui/timer.js";

const SHOWN = 8;
/** What is written on a card of the beamer. @typedef {{id: string, place: string, text: string, color: Note["color"], count: number}} Card */

/** The board for the wall of a room: what counts in this phase, large and calm. */
export class Beamer extends Placeless {
  element = h("div", { class: "beamer__body" });
  #board;
  #phase = place("beamer-phase");
  #phases = place("beamer-phases");
  #drawn = "";

  /** @param {Board} board */
  constructor(board) {
    super();
    this.#board = board;
    place("beamer-time").replaceChildren(timerView(board, () => {}));
    board.on("change", () => this.#later());
    board.session.connection.on("presence", ({ total }) => (place("beamer-here").textContent = t("here", total)));
    this.#draw();
  }

  #later() {
    if (this.#drawn === "later") return;
    this.#drawn = "later";
    requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.#drawn = "";
    const { board } = this.#board.state;
    place("board-title").textContent = board.title;
    this.#drawPhases();
    const gathering = board.phase === "arrive" || board.phase === "collect";
    this.element.replaceChildren(gathering ? this.#sum() : this.#cards());
  }

  #drawPhases() {
    const { phase } = this.#board.state.board;
    const now = PHASES.indexOf(/** @type {"arrive"} */ (phase));
    this.#phase.textContent = now < 0 ? "" : `${t(`phase_${PHASES[now] ?? "arrive"}`)}: ${t(`beamer_${PHASES[now] ?? "arrive"}`)}`;
    this.#phases.hidden = now < 0;
    this.#phases.replaceChildren(...(now < 0 ? [] : PHASES.map((each, n) => step(each, n - now))));
  }

  /** While people write, the room sees how many notes there are, not what is on them. */
  #sum() {
    const { notes } = this.#board.state;
    return h("div", { class: "beamer__sum" }, h("p", { class: "beamer__count" }, String(notes.size)), h("p", { class: "beamer__words" }, t("beamerNotes", notes.size)));
  }

  #cards() {
    const cards = this.#found();
    if (!cards.length) return h("p", { class: "beamer__words" }, t("beamerEmpty"));
    return h("ol", { class: "ranks", "aria-label": t("beamerCards") }, ...cards.map((card) => this.#card(card)));
  }

  /** Stacks first, the fullest in front; then single notes, of each frame in turn. @returns {Card[]} */
  #found() {
    const { layout, state } = this.#board;
    const groups = [...state.groups.values()].map((group) => ({ group, notes: layout.members.ofGroup(group.id) })).filter(({ notes }) => notes.length);
    const stacks = groups.sort((a, b) => b.notes.length - a.notes.length).map(({ group, notes }) => this.#stack(group, notes));
    const loose = (/** @type {Note} */ note) => !this.#board.store.isCovered(note) && (!note.group || !state.groups.has(note.group));
    const single = inTurn(layout.members.containers().map((container) => layout.members.of(container).filter(loose)));
    return [...stacks, ...single.map((note) => this.#single(note))].slice(0, SHOWN);
  }

  /** @param {Group} group @param {Note[]} notes @returns {Card} */
  #stack(group, notes) {
    const first = /** @type {Note} */ (notes[0]);
    return { id: group.id, place: this.#where(group.frame), text: group.title || this.#board.noteName(first), color: first.color, count: notes.length };
  }

  /** @param {Note} note @returns {Card} */
  #single(note) {
    return { id: note.id, place: this.#where(note.frame), text: this.#board.noteName(note), color: note.color, count: 0 };
  }

  /** @param {string|null} frame */
  #where(frame) {
    return frame && this.#board.state.frames.has(frame) ? this.#board.frameName(frame) : "";
  }

  /** @param {Card} card */
  #card({ id, place: where, text, color, count }) {
    const turn = hash(id, 5);
    return h(
      "li",
      { class: `rank note--${PAPER[color]} ${turn ? `tilt-${turn}` : ""}` },
      h("span", { class: "rank__place" }, [where, t(`kind_${color}`)].filter(Boolean).join(" · ")),
      h("p", { class: "rank__text" }, text),
      count ? h("p", { class: "rank__dots" }, h("b", { class: "num" }, String(count)), ` ${t("beamerInStack")}`) : null,
    );
  }
}

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The first of each list, then the second of each: a room with little space sees something of every frame. @param {Note[][]} lists */
const inTurn = (lists) => Array.from({ length: SHOWN }, (_, n) => lists.flatMap((list) => list[n] ?? [])).flat();
