/** @import { Board } from "../board.js" */
/** @import { Voting } from "../types.js" */
/** @import { Place } from "./ranking.js" */
import { t } from "../texts/index.js";
import { openDialog } from "../ui/dialog.js";
import { h, icon } from "../ui/h.js";
import { decisionTable, resistanceTable } from "./ballot-result.js";
import { ranking } from "./ranking.js";
import { votingName } from "./words.js";

/** The result as a table whose bars say the same for the eye; it follows while the voting is open. @param {Board} board @param {Voting} voting */
export function showResult(board, voting) {
  const place = h("div", { class: "voteresult" });
  const draw = () => place.replaceChildren(...content(board, board.state.votings.get(voting.id) ?? voting));
  const stop = board.ballots.on("change", draw);
  draw();
  const { dialog } = openDialog(board.root, votingName(voting), [place], { class: "board-dialog--wide", focus: "dialog" });
  dialog.addEventListener("close", stop);
}

/** @param {Board} board @param {Voting} voting */
function content(board, voting) {
  const { voters, room, dots, answers } = board.ballots.counts(voting.id);
  const facts = [t(voting.status === "open" ? "votingOpen" : "votingClosed"), t("votersInAll", voters), room ? t("fromRoom", room) : "", t(voting.kind === "decision" && voting.secrecy === "open" ? "secrecy_named" : `secrecy_${voting.secrecy}`)].filter(Boolean);
  const head = h("p", { class: "muted" }, facts.join(" · "));
  if (voting.kind === "dots" ? !dots : !answers) return [head, h("p", null, t("resultSecret"))];
  if (voting.kind === "resistance") return [head, resistanceTable(board, voting)];
  if (voting.kind === "decision") return [head, ...decisionTable(board, voting)];
  const places = ranking(board, voting);
  return places.length ? [head, table(places)] : [head, h("p", null, t("resultEmpty"))];
}

/** @param {Place[]} places */
function table(places) {
  const most = places[0]?.dots ?? 1;
  let rank = 0;
  const rows = places.map((place, at) => {
    if (at === 0 || place.dots !== places[at - 1]?.dots) rank = at + 1;
    const bar = h("span", { class: "voteresult__bar", "aria-hidden": "true" });
    bar.style.inlineSize = `${(place.dots / most) * 100}%`;
    const inside = place.inside.length ? h("ul", { class: "voteresult__inside" }, ...place.inside.map((each) => h("li", null, each.name, h("span", { class: "num" }, ` ${t("nDots", each.dots)}`)))) : null;
    return h("tr", null, h("td", { class: "num" }, String(rank)), h("th", { scope: "row" }, place.stack ? icon("layers") : null, h("span", null, place.name), inside), h("td", { class: "voteresult__cell" }, bar, h("span", { class: "num" }, String(place.dots))));
  });
  return h("table", { class: "voteresult__table" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, t("rank")), h("th", { scope: "col" }, t("noteOrStack")), h("th", { scope: "col" }, t("dots")))), h("tbody", null, ...rows));
}
