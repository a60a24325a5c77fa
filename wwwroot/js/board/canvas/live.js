/** @import { Board } from "../board.js" */
/** @import { Renderer } from "./render.js" */
import { h, icon } from "../ui/h.js";
import { personClass } from "../ui/people.js";
import { whereabouts } from "../ui/presence.js";

const RATE = 50;
const FADE = 5_000;
const HELD = 3_000;

/** What is never saved: pointers and notes on their way, at most twenty times a second. */
export class Live {
  #board;
  #renderer;
  #layer;
  #sent = 0;
  #timer = 0;
  /** @type {(() => void)|null} */
  #next = null;
  #dragging = false;
  /** @type {Map<string, {element: HTMLElement, x: number, y: number, timer: number}>} */
  #cursors = new Map();
  /** @type {Map<string, number>} */
  #held = new Map();

  /** @param {Board} board @param {Renderer} renderer @param {HTMLElement} layer above the wall */
  constructor(board, renderer, layer) {
    this.#board = board;
    this.#renderer = renderer;
    this.#layer = layer;
    board.session.connection.on("moving", (moving) => this.#moving(moving));
    board.camera.on("move", () => this.#placeAll());
    board.on("change", ({ ops }) => {
      for (const op of ops) if (op.id) this.#release(op.id);
    });
  }

  /** Where a hand is would tell whose note it is; the server passes nothing on then. */
  get #isSecret() {
    const { board } = this.#board.state;
    return Boolean(board.sealed || board.anonymous);
  }

  /** @param {number} px @param {number} py */
  point(px, py) {
    if (this.#dragging || !this.#board.canWrite || this.#isSecret) return;
    const { x, y } = this.#board.camera.world(px, py);
    this.#send("Point", Math.round(x), Math.round(y));
  }

  /** @param {string} id @param {number} x @param {number} y */
  drag(id, x, y) {
    this.#dragging = true;
    if (this.#isSecret) return;
    this.#send("Drag", id, Math.round(x), Math.round(y));
  }

  dropped() {
    this.#dragging = false;
    this.#next = null;
  }

  /** The latest value leaves, older ones are forgotten. @param {string} method @param {...unknown} args */
  #send(method, ...args) {
    this.#next = () => void this.#board.session.connection.hub?.send(method, this.#board.config.boardId, ...args).catch(() => {});
    if (this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#sent = performance.now();
      this.#next?.();
      this.#next = null;
    }, Math.max(0, RATE - (performance.now() - this.#sent)));
  }

  /** @param {{moves: {person: string, noteId: string, x: number, y: number}[], points: {person: string, x: number, y: number}[]}} moving */
  #moving({ moves = [], points = [] }) {
    for (const { person, noteId, x, y } of moves) {
      if (person === this.#board.session.me || !this.#board.state.notes.has(noteId)) continue;
      this.#renderer.hands.set(noteId, { x, y, by: person });
      this.#renderer.invalidate(new Set([noteId]), false);
      clearTimeout(this.#held.get(noteId));
      this.#held.set(noteId, setTimeout(() => this.#release(noteId), HELD));
      this.#cursor(person, x + 96, y + 84);
    }
    for (const { person, x, y } of points) if (person !== this.#board.session.me) this.#cursor(person, x, y);
  }

  /** @param {string} noteId */
  #release(noteId) {
    if (!this.#held.has(noteId)) return;
    clearTimeout(this.#held.get(noteId));
    this.#held.delete(noteId);
    this.#renderer.hands.delete(noteId);
    this.#renderer.invalidate(new Set([noteId]), false);
  }

  /** @param {string} person @param {number} x @param {number} y */
  #cursor(person, x, y) {
    whereabouts.set(person, { x, y });
    if (!this.#board.settings.values.showCursors) return;
    const cursor = this.#cursors.get(person) ?? this.#makeCursor(person);
    Object.assign(cursor, { x, y });
    cursor.element.hidden = false;
    clearTimeout(cursor.timer);
    cursor.timer = setTimeout(() => (cursor.element.hidden = true), FADE);
    this.#place(cursor);
  }

  /** @param {string} person */
  #makeCursor(person) {
    const element = h("div", { class: `cursor ${personClass(person)}`, "aria-hidden": "true" }, icon("mouse-pointer-2"), h("span", null, this.#board.nameOf(person)));
    const cursor = { element, x: 0, y: 0, timer: 0 };
    this.#cursors.set(person, cursor);
    this.#layer.append(element);
    return cursor;
  }

  /** @param {{element: HTMLElement, x: number, y: number}} cursor */
  #place({ element, x, y }) {
    const at = this.#board.camera.screen(x, y);
    element.style.transform = `translate(${at.x}px, ${at.y}px)`;
  }

  #placeAll() {
    for (const cursor of this.#cursors.values()) if (!cursor.element.hidden) this.#place(cursor);
  }
}
