/** @import { Board } from "../board.js" */
/** @import { Color, Rect } from "../types.js" */
import { PAPER } from "../ui/ask.js";
import { h } from "../ui/h.js";

const MARGIN = 400;

/** A picture of the notes for when too many are in view; it says nothing to anybody, the list does. */
export class Far {
  stale = true;
  #board;
  #canvas = h("canvas", { class: "far", "aria-hidden": "true", hidden: true });
  #area = { x: 0, y: 0, w: 0, h: 0 };
  #zoom = 0;
  /** @type {Record<string, string>|null} */
  #colors = null;

  /** @param {Board} board @param {HTMLElement} world */
  constructor(board, world) {
    this.#board = board;
    world.append(this.#canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (this.#colors = null));
  }

  /** @param {boolean} visible @param {boolean} moved the camera left the drawn part */
  draw(visible, moved) {
    if (this.#canvas.hidden === visible) {
      this.#canvas.hidden = !visible;
      this.stale = true;
    }
    if (!visible || !(this.stale || moved)) return;
    this.stale = false;
    this.#zoom = this.#board.camera.zoom;
    this.#area = this.#board.camera.view(MARGIN);
    this.#fit();
    this.#paint();
  }

  #fit() {
    const { w, h: height, x, y } = this.#area;
    const width = Math.ceil(w * this.#zoom);
    const rows = Math.ceil(height * this.#zoom);
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== rows) this.#canvas.height = rows;
    Object.assign(this.#canvas.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${height}px` });
  }

  #paint() {
    const context = this.#canvas.getContext("2d");
    if (!context) return;
    const { notes } = this.#board.state;
    const grid = this.#board.layout.notes;
    /** @type {Map<string, Rect[]>} */
    const byColor = new Map();
    for (const id of grid.within(this.#area)) {
      const color = /** @type {Color} */ (notes.get(id)?.color);
      const rects = byColor.get(color) ?? [];
      byColor.set(color, rects);
      rects.push(/** @type {Rect} */ (grid.get(id)));
    }
    context.setTransform(this.#zoom, 0, 0, this.#zoom, -this.#area.x * this.#zoom, -this.#area.y * this.#zoom);
    context.clearRect(this.#area.x, this.#area.y, this.#area.w, this.#area.h);
    for (const [color, rects] of byColor) this.#papers(context, color, rects);
    this.#lines(context, [...byColor.values()].flat());
  }

  /** @param {CanvasRenderingContext2D} context @param {string} color @param {Rect[]} rects */
  #papers(context, color, rects) {
    this.#colors ??= {};
    this.#colors[color] ??= getComputedStyle(this.#canvas).getPropertyValue(`--note-${PAPER[/** @type {Color} */ (color)]}`);
    context.beginPath();
    for (const { x, y, w, h: height } of rects) context.rect(x, y, w, height);
    context.fillStyle = this.#resolve(this.#colors[color]);
    context.fill();
  }

  /** light-dark() and variables are resolved by an element. @param {string} value */
  #resolve(value) {
    this.#canvas.style.color = value;
    return getComputedStyle(this.#canvas).color;
  }

  /** A hint of writing. @param {CanvasRenderingContext2D} context @param {Rect[]} rects */
  #lines(context, rects) {
    context.beginPath();
    for (const { x, y, w } of rects) {
      context.rect(x + 14, y + 20, w - 34, 7);
      context.rect(x + 14, y + 38, w - 62, 7);
    }
    context.fillStyle = "rgb(20 30 50 / 0.32)";
    context.fill();
  }
}
