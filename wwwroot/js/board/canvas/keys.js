/** @import { Wall } from "./wall.js" */
import { NUDGE } from "../commands/moves.js";
import { commandKey, isTaken, noteKey } from "../ui/note-keys.js";
import { neighbour } from "./neighbour.js";

const ARROWS = new Map([["ArrowLeft", [-1, 0]], ["ArrowRight", [1, 0]], ["ArrowUp", [0, -1]], ["ArrowDown", [0, 1]]]);
const PAN = 80;

/** The keyboard on the wall: at a note, or at the wall itself. */
export class Keys {
  #wall;

  /** @param {Wall} wall */
  constructor(wall) {
    this.#wall = wall;
    document.addEventListener("keydown", (event) => this.#mine(event.target) && this.#down(event));
    addEventListener("keyup", (event) => event.key === " " && (wall.spaceHeld = false));
  }

  /** Keys pressed nowhere in particular are the wall's too, while it is shown. @param {EventTarget|null} target */
  #mine(target) {
    const { element } = this.#wall;
    return element.isConnected && (target === document.body || (target instanceof Node && element.contains(target)));
  }

  /** @param {KeyboardEvent} event */
  #down(event) {
    if (isTaken(event)) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const id = target.closest(".note") instanceof HTMLElement ? (/** @type {HTMLElement} */ (target.closest(".note")).dataset["id"] ?? null) : null;
    const button = target.closest("button, a");
    const done = this.#wall.mover.active ? this.#wall.mover.key(event) : this.#withCtrl(event) || (!button && (id ? this.#atNote(event, id) : this.#atWall(event, target))) || this.#single(event, id);
    if (done) event.preventDefault();
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  #withCtrl(event) {
    if (!event.ctrlKey && !event.metaKey) return false;
    if (event.key === "Home" || event.key === "End") return this.#wall.focusEnd(event.key === "Home"), true;
    return commandKey(this.#wall.board, event);
  }

  /** @param {KeyboardEvent} event @param {string} id @returns {boolean} */
  #atNote(event, id) {
    const { board } = this.#wall;
    const arrow = ARROWS.get(event.key);
    if (arrow && event.altKey) return board.run("note.moveBy", { dx: /** @type {number} */ (arrow[0]) * NUDGE, dy: /** @type {number} */ (arrow[1]) * NUDGE }), true;
    if (arrow) {
      const next = neighbour(board.layout, id, /** @type {number} */ (arrow[0]), /** @type {number} */ (arrow[1]));
      if (next) this.#wall.focus(next);
      return true;
    }
    switch (event.key) {
      case "Home":
      case "End":
        return this.#toEnd(id, event.key === "Home"), true;
      case "ContextMenu":
        return this.#menu(id), true;
      case "F10":
        return event.shiftKey && (this.#menu(id), true);
      default:
        return noteKey(board, event, id);
    }
  }

  /** To the first or last note of the frame; from the first one on to the frame's own heading. @param {string} id @param {boolean} first */
  #toEnd(id, first) {
    const { board, renderer } = this.#wall;
    const container = board.layout.members.container(id);
    if (first && container && board.layout.members.rank(id) === 0) renderer.sheet(container)?.focusTitle();
    else this.#wall.focusIn(container, first);
  }

  /** @param {string} id */
  #menu(id) {
    const element = this.#wall.elementOf(id);
    if (!this.#wall.board.selection.ids.has(id)) this.#wall.board.selection.set([id]);
    if (element) this.#wall.tools.menu(element.getBoundingClientRect());
  }

  /** @param {KeyboardEvent} event @param {HTMLElement} target @returns {boolean} */
  #atWall(event, target) {
    const { board } = this.#wall;
    const frame = target.closest("section");
    const arrow = ARROWS.get(event.key);
    if (frame instanceof HTMLElement && frame.dataset["frame"] && target.closest(".sheet__title")) return this.#atFrame(event, frame.dataset["frame"]);
    if (arrow) return board.camera.panBy(/** @type {number} */ (arrow[0]) * PAN, /** @type {number} */ (arrow[1]) * PAN), true;
    if (event.key === " ") return (this.#wall.spaceHeld = true);
    if (event.key === "Escape") return board.selection.set([]), true;
    if (event.key === "Delete" && board.selection.ids.size) return board.run("note.delete"), true;
    return false;
  }

  /** @param {KeyboardEvent} event @param {string} frame @returns {boolean} */
  #atFrame(event, frame) {
    const { board } = this.#wall;
    const arrow = ARROWS.get(event.key);
    const rect = board.state.frames.get(frame);
    if (arrow && rect) {
      const step = NUDGE * (event.shiftKey ? 5 : 1);
      const [dx, dy] = /** @type {[number, number]} */ (arrow);
      if (event.altKey) board.run("frame.resize", { frame, w: rect.w + dx * step, h: rect.h + dy * step });
      else if (board.selection.frame === frame) board.run("frame.move", { frame, x: rect.x + dx * step, y: rect.y + dy * step });
      else this.#wall.focusIn(frame, true);
      return true;
    }
    if (event.key === "Enter" || event.key === "F2") return board.run("frame.rename", { frame }), true;
    if (event.key === " ") return board.selection.setFrame(frame), true;
    if (event.key === "Delete") return board.run("frame.delete", { frame }), true;
    if (event.key === "Escape") return board.selection.setFrame(null), true;
    return false;
  }

  /** Single letters and signs; they can be switched off (WCAG 2.1.4). @param {KeyboardEvent} event @param {string|null} id @returns {boolean} */
  #single(event, id) {
    const { board } = this.#wall;
    if (!board.settings.values.singleKeys || event.ctrlKey || event.metaKey || event.altKey) return false;
    const command = { n: "note.add", "?": "view.help", "+": "view.zoomIn", "-": "view.zoomOut", "0": "view.zoomFit", "1": "view.zoom100" }[event.key.toLowerCase()];
    if (command) return board.run(command), true;
    if (event.key.toLowerCase() === "p" && id) return board.run(event.shiftKey ? "vote.withdraw" : "vote.cast"), true;
    if (event.key.toLowerCase() === "s" && id) return board.run("note.stack"), true;
    if (event.key.toLowerCase() === "m" && id) return this.#wall.mover.start(id), true;
    return false;
  }
}
