/** @import { Command } from "./command.js" */
import { showHelp } from "../ui/help.js";
import { jumpTo } from "../ui/presence.js";

/** @type {Command[]} */
export const viewCommands = [
  { id: "view.zoomIn", run: (board) => board.view?.zoom("in") },
  { id: "view.zoomOut", run: (board) => board.view?.zoom("out") },
  { id: "view.zoomFit", run: (board) => board.view?.zoom("fit") },
  { id: "view.zoom100", run: (board) => board.view?.zoom("full") },
  { id: "view.help", run: (board) => showHelp(board) },
  { id: "view.follow", when: (_, args) => Boolean(args["person"]), run: (board, { person }) => board.follow.person(person) },
  { id: "view.person", when: (_, args) => Boolean(args["person"]), run: (board, { person }) => jumpTo(board, person) },
];
