/** @import { Wall } from "./wall.js" */
import { DragNotes } from "./drag-notes.js";
import { FrameGesture } from "./drag-frame.js";
import { StackGesture } from "./drag-stack.js";
import { Lasso } from "./lasso.js";
import { Pan } from "./pan.js";

const THRESHOLD = { mouse: 4, pen: 5, touch: 9 };
const LONG_PRESS = 350;

/**
 * What a pointer is doing. It moves in screen px relative to the canvas.
 * @typedef {{move: (x: number, y: number, event: PointerEvent) => void, drop: (x: number, y: number) => void, cancel: () => void}} Gesture
 * @typedef {{id: number, x: number, y: number, type: string, target: Element, shift: boolean, toggle: boolean, button: number, timer: number}} Press
 */

/** Turns pointer events into gestures: a press becomes a drag, a pan or a choice only once it is clear which. */
export class Pointer {
  #wall;
  /** @type {Map<number, {x: number, y: number}>} */
  #down = new Map();
  /** @type {Press|null} */
  #press = null;
  /** @type {Gesture|null} */
  #gesture = null;
  #pinch = 0;

  /** @param {Wall} wall */
  constructor(wall) {
    this.#wall = wall;
    const { canvas } = wall;
    canvas.addEventListener("pointerdown", (event) => this.#pressed(event));
    canvas.addEventListener("pointermove", (event) => this.#moved(event));
    canvas.addEventListener("pointerup", (event) => this.#released(event));
    canvas.addEventListener("pointercancel", (event) => this.#lost(event));
    canvas.addEventListener("dblclick", (event) => this.#doubled(event));
    canvas.addEventListener("dragstart", (event) => event.preventDefault());
    canvas.addEventListener("contextmenu", (event) => this.#menu(event));
    addEventListener("keydown", (event) => event.key === "Escape" && this.#gesture && (event.preventDefault(), event.stopImmediatePropagation(), this.#cancel()), { capture: true });
  }

  get busy() {
    return this.#gesture !== null;
  }

  /** Whether a button or finger is down: what is under it must not move away. */
  get pressed() {
    return this.#press !== null;
  }

  /** @param {PointerEvent} event */
  #at(event) {
    const rect = this.#wall.canvas.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  }

  /** @param {PointerEvent} event */
  #pressed(event) {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("textarea")) return;
    const at = this.#at(event);
    this.#down.set(event.pointerId, at);
    if (this.#down.size === 2) return this.#startPinch();
    if (this.#down.size > 2 || event.button === 2) return;
    if (this.#wall.picking) return;
    const timer = event.pointerType === "touch" ? setTimeout(() => this.#longPress(), LONG_PRESS) : 0;
    this.#press = { ...at, id: event.pointerId, type: event.pointerType, target, shift: event.shiftKey, toggle: event.shiftKey || event.ctrlKey || event.metaKey, button: event.button, timer };
    if (event.button === 1) event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    const at = this.#at(event);
    this.#wall.live.point(at.x, at.y);
    const before = this.#down.get(event.pointerId);
    if (before) this.#down.set(event.pointerId, at);
    if (this.#pinch && this.#down.size === 2 && before) return this.#movePinch(before, at, event.pointerId);
    if (this.#gesture && event.pointerId === this.#press?.id) return this.#gesture.move(at.x, at.y, event);
    const press = this.#press;
    if (!press || press.id !== event.pointerId) return;
    const limit = THRESHOLD[/** @type {"mouse"} */ (press.type)] ?? THRESHOLD.mouse;
    if (Math.hypot(at.x - press.x, at.y - press.y) < limit) return;
    clearTimeout(press.timer);
    this.#begin(this.#choose(press.type !== "touch"));
    this.#gesture?.move(at.x, at.y, event);
  }

  /** @param {Gesture} gesture */
  #begin(gesture) {
    if (!this.#press) return;
    this.#gesture = gesture;
    this.#wall.canvas.setPointerCapture(this.#press.id);
    this.#wall.canvas.classList.add("is-busy");
  }

  /** What a drag from here means. @param {boolean} grabs whether notes that are not chosen may be grabbed @returns {Gesture} */
  #choose(grabs) {
    const wall = this.#wall;
    const press = /** @type {Press} */ (this.#press);
    const { x, y, target } = press;
    if (press.button === 1 || wall.tool === "hand" || wall.spaceHeld) return new Pan(wall, x, y);
    const id = wall.noteAt(target, x, y);
    const mayGrab = grabs || (id !== null && wall.board.selection.ids.has(id));
    if (id && mayGrab && !press.toggle && wall.mayDrag(id)) return new DragNotes(wall, id, x, y);
    // It says why not, and the wall moves instead.
    if (id && grabs && !press.toggle) wall.refuseDrag(id);
    const frame = target.closest(".sheet__corner, .sheet__head--grip")?.closest("section");
    if (frame instanceof HTMLElement && wall.board.can(target.closest(".sheet__corner") ? "frame.resize" : "frame.move", { frame: frame.dataset["frame"] }) && grabs) return new FrameGesture(wall, frame.dataset["frame"] ?? "", target.closest(".sheet__corner") !== null, x, y);
    const stack = stackOf(target);
    if (stack && wall.board.can("group.move", { group: stack }) && grabs) return new StackGesture(wall, stack, x, y);
    if (wall.tool === "frame" && wall.board.canArrange) return new Lasso(wall, x, y, "frame");
    return press.shift ? new Lasso(wall, x, y, "select") : new Pan(wall, x, y);
  }

  #longPress() {
    const press = this.#press;
    const id = press && this.#wall.noteAt(press.target, press.x, press.y);
    if (!press || !id || this.#gesture || !this.#wall.mayDrag(id)) return;
    navigator.vibrate?.(10);
    this.#begin(new DragNotes(this.#wall, id, press.x, press.y));
  }

  /** @param {PointerEvent} event */
  #released(event) {
    const at = this.#at(event);
    this.#down.delete(event.pointerId);
    if (this.#pinch) return this.#endPinch();
    if (this.#wall.picking && event.button === 0) return this.#wall.place(at.x, at.y);
    const press = this.#press;
    if (!press || press.id !== event.pointerId) return;
    clearTimeout(press.timer);
    this.#press = null;
    const gesture = this.#gesture;
    this.#gesture = null;
    this.#wall.canvas.classList.remove("is-busy");
    if (gesture) gesture.drop(at.x, at.y);
    else if (press.button === 0) this.#clicked(press, at);
  }

  /** @param {Press} press @param {{x: number, y: number}} at */
  #clicked({ target, toggle, type }, at) {
    const wall = this.#wall;
    if (target.closest("a")) return;
    const id = wall.noteAt(target, at.x, at.y);
    if (id) return wall.click(id, toggle, type === "touch");
    const stack = stackOf(target);
    if (stack) return wall.board.run("group.select", { group: stack });
    if (target.closest("button")) return;
    const frame = target.closest(".sheet__head--grip, .sheet__corner")?.closest("section");
    wall.clickWall(frame instanceof HTMLElement ? (frame.dataset["frame"] ?? null) : null, at);
  }

  /** @param {MouseEvent} event */
  #doubled(event) {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("textarea, a, button") || this.#wall.picking) return;
    const at = this.#at(/** @type {PointerEvent} */ (event));
    const id = this.#wall.noteAt(target, at.x, at.y);
    const frame = target.closest(".sheet__title")?.closest("section");
    const stack = stackOf(target);
    if (stack) this.#wall.board.run("group.rename", { group: stack });
    else if (id) this.#wall.board.run("note.edit", { ids: [id] });
    else if (frame instanceof HTMLElement) this.#wall.board.run("frame.rename", { frame: frame.dataset["frame"] });
    else this.#wall.addAt(at.x, at.y);
  }

  /** @param {MouseEvent} event */
  #menu(event) {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("textarea, a")) return;
    const at = this.#at(/** @type {PointerEvent} */ (event));
    const id = this.#wall.noteAt(target, at.x, at.y);
    if (!id) return;
    event.preventDefault();
    if (!this.#wall.board.selection.ids.has(id)) this.#wall.board.selection.set([id]);
    this.#wall.tools.menu(new DOMRect(event.clientX, event.clientY, 0, 0));
  }

  /** @param {PointerEvent} event */
  #lost(event) {
    this.#down.delete(event.pointerId);
    if (this.#press?.id === event.pointerId) this.#cancel();
    this.#endPinch();
  }

  #cancel() {
    clearTimeout(this.#press?.timer);
    this.#press = null;
    this.#gesture?.cancel();
    this.#gesture = null;
    this.#wall.canvas.classList.remove("is-busy");
  }

  #startPinch() {
    this.#cancel();
    const [a, b] = [...this.#down.values()];
    if (a && b) this.#pinch = Math.hypot(a.x - b.x, a.y - b.y);
  }

  /** @param {{x: number, y: number}} before @param {{x: number, y: number}} at @param {number} id */
  #movePinch(before, at, id) {
    const other = [...this.#down].find(([pointer]) => pointer !== id)?.[1];
    if (!other) return;
    const distance = Math.max(20, Math.hypot(at.x - other.x, at.y - other.y));
    this.#wall.board.camera.panBy((before.x - at.x) / 2, (before.y - at.y) / 2);
    this.#wall.board.camera.zoomBy(distance / this.#pinch, (at.x + other.x) / 2, (at.y + other.y) / 2);
    this.#pinch = distance;
  }

  #endPinch() {
    if (this.#down.size < 2) this.#pinch = 0;
  }
}

/** The group whose head is under the pointer, its buttons aside. @param {Element} target */
function stackOf(target) {
  const head = target.closest("button") ? null : target.closest(".stack__head");
  return head?.closest(".stack")?.getAttribute("data-group") ?? null;
}
