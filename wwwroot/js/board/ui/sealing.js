/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";
import { openDialog } from "./dialog.js";
import { h, icon } from "./h.js";

/** Sealed notes in a container, or on the whole board. @param {Board} board @param {string} [container] */
export function countSealed(board, container) {
  if (!board.state.board.sealed) return 0;
  const notes = container === undefined ? board.state.notes.values() : board.layout.members.of(container);
  let count = 0;
  for (const note of notes) if (note.sealed) count++;
  return count;
}

/** Says above both views that notes are collected sealed; the server drew the place. @param {Board} board */
export function sealedBar(board) {
  const place = document.getElementById("sealed-bar");
  if (!place) return;
  const count = h("span", { class: "sealed-bar__count num" });
  const open = h("button", { type: "button", class: "btn btn--secondary", onclick: () => board.run("board.reveal") }, icon("eye"), t("cmd_board_reveal"));
  const words = h("p");
  place.replaceChildren(icon("eye-off"), words, count, open);
  const update = () => {
    place.hidden = !board.state.board.sealed;
    if (place.hidden) return;
    open.hidden = !board.canLead;
    words.textContent = t(board.canWrite ? "sealedBar" : "sealedBarRead");
    const text = t("nSealed", countSealed(board));
    if (count.textContent !== text) count.textContent = text;
  };
  board.on("change", update);
  update();
}

/** Asks before what nobody can take back. @param {Board} board */
export function askReveal(board) {
  const names = board.state.board.anonymous ? t("revealNobody") : t("revealAuthors");
  openDialog(board.root, t("revealTitle"), [h("p", null, `${t("revealCount", countSealed(board))} ${names}`)], {
    submit: t("cmd_board_reveal"),
    onsubmit: () => board.run("board.reveal", { sure: true }),
  });
}

/** Lets words appear calmly that could not be read before. @param {HTMLElement} element */
export function fadeIn(element) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 360, easing: "ease-out" });
}
