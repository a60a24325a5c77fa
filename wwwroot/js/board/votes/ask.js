/** @import { Board } from "../board.js" */
/** @import { Voting } from "../types.js" */
import { LIMITS } from "../model/rules.js";
import { brief, clean } from "../model/text.js";
import { t } from "../texts/index.js";
import { field, openDialog, select } from "../ui/dialog.js";
import { h } from "../ui/h.js";
import { ranking } from "./ranking.js";

/** @param {number} value @param {number} min @param {number} max */
const number = (value, min, max) => h("input", { type: "number", value: String(value), min: String(min), max: String(max), step: "1", required: true });

/** A new voting, or what may still change about an open one. @param {Board} board @param {Voting|null} voting */
export function askVoting(board, voting) {
  const title = h("input", { value: voting?.title ?? "", maxLength: LIMITS.title, autocomplete: "off", placeholder: t("votingTitleHint") });
  const budget = number(voting?.budget ?? 5, 1, 100);
  const max = number(voting?.max ?? 3, 1, 100);
  const seats = number(voting?.seats ?? 0, 0, 500);
  const targets = select([["both", t("targets_both")], ["notes", t("targets_notes")], ["groups", t("targets_groups")]], "both");
  const secrecy = select([["open", t("secrecy_open")], ["until_closed", t("secrecy_until_closed")]], "open");
  const settled = voting ? [] : [h("div", { class: "board-dialog__pair" }, field(t("targets"), targets), field(t("secrecy"), secrecy, t("secrecyHint")))];
  const body = [field(t("votingTitle"), title), h("div", { class: "board-dialog__pair" }, field(t("budget"), budget), field(t("maxDots"), max)), ...settled, field(t("seats"), seats, t("seatsHint"))];
  openDialog(board.root, t(voting ? "cmd_voting_edit" : "newVoting"), body, {
    submit: t(voting ? "ok" : "openVoting"),
    onsubmit: () => {
      const values = { title: clean(title.value).replaceAll("\n", " ").trim(), budget: Number(budget.value), max: Math.min(Number(max.value), Number(budget.value)), seats: Number(seats.value) };
      if (voting) board.run("voting.edit", { voting: voting.id, values });
      else board.run("voting.add", { values: { ...values, kind: "dots", targets: targets.value, secrecy: secrecy.value } });
    },
  });
}

/** Before the end, which is for good. @param {Board} board @param {Voting} voting */
export function askClose(board, voting) {
  const { voters } = board.ballots.counts(voting.id);
  openDialog(board.root, t("closeDialog"), [h("p", null, t("haveVoted", voters, Math.max(voters, board.present))), h("p", { class: "muted" }, t("closeHint"))], {
    submit: t("closeVoting"),
    onsubmit: () => board.run("voting.close", { voting: voting.id, sure: true }),
  });
}

/** „Stimmen aus dem Raum“: dots for people without a device, target by target. @param {Board} board @param {Voting} voting */
export function askRoom(board, voting) {
  const rows = ranking(board, voting, true).map(({ id, name }) => ({ id, input: h("input", { type: "number", min: "0", step: "1", value: String(board.ballots.own(voting.id, id, "room")), class: "voteroom__n", "aria-label": t("roomDotsFor", brief(name, 40)) }), name }));
  const left = h("p", { class: "muted", role: "status" });
  const count = () => {
    const used = rows.reduce((all, { input }) => all + (Number(input.value) || 0), 0);
    left.textContent = t("roomLeft", voting.budget * voting.seats - used, voting.seats, voting.budget);
    left.classList.toggle("is-over", used > voting.budget * voting.seats);
  };
  for (const { input } of rows) input.addEventListener("input", count);
  count();
  const list = h("ul", { class: "voteroom" }, ...rows.map(({ name, input }) => h("li", null, h("span", null, brief(name, 70)), input)));
  openDialog(board.root, t("cmd_voting_room"), [h("p", { class: "small muted" }, t("roomHint")), left, list], {
    submit: t("ok"),
    onsubmit: () => board.run("voting.room", { voting: voting.id, dots: Object.fromEntries(rows.map(({ id, input }) => [id, Math.max(0, Math.round(Number(input.value) || 0))])) }),
  });
}

/** All votings of the board. @param {Board} board */
export function showVotings(board) {
  const rows = board.ballots.all.toReversed().map((voting) =>
    h("li", null, h("span", null, h("strong", null, voting.title || t("untitledVoting")), ` · ${t(voting.status === "open" ? "votingOpen" : "votingClosed")}`), h("button", { type: "button", class: "btn btn--quiet", onclick: () => (close(), board.run("voting.result", { voting: voting.id })) }, t("result"))),
  );
  const body = rows.length ? h("ul", { class: "votelist" }, ...rows) : h("p", { class: "muted" }, t("noVotings"));
  const add = board.canLead ? h("p", null, h("button", { type: "button", class: "btn btn--primary", onclick: () => (close(), board.run("voting.add")) }, t("newVoting"))) : h("span");
  const { close } = openDialog(board.root, t("votings"), [body, add]);
}
