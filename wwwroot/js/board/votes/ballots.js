/** @import { OpenVoting, OwnVotes, Op, Tally, TargetDots, Voting } from "../types.js" */
/** @import { Members } from "../model/members.js" */
/** @import { Session } from "../sync/session.js" */
import { Emitter } from "../sync/emitter.js";

/** @typedef {{n: number, voters: number, room: number, dots: Map<string, number>|null, answers: number[][]|null, result: string|null, named: NonNullable<Tally["named"]>}} Counts dots and answers are null while they are secret */

/** @param {TargetDots[]} dots */
const mapOf = (dots) => new Map(dots.map(({ target, dots }) => [target, dots]));

/** @param {Iterable<number>} numbers */
const sum = (numbers) => [...numbers].reduce((all, number) => all + number, 0);

/**
 * How the votings stand, as far as this person may know, and the person's own dots: what the server counted, and on top
 * of it what is on its way.
 * @extends {Emitter<{change: void}>}
 */
export class Ballots extends Emitter {
  /** @type {Map<string, Counts>} */
  #counts = new Map();
  /** @type {Map<string, Map<string, number>>} */
  #own = new Map();
  /** @type {Map<string, Map<string, number>>} */
  #room = new Map();
  /** @type {Map<string, {ballot: number[], voted: string[]}>} */
  #ballots = new Map();
  #session;
  /** The voting whose dots this person does not want to see any more. @type {string|null} */
  #hidden = null;

