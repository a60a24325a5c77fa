/** @import { Wall } from "./wall.js" */
/** @import { Color } from "../types.js" */
import { t } from "../texts/index.js";
import { PAPER } from "../ui/ask.js";
import { h } from "../ui/h.js";

const W = 166;
const H = 90;

/** The wall in small, with the part on screen; a click goes there. */
export class Minimap {
  element;
  #wall;
  #canvas = h("canvas", { class: "minimap__picture", width: W * 2, height: H * 2, role: "img", "aria-label": t("overview") });
  #view = h("div", { class: "minimap__view" });
  #scale = 1;
  #origin = { x: 0, y: 0 };
  #timer = 0;

  /** @param {Wall} wall */
  constructor(wall) {
    this.#wall = wall;
    this.element = h("div", { class: "float minimap", onpointerdown: (/** @type {PointerEvent} */ event) => this.#go(event), onpointermove: (/** @type {PointerEvent} */ event) => event.buttons && this.#go(event) }, this.#canvas, this.#view);
    wall.board.on("change", () => this.#later());
    wall.board.camera.on("move", () => this.#frame());
    this.#later();
  }

  #later() {
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.#draw();
      this.#frame();
    }, 250);
  }

  #draw() {
    const context = this.#canvas.getContext("2d");
    const { layout, state } = this.#wall.board;
    const extent = layout.extent();
    if (!context || !extent) return context?.clearRect(0, 0, W * 2, H * 2);
    this.#scale = Math.min(W / (extent.w + 80), H / (extent.h + 80));
    this.#origin = { x: extent.x - (W / this.#scale - extent.w) / 2, y: extent.y - (H / this.#scale - extent.h) / 2 };
    const style = getComputedStyle(this.#canvas);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, W * 2, H * 2);
    const scale = this.#scale * 2;
    context.setTransform(scale, 0, 0, scale, -this.#origin.x * scale, -this.#origin.y * scale);
    context.fillStyle = style.borderTopColor;
    for (const { x, y, w, h: height } of layout.frames.values()) context.fillRect(x, y, w, height);
    for (const [color, paper] of Object.entries(PAPER)) {
      this.#canvas.style.color = `var(--note-${paper})`;
      context.fillStyle = style.color;
      for (const [id, { x, y, w, h: height }] of layout.notes.all()) if (state.notes.get(id)?.color === /** @type {Color} */ (color)) context.fillRect(x, y, w, height);
    }
  }

  #frame() {
    const { x, y, w, h: height } = this.#wall.board.camera.view();
    const left = Math.max(0, (x - this.#origin.x) * this.#scale);
    const top = Math.max(0, (y - this.#origin.y) * this.#scale);
    const right = Math.min(W, (x + w - this.#origin.x) * this.#scale);
    const bottom = Math.min(H, (y + height - this.#origin.y) * this.#scale);
    this.#view.hidden = right <= left || bottom <= top;
    const { style } = this.#view;
    style.transform = `translate(${left}px, ${top}px)`;
    // The size changes at the edges only, and costs a layout.
    const [width, tall] = [`${(right - left).toFixed(1)}px`, `${(bottom - top).toFixed(1)}px`];
    if (style.width !== width) style.width = width;
    if (style.height !== tall) style.height = tall;
  }

  /** @param {PointerEvent} event */
  #go(event) {
    const rect = this.#canvas.getBoundingClientRect();
    const { camera } = this.#wall.board;
    const x = this.#origin.x + (event.clientX - rect.left) / this.#scale;
    const y = this.#origin.y + (event.clientY - rect.top) / this.#scale;
    camera.to(x - camera.width / 2 / camera.zoom, y - camera.height / 2 / camera.zoom);
  }
}
