/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";
import { h } from "../ui/h.js";

/** The frames as a table of contents. @param {Board} board */
export function toc(board) {
  const nav = h("nav", { class: "toc", "aria-label": t("frames") });
  const update = () => {
    const { members } = board.layout;
    nav.replaceChildren(
      ...members.containers().map((id) => h("a", { href: `#part-${id || "wall"}`, onclick: (/** @type {Event} */ event) => go(event, id) }, h("span", null, board.frameName(id)), h("span", { class: "num" }, String(members.count(id))))),
    );
  };
  return { nav, update };
}

/** @param {Event} event @param {string} id */
function go(event, id) {
  event.preventDefault();
  const heading = document.getElementById(`part-${id || "wall"}`);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}
