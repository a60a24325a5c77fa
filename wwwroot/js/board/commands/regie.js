/** @import { Board } from "../board.js" */
/** @import { Args, Command } from "./command.js" */
import { PHASES, phaseAfter } from "../model/phases.js";
import { t } from "../texts/index.js";
import { askMinutes } from "../ui/ask-minutes.js";
import { togglePanel } from "../ui/regie-panel.js";
import { leads, locks } from "./command.js";

/** @param {Board} board @param {Record<string, any>} args @returns {string} */
const frameOf = (board, args) => args["frame"] ?? board.selection.frame ?? "";

/** @param {Board} board @param {Record<string, any>} args */
const isLocked = (board, args) => Boolean(board.state.frames.get(frameOf(board, args))?.locked);

/** @type {Command[]} */
export const regieCommands = [
  { id: "regie.panel", writes: leads, run: (board) => togglePanel(board) },
  { id: "regie.phase", writes: leads, when: (_, { phase }) => phase === null || PHASES.includes(phase), run: setPhase },
  { id: "regie.next", writes: leads, when: (board) => phaseAfter(board.state.board.phase) !== null, run: (board, args) => setPhase(board, { ...args, phase: phaseAfter(board.state.board.phase) }) },
  { id: "regie.freeze", writes: leads, run: freeze },
  { id: "regie.timer", writes: leads, run: (board, { minutes }) => (minutes ? timer(board, { length: Math.round(minutes * 60_000) }) : askMinutes(board)) },
  { id: "regie.pause", writes: leads, when: (board) => board.state.board.timer?.end !== undefined, run: (board) => timer(board, { pause: true }) },
  { id: "regie.resume", writes: leads, when: (board) => board.state.board.timer?.left !== undefined, run: (board) => timer(board, { resume: true }) },
  { id: "regie.more", writes: leads, when: (board) => Boolean(board.state.board.timer), run: (board) => timer(board, { add: 60_000 }) },
  { id: "regie.stop", writes: leads, when: (board) => Boolean(board.state.board.timer), run: (board) => timer(board, null) },
  { id: "regie.gather", writes: leads, run: (board) => board.gathering.toggle() },
  { id: "regie.attention", writes: leads, run: attention },
  { id: "note.lock", writes: locks, when: (board, { ids }) => ids.some((id) => !board.state.notes.get(id)?.locked), run: (board, args) => lockNotes(board, args, true) },
  { id: "note.unlock", writes: locks, when: (board, { ids }) => ids.some((id) => board.state.notes.get(id)?.locked), run: (board, args) => lockNotes(board, args, false) },
  { id: "frame.lock", writes: leads, when: (board, args) => board.state.frames.has(frameOf(board, args)) && !isLocked(board, args), run: (board, args) => lockFrame(board, args, true) },
  { id: "frame.unlock", writes: leads, when: isLocked, run: (board, args) => lockFrame(board, args, false) },
];

/** @param {Board} board @param {Record<string, any>} args */
function setPhase(board, { phase }) {
  if (board.state.board.phase === phase) return;
  board.history.group(t("cmd_regie_phase"), () => board.put({ type: "board.set", phase }));
}

/** @param {Board} board @param {Record<string, any>} args */
function freeze(board, { frozen = !board.state.board.frozen }) {
  board.history.group(t("cmd_regie_freeze"), () => board.put({ type: "board.set", frozen }));
}

/** Time cannot be taken back, so undo leaves it alone. @param {Board} board @param {Record<string, any>|null} wish */
function timer(board, wish) {
  board.session.dispatch({ type: "board.set", timer: wish });
}

/** @param {Board} board */
function attention(board) {
  const hub = board.session.connection.hub;
  void hub?.invoke("Attention", board.config.boardId).then(
    () => board.tell(t("said_attentionAsked")),
    () => board.tell(t("said_attentionWait")),
  );
}

/** @param {Board} board @param {Args} args @param {boolean} locked */
function lockNotes(board, { ids }, locked) {
  const some = ids.filter((id) => Boolean(board.state.notes.get(id)?.locked) !== locked);
  board.history.group(t(locked ? "cmd_note_lock" : "cmd_note_unlock"), () => {
    for (const id of some) board.put({ type: "note.set", id, locked });
  });
  board.announcer.say(t(locked ? "said_locked" : "said_unlocked", some.length));
}

/** @param {Board} board @param {Args} args @param {boolean} locked */
function lockFrame(board, args, locked) {
  const id = frameOf(board, args);
  board.history.group(t(locked ? "cmd_frame_lock" : "cmd_frame_unlock"), () => board.put({ type: "frame.set", id, locked }));
}
