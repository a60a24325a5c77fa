/** @import { Layout } from "./layout.js" */
import { contains } from "./grid.js";

/**
 * The nearest note in a direction, seen from the middle of one; sideways distance counts double.
 * @param {Layout} layout
 * @param {string} id
 * @param {number} dx -1, 0 or 1
 * @param {number} dy
 * @returns {string|null}
 */
export function neighbour(layout, id, dx, dy) {
  const from = layout.notes.get(id);
  if (!from) return null;
  const x = from.x + from.w / 2;
  const y = from.y + from.h / 2;
  for (const reach of [500, 1500, 20_000]) {
    const area = { x: dx < 0 ? x - reach : dx > 0 ? x : x - reach, y: dy < 0 ? y - reach : dy > 0 ? y : y - reach, w: dx ? reach : 2 * reach, h: dy ? reach : 2 * reach };
    let best = null;
    let least = Infinity;
    for (const other of layout.notes.within(area)) {
      const rect = other === id ? null : layout.notes.get(other);
      if (!rect) continue;
      const ahead = dx ? (rect.x + rect.w / 2 - x) * dx : (rect.y + rect.h / 2 - y) * dy;
      const aside = Math.abs(dx ? rect.y + rect.h / 2 - y : rect.x + rect.w / 2 - x);
      if (ahead < 4 || aside > ahead * 2 + 40) continue;
      const distance = ahead + 2 * aside;
      if (distance < least) [best, least] = [other, distance];
    }
    if (best) return best;
  }
  return null;
}

/** The uppermost note at a place, for when it is only drawn. @param {Layout} layout @param {number} x @param {number} y */
export function noteUnder(layout, x, y) {
  let found = null;
  for (const id of layout.notes.within({ x, y, w: 0.1, h: 0.1 })) {
    const rect = layout.notes.get(id);
    if (rect && contains(rect, x, y)) found = id;
  }
  return found;
}
