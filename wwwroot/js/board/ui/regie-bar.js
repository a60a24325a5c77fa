/** @import { Board } from "../board.js" */
import { PHASES } from "../model/phases.js";
import { t } from "../texts/index.js";
import { h, hidden, icon } from "./h.js";
import { timerView } from "./timer.js";

/**
 * Shows everybody where the workshop stands: the phases, whether the board is frozen, and the time. It takes the place
 * of what the server drew.
 * @param {Board} board
 */
export function regieBar(board) {
  const bar = document.getElementById("regie-bar");
  if (!bar) return;
  const phases = h("ol", { class: "phases phases--board", "aria-label": t("phases") });
  const place = h("span", { class: "small muted to-desk" });
  const frozen = h("span", { class: "chip chip--frost" }, icon("snowflake"), h("span", { class: "chip__text" }, t("frozen")));
  // Points to give and other things about the phase belong here.
  const about = h("div", { class: "regie-bar__about push" });
  const timer = timerView(board, () => {});
  const open = opener(board, "btn btn--icon btn--quiet to-tablet", icon("presentation"), hidden(t("regie")));
  document.querySelector(".board-head .about, .board-head [href$='/einstellungen']")?.before(opener(board, "btn btn--secondary from-tablet", icon("presentation"), t("regie")));
  bar.replaceChildren(phases, place, frozen, about, timer, open);
  const update = () => {
    const { phase, frozen: ice, timer: time } = board.state.board;
    const now = PHASES.indexOf(/** @type {"arrive"} */ (phase));
    bar.hidden = now < 0 && !ice && !time && !board.canLead;
    bar.classList.toggle("to-tablet", now < 0 && !ice && !time);
    frozen.hidden = !ice;
    phases.hidden = place.hidden = now < 0;
    place.textContent = t("phaseOf", now + 1, PHASES.length);
    if (phases.dataset["now"] === String(phase)) return;
    phases.dataset["now"] = String(phase);
    phases.replaceChildren(...(now < 0 ? [] : PHASES.map((each, at) => step(each, at - now))));
  };
  board.on("change", ({ keys }) => (!keys || keys.has("board")) && update());
  board.on("rights", update);
  update();
}

/** @param {Board} board @param {string} looks @param {...(Node|string)} content */
function opener(board, looks, ...content) {
  const button = h("button", { type: "button", class: looks, "aria-expanded": "false", data: { opens: "regie" }, onclick: () => board.run("regie.panel") }, ...content);
  const update = () => (button.hidden = !board.canLead);
  board.on("rights", update);
  update();
  return button;
}

/** @param {typeof PHASES[number]} phase @param {number} at 0: now, below: over */
function step(phase, at) {
  const name = t(`phase_${phase}`);
  if (at === 0) return h("li", { class: "is-now", "aria-current": "step" }, h("span", null, name));
  return at < 0 ? h("li", { class: "is-done" }, icon("check"), h("span", null, name, hidden(`, ${t("done")}`))) : h("li", null, h("span", null, name));
}
