/** @import { Rect } from "../types.js" */
import { Emitter } from "../sync/emitter.js";

/** A part of the wall that is no wider is there to be read, and from that zoom on it can be. */
const READ = { wide: 2200, zoom: 0.55 };

export const ZOOM = { min: 0.08, max: 4, step: 1.2 };

/**
 * Which part of the wall is on screen: screen = (world − place) × zoom.
 * @extends {Emitter<{move: void}>}
 */
export class Camera extends Emitter {
  x = 0;
  y = 0;
  zoom = 1;
  width = 1;
  height = 1;
  /** Whether it moves because somebody else leads it. */
  driven = false;

  /** @param {number} width @param {number} height */
  resize(width, height) {
    if (this.width === width && this.height === height) return;
    this.width = width;
    this.height = height;
    this.emit("move", undefined);
  }

  /** @param {number} x @param {number} y @param {number} [zoom] */
  to(x, y, zoom = this.zoom) {
    this.zoom = Math.min(ZOOM.max, Math.max(ZOOM.min, zoom));
    this.x = x;
    this.y = y;
    this.emit("move", undefined);
  }

  /** @param {number} dx screen px @param {number} dy */
  panBy(dx, dy) {
    this.to(this.x + dx / this.zoom, this.y + dy / this.zoom);
  }

  /** Zooms so that the place under a screen point stays. @param {number} factor @param {number} [px] @param {number} [py] */
  zoomBy(factor, px = this.width / 2, py = this.height / 2) {
    const zoom = Math.min(ZOOM.max, Math.max(ZOOM.min, this.zoom * factor));
    const { x, y } = this.world(px, py);
    this.to(x - px / zoom, y - py / zoom, zoom);
  }

  /** @param {number} px @param {number} py */
  world(px, py) {
    return { x: this.x + px / this.zoom, y: this.y + py / this.zoom };
  }

  /** @param {number} x @param {number} y */
  screen(x, y) {
    return { x: (x - this.x) * this.zoom, y: (y - this.y) * this.zoom };
  }

  /** The visible part of the wall, with a margin in screen px. @param {number} [margin] @returns {Rect} */
  view(margin = 0) {
    const m = margin / this.zoom;
    return { x: this.x - m, y: this.y - m, w: this.width / this.zoom + 2 * m, h: this.height / this.zoom + 2 * m };
  }

  /**
   * Shows a part of the wall as large as it fits.
   * @param {Rect} rect
   * @param {{top?: number, bottom?: number, side?: number, min?: number, max?: number}} [room] screen px to keep free, and zoom limits
   */
  fit(rect, { top = 16, bottom = 96, side = 18, min = ZOOM.min, max = 1 } = {}) {
    const zoom = Math.max(min, Math.min(max, (this.width - 2 * side) / rect.w, (this.height - top - bottom) / rect.h));
    const x = rect.x - Math.max(side, (this.width - rect.w * zoom) / 2) / zoom;
    this.to(x, rect.y - top / zoom, zoom);
  }

  /**
   * The place from which a part of the wall is seen whole, in the middle. On a phone its middle stays legible where
   * somebody at a larger screen reads it.
   * @param {Rect} rect
   */
  around(rect) {
    const [across, down] = [this.width / rect.w, this.height / rect.h];
    const least = rect.w < READ.wide ? Math.min(Math.max(across, down), READ.zoom) : 0;
    const zoom = Math.min(ZOOM.max, Math.max(ZOOM.min, least, Math.min(across, down)));
    return { x: rect.x + rect.w / 2 - this.width / 2 / zoom, y: rect.y + rect.h / 2 - this.height / 2 / zoom, zoom };
  }

  /** The place from which a point is in the middle, or null where it is well in view already. @param {number} x @param {number} y */
  towards(x, y) {
    const at = this.screen(x, y);
    const near = at.x > this.width * 0.2 && at.x < this.width * 0.8 && at.y > this.height * 0.2 && at.y < this.height * 0.75;
    return near ? null : { x: x - this.width / 2 / this.zoom, y: y - this.height / 2 / this.zoom, zoom: this.zoom };
  }

  /** Moves just far enough that a thing is clear of the edges and of what floats above the wall. @param {Rect} rect @param {number} [bottom] */
  reveal(rect, bottom = 110) {
    const edge = { left: 24, top: 64, right: 24, bottom };
    const { x, y } = this.screen(rect.x, rect.y);
    const right = x + rect.w * this.zoom - (this.width - edge.right);
    const below = y + rect.h * this.zoom - (this.height - edge.bottom);
    const dx = x < edge.left ? x - edge.left : right > 0 ? Math.min(right, x - edge.left) : 0;
    const dy = y < edge.top ? y - edge.top : below > 0 ? Math.min(below, y - edge.top) : 0;
    if (dx || dy) this.panBy(dx, dy);
  }
}
