/** @import { Picture } from "./list.js" */

const FONT = '"Atkinson Hyperlegible Next", Verdana, sans-serif';
/** Browsers draw nothing on larger canvases. */
const LONGEST = 8192;
const SHARP = 2;

/** How wide a text is in the font of the wall. @returns {import("./list.js").Measure} */
export function measuring() {
  const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  return (text, size, weight) => {
    context.font = `${weight} ${size}px ${FONT}`;
    return context.measureText(text).width;
  };
}

/** A picture as PNG, twice as sharp as the screen where it is not too large for that. @param {Picture} picture @returns {Promise<Blob|null>} */
export function toPng({ area, items }) {
  const scale = Math.min(SHARP, LONGEST / Math.max(area.w, area.h));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(area.w * scale);
  canvas.height = Math.ceil(area.h * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
  for (const item of items) {
    context.fillStyle = item.fill;
    if (item.kind === "text") {
      context.font = `${item.weight} ${item.size}px ${FONT}`;
      context.fillText(item.text, item.x, item.y);
      continue;
    }
    context.beginPath();
    context.roundRect(item.x, item.y, item.w, item.h, item.round ?? 0);
    context.fill();
    if (!item.edge) continue;
    context.strokeStyle = item.edge;
    context.stroke();
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
