/** @import { Board } from "../board.js" */
/** @import { Voting } from "../types.js" */
import { LIMITS } from "../model/rules.js";
import { brief, clean } from "../model/text.js";
import { t } from "../texts/index.js";
import { field, openDialog, select } from "../ui/dialog.js";
import { h } from "../ui/h.js";
import { ranking } from "./ranking.js";
import { votingName } from "./words.js";

/** @param {number} value @param {number} min @param {number} max */
const number = (value, min, max) => h("input", { type: "number", value: String(value), min: String(min), max: String(max), step: "1", required: true });

/** A new voting: what kind, and what that kind needs. @param {Board} board @param {Voting|null} voting one that is open, of which some may still change */
export function askVoting(board, voting) {
  const title = h("input", { value: voting?.title ?? "", maxLength: LIMITS.title, autocomplete: "off", placeholder: t("votingTitleHint") });
  const kind = select([["dots", t("kind_dots")], ["resistance", t("kind_resistance")], ["decision", t("kind_decision")]], voting?.kind ?? "dots");
  const parts = { dots: dotsPart(voting), resistance: resistancePart(), decision: decisionPart(board) };
  const shown = h("div", { class: "ballot__part" });
  const show = () => shown.replaceChildren(...(voting && voting.kind !== "dots" ? [] : parts[/** @type {"dots"} */ (kind.value)].body));
  kind.addEventListener("change", show);
  show();
  openDialog(board.root, t(voting ? "cmd_voting_edit" : "newVoting"), [voting ? h("span") : field(t("votingKind"), kind), field(t("votingTitle"), title), shown], {
    submit: t(voting ? "ok" : "openVoting"),
    onsubmit: () => {
      const heading = { title: clean(title.value).replaceAll("\n", " ").trim() };
      const values = parts[/** @type {"dots"} */ (kind.value)].values();
      if (!values) return false;
      if (voting) board.run("voting.edit", { voting: voting.id, values: { ...heading, ...(voting.kind === "dots" ? { budget: values["budget"], max: values["max"], seats: values["seats"] } : {}) } });
      else board.run("voting.add", { values: { ...heading, kind: kind.value, ...values } });
    },
  });
}

/** @typedef {{body: Node[], values: () => Record<string, any>|null}} Part null: something is missing */

/** @param {Voting|null} voting @returns {Part} */
function dotsPart(voting) {
  const budget = number(voting?.budget ?? 5, 1, 100);
  const max = number(voting?.max ?? 3, 1, 100);
  const seats = number(voting?.seats ?? 0, 0, 500);
  const targets = select([["both", t("targets_both")], ["notes", t("targets_notes")], ["groups", t("targets_groups")]], "both");
  const secrecy = select([["open", t("secrecy_open")], ["until_closed", t("secrecy_until_closed")]], "open");
  const settled = voting ? [] : [h("div", { class: "board-dialog__pair" }, field(t("targets"), targets), field(t("secrecy"), secrecy, t("secrecyHint")))];
  return {
    body: [h("div", { class: "board-dialog__pair" }, field(t("budget"), budget), field(t("maxDots"), max)), ...settled, field(t("seats"), seats, t("seatsHint"))],
    values: () => ({ budget: Number(budget.value), max: Math.min(Number(max.value), Number(budget.value)), seats: Number(seats.value), targets: targets.value, secrecy: secrecy.value }),
  };
}

/** @returns {Part} */
function resistancePart() {
  const options = h("textarea", { rows: 5 });
  const secrecy = select([["open", t("secrecy_open")], ["until_closed", t("secrecy_until_closed")], ["secret", t("secrecy_secret")]], "until_closed");
  const lines = () => clean(options.value).split("\n").map((line) => line.trim()).filter(Boolean);
  return {
    body: [field(t("options"), options, t("optionsHint")), field(t("secrecyBallot"), secrecy)],
    values: () => (lines().length >= 2 && lines().length <= 12 ? { options: lines(), secrecy: secrecy.value } : (options.focus(), null)),
  };
}

/** @param {Board} board @returns {Part} */
function decisionPart(board) {
  const text = h("textarea", { rows: 3, maxLength: LIMITS.text });
  const people = [...board.state.people.values()].filter((person) => person.sector !== "guest").sort((a, b) => a.name.localeCompare(b.name, "de"));
  const boxes = people.map((person) => h("label", { class: "check" }, h("input", { type: "checkbox", value: person.id, checked: true }), h("span", null, board.nameOf(person.id))));
  const eligible = h("fieldset", { class: "ballot ballot__people" }, h("legend", { class: "field__label" }, t("eligible")), ...boxes);
  const per = select([["person", t("per_person")], ["organisation", t("per_organisation")]], "person");
  const rule = select([["simple", t("rule_simple")], ["absolute", t("rule_absolute")], ["two_thirds", t("rule_two_thirds")]], "simple");
  const quorum = number(1, 0, 200);
  const secrecy = select([["open", t("secrecy_named")], ["secret", t("secrecy_secret")]], "open");
  const chosen = () => [...eligible.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value);
  return {
    body: [field(t("decisionText"), text), eligible, h("div", { class: "board-dialog__pair" }, field(t("per"), per), field(t("quorum"), quorum, t("quorumHint"))), h("div", { class: "board-dialog__pair" }, field(t("rule"), rule), field(t("secrecyBallot"), secrecy))],
    values: () => (chosen().length ? { text: clean(text.value).trim(), eligible: chosen(), per: per.value, rule: rule.value, quorum: Number(quorum.value), secrecy: secrecy.value } : null),
  };
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
    h("li", null, h("span", null, h("strong", null, votingName(voting)), ` · ${t(voting.status === "open" ? "votingOpen" : "votingClosed")}`), h("button", { type: "button", class: "btn btn--quiet", onclick: () => (close(), board.run("voting.result", { voting: voting.id })) }, t("result"))),
  );
  const body = rows.length ? h("ul", { class: "votelist" }, ...rows) : h("p", { class: "muted" }, t("noVotings"));
  const add = board.canLead ? h("p", null, h("button", { type: "button", class: "btn btn--primary", onclick: () => (close(), board.run("voting.add")) }, t("newVoting"))) : h("span");
  const { close } = openDialog(board.root, t("votings"), [body, add]);
}