  /** @param {Session} session @param {OpenVoting[]} votings */
  constructor(session, votings) {
    super();
    this.#session = session;
    this.#read(votings);
    session.store.on("votings", (all) => this.#read(all));
    session.store.on("voted", (op) => this.#count(op));
    session.store.on("change", ({ keys }) => (!keys || [...keys].some((key) => key.startsWith("votings:"))) && this.emit("change", undefined));
    session.connection.on("tally", (/** @type {{votings: Tally[]}} */ { votings }) => this.#tally(votings));
    session.connection.on("ballot", (/** @type {{votings: OwnVotes[]}} */ { votings }) => this.#ballot(votings));
  }

  /** @param {OpenVoting[]} votings */
  #read(votings) {
    this.#ballot(votings);
    this.#tally(votings);
  }

  /** @param {Tally[]} tallies */
  #tally(tallies) {
    for (const { id, n, voters, room, dots, answers, result, named } of tallies) {
      if (n < (this.#counts.get(id)?.n ?? 0)) continue;
      this.#counts.set(id, { n, voters, room, dots: dots ? mapOf(dots) : null, answers: answers ?? null, result: result ?? null, named: named ?? [] });
    }
    this.emit("change", undefined);
  }

  /** @param {OwnVotes[]} votings */
  #ballot(votings) {
    for (const { id, own, fromRoom, ballot, voted } of votings) {
      this.#ballots.set(id, { ballot, voted });
      this.#own.set(id, mapOf(own));
      if (fromRoom) this.#room.set(id, mapOf(fromRoom));
    }
    this.emit("change", undefined);
  }

  /** The server took a vote; its own word about all dots follows. @param {Op} op */
  #count(op) {
    if (op["target"] === undefined) return;
    const from = op["from"] === "room" ? this.#room : this.#own;
    const dots = from.get(op.id ?? "") ?? new Map();
    from.set(op.id ?? "", dots.set(op["target"], (dots.get(op["target"]) ?? 0) + signed(op)));
  }

  /** Votings in the order they were made. @returns {Voting[]} */
  get all() {
    return [...this.#session.store.view.votings.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** The open one that was made last. @returns {Voting|null} */
  get active() {
    return this.all.findLast((voting) => voting.status === "open") ?? null;
  }

  /** The open one with dots that was made last. @returns {Voting|null} */
  get dotting() {
    return this.all.findLast((voting) => voting.status === "open" && voting.kind === "dots") ?? null;
  }

  /** The one whose dots are on the wall: the open one, otherwise the last. @returns {Voting|null} */
  get shown() {
    const voting = this.dotting ?? this.all.findLast((each) => each.kind === "dots") ?? null;
    return voting && voting.id === this.#hidden ? null : voting;
  }

  /** @param {string} voting */
  hide(voting) {
    this.#hidden = this.#hidden === voting ? null : voting;
    this.emit("change", undefined);
  }

  /** @param {string} voting */
  isHidden(voting) {
    return this.#hidden === voting;
  }

  /** @param {string} voting @returns {Counts} */
  counts(voting) {
    return this.#counts.get(voting) ?? { n: 0, voters: 0, room: 0, dots: new Map(), answers: null, result: null, named: [] };
  }

  /** The ballot this person handed in, where it is kept. @param {string} voting @returns {number[]} */
  ballot(voting) {
    return this.#ballots.get(voting)?.ballot ?? [];
  }

  /**
   * The votes that this person may cast: their own, and those of whom they represent.
   * @param {Voting} voting
   * @returns {{person: string, unit: string, isIn: boolean}[]}
   */
  votes(voting) {
    const me = this.#session.me ?? "";
    const isIn = (/** @type {string} */ unit) => this.#ballots.get(voting.id)?.voted.includes(unit) ?? false;
    if (voting.kind !== "decision") return me ? [{ person: me, unit: me, isIn: isIn(me) }] : [];
    const principals = (voting.deputies ?? []).filter((_, at, all) => at % 2 === 0 && all[at + 1] === me);
    return [me, ...principals].flatMap((person) => {
      const at = voting.eligible?.indexOf(person) ?? -1;
      const unit = voting.units?.[at] ?? person;
      return at < 0 ? [] : [{ person, unit, isIn: isIn(unit) }];
    });
  }

  /** Votes of this person that the server has not taken yet. @param {string} voting @param {"room"|undefined} from */
  #onTheWay(voting, from) {
    return this.#session.store.pending.filter(({ op, seq }) => seq === null && op.id === voting && op.type.startsWith("vote.") && op["from"] === from).map(({ op }) => op);
  }

  /** This person's dots on a target, or those entered for the room. @param {string} voting @param {string} target @param {"room"} [from] */
  own(voting, target, from) {
    const base = (from ? this.#room : this.#own).get(voting)?.get(target) ?? 0;
    return base + sum(this.#onTheWay(voting, from).filter((op) => op["target"] === target).map(signed));
  }

  /** @param {string} voting @param {"room"} [from] */
  used(voting, from) {
    return sum((from ? this.#room : this.#own).get(voting)?.values() ?? []) + sum(this.#onTheWay(voting, from).map(signed));
  }

  /** @param {Voting} voting @param {"room"} [from] */
  left(voting, from) {
    return voting.budget * (from ? voting.seats : 1) - this.used(voting.id, from);
  }

  /** How many dots this person may still put on a target. @param {Voting} voting @param {string} target @param {"room"} [from] */
  room(voting, target, from) {
    return Math.min(this.left(voting, from), voting.max * (from ? voting.seats : 1) - this.own(voting.id, target, from));
  }

  /** All dots on a target that may be seen, the own ones on their way included. @param {Voting} voting @param {string} target */
  total(voting, target) {
    const { dots } = this.counts(voting.id);
    if (!dots) return this.own(voting.id, target);
    const counted = this.#own.get(voting.id)?.get(target) ?? 0;
    return Math.max(dots.get(target) ?? 0, counted) + this.own(voting.id, target) - counted;
  }

  /** A group's own dots and those of its notes. @param {Voting} voting @param {string} group @param {Members} members */
  onGroup(voting, group, members) {
    return this.total(voting, group) + sum(members.ofGroup(group).map((note) => this.total(voting, note.id)));
  }
}

/** @param {Op} op */
const signed = (op) => (op.type === "vote.cast" ? 1 : -1) * (op["dots"] ?? 1);
