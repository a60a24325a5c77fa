/** @import { Board } from "../board.js" */
/** @import { Voting } from "../types.js" */
import { t } from "../texts/index.js";
import { field, openDialog, select } from "../ui/dialog.js";
import { h } from "../ui/h.js";
import { votingName } from "./words.js";

const CHOICES = /** @type {const} */ (["yes", "no", "abstain"]);

/** The ballot: resistance to each option, or yes, no or an abstention for each vote this person casts. @param {Board} board @param {Voting} voting */
export function askBallot(board, voting) {
  if (voting.kind === "resistance") return askResistance(board, voting);
  const votes = board.ballots.votes(voting);
  const whose = select(votes.map(({ person, isIn }) => [person, [person === board.session.me ? t("ownVote") : t("voteFor", board.nameOf(person)), isIn ? t("voteIsIn") : ""].filter(Boolean).join(", ")]), votes.find(({ isIn }) => !isIn)?.person);
  const before = voting.secrecy === "open" ? board.ballots.ballot(voting.id)[0] : undefined;
  const choices = CHOICES.map((choice, at) => h("label", { class: "check ballot__choice" }, h("input", { type: "radio", name: "ballot-choice", value: choice, required: true, checked: at === before }), h("span", null, t(`choice_${choice}`))));
  const body = [
    voting.text ? h("p", { class: "ballot__text" }, voting.text) : h("span"),
    votes.length > 1 ? field(t("whichVote"), whose) : h("span"),
    h("fieldset", { class: "ballot" }, h("legend", { class: "field__label" }, t("yourVote")), ...choices),
    h("p", { class: "small muted" }, t(voting.secrecy === "secret" ? "secretHint" : "openHint")),
  ];
  const { dialog } = openDialog(board.root, votingName(voting), body, {
    submit: t("handIn"),
    onsubmit: () => {
      const chosen = /** @type {HTMLInputElement|null} */ (dialog.querySelector("input[name=ballot-choice]:checked"));
      if (chosen) board.run("vote.ballot", { voting: voting.id, choice: chosen.value, person: whose.value });
      return chosen !== null;
    },
  });
}

/** @param {Board} board @param {Voting} voting */
function askResistance(board, voting) {
  const before = board.ballots.ballot(voting.id);
  const inputs = (voting.options ?? []).map((option, at) => {
    const output = h("output", { class: "num resist__n" }, String(before[at] ?? 0));
    const input = h("input", { type: "range", min: "0", max: "10", step: "1", value: String(before[at] ?? 0), "aria-label": option, oninput: () => (output.textContent = input.value) });
    return { input, row: h("li", null, h("span", { class: "resist__option" }, option), h("span", { class: "resist__scale" }, input, output)) };
  });
  openDialog(board.root, votingName(voting), [h("p", { class: "small muted" }, t("resistanceHint")), h("ul", { class: "resist" }, ...inputs.map(({ row }) => row)), voting.secrecy === "secret" ? h("p", { class: "small muted" }, t("secretHint")) : h("span")], {
    submit: t("handIn"),
    onsubmit: () => board.run("vote.ballot", { voting: voting.id, values: inputs.map(({ input }) => Number(input.value)) }),
  });
}

/** Who votes in whose place: the moderation names anybody's deputy, others their own. @param {Board} board @param {Voting} voting */
export function askDeputy(board, voting) {
  const eligible = (voting.eligible ?? []).filter((person) => board.canLead || person === board.session.me);
  if (!eligible.length) return board.announcer.say(t("said_notEligible"));
  const people = [...board.state.people.values()].filter((person) => person.sector !== "guest");
  const principal = select(eligible.map((person) => [person, board.nameOf(person)]));
  const deputy = select([["", t("noDeputy")], ...people.map((person) => /** @type {[string, string]} */ ([person.id, board.nameOf(person.id)]))]);
  openDialog(board.root, t("cmd_voting_deputy"), [field(t("principal"), principal), field(t("deputy"), deputy, t("deputyHint"))], {
    submit: t("ok"),
    onsubmit: () => board.run("voting.deputy", { voting: voting.id, person: principal.value, deputy: deputy.value || null }),
  });
}
