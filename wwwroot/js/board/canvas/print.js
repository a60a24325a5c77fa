/** @import { Wall } from "./wall.js" */

const PAGE = 1040;

/** How a page says that it wants the wall on paper. */
const ASKED = "#drucken";

/** On paper the whole wall appears, scaled to the width of a page. @param {Wall} wall */
export function printing({ board, renderer, canvas, world }) {
  // Two frames later the wall stands and knows how large it is.
  if (location.hash === ASKED) requestAnimationFrame(() => requestAnimationFrame(() => print()));
  addEventListener("beforeprint", () => {
    const extent = board.layout.extent();
    if (!extent || !canvas.isConnected) return;
    renderer.drawAll();
    const zoom = Math.min(1, PAGE / extent.w);
    world.style.transform = `scale(${zoom}) translate(${-extent.x}px, ${-extent.y}px)`;
    canvas.style.height = `${(extent.h + 40) * zoom}px`;
  });
  addEventListener("afterprint", () => {
    canvas.style.height = "";
    renderer.invalidate(null);
    board.camera.panBy(0, 0);
    renderer.resetTransform();
  });
}
