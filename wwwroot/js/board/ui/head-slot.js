import { h } from "./h.js";

/** @type {HTMLElement|null} */
let slot = null;

/** The place under the board's head where words about everybody's view appear, above the wall and the list alike. */
export function headSlot() {
  if (slot?.isConnected) return slot;
  slot = h("div", { class: "head-slot no-print" });
  document.querySelector(".board-head")?.append(slot);
  return slot;
}
