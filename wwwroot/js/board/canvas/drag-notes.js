/** @import { Wall } from "./wall.js" */
/** @import { Rect } from "../types.js" */
import { h } from "../ui/h.js";
import { Stacking } from "./stacking.js";

const EDGE = 44;
const EDGE_SPEED = 14;

/** Notes in this person's hand: others see the way, only the drop is saved. */
export class DragNotes {
  #wall;
  #ids;
  #lead;
  /** @type {Map<string, {x: number, y: number}>} where each was grabbed, from the pointer in world units */
  #grip = new Map();
  #slot = h("div", { class: "drop-slot", hidden: true });
  #stacking;
  #at;
  #timer = 0;

  /** @param {Wall} wall @param {string} id @param {number} x @param {number} y */
  constructor(wall, id, x, y) {
    this.#wall = wall;
    this.#lead = id;
    const { board } = wall;
    if (!board.selection.ids.has(id)) board.selection.set([id]);
    board.focusId = id;
    this.#ids = [...board.selection.ids];
    this.#at = { x, y };
    const pointer = board.camera.world(x, y);
    for (const each of this.#ids) {
      const rect = /** @type {Rect} */ (board.layout.notes.get(each));
      this.#grip.set(each, { x: rect.x - pointer.x, y: rect.y - pointer.y });
    }
    this.#stacking = new Stacking(wall, new Set(this.#ids));
    wall.world.append(this.#slot);
    this.#timer = setInterval(() => this.#push(), 16);
  }

  /** @param {number} x @param {number} y */
  move(x, y) {
    this.#at = { x, y };
    this.#show();
  }

  #show() {
    const { board, renderer, live } = this.#wall;
    const pointer = board.camera.world(this.#at.x, this.#at.y);
    for (const [id, grip] of this.#grip) renderer.hands.set(id, { x: pointer.x + grip.x, y: pointer.y + grip.y, by: null });
    renderer.invalidate(new Set(this.#ids), false);
    const lead = /** @type {{x: number, y: number}} */ (renderer.hands.get(this.#lead));
    live.drag(this.#lead, lead.x, lead.y);
    this.#stacking.move(pointer);
    this.#showSlot(pointer);
  }

  /** Where the note would go in a column or group, unless it would be stacked. @param {{x: number, y: number}} pointer */
  #showSlot({ x, y }) {
    const { layout } = this.#wall.board;
    const frame = layout.frameAt(x, y);
    const stack = layout.stackAt(x, y);
    const target = this.#stacking.target;
    this.#slot.hidden = (!stack && frame?.kind !== "column") || (target !== null && "note" in target) || this.#folded(stack?.id);
    if (this.#slot.hidden) return;
    const container = stack ? (stack.frame ?? "") : (frame?.id ?? "");
    const without = new Set(this.#ids);
    const others = layout.members.siblings(container, stack?.id ?? null).filter((note) => !without.has(note.id));
    const at = layout.slotAt(container, stack?.id ?? null, x, y, without);
    const next = others[at] && layout.notes.get(others[at].id);
    const last = others.at(-1) && layout.notes.get(/** @type {{id: string}} */ (others.at(-1)).id);
    const home = stack ? layout.groups.get(stack.id) : layout.frames.get(container);
    const place = next ?? (last ? { x: last.x + last.w + 10, y: last.y } : { x: (home?.x ?? 0) + 24, y: (home?.y ?? 0) + 58 });
    Object.assign(this.#slot.style, { left: `${place.x - 8}px`, top: `${place.y}px` });
  }

  /** @param {string|undefined} group */
  #folded(group) {
    return group !== undefined && this.#wall.board.folds.has(group);
  }

  /** Near an edge the wall moves along. */
  #push() {
    const { camera } = this.#wall.board;
    const { x, y } = this.#at;
    const dx = x < EDGE ? -1 : x > camera.width - EDGE ? 1 : 0;
    const dy = y < EDGE ? -1 : y > camera.height - EDGE ? 1 : 0;
    if (!dx && !dy) return;
    camera.panBy(dx * EDGE_SPEED, dy * EDGE_SPEED);
    this.#show();
  }

  /** @param {number} x @param {number} y */
  drop(x, y) {
    const { board, renderer } = this.#wall;
    const pointer = board.camera.world(x, y);
    const first = /** @type {{x: number, y: number}} */ (this.#grip.get(/** @type {string} */ (this.#ids[0])));
    const target = this.#stacking.target;
    this.#end();
    const frame = board.layout.frameAt(pointer.x, pointer.y);
    const alive = this.#ids.filter((id) => board.state.notes.has(id));
    if (!alive.length) return;
    if (target) this.#stack(alive, target, pointer);
    else if (frame?.kind === "column") board.run("note.moveTo", { ids: alive, frame: frame.id, index: board.layout.slotAt(frame.id, null, pointer.x, pointer.y, new Set(alive)) });
    else board.run("note.moveTo", { ids: alive, frame: frame?.id ?? null, x: pointer.x + first.x, y: pointer.y + first.y });
    renderer.invalidate(new Set(alive));
  }

  /** @param {string[]} ids @param {import("./stacking.js").Target} target @param {{x: number, y: number}} at */
  #stack(ids, target, { x, y }) {
    const { board } = this.#wall;
    if ("note" in target) return board.run("note.stack", { ids, onto: target.note });
    const { group } = target;
    const index = this.#folded(group) ? undefined : board.layout.slotAt(board.state.groups.get(group)?.frame ?? "", group, x, y, new Set(ids));
    if (ids.every((id) => board.layout.members.group(id) === group)) board.run("note.sortIn", { ids, index });
    else board.run("note.stack", { ids, group, index });
  }

  cancel() {
    this.#end();
  }

  #end() {
    clearInterval(this.#timer);
    this.#slot.remove();
    this.#stacking.end();
    for (const id of this.#ids) this.#wall.renderer.hands.delete(id);
    this.#wall.renderer.invalidate(new Set(this.#ids), false);
    this.#wall.live.dropped();
  }
}
