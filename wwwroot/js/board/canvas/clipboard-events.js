/** @import { Board } from "../board.js" */

/** Ctrl+C, X and V as the browser sends them; inside text fields they stay what they are. @param {Board} board */
export function clipboardEvents(board) {
  const outside = () => !document.activeElement?.closest("input, textarea, select, dialog") && getSelection()?.isCollapsed !== false;
  for (const name of /** @type {const} */ (["copy", "cut"])) {
    document.addEventListener(name, (event) => {
      if (!outside() || !board.can(`edit.${name}`)) return;
      event.preventDefault();
      board.run(`edit.${name}`, { data: event.clipboardData });
    });
  }
  document.addEventListener("paste", (event) => {
    if (!outside() || !board.can("edit.paste")) return;
    event.preventDefault();
    board.run("edit.paste", { text: event.clipboardData?.getData("text/plain") ?? "" });
  });
}
