/** @import { Board } from "../board.js" */
/** @import { Voting } from "../types.js" */
import { t } from "../texts/index.js";
import { h, icon, iconButton } from "../ui/h.js";
import { openMenu } from "../ui/menu.js";
import { votingName } from "./words.js";

/** What is asked, what is left of one's own dots, and how many have voted; above the wall and above the list. @param {Board} board */
export function voteBar(board) {
  const element = h("section", { class: "votebar no-print", "aria-label": t("voting") });
  /** @type {string|null} */
  let before = null;
  const update = () => {
    const voting = board.ballots.active ?? lastClosed(board);
    const key = voting ? stamp(board, voting) : "";
    if (key === before) return;
    before = key;
    element.hidden = !voting;
    element.replaceChildren(...(voting ? (voting.status === "open" ? running(board, voting) : over(board, voting)) : []));
  };
  board.ballots.on("change", update);
  board.on("rights", () => ((before = null), update()));
  board.session.connection.on("presence", () => update());
  update();
  return element;
}

/** @param {Board} board */
function lastClosed(board) {
  return board.ballots.all.findLast((voting) => voting.status === "closed") ?? null;
}

/** @param {Board} board @param {Voting} voting */
function stamp(board, voting) {
  const { voters, room } = board.ballots.counts(voting.id);
  return [voting.id, voting.title, voting.status, voting.budget, voting.seats, board.ballots.left(voting), voters, room, board.present, board.canLead, board.canWrite, board.ballots.isHidden(voting.id), JSON.stringify(board.ballots.votes(voting)), board.ballots.counts(voting.id).result].join("|");
}

/** @param {Board} board @param {Voting} voting */
function running(board, voting) {
  const { voters, room } = board.ballots.counts(voting.id);
  const left = board.ballots.left(voting);
  const result = voting.secrecy === "open" ? [h("button", { type: "button", class: "btn btn--quiet", onclick: () => board.run("voting.result", { voting: voting.id }) }, t("result"))] : [];
  const close = board.canLead ? [h("button", { type: "button", class: "btn btn--secondary", onclick: () => board.run("voting.close", { voting: voting.id }) }, t("closeVoting")), more(board, voting)] : [];
  return [
    h("p", { class: "votebar__title" }, icon(voting.secrecy === "open" ? "circle-check" : "eye-off"), h("strong", null, votingName(voting)), voting.secrecy === "open" ? "" : h("span", { class: "votebar__secret" }, t(`secrecy_${voting.secrecy}`))),
    voting.kind === "dots" && board.canWrite ? h("p", { class: "votebar__budget" }, budget(voting.budget, left), h("span", null, t("dotsLeft", left, voting.budget))) : h("span"),
    h("p", { class: "votebar__count" }, t("haveVoted", voters, electorate(board, voting)), room ? `, ${t("fromRoom", room)}` : ""),
    h("span", { class: "votebar__acts" }, ...handIn(board, voting), ...result, ...close),
  ];
}

/** How many could vote. @param {Board} board @param {Voting} voting */
function electorate(board, voting) {
  return voting.kind === "decision" ? new Set(voting.units ?? []).size : Math.max(board.ballots.counts(voting.id).voters, board.present);
}

/** @param {Board} board @param {Voting} voting */
function handIn(board, voting) {
  if (!board.can("vote.ballot", { voting: voting.id })) return [];
  const votes = board.ballots.votes(voting);
  const done = votes.every(({ isIn }) => isIn);
  if (done && voting.secrecy === "secret") return [h("span", { class: "votebar__done" }, icon("circle-check"), t("youHaveVoted"))];
  return [h("button", { type: "button", class: done ? "btn btn--quiet" : "btn btn--primary", onclick: () => board.run("vote.ballot", { voting: voting.id }) }, t(done ? "changeBallot" : "vote"))];
}

/** @param {number} all @param {number} left */
function budget(all, left) {
  return all > 10 ? h("span") : h("span", { class: "votebar__dots", "aria-hidden": "true" }, ...Array.from({ length: all }, (_, at) => h("i", { class: at < all - left ? "" : "is-left" })));
}

/** @param {Board} board @param {Voting} voting */
function over(board, voting) {
  const hidden = board.ballots.isHidden(voting.id);
  const outcome = board.ballots.counts(voting.id).result;
  return [
    h("p", { class: "votebar__title" }, icon("lock"), h("strong", null, votingName(voting)), h("span", { class: "votebar__secret" }, t("votingClosed"))),
    h("p", { class: "votebar__count" }, outcome ? h("strong", null, t(/** @type {"outcome_accepted"} */ (`outcome_${outcome}`))) : null, ` ${t("votersInAll", board.ballots.counts(voting.id).voters)}`),
    h(
      "span",
      { class: "votebar__acts" },
      h("button", { type: "button", class: "btn btn--secondary", onclick: () => board.run("voting.result", { voting: voting.id }) }, t("result")),
      voting.kind === "dots" ? h("button", { type: "button", class: "btn btn--quiet", onclick: () => board.ballots.hide(voting.id) }, t(hidden ? "showDots" : "hideDots")) : null,
      board.canLead ? more(board, voting) : null,
    ),
  ];
}

/** @param {Board} board @param {Voting} voting */
function more(board, voting) {
  /** @type {[string, string, string][]} */
  const items = [["voting.deputy", "user-plus", t("cmd_voting_deputy")], ["voting.room", "users", t("cmd_voting_room")], ["voting.edit", "pencil", t("cmd_voting_edit")], ["voting.list", "list", t("cmd_voting_list")], ["voting.delete", "trash-2", t("cmd_voting_delete")]];
  const button = iconButton("ellipsis", t("moreAboutVoting"), () => openMenu(board.root, button, t("voting"), items.filter(([id]) => board.can(id, { voting: voting.id })).map(([id, symbol, text]) => ({ text, icon: symbol, run: () => board.run(id, { voting: voting.id }) }))), { "aria-haspopup": "menu" });
  return button;
}
