/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";
import { h } from "../ui/h.js";

const MOST = 8;

/** What a note's dots look like: all, and how many of them are one's own; "" where none are shown. @param {Board} board @param {string} note @returns {string} */
export function dotsOf(board, note) {
  const voting = board.ballots.shown;
  if (!voting) return "";
  const all = board.ballots.total(voting, note);
  return all ? `${all}/${board.ballots.own(voting.id, note)}` : "";
}

/** In words, for the accessible name. @param {Board} board @param {string} note */
export function dotsInWords(board, note) {
  const [all, own] = dotsOf(board, note).split("/").map(Number);
  return all ? t("dotsInWords", all, own ?? 0) : "";
}

/** Stickers: one's own are rings and come first; beyond eight one dot stands with the number. @param {string} key */
export function stickers(key) {
  const [all = 0, own = 0] = key.split("/").map(Number);
  if (all > MOST) return [h("i", { class: own ? "dot dot--own" : "dot" }), h("span", { class: "dots__n" }, String(all))];
  return Array.from({ length: all }, (_, at) => h("i", { class: at < own ? "dot dot--own" : "dot" }));
}
