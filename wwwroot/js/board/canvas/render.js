/** @import { Board } from "../board.js" */
/** @import { Note, Rect } from "../types.js" */
import { Far } from "./far.js";
import { dotsOf } from "../votes/dots.js";
import { NoteView } from "./note-view.js";
import { SheetView } from "./sheet-view.js";

/** Screen px around the view that are kept ready; the small one where many notes are in view. */
const MARGINS = [320, 80];
/** With forced colours the foot carries the kind of a note in words. */
const FORCED = matchMedia("(forced-colors: active)");
const MANY = { enter: 520, leave: 470 };
/** Notes made in one frame: few while the wall moves, more when it stands. */
const PER_FRAME = { moving: 4, still: 40 };
/** Notes taken away in one frame while the wall moves, as long as there is room for them. */
const TAKEN = 6;
const ROOM = 560;
/** Views without a note that are kept for the next ones. */
const SPARE = 60;
/** After so many frames without movement the wall counts as standing. */
const RESTED = 8;

/** Keeps in the DOM what is in view: at most some 550 notes; where more are in view, a picture stands for them. */
export class Renderer {
  /** Notes in a hand: shown there, not at their place. @type {Map<string, {x: number, y: number, by: string|null}>} */
  hands = new Map();
  /** Frames in a hand. @type {Map<string, Rect>} */
  heldFrames = new Map();
  /** Groups in a hand. @type {Map<string, Rect>} */
  heldGroups = new Map();
  /** The note in which someone writes here. @type {string|null} */
  editing = null;
  /** @type {Map<string, NoteView>} */
  #notes = new Map();
  /** @type {NoteView[]} */
  #spare = [];
  /** @type {Map<string, SheetView>} */
  #sheets = new Map();
  /** @type {Map<string, string>} the note of a container that Tab reaches */
  #stops = new Map();
  /** @type {Set<string>|null} notes to look at again; null: all */
  #dirty = null;
  #stale = true;
  #scheduled = false;
  /** The part of the wall the DOM was made for. @type {Rect|null} */
  #covered = null;
  #coveredZoom = 1;
  #margin = 0;
  #small = false;
  /** Frames since the camera last moved. */
  #rested = RESTED;
  #transform = "";
  #many = false;
  #unfinished = false;
  #board;
  #world;
  #far;

  /** @param {Board} board @param {HTMLElement} canvas @param {HTMLElement} world */
  constructor(board, canvas, world) {
    this.#board = board;
    this.#world = world;
    this.canvas = canvas;
    this.#far = new Far(board, world);
  }

