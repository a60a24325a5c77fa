/** @import { Board } from "../board.js" */
/** @import { Voting } from "../types.js" */
import { brief } from "../model/text.js";
import { t } from "../texts/index.js";

/** @typedef {{id: string, name: string, dots: number, stack: boolean, inside: {name: string, dots: number}[]}} Place a stack with the sum of what lies in it, or a note on its own */

/**
 * What the dots say: most dots first. What was deleted after the end keeps its place.
 * @param {Board} board
 * @param {Voting} voting
 * @param {boolean} [all] every possible target for itself, in reading order
 * @returns {Place[]}
 */
export function ranking(board, voting, all = false) {
  const { members } = board.layout;
  const dots = (/** @type {string} */ id) => board.ballots.total(voting, id);
  const noteName = (/** @type {string} */ id) => brief((board.state.notes.get(id) ?? board.state.graves.notes.get(id))?.text ?? "", 120) || t("emptyNote");
  const note = (/** @type {string} */ id) => ({ id, name: noteName(id), dots: dots(id), stack: false, inside: [] });
  /** @type {Place[]} */
  const places = [];
  for (const container of members.containers()) {
    for (const group of members.stacksOf(container)) {
      const inside = members.ofGroup(group.id).map(({ id }) => note(id));
      const stack = { id: group.id, name: board.stackName(group.id), dots: board.ballots.onGroup(voting, group.id, members), stack: true, inside: inside.filter((each) => each.dots > 0) };
      if (!all || voting.targets !== "notes") places.push(stack);
      if (all && voting.targets !== "groups") places.push(...inside);
    }
    if (!all || voting.targets !== "groups") places.push(...members.siblings(container, null).map(({ id }) => note(id)));
  }
  if (all) return places;
  const gone = [...(board.ballots.counts(voting.id).dots?.keys() ?? [])].filter((id) => !board.state.notes.has(id) && !board.state.groups.has(id));
  for (const id of gone) places.push({ ...note(id), name: board.state.graves.groups.get(id)?.title || noteName(id) });
  return places.filter((place) => place.dots > 0).sort((a, b) => b.dots - a.dots);
}
