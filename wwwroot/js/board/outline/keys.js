/** @import { Outline } from "./outline.js" */
import { commandKey, isTaken, noteKey } from "../ui/note-keys.js";

/** The keyboard in the list; the same keys as on the wall where they make sense. */
export class OutlineKeys {
  #outline;

  /** @param {Outline} outline */
  constructor(outline) {
    this.#outline = outline;
    document.addEventListener("keydown", (event) => this.#mine(event.target) && this.#down(event));
  }

  /** Keys pressed nowhere in particular are the list's where it stands alone. @param {EventTarget|null} target */
  #mine(target) {
    const { element, board } = this.#outline;
    return element.isConnected && ((target === document.body && board.view === this.#outline) || (target instanceof Node && element.contains(target)));
  }

  /** @param {KeyboardEvent} event */
  #down(event) {
    if (isTaken(event)) return;
    const target = /** @type {HTMLElement} */ (event.target);
    const id = target.closest(".line")?.getAttribute("data-id") ?? null;
    const onLine = target.classList.contains("line");
    if (this.#withCtrl(event) || (id && onLine && this.#atLine(event, id)) || this.#single(event)) event.preventDefault();
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  #withCtrl(event) {
    if (!event.ctrlKey && !event.metaKey) return false;
    if (event.key !== "Home" && event.key !== "End") return commandKey(this.#outline.board, event);
    const order = this.#outline.order();
    const to = event.key === "Home" ? order[0] : order.at(-1);
    if (to) this.#outline.focus(to);
    return Boolean(to);
  }

  /** @param {KeyboardEvent} event @param {string} id @returns {boolean} */
  #atLine(event, id) {
    const { board } = this.#outline;
    const up = event.key === "ArrowUp";
    if (up || event.key === "ArrowDown") {
      if (event.altKey) board.run(up ? "note.up" : "note.down");
      else this.#step(id, up ? -1 : 1);
      return true;
    }
    switch (event.key) {
      case "Home":
      case "End": {
        const siblings = [.../** @type {HTMLElement} */ (event.target).closest("section")?.querySelectorAll(".line") ?? []];
        const to = /** @type {HTMLElement|undefined} */ (event.key === "Home" ? siblings[0] : siblings.at(-1));
        if (to?.dataset["id"]) this.#outline.focus(to.dataset["id"]);
        return true;
      }
      case "F10":
      case "ContextMenu":
        if (event.key === "F10" && !event.shiftKey) return false;
        /** @type {HTMLElement} */ (event.target).querySelector("[aria-haspopup]")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        return true;
      default:
        return noteKey(board, event, id);
    }
  }

  /** @param {string} id @param {1|-1} step */
  #step(id, step) {
    const order = this.#outline.order();
    const next = order[order.indexOf(id) + step];
    if (next) this.#outline.focus(next);
  }

  /** @param {KeyboardEvent} event @returns {boolean} */
  #single(event) {
    const { board, newline } = this.#outline;
    if (!board.settings.values.singleKeys || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key.toLowerCase() === "n" && !newline.form.hidden) return newline.focus(), true;
    if (event.key.toLowerCase() === "m" && board.chosen().length) return board.run("note.moveTo"), true;
    if (event.key.toLowerCase() === "p" && board.chosen().length) return board.run(event.shiftKey ? "vote.withdraw" : "vote.cast"), true;
    if (event.key.toLowerCase() === "s" && board.chosen().length) return board.run("note.stack"), true;
    const command = { "?": "view.help", "+": "view.zoomIn", "-": "view.zoomOut", "1": "view.zoom100" }[event.key];
    return command ? (board.run(command), true) : false;
  }
}