  /** @param {Set<string>|null} notes ids; null: everything @param {boolean} [sheets] */
  invalidate(notes, sheets = true) {
    if (notes === null) this.#dirty = null;
    else if (this.#dirty) for (const id of notes) this.#dirty.add(id);
    this.#stale ||= sheets;
    this.#far.stale = true;
    this.schedule();
  }

  /** Only the camera moved. */
  schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    requestAnimationFrame(() => this.#draw());
  }

  /** Puts every note into the DOM at once, for the printer. */
  drawAll() {
    this.#feet(false);
    this.#dirty = null;
    this.#drawSheets();
    for (const id of this.#board.state.notes.keys()) {
      if (this.#board.layout.notes.isHidden(id)) continue;
      const view = this.#notes.get(id) ?? new NoteView(this.#board, id);
      const isNew = !this.#notes.has(id);
      this.#notes.set(id, view);
      this.#update(view, isNew);
    }
    this.#covered = null;
  }

  /** Somebody else moved the world; the next frame puts it back. */
  resetTransform() {
    this.#transform = "";
    this.schedule();
  }

  /** Draws now, e.g. because the focus has to go to something new. */
  flush() {
    if (this.#scheduled) this.#draw();
  }

  #draw() {
    this.#scheduled = false;
    if (!this.canvas.isConnected) return;
    const { camera } = this.#board;
    const transform = `translate(${round(-camera.x * camera.zoom)}px, ${round(-camera.y * camera.zoom)}px) scale(${camera.zoom})`;
    this.#rested++;
    if (transform !== this.#transform) {
      this.#world.style.transform = this.#transform = transform;
      this.#rested = this.#covered ? 0 : RESTED;
    }
    this.#feet(camera.zoom < 0.75);
    if (this.#stale) this.#drawSheets();
    const moved = this.#outside();
    if (!moved && !this.#unfinished && this.#dirty?.size === 0) return this.#far.draw(this.#many, moved);
    const wanted = this.#wanted();
    const old = this.#remove(wanted);
    const rest = this.#show(wanted) || old;
    if (rest) this.schedule();
    this.#dirty = new Set();
    this.#unfinished = rest;
    this.#far.draw(this.#many, moved);
  }

  /** The author line goes under 75 %, and comes back above. @param {boolean} small */
  #feet(small) {
    if (small === this.#small) return;
    this.#small = small;
    this.canvas.classList.toggle("is-small", small);
    if (!small) this.#dirty = null;
  }

  /** Whether the camera left what the DOM was made for. */
  #outside() {
    const { camera } = this.#board;
    const view = camera.view(this.#margin * 0.55);
    const c = this.#covered;
    const zoomed = Math.abs(Math.log(camera.zoom / this.#coveredZoom)) > 0.18;
    return !c || zoomed || view.x < c.x || view.y < c.y || view.x + view.w > c.x + c.w || view.y + view.h > c.y + c.h;
  }

  /** @returns {Set<string>} */
  #wanted() {
    const { layout } = this.#board;
    if (this.#outside()) this.#cover();
    const inView = layout.notes.within(/** @type {Rect} */ (this.#covered));
    this.#many = inView.size > (this.#many ? MANY.leave : MANY.enter);
    const wanted = this.#many ? new Set() : inView;
    for (const id of this.#pinned()) if (this.#board.state.notes.has(id) && !layout.notes.isHidden(id) && wanted.size < ROOM) wanted.add(id);
    return wanted;
  }

  #cover() {
    const { camera, layout } = this.#board;
    this.#coveredZoom = camera.zoom;
    for (const margin of MARGINS) {
      this.#margin = margin;
      this.#covered = camera.view(margin);
      if (layout.notes.within(this.#covered).size <= MANY.leave) return;
    }
  }

  /** What stays in the DOM wherever it is. */
  *#pinned() {
    if (this.editing) yield this.editing;
    if (this.#board.focusId) yield this.#board.focusId;
    yield* this.hands.keys();
    let n = 0;
    for (const id of this.#board.selection.ids) {
      if (n++ > 60) break;
      yield id;
    }
    for (const container of this.#sheets.keys()) {
      const id = this.stop(container);
      if (id) yield id;
    }
  }

  /** @param {Set<string>} wanted @returns {boolean} whether some are left for the next frame */
  #remove(wanted) {
    let left = this.#rested < RESTED && this.#notes.size <= ROOM && !this.#many ? TAKEN : Infinity;
    for (const [id, view] of this.#notes) {
      if (wanted.has(id)) continue;
      if (this.#board.state.notes.has(id) && left-- <= 0) return true;
      view.element.remove();
      this.#notes.delete(id);
      if (this.#spare.length < SPARE) this.#spare.push(view);
    }
    return false;
  }

  /** @param {Set<string>} wanted @returns {boolean} whether some are left for the next frame */
  #show(wanted) {
    let left = this.#rested < RESTED ? PER_FRAME.moving : PER_FRAME.still;
    let rest = false;
    for (const id of wanted) {
      let view = this.#notes.get(id);
      const isNew = !view;
      if (!view) {
        if (left-- <= 0) {
          rest = true;
          continue;
        }
        this.#notes.set(id, (view = this.#spare.pop()?.adopt(id) ?? new NoteView(this.#board, id)));
      } else if (this.#dirty && !this.#dirty.has(id)) continue;
      this.#update(view, isNew);
    }
    return rest;
  }

  /** @param {NoteView} view @param {boolean} isNew */
  #update(view, isNew) {
    const { state, layout, selection, store } = this.#board;
    const note = /** @type {Note} */ (state.notes.get(view.id));
    const home = /** @type {Rect} */ (layout.notes.get(view.id));
    const hand = this.hands.get(view.id);
    const container = layout.members.container(view.id);
    const sheet = /** @type {SheetView} */ (this.#sheets.get(container));
    const origin = layout.frames.get(container) ?? { x: 0, y: 0 };
    view.update(note, hand ? { ...home, x: hand.x, y: hand.y } : home, origin, {
      selected: selection.ids.has(view.id),
      unsaved: store.isUnsaved(`notes:${view.id}`) && !hand,
      heldBy: hand?.by ?? null,
      lifted: Boolean(hand) && !hand?.by,
      small: this.#small && !this.#board.settings.values.showKinds && !FORCED.matches,
      dots: dotsOf(this.#board, view.id),
    });
    view.element.tabIndex = this.stop(container) === view.id ? 0 : -1;
    if (isNew || view.element.parentElement !== sheet.list || this.#misplaced(view)) this.#insert(view, sheet);
  }

  /** Whether it no longer stands in reading order. @param {NoteView} view */
  #misplaced(view) {
    const { members } = this.#board.layout;
    const rank = members.rank(view.id);
    const before = /** @type {HTMLElement|null} */ (view.element.previousElementSibling);
    const after = /** @type {HTMLElement|null} */ (view.element.nextElementSibling);
    return (before !== null && members.rank(before.dataset["id"] ?? "") > rank) || (after !== null && members.rank(after.dataset["id"] ?? "") < rank);
  }

  /** @param {NoteView} view @param {SheetView} sheet */
  #insert(view, sheet) {
    const { members } = this.#board.layout;
    const rank = members.rank(view.id);
    const focused = view.element.contains(document.activeElement);
    const items = /** @type {HTMLCollectionOf<HTMLElement>} */ (sheet.list.children);
    let low = 0, high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = /** @type {HTMLElement} */ (items[middle]);
      if (other !== view.element && members.rank(other.dataset["id"] ?? "") < rank) low = middle + 1;
      else high = middle;
    }
    const before = items[low] ?? null;
    if (before !== view.element) sheet.list.insertBefore(view.element, before);
    if (focused && this.editing !== view.id) view.element.focus({ preventScroll: true });
  }

  #drawSheets() {
    this.#stale = false;
    const { layout, selection } = this.#board;
    const containers = layout.members.containers();
    for (const [id, sheet] of this.#sheets) {
      if (containers.includes(id)) continue;
      for (const [noteId, view] of this.#notes) if (view.element.parentElement === sheet.list) this.#notes.delete(noteId);
      sheet.element.remove();
      this.#sheets.delete(id);
    }
    for (const id of containers) {
      let sheet = this.#sheets.get(id);
      if (!sheet) this.#sheets.set(id, (sheet = new SheetView(this.#board, id)));
      sheet.update(this.heldFrames.get(id) ?? layout.frames.get(id) ?? null, { selected: selection.frame === id, hands: this.heldGroups });
      this.#world.append(...(sheet.element.parentElement ? [] : [sheet.element]));
    }
  }

  /** The note's element with room for a text field. @param {string} id */
  beginEdit(id) {
    this.editing = id;
    this.invalidate(new Set([id]));
    this.flush();
    const element = this.#notes.get(id)?.element ?? null;
    element?.classList.add("is-editing");
    return element;
  }

  /** @param {string} id */
  endEdit(id) {
    this.editing = null;
    this.#notes.get(id)?.element.classList.remove("is-editing");
    this.invalidate(new Set([id]));
  }

  /** The note that Tab reaches in a container. @param {string} container @returns {string|null} */
  stop(container) {
    const { members, notes } = this.#board.layout;
    const id = this.#stops.get(container);
    if (id && this.#board.state.notes.has(id) && !notes.isHidden(id) && members.container(id) === container) return id;
    return members.of(container)[0]?.id ?? null;
  }

  /** @param {string} id */
  setStop(id) {
    const container = this.#board.layout.members.container(id);
    const old = this.stop(container);
    this.#stops.set(container, id);
    this.invalidate(new Set([id, ...(old ? [old] : [])]), false);
  }

  /** @param {string} id */
  view(id) {
    return this.#notes.get(id) ?? null;
  }

  /** @param {string} frame */
  sheet(frame) {
    return this.#sheets.get(frame) ?? null;
  }
}

/** @param {number} px */
const round = (px) => Math.round(px * devicePixelRatio) / devicePixelRatio;
