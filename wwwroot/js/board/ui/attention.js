/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";
import { h, icon, iconButton } from "./h.js";
import { headSlot } from "./head-slot.js";

const STAYS = 30_000;

/** The moderation asks people to look up: a calm banner that goes by itself, and a sentence for screen readers. @param {Board} board */
export function attention(board) {
  let timer = 0;
  const banner = h("div", { class: "attention float", hidden: true });
  headSlot().prepend(banner);
  const close = () => {
    clearTimeout(timer);
    banner.hidden = true;
  };
  board.session.connection.on("attention", ({ person }) => {
    const text = t("attention", board.nameOf(person));
    banner.replaceChildren(icon("eye"), h("span", null, text), iconButton("x", t("close"), close, { class: "btn btn--icon btn--quiet" }));
    banner.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(close, STAYS);
    board.announcer.alert(text);
  });
}
