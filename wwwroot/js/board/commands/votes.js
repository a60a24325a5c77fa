/** @import { Board } from "../board.js" */
/** @import { Args, Command } from "./command.js" */
/** @import { Sample } from "../model/phases.js" */
/** @import { Voting } from "../types.js" */
import { newId } from "../sync/ids.js";
import { t } from "../texts/index.js";
import { askBallot, askDeputy } from "../votes/ask-ballot.js";
import { askClose, askRoom, askVoting, showVotings } from "../votes/ask.js";
import { openedWords } from "../votes/words.js";
import { ranking } from "../votes/ranking.js";
import { showResult } from "../votes/result.js";

/** @param {Board} board @param {Args} args @returns {Voting|undefined} */
const votingOf = (board, args) => board.state.votings.get(args["voting"] ?? "");

/** @type {NonNullable<Command["when"]>} */
const leads = (board) => board.canLead;

/** @type {NonNullable<Command["when"]>} */
const leadsOpen = (board, args) => board.canLead && votingOf(board, args)?.status === "open";

/** Voting is bound to no phase: whoever moderates opened it. @type {Sample} */
const votes = { type: "vote.cast" };
/** @type {Sample} */
const leading = { type: "board.set" };

/** @type {Command[]} */
export const voteCommands = [
  { id: "vote.cast", writes: votes, when: (board, args) => targets(board, args).length > 0, run: (board, args) => vote(board, args, 1) },
  { id: "vote.withdraw", writes: votes, when: (board, args) => targets(board, args).some((id) => board.ballots.own(board.ballots.dotting?.id ?? "", id) > 0), run: (board, args) => vote(board, args, -1) },
  { id: "vote.ballot", writes: votes, when: (board, args) => mayHandIn(board, args), run: ballot },
  { id: "voting.deputy", writes: votes, when: (board, args) => votingOf(board, args)?.kind === "decision" && votingOf(board, args)?.status === "open", run: deputy },
  { id: "voting.add", writes: leading, when: leads, run: add },
  { id: "voting.edit", writes: leading, when: leadsOpen, run: edit },
  { id: "voting.close", writes: leading, when: leadsOpen, run: close },
  { id: "voting.room", writes: leading, when: (board, args) => leadsOpen(board, args) && (votingOf(board, args)?.seats ?? 0) > 0, run: room },
  { id: "voting.delete", writes: leading, when: (board, args) => board.canLead && votingOf(board, args) !== undefined, run: remove },
  { id: "voting.result", when: (board, args) => votingOf(board, args) !== undefined, run: (board, args) => showResult(board, /** @type {Voting} */ (votingOf(board, args))) },
  { id: "voting.list", when: (board) => board.canLead || board.ballots.all.length > 0, run: (board) => showVotings(board) },
];

/** What of the chosen things dots may be put on. @param {Board} board @param {Args} args @returns {string[]} */
function targets(board, { ids, group }) {
  const voting = board.ballots.dotting;
  if (!voting) return [];
  if (group !== undefined) return voting.targets !== "notes" && board.state.groups.has(group) ? [group] : [];
  return voting.targets === "groups" ? [] : ids.filter((/** @type {string} */ id) => board.state.notes.has(id));
}

/** @param {Board} board @param {Args} args @param {1|-1} by */
function vote(board, args, by) {
  const voting = /** @type {Voting} */ (board.ballots.dotting);
  const able = targets(board, args).filter((id) => (by > 0 ? board.ballots.room(voting, id) > 0 : board.ballots.own(voting.id, id) > 0));
  if (!able.length) {
    const text = board.ballots.left(voting) > 0 ? t("said_mostOnOne", voting.max) : t("said_noDotsLeft");
    board.announcer.say(text);
    return void board.notices.flash(text);
  }
  for (const target of able.slice(0, by > 0 ? board.ballots.left(voting) : able.length)) board.session.dispatch({ type: by > 0 ? "vote.cast" : "vote.withdraw", id: voting.id, target, dots: 1 });
  board.announcer.say(t(by > 0 ? "said_voted" : "said_withdrawn", board.ballots.left(voting), voting.budget));
}

/** @param {Board} board @param {Args} args */
function mayHandIn(board, args) {
  const voting = votingOf(board, args);
  return voting !== undefined && voting.kind !== "dots" && voting.status === "open" && board.ballots.votes(voting).length > 0;
}

/** Resistance or a decision: one ballot a vote. @param {Board} board @param {Args} args */
function ballot(board, args) {
  const voting = /** @type {Voting} */ (votingOf(board, args));
  const { values, choice, person } = args;
  if (!values && !choice) return askBallot(board, voting);
  board.session.dispatch({ type: "vote.cast", id: voting.id, ...(values ? { values } : { choice }), ...(person && person !== board.session.me ? { as: person } : {}) });
  board.announcer.say(t("said_handedIn"));
}

/** @param {Board} board @param {Args} args */
function deputy(board, args) {
  const voting = /** @type {Voting} */ (votingOf(board, args));
  if (args["person"] === undefined) return askDeputy(board, voting);
  board.session.dispatch({ type: "voting.deputy", id: voting.id, person: args["person"], deputy: args["deputy"] });
  board.announcer.say(t("said_deputy"));
}

/** @param {Board} board @param {Args} args */
function add(board, { values, id = newId() }) {
  if (!values) return askVoting(board, null);
  board.session.dispatch({ type: "voting.add", id, ...values });
  board.announcer.say(openedWords(values));
}

/** @param {Board} board @param {Args} args */
function edit(board, args) {
  const voting = /** @type {Voting} */ (votingOf(board, args));
  if (!args["values"]) return askVoting(board, voting);
  board.session.dispatch({ type: "voting.set", id: voting.id, ...args["values"] });
}

/** @param {Board} board @param {Args} args */
function close(board, args) {
  const voting = /** @type {Voting} */ (votingOf(board, args));
  if (!args["sure"]) return askClose(board, voting);
  board.session.dispatch({ type: "voting.set", id: voting.id, status: "closed" });
}

/** @param {Board} board @param {Args} args */
function room(board, args) {
  const voting = /** @type {Voting} */ (votingOf(board, args));
  const { dots } = args;
  if (!dots) return askRoom(board, voting);
  const changes = ranking(board, voting, true).map(({ id }) => ({ id, by: (dots[id] ?? 0) - board.ballots.own(voting.id, id, "room") }));
  for (const { id, by } of changes.filter((each) => each.by < 0)) board.session.dispatch({ type: "vote.withdraw", id: voting.id, target: id, dots: -by, from: "room" });
  for (const { id, by } of changes.filter((each) => each.by > 0)) board.session.dispatch({ type: "vote.cast", id: voting.id, target: id, dots: by, from: "room" });
}

/** @param {Board} board @param {Args} args */
function remove(board, args) {
  const { id } = /** @type {Voting} */ (votingOf(board, args));
  board.session.dispatch({ type: "voting.delete", id });
  board.announcer.say(t("flash_votingDeleted"));
  board.notices.flash(t("flash_votingDeleted"), [t("cmd_edit_undo"), () => board.session.dispatch({ type: "voting.restore", id })]);
}
