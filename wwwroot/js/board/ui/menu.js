import { h, icon } from "./h.js";

/**
 * @typedef {object} Item
 * @property {string} text
 * @property {string} [icon]
 * @property {Node} [mark] instead of an icon
 * @property {string} [keys] the shortcut, for the eye
 * @property {boolean} [checked]
 * @property {boolean} [separate] a line above
 * @property {() => void} run
 */

/** Only one menu is open. @type {(() => void)|null} */
let closeLast = null;

/**
 * A menu at an element or a point; arrow keys move, Escape closes, the focus returns.
 * @param {HTMLElement} root
 * @param {HTMLElement|DOMRect} anchor
 * @param {string} label
 * @param {Item[]} items
 */
export function openMenu(root, anchor, label, items) {
  closeLast?.();
  const back = document.activeElement;
  const list = h("div", { class: "board-menu", role: "menu", "aria-label": label, popover: "auto" }, ...items.map((item) => entry(item, () => list.hidePopover())));
  closeLast = () => list.hidePopover();
  list.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "closed") return;
    closeLast = null;
    const inside = list.contains(document.activeElement) || document.activeElement === document.body;
    list.remove();
    if (inside && back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
  });
  list.addEventListener("keydown", (event) => keys(event, list));
  root.append(list);
  list.showPopover();
  place(list, anchor instanceof HTMLElement ? anchor.getBoundingClientRect() : anchor);
  /** @type {HTMLElement|null} */ (list.querySelector("[role^=menuitem]"))?.focus();
}

/** @param {Item} item @param {() => void} close */
function entry(item, close) {
  const role = item.checked === undefined ? "menuitem" : "menuitemradio";
  return h(
    "button",
    {
      type: "button",
      role,
      tabIndex: -1,
      class: item.separate ? "board-menu__item board-menu__item--separate" : "board-menu__item",
      "aria-checked": item.checked === undefined ? null : String(item.checked),
      onclick: () => (close(), item.run()),
    },
    item.mark ?? (item.icon ? icon(item.icon) : h("span", { class: "board-menu__blank" })),
    h("span", null, item.text),
    item.keys ? h("kbd", { class: "board-menu__keys", "aria-hidden": "true" }, item.keys) : null,
  );
}

/** @param {KeyboardEvent} event @param {HTMLElement} list */
function keys(event, list) {
  const items = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role^=menuitem]")]);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  event.stopPropagation();
  if (event.key === "Tab") list.hidePopover();
  if (to === undefined) {
    const next = event.key.length === 1 ? items.find((item, n) => n > at && item.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase())) : null;
    next?.focus();
    return;
  }
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}

/** @param {HTMLElement} list @param {DOMRect} anchor */
function place(list, anchor) {
  const { width, height } = list.getBoundingClientRect();
  const below = anchor.bottom + 6 + height < innerHeight || anchor.top < height;
  const top = below ? Math.min(anchor.bottom + 6, innerHeight - height - 8) : anchor.top - height - 6;
  list.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - width - 8))}px`;
  list.style.top = `${Math.max(8, top)}px`;
}
