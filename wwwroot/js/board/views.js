/** @import { Board } from "./board.js" */
import { Wall } from "./canvas/wall.js";
import { Outline } from "./outline/outline.js";
import { t } from "./texts/index.js";
import { h, icon } from "./ui/h.js";

/** @typedef {"wall"|"list"|"both"} Shown */

/** The wall, the list or both, on one connection and one selection. */
export class Views {
  /** @type {Wall|null} */
  wall = null;
  /** @type {Outline|null} */
  outline = null;
  #board;
  #nav;

  /** @param {Board} board */
  constructor(board) {
    this.#board = board;
    document.body.classList.add("board-live");
    this.#nav = document.querySelector(".board-head nav.segments");
    this.#makeBoth();
    this.#nav?.addEventListener("click", (event) => this.#follow(/** @type {MouseEvent} */ (event)));
    addEventListener("popstate", () => this.show(viewOf(location)));
  }

  #makeBoth() {
    const list = this.#nav?.lastElementChild;
    list?.before(h("button", { type: "button", class: "segments__both", data: { view: "both" } }, icon("columns-2"), h("span", null, t("both"))));
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    const target = event.target instanceof Element ? event.target.closest("a, button") : null;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    if (target instanceof HTMLAnchorElement) {
      history.pushState(null, "", target.href);
      this.show(viewOf(target));
    } else this.show("both");
  }

  /** @param {Shown} view */
  show(view) {
    const board = this.#board;
    document.body.dataset["view"] = view;
    const wall = view === "list" ? null : (this.wall ??= new Wall(board));
    const outline = view === "wall" ? null : (this.outline ??= new Outline(board));
    toggle(board.root, this.wall?.element, wall !== null);
    toggle(board.root, this.outline?.element, outline !== null);
    board.view = wall ?? outline;
    wall?.renderer.invalidate(null);
    outline?.wake();
    for (const each of this.#nav?.children ?? []) mark(each, view);
    const chosen = board.chosen()[0] ?? board.focusId;
    if (chosen && board.state.notes.has(chosen)) requestAnimationFrame(() => board.view?.focus(chosen));
  }
}

/** @param {HTMLElement} root @param {HTMLElement|undefined} element @param {boolean} shown */
function toggle(root, element, shown) {
  if (!element || element.isConnected === shown) return;
  if (shown) root.prepend(element);
  else element.remove();
}

/** @param {{pathname: string}} place @returns {Shown} */
const viewOf = ({ pathname }) => (pathname.endsWith("/liste") ? "list" : "wall");

/** @param {Element} each @param {Shown} view */
function mark(each, view) {
  const its = each instanceof HTMLAnchorElement ? viewOf(each) : "both";
  if (its === view) each.setAttribute(each instanceof HTMLAnchorElement ? "aria-current" : "aria-pressed", each instanceof HTMLAnchorElement ? "page" : "true");
  else {
    each.removeAttribute("aria-current");
    if (its === "both") each.setAttribute("aria-pressed", "false");
  }
}
