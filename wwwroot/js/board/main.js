/** @import { Config, OpenState } from "./types.js" */
import { Board } from "./board.js";
import { clipboardEvents } from "./canvas/clipboard-events.js";
import { attention } from "./ui/attention.js";
import { presence } from "./ui/presence.js";
import { regieBar } from "./ui/regie-bar.js";
import { saveState } from "./ui/save-state.js";
import { Views } from "./views.js";

/** @param {string} id @returns {any} */
const embedded = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

/** The board of this page. @type {Board} */
export const running = start(embedded("board-config"), embedded("board-state"));

/** What the server drew stays until the view stands. @param {Config} config @param {OpenState} open */
function start(config, open) {
  const root = /** @type {HTMLElement} */ (document.getElementById("board-root"));
  const fromServer = [...root.childNodes];
  const board = new Board(config, open, root);
  const views = new Views(board);
  views.show(document.body.dataset["view"] === "list" ? "list" : "wall");
  for (const child of fromServer) child.remove();
  presence(board);
  regieBar(board);
  attention(board);
  clipboardEvents(board);
  void board.session.start(saveState(board.session, board.announcer));
  return board;
}
