/** @import { Board } from "../board.js" */
import { PHASES, phaseAfter } from "../model/phases.js";
import { t } from "../texts/index.js";
import { h, icon, iconButton } from "./h.js";
import { clockText, left } from "./timer.js";

/**
 * A switch of the moderation.
 * @typedef {{command: (board: Board) => string, icon: string, name: string, hint: string, on: (board: Board) => boolean}} Switch
 */

/** What the moderation switches for everybody, in this order. @type {() => Switch[]} */
const switches = () => [
  { command: (board) => (board.state.board.sealed ? "board.reveal" : "board.seal"), icon: "eye-off", name: t("cmd_board_seal"), hint: t("sealHint"), on: (board) => Boolean(board.state.board.sealed) },
  { command: () => "regie.freeze", icon: "snowflake", name: t("freeze"), hint: t("freezeHint"), on: (board) => Boolean(board.state.board.frozen) },
];

const MINUTES = [3, 5, 10, 15];

/** @type {Panel|null} */
let panel = null;

/** Opens or closes the moderation's panel; the wall beside it stays usable. @param {Board} board */
export function togglePanel(board) {
  panel ??= new Panel(board);
  panel.toggle();
}

class Panel {
  #board;
  #phases = h("div", { class: "regie__phases", role: "group", "aria-label": t("phase") });
  #next = h("button", { type: "button", class: "btn btn--primary btn--wide", onclick: () => this.#board.run("regie.next") });
  #rest = h("span", { class: "regie__time num" });
  #stop = h("button", { type: "button", class: "btn btn--quiet btn--small", onclick: () => this.#board.run("regie.stop") }, t("cmd_regie_stop"));
  #now = h("div", { class: "regie__now" }, this.#rest, this.#stop);
  #timing = h("div", { class: "cluster cluster--tight" });
  #switches = h("div", { class: "regie__switches" });
  #gather = h("button", { type: "button", class: "btn btn--secondary", onclick: () => this.#board.run("regie.gather") });
  #timingNow = "";

