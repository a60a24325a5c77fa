/** @import { Config, OpenState } from "./types.js" */
import { Beamer } from "./beamer/beamer.js";
import { Board } from "./board.js";
import { clipboardEvents } from "./canvas/clipboard-events.js";
import { Send } from "./send/send.js";
import { attention } from "./ui/attention.js";
import { presence } from "./ui/presence.js";
import { regieBar } from "./ui/regie-bar.js";
import { saveState } from "./ui/save-state.js";
import { sealedBar } from "./ui/sealing.js";
import { Views } from "./views.js";

/** @param {string} id @returns {any} */
const embedded = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

/** The board of this page. @type {Board} */
export const running = start(embedded("board-config"), embedded("board-state"));

/** Shows the board as the page wants it. @param {Board} board @param {string} view */
function show(board, view) {
  if (view !== "send" && view !== "beamer") return new Views(board).show(view === "list" ? "list" : "wall");
  const only = view === "send" ? new Send(board) : new Beamer(board);
  document.body.classList.add("board-live");
  board.view = only;
  board.root.prepend(only.element);
}

/** What the server drew stays until the view stands. @param {Config} config @param {OpenState} open */
function start(config, open) {
  const root = /** @type {HTMLElement} */ (document.getElementById("board-root"));
  const fromServer = [...root.childNodes];
  const board = new Board(config, open, root);
  show(board, document.body.dataset["view"] ?? "wall");
  for (const child of fromServer) child.remove();
  presence(board);
  regieBar(board);
  attention(board);
  sealedBar(board);
  clipboardEvents(board);
  void board.session.start(saveState(board.session, board.announcer));
  return board;
}
