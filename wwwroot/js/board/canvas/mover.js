/** @import { Wall } from "./wall.js" */
/** @import { Note } from "../types.js" */
import { NUDGE } from "../commands/moves.js";
import { moveNotes } from "../commands/place.js";
import { t } from "../texts/index.js";

const ARROWS = new Map([["ArrowLeft", [-1, 0]], ["ArrowRight", [1, 0]], ["ArrowUp", [0, -1]], ["ArrowDown", [0, 1]]]);

/** @typedef {{ids: string[], lead: string, container: string, group: string|null, index: number, dx: number, dy: number}} Move */

/** Moving notes by keyboard: steps are tried out in the hand, Enter saves them, Escape forgets them. */
export class Mover {
  /** @type {Move|null} */
  #now = null;
  #wall;

  /** @param {Wall} wall */
  constructor(wall) {
    this.#wall = wall;
  }

  get active() {
    return this.#now !== null;
  }

  /** @param {string} id */
  start(id) {
    const { board } = this.#wall;
    if (!this.#wall.mayDrag(id)) return this.#wall.refuseDrag(id);
    if (!board.selection.ids.has(id)) board.selection.set([id]);
    const { members } = board.layout;
    this.#now = { ids: [...board.selection.ids], lead: id, container: members.container(id), group: members.group(id), index: members.siblings(members.container(id), members.group(id)).findIndex((note) => note.id === id), dx: 0, dy: 0 };
    this.#wall.canvas.classList.add("is-moving-notes");
    board.announcer.say(t("said_moveStart"));
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  key(event) {
    const arrow = ARROWS.get(event.key);
    const step = event.shiftKey ? 5 : 1;
    if (arrow) this.#step(/** @type {number} */ (arrow[0]) * step, /** @type {number} */ (arrow[1]) * step);
    else if (event.key === "PageDown" || event.key === "PageUp") this.#toFrame(event.key === "PageDown" ? 1 : -1);
    else if (event.key === "Enter" || event.key.toLowerCase() === "m") this.#drop();
    else if (event.key === "Escape") this.stop(true);
    else if (event.key === "Tab") this.stop(true);
    return event.key !== "Tab";
  }

  /** @param {number} dx @param {number} dy */
  #step(dx, dy) {
    const now = /** @type {Move} */ (this.#now);
    if (this.#isOrdered(now)) now.index = Math.max(0, Math.min(this.#others(now).length, now.index + Math.sign(dx || dy) * Math.max(Math.abs(dx), Math.abs(dy))));
    else {
      now.dx += dx * NUDGE;
      now.dy += dy * NUDGE;
    }
    this.#show();
  }

  /** @param {1|-1} step */
  #toFrame(step) {
    const now = /** @type {Move} */ (this.#now);
    const containers = this.#wall.board.layout.members.containers();
    now.container = /** @type {string} */ (containers[(containers.indexOf(now.container) + step + containers.length) % containers.length]);
    now.group = null;
    now.index = this.#others(now).length;
    now.dx = now.dy = 0;
    const frame = this.#wall.board.layout.frames.get(now.container);
    const home = this.#wall.board.layout.notes.get(now.lead);
    if (frame && home) Object.assign(now, { dx: frame.x + 20 - home.x, dy: frame.y + 60 - home.y });
    this.#show();
  }

  /** Whether its place is a position in a column or group. @param {Move} now */
  #isOrdered({ container, group }) {
    return group !== null || this.#wall.board.state.frames.get(container)?.kind === "column";
  }

  /** @param {Move} now @returns {Note[]} */
  #others({ container, group, ids }) {
    return this.#wall.board.layout.members.siblings(container, group).filter((note) => !ids.includes(note.id));
  }

  #show() {
    const now = /** @type {Move} */ (this.#now);
    const { board, renderer } = this.#wall;
    const { layout } = board;
    const lead = layout.notes.get(now.lead);
    if (!lead) return this.stop(true);
    const to = this.#isOrdered(now) ? this.#slot(now) : { x: lead.x + now.dx, y: lead.y + now.dy };
    for (const id of now.ids) {
      const rect = layout.notes.get(id);
      if (rect) renderer.hands.set(id, { x: to.x + rect.x - lead.x, y: to.y + rect.y - lead.y, by: null });
    }
    renderer.invalidate(new Set(now.ids), false);
    board.camera.reveal({ ...lead, ...to });
    const name = now.group ? board.stackName(now.group) : board.frameName(now.container);
    board.announcer.say(this.#isOrdered(now) ? t("said_moveColumn", name, now.index + 1, this.#others(now).length + now.ids.length) : `${board.frameName(this.#landing(to))}, ${t("said_moveFree", Math.round(to.x), Math.round(to.y))}`);
  }

  /** Beside the note it would come before. @param {Move} now */
  #slot(now) {
    const { layout } = this.#wall.board;
    const others = this.#others(now);
    const next = layout.notes.get(others[now.index]?.id ?? "");
    if (next) return { x: next.x - 16, y: next.y - 16 };
    const last = layout.notes.get(others.at(-1)?.id ?? "");
    const frame = layout.frames.get(now.container) ?? { x: 0, y: 0 };
    return last ? { x: last.x + 24, y: last.y + 24 } : { x: frame.x + 20, y: frame.y + 60 };
  }

  /** @param {{x: number, y: number}} to */
  #landing(to) {
    return this.#wall.board.layout.frameAt(to.x + 66, to.y + 66)?.id ?? "";
  }

  #drop() {
    const now = this.#now;
    const { board, renderer } = this.#wall;
    if (!now) return;
    const hand = renderer.hands.get(now.lead);
    this.stop(false);
    if (!hand) return;
    board.history.group(t("cmd_note_moveMode"), () => {
      if (this.#isOrdered(now)) return moveNotes(board, now.ids, now.container, { index: now.index, group: now.group });
      const container = this.#landing(hand);
      const first = board.layout.notes.get(/** @type {string} */ (now.ids[0]));
      if (first) moveNotes(board, now.ids, container, { at: { x: first.x + now.dx, y: first.y + now.dy } });
    });
    board.announcer.say(t("said_dropped"));
    this.#wall.focus(now.lead);
  }

  /** @param {boolean} tell */
  stop(tell) {
    const now = this.#now;
    if (!now) return;
    this.#now = null;
    const { board, renderer } = this.#wall;
    this.#wall.canvas.classList.remove("is-moving-notes");
    for (const id of now.ids) renderer.hands.delete(id);
    renderer.invalidate(new Set(now.ids), false);
    if (tell) board.announcer.say(t("said_moveBack"));
  }
}
