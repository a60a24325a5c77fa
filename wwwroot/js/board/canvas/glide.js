/** @import { Camera } from "./camera.js" */

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
/** ms in which two thirds of the way are done */
const PACE = 130;

/** Moves the camera smoothly to where somebody else looks; a new target on the way just bends it. */
export class Glide {
  /** @type {{x: number, y: number, zoom: number}|null} the middle of the view */
  #to = null;
  #last = 0;
  #camera;

  /** @param {Camera} camera */
  constructor(camera) {
    this.#camera = camera;
  }

  /** @param {{x: number, y: number, zoom: number}} target upper left corner and zoom */
  to({ x, y, zoom }) {
    const { width, height } = this.#camera;
    const idle = this.#to === null;
    this.#to = { x: x + width / 2 / zoom, y: y + height / 2 / zoom, zoom };
    if (CALM.matches) return this.#arrive();
    this.#last = performance.now();
    if (idle) requestAnimationFrame((now) => this.#step(now));
  }

  stop() {
    this.#to = null;
  }

  /** @param {number} now */
  #step(now) {
    const to = this.#to;
    if (!to) return;
    const part = 1 - Math.exp(-Math.max(0, now - this.#last) / PACE);
    this.#last = now;
    const camera = this.#camera;
    const zoom = camera.zoom * (to.zoom / camera.zoom) ** part;
    const x = camera.x + camera.width / 2 / camera.zoom;
    const y = camera.y + camera.height / 2 / camera.zoom;
    const next = { x: x + (to.x - x) * part, y: y + (to.y - y) * part };
    if (Math.hypot(to.x - next.x, to.y - next.y) * zoom < 0.5 && Math.abs(Math.log(to.zoom / zoom)) < 0.002) return this.#arrive();
    this.#put(next.x, next.y, zoom);
    requestAnimationFrame((later) => this.#step(later));
  }

  #arrive() {
    const to = this.#to;
    this.#to = null;
    if (to) this.#put(to.x, to.y, to.zoom);
  }

  /** @param {number} x the middle @param {number} y @param {number} zoom */
  #put(x, y, zoom) {
    const camera = this.#camera;
    camera.driven = true;
    camera.to(x - camera.width / 2 / zoom, y - camera.height / 2 / zoom, zoom);
    camera.driven = false;
  }
}
