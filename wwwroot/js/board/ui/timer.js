/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";
import { h, hidden } from "./h.js";

const SVG = "http://www.w3.org/2000/svg";

/** What is left of the board's time in ms, or null without one. @param {Board} board */
export function left(board) {
  const { timer } = board.state.board;
  if (!timer || (timer.end !== undefined && !board.clock.known)) return null;
  return Math.max(0, timer.left ?? /** @type {number} */ (timer.end) - board.clock.now());
}

/** „04:38“, from an hour on „1:04:38“ @param {number} ms */
export function clockText(ms) {
  const seconds = Math.ceil(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${h ? `${h}:` : ""}${two(m)}:${two(s)}`;
}

/**
 * The time in the head, the same second everywhere. One minute before the end and at the end it is said aloud.
 * @param {Board} board
 * @param {() => void} ticked after each second
 */
export function timerView(board, ticked) {
  const arc = circle("timer__arc");
  const ring = document.createElementNS(SVG, "svg");
  ring.setAttribute("class", "timer__ring");
  ring.setAttribute("viewBox", "0 0 36 36");
  ring.setAttribute("aria-hidden", "true");
  ring.append(circle("timer__track"), arc);
  const time = h("time");
  const word = h("span", { class: "timer__word" });
  const element = h("p", { class: "timer", hidden: true, role: "timer" }, ring, h("span", null, hidden(`${t("timeLeft")} `), word, time));
  let pending = 0;
  /** What was left when last looked at, to notice the moments. @type {number|null} */
  let before = null;
  const update = () => {
    clearTimeout(pending);
    const { timer } = board.state.board;
    const rest = left(board);
    element.hidden = rest === null;
    if (rest === null || !timer) return void (before = null);
    const text = clockText(rest);
    if (time.textContent !== text) time.textContent = text;
    time.setAttribute("datetime", `PT${Math.ceil(rest / 1000)}S`);
    arc.setAttribute("stroke-dasharray", `${Math.round((rest / timer.length) * 100)} 100`);
    word.textContent = rest === 0 ? t("timeOver") : timer.left !== undefined ? t("timeRests") : "";
    element.classList.toggle("is-over", rest === 0);
    element.classList.toggle("is-resting", timer.left !== undefined);
    say(board, timer, before, rest);
    before = timer.end === undefined ? null : rest;
    if (timer.end !== undefined && rest > 0) pending = setTimeout(update, (rest % 1000) + 5 || 1000);
    ticked();
  };
  board.on("change", ({ keys }) => (!keys || keys.has("board")) && update());
  board.clock.on("set", update);
  document.addEventListener("visibilitychange", update);
  update();
  return element;
}

/** @param {Board} board @param {{length: number}} timer @param {number|null} before @param {number} rest */
function say(board, timer, before, rest) {
  if (before === null) return;
  if (rest === 0 && before > 0) board.tell(t("said_timeOver"), true);
  else if (before > 60_000 && rest <= 60_000 && timer.length > 60_000) board.tell(t("said_minuteLeft"));
}

/** @param {string} name */
function circle(name) {
  const element = document.createElementNS(SVG, "circle");
  for (const [key, value] of Object.entries({ class: name, cx: "18", cy: "18", r: "14", pathLength: "100" })) element.setAttribute(key, value);
  return element;
}