  /** @param {Board} board */
  constructor(board) {
    this.#board = board;
    const settings = `/tafeln/${board.config.boardId}`;
    this.element = h(
      "section",
      { class: "regie float no-print", id: "regie", role: "dialog", "aria-label": t("regie"), tabIndex: -1, hidden: true },
      h("div", { class: "regie__head" }, h("h2", { class: "as-h3" }, t("regie")), iconButton("x", t("close"), () => this.toggle(), { class: "btn btn--icon btn--quiet" })),
      part(t("phase"), this.#phases, this.#next),
      part(t("time"), this.#now, this.#timing),
      part(t("switches"), this.#switches),
      part(t("lookHere"), h("div", { class: "cluster cluster--tight" }, this.#gather, h("button", { type: "button", class: "btn btn--secondary", onclick: () => this.#board.run("regie.attention") }, icon("eye"), t("cmd_regie_attention")))),
      part(t("votings"), h("div", { class: "cluster cluster--tight" }, h("button", { type: "button", class: "btn btn--secondary", onclick: () => this.#board.run("voting.list") }, icon("circle-check"), t("votings")))),
      h(
        "p",
        { class: "regie__links small" },
        ...[["beamer", t("toBeamer")], ["senden?papier=true", t("toPaper")], ["rollen", t("toRoles")], ["gaeste", t("toGuests")]].map(([page, words]) => h("a", { href: `${settings}/${page}` }, words ?? "")),
      ),
    );
    this.element.addEventListener("keydown", (event) => this.#key(event));
    document.querySelector(".board-head")?.append(this.element);
    board.on("change", ({ keys }) => (!keys || keys.has("board")) && this.update());
    board.on("rights", () => !board.canLead && !this.element.hidden && this.toggle());
    board.gathering.on("change", () => this.update());
    board.clock.on("set", () => this.update());
    setInterval(() => !this.element.hidden && this.#drawTime(), 500);
  }

  toggle() {
    const shown = this.element.hidden;
    this.element.hidden = !shown;
    for (const each of document.querySelectorAll("[data-opens=regie]")) each.setAttribute("aria-expanded", String(shown));
    if (shown) {
      this.update();
      this.element.focus({ preventScroll: true });
    } else /** @type {HTMLElement|undefined} */ ([...document.querySelectorAll("[data-opens=regie]")].find((each) => /** @type {HTMLElement} */ (each).offsetParent))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    event.stopPropagation();
    if (event.key === "Escape") this.toggle();
  }

  update() {
    if (this.element.hidden) return;
    this.#drawPhases();
    this.#drawTime();
    this.#drawSwitches();
    const { active } = this.#board.gathering;
    this.#gather.setAttribute("aria-pressed", String(active));
    this.#gather.replaceChildren(icon("users"), t(active ? "letGo" : "cmd_regie_gather"));
  }

  #drawPhases() {
    const { phase } = this.#board.state.board;
    keepingFocus(this.#phases, () => {
      this.#phases.replaceChildren(...PHASES.map((each) => this.#phase(each, t(`phase_${each}`), each === phase ? t(`phaseHint_${each}`) : "")), this.#phase(null, t("phase_none"), phase === null ? t("phaseHint_none") : ""));
    });
    const next = phaseAfter(phase);
    this.#next.hidden = next === null;
    if (next) this.#next.replaceChildren(t("nextPhase", t(`phase_${next}`)), icon("arrow-right"));
  }

  /** @param {typeof PHASES[number]|null} phase @param {string} name @param {string} hint shown for the present one */
  #phase(phase, name, hint) {
    const now = this.#board.state.board.phase === phase;
    return h("button", { type: "button", class: "regie__phase", "aria-pressed": String(now), data: { key: String(phase) }, onclick: () => this.#board.run("regie.phase", { phase }) }, h("span", { class: "regie__name" }, name), hint ? h("span", { class: "regie__hint" }, hint) : null);
  }

  #drawTime() {
    const { timer } = this.#board.state.board;
    const rest = left(this.#board);
    this.#now.hidden = !timer;
    this.#rest.textContent = rest === null ? "" : clockText(rest);
    const now = !timer ? "none" : timer.left !== undefined ? "rests" : rest === 0 ? "over" : "runs";
    if (now === this.#timingNow) return;
    this.#timingNow = now;
    /** @param {string} key @param {string} text @param {string} symbol @param {() => void} run */
    const button = (key, text, symbol, run) => h("button", { type: "button", class: "btn btn--secondary btn--small", data: { key }, onclick: run }, symbol ? icon(symbol) : null, text);
    const run = (/** @type {string} */ id, args = {}) => () => this.#board.run(id, args);
    const starting = [...MINUTES.map((minutes) => button(`m${minutes}`, t("nMinutes", minutes), "", run("regie.timer", { minutes }))), button("other", t("otherTime"), "clock", run("regie.timer"))];
    const running = [
      ...(now === "runs" ? [button("pause", t("cmd_regie_pause"), "pause", run("regie.pause"))] : []),
      ...(now === "rests" ? [button("resume", t("cmd_regie_resume"), "play", run("regie.resume"))] : []),
      button("more", t("cmd_regie_more"), "plus", run("regie.more")),
    ];
    keepingFocus(this.#timing, () => this.#timing.replaceChildren(...(now === "none" ? starting : running)));
  }

  #drawSwitches() {
    keepingFocus(this.#switches, () => this.#switches.replaceChildren(...switches().map((each) => this.#switch(each))));
  }

  /** @param {Switch} each */
  #switch({ command, icon: symbol, name, hint, on }) {
    return h(
      "button",
      { type: "button", class: "switch", role: "switch", "aria-checked": String(on(this.#board)), data: { key: symbol }, onclick: () => this.#board.run(command(this.#board)) },
      icon(symbol),
      h("span", { class: "switch__text" }, h("span", { class: "switch__name" }, name), h("span", { class: "regie__hint" }, hint)),
      h("span", { class: "switch__knob", "aria-hidden": "true" }),
    );
  }
}

/** @param {string} title @param {...Node} content */
const part = (title, ...content) => h("div", { class: "regie__part" }, h("h3", { class: "regie__title" }, title), ...content);

/** What is drawn anew gives the focus to its successor. @param {HTMLElement} element @param {() => void} draw */
function keepingFocus(element, draw) {
  const key = element.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : undefined;
  draw();
  if (key === undefined) return;
  const next = element.querySelector(`[data-key="${key}"]`) ?? element.querySelector("button");
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}
