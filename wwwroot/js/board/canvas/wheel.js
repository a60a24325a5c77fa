/** @import { Wall } from "./wall.js" */

const LINE = 16;

/** The wheel moves the wall, with Ctrl (or a pinch on a touchpad) it zooms around the pointer. */
export class Wheel {
  /** @param {Wall} wall */
  constructor({ canvas, board }) {
    canvas.addEventListener(
      "wheel",
      (event) => {
        if (event.target instanceof Element && event.target.closest("textarea.is-long") && !event.ctrlKey) return;
        event.preventDefault();
        const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
        if (event.ctrlKey || event.metaKey) {
          const rect = canvas.getBoundingClientRect();
          const delta = Math.max(-60, Math.min(60, event.deltaY * unit));
          board.camera.zoomBy(Math.exp(-delta * 0.0045), event.clientX - rect.left, event.clientY - rect.top);
        } else if (event.shiftKey && !event.deltaX) board.camera.panBy(event.deltaY * unit, 0);
        else board.camera.panBy(event.deltaX * unit, event.deltaY * unit);
      },
      { passive: false },
    );
  }
}
