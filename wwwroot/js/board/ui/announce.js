/** @import { AppliedOp } from "../types.js" */
/** @import { Board } from "../board.js" */
import { t } from "../texts/index.js";
import { openedWords, votingName } from "../votes/words.js";
import { h } from "./h.js";

const PAUSE = 5_000;

/** Speaks for screen readers: own actions at once, other people's gathered into one sentence every five seconds or more. */
export class Announcer {
  #board;
  #status = h("p", { class: "sr-only", role: "status", id: "board-announcements" });
  #alert = h("p", { class: "sr-only", role: "alert" });
  /** @type {Map<string, Map<string, Set<string>>>} person → sort of change → things */
  #heard = new Map();
  /** What nobody's name stands at. */
  #sealed = { added: 0, deleted: 0 };
  /** @type {string[]} */
  #presence = [];
  #timer = 0;

  /** @param {Board} board @param {HTMLElement} root */
  constructor(board, root) {
    this.#board = board;
    root.append(this.#status, this.#alert);
  }

  /** @param {string} text */
  say(text) {
    write(this.#status, text);
  }

  /** Only for conflicts and broken connections. @param {string} text */
  alert(text) {
    write(this.#alert, text);
  }

  /** @param {string} sentence */
  presence(sentence) {
    if (this.#board.settings.values.announce === "none") return;
    this.#presence.push(sentence);
    this.#schedule();
  }

  /** @param {AppliedOp[]} ops of other people */
  hear(ops) {
    if (this.#board.settings.values.announce === "none") return;
    for (const op of ops) {
      if (op.type.startsWith("voting.")) this.#voting(op);
      if (op.actor === this.#board.session.me || op.type === "board.set" || op.type.startsWith("voting.")) continue;
      if (op["sealed"] && op.type.startsWith("note.")) {
        if (op.type === "note.add" || op.type === "note.restore") this.#sealed.added++;
        if (op.type === "note.delete") this.#sealed.deleted++;
        continue;
      }
      const sorts = this.#heard.get(op.actor ?? "") ?? new Map();
      const things = sorts.get(sortOf(op)) ?? new Set();
      this.#heard.set(op.actor ?? "", sorts.set(sortOf(op), things.add(op.id ?? "")));
    }
    if (this.#heard.size || this.#sealed.added || this.#sealed.deleted) this.#schedule();
  }

  /** The end is news for whoever ended it too. @param {AppliedOp} op */
  #voting(op) {
    const voting = this.#board.state.votings.get(op.id ?? "");
    if (!voting) return;
    if (op.type === "voting.add" && op.actor !== this.#board.session.me) this.say(openedWords(voting));
    if (op["status"] === "closed" && op.type === "voting.set") this.say(t("said_votingClosed", votingName(voting)));
  }

  #schedule() {
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.say(this.#summary());
      this.#heard.clear();
      this.#sealed = { added: 0, deleted: 0 };
      this.#presence = [];
    }, PAUSE);
  }

  #summary() {
    const all = this.#board.settings.values.announce === "all";
    const people = [...this.#heard];
    const spoken = !all && people.length > 2 ? [this.#crowd(people)] : people.map(([actor, sorts]) => this.#person(actor, sorts));
    const { added, deleted } = this.#sealed;
    if (added) spoken.push(t("said_sealedAdded", added));
    if (deleted) spoken.push(t("said_sealedDeleted", deleted));
    return [...spoken, ...(all ? this.#presence : this.#presence.slice(-2))].join(". ");
  }

  /** @param {[string, Map<string, Set<string>>][]} people */
  #crowd(people) {
    const count = people.reduce((sum, [, sorts]) => sum + [...sorts.values()].reduce((n, things) => n + things.size, 0), 0);
    return t("said_many", people.length, count);
  }

  /** @param {string} actor @param {Map<string, Set<string>>} sorts */
  #person(actor, sorts) {
    const who = this.#board.nameOf(actor || null);
    return [...sorts].map(([sort, things]) => t(/** @type {"said_added"} */ (`said_${sort}`), who, things.size)).join(", ");
  }
}

/** @param {AppliedOp} op */
function sortOf(op) {
  if (op.type.startsWith("group.")) return "groups";
  if (!op.type.startsWith("note.")) return "frames";
  if (op.type === "note.add" || op.type === "note.restore") return "added";
  if (op.type === "note.delete") return "deleted";
  return op["x"] !== undefined || op["frame"] !== undefined || op["order"] !== undefined ? "moved" : "changed";
}

/** The same sentence twice in a row is spoken twice. @param {HTMLElement} region @param {string} text */
function write(region, text) {
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}
