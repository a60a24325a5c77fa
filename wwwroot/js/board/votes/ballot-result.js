/** @import { Board } from "../board.js" */
/** @import { Voting } from "../types.js" */
import { t } from "../texts/index.js";
import { h } from "../ui/h.js";

const CHOICES = /** @type {const} */ (["yes", "no", "abstain"]);

/** @param {number} share @param {string} [extra] */
function bar(share, extra = "") {
  if (!share) return null;
  const element = h("span", { class: `voteresult__bar ${extra}`, "aria-hidden": "true" });
  element.style.inlineSize = `${share * 100}%`;
  return element;
}

/** Least resistance first, with how often each number was given. @param {Board} board @param {Voting} voting */
export function resistanceTable(board, voting) {
  const { answers, voters } = board.ballots.counts(voting.id);
  const rows = (voting.options ?? []).map((option, at) => {
    const counts = answers?.[at] ?? [];
    return { option, counts, sum: counts.reduce((all, count, value) => all + count * value, 0) };
  });
  rows.sort((a, b) => a.sum - b.sum);
  const least = rows[0]?.sum;
  const body = rows.map(({ option, counts, sum }) =>
    h(
      "tr",
      null,
      h("th", { scope: "row" }, option, sum === least && voters ? h("span", { class: "voteresult__best" }, t("leastResistance")) : null),
      h("td", { class: "num" }, String(sum)),
      h("td", { class: "num" }, voters ? (sum / voters).toFixed(1).replace(".", t("decimal")) : "–"),
      h("td", null, spread(counts)),
    ),
  );
  return h("table", { class: "voteresult__table" }, h("thead", null, h("tr", null, ...["option", "resistanceSum", "resistanceMean", "distribution"].map((key) => h("th", { scope: "col" }, t(/** @type {"option"} */ (key)))))), h("tbody", null, ...body));
}

/** Eleven columns from 0 to 10, and the same in words. @param {number[]} counts */
function spread(counts) {
  const most = Math.max(1, ...counts);
  const columns = counts.map((count, value) => {
    const column = h("i", null);
    column.style.blockSize = `${(count / most) * 100}%`;
    return h("span", { title: `${value}: ${count}` }, column);
  });
  const words = counts.flatMap((count, value) => (count ? [`${value}: ${count}×`] : [])).join(", ");
  return h("div", null, h("span", { class: "spread", "aria-hidden": "true" }, ...columns), h("span", { class: "spread__words small muted" }, words));
}

/** @param {Board} board @param {Voting} voting */
export function decisionTable(board, voting) {
  const { answers, result, named, voters } = board.ballots.counts(voting.id);
  const counts = answers?.[0] ?? [];
  const most = Math.max(1, ...counts);
  const rows = CHOICES.map((choice, at) => h("tr", null, h("th", { scope: "row" }, t(`choice_${choice}`)), h("td", { class: "voteresult__cell" }, bar((counts[at] ?? 0) / most), h("span", { class: "num" }, String(counts[at] ?? 0)))));
  const rules = [t(`rule_${voting.rule ?? "simple"}`), t("quorumOf", voters, voting.quorum ?? 0), t("eligibleOf", new Set(voting.units ?? []).size, voting.per ?? "person")].join(" · ");
  return [
    voting.text ? h("p", { class: "ballot__text" }, voting.text) : h("span"),
    result ? h("p", { class: "voteresult__outcome" }, t(/** @type {"outcome_accepted"} */ (`outcome_${result}`))) : h("span"),
    h("table", { class: "voteresult__table" }, h("thead", null, h("tr", null, h("th", { scope: "col" }, t("answer")), h("th", { scope: "col" }, t("votes")))), h("tbody", null, ...rows)),
    h("p", { class: "small muted" }, rules),
    named.length ? h("ul", { class: "voteresult__inside" }, ...named.map(({ unit, by, choice }) => h("li", null, `${whose(board, voting, unit, by)}: ${t(`choice_${choice}`)}`))) : h("span"),
  ];
}

/** @param {Board} board @param {Voting} voting @param {string} unit @param {string} by */
function whose(board, voting, unit, by) {
  const person = voting.per === "organisation" ? by : unit;
  return person === by ? board.nameOf(by) : t("votedBy", board.nameOf(person), board.nameOf(by));
}
