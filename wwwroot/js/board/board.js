/** @import { BoardInfo, Color, Config, Note, OpenState, Person, Rect, Role } from "./types.js" */
/** @import { Args, Command } from "./commands/command.js" */
/** @import { Hindrance, Sample } from "./model/phases.js" */
/** @import { Change } from "./sync/store.js" */
/** @import { Wish } from "./history.js" */
import { Camera } from "./canvas/camera.js";
import { Layout } from "./canvas/layout.js";
import { adds, places, rewrites, subjectsOf } from "./commands/command.js";
import { commands } from "./commands/index.js";
import { Folds } from "./folds.js";
import { History } from "./history.js";
import { hindrance } from "./model/phases.js";
import { brief } from "./model/text.js";
import { Selection } from "./selection.js";
import { Settings } from "./settings.js";
import { Clock } from "./sync/clock.js";
import { Emitter } from "./sync/emitter.js";
import { Session } from "./sync/session.js";
import { colorName, t } from "./texts/index.js";
import { Announcer } from "./ui/announce.js";
import { Follow } from "./ui/follow.js";
import { Gathering } from "./ui/gathering.js";
import { Notices } from "./ui/notices.js";
import { personName } from "./ui/people.js";
import { Ballots } from "./votes/ballots.js";
import { dotsInWords } from "./votes/dots.js";

/**
 * @typedef {object} View what the wall and the list have in common
 * @property {(id: string, isNew?: boolean) => void} edit starts writing in a note
 * @property {(id: string) => void} focus
 * @property {(way: "in"|"out"|"fit"|"full") => void} zoom
 * @property {() => {x: number, y: number}} middle where something new belongs
 * @property {() => string|null} home the frame that something new belongs to, if any
 * @property {(id: string) => HTMLElement|null} elementOf a note
 * @property {(rect: Rect|null) => void} look shows what somebody else looks at; without width a point, null: no more
 * @property {() => Rect|null} shown the part of the wall that is in view
 */

/**
 * One board on screen: its session, what is chosen, and the views that show it.
 * @extends {Emitter<{change: Change & {containers: Set<string>|null}, color: void, rights: void}>} rights: what this person may do has changed
 */
export class Board extends Emitter {
  selection = new Selection();
  settings = new Settings();
  camera = new Camera();
  /** How many people are here. */
  present = 0;
  /** The view that has the person's attention. @type {View|null} */
  view = null;
  /** The note that the keyboard is at. @type {string|null} */
  focusId = null;
  /** Notes on the clipboard of this page. @type {Pick<Note, "text"|"color"|"size">[]} */
  clipboard = [];
  /** @type {Color} */
  #color = "yellow";
  #told = () => {};
  /** Phase and frost as last told. */
  #regie = "";

  /** @param {Config} config @param {OpenState} open @param {HTMLElement} root */
  constructor(config, open, root) {
    super();
    this.config = config;
    this.root = root;
    this.session = new Session(config, open);
    this.store = this.session.store;
    this.history = new History(this.session);
    this.folds = new Folds(config.boardId);
    this.layout = new Layout(() => this.state, this.folds);
    this.folds.on("change", () => this.#rearranged());
    this.ballots = new Ballots(this.session, open.votings);
    this.clock = new Clock();
    this.announcer = new Announcer(this, root);
    this.notices = new Notices(root);
    this.gathering = new Gathering(this);
    this.follow = new Follow(this);
    this.store.on("change", (change) => this.#changed(change));
    this.session.connection.on("state", () => this.#setClock());
    this.session.connection.on("closed", (reason) => this.#closed(reason));
    this.session.on("role", (role) => this.#roleChanged(role));
    this.store.on("refused", ({ op, code, message }) => this.#refused(op, code, message));
    this.#regie = regieOf(this.state.board);
  }

  get state() {
    return this.store.view;
  }

  /** Whether this person writes at all: by role, and as long as the board is neither closed nor frozen. */
  get canWrite() {
    return !this.session.closed && (this.canLead || (this.config.role !== "read" && !this.state.board.frozen));
  }

  /** Whether this person may add a note now. */
  get canAdd() {
    return this.allows(adds);
  }

  /** Whether this person may work on frames now. */
  get canArrange() {
    return this.allows({ type: "frame.add" });
  }

  /** Whether this person moderates: settings, roles, phases. */
  get canLead() {
    return this.allows({ type: "board.set" });
  }

  /** Whether this person may rewrite these notes now. @param {string[]} ids */
  mayTouch(ids) {
    return ids.every((id) => this.allows(rewrites, id));
  }

  /** Whether this person may move these notes now. @param {string[]} ids */
  mayMove(ids) {
    return ids.every((id) => this.allows(places, id));
  }

  /** Whether role, phase and locks let this person do an operation. @param {Sample} op @param {string} [id] */
  allows(op, id) {
    return this.hindrance(op, id) === null;
  }

  /** Why not. @param {Sample} op @param {string} [id] @returns {Hindrance|null} */
  hindrance(op, id) {
    return this.session.closed ? "readOnly" : hindrance({ role: this.config.role, me: this.session.me }, this.state, op, id);
  }

  get color() {
    return this.#color;
  }

  set color(color) {
    this.#color = color;
    this.emit("color", undefined);
  }

  /** @param {Change} change */
  #changed(change) {
    const containers = this.layout.update(change);
    const gone = [...this.selection.ids].filter((id) => !this.state.notes.has(id));
    if (gone.length) this.selection.set([...this.selection.ids].filter((id) => this.state.notes.has(id)));
    if (this.selection.frame && !this.state.frames.has(this.selection.frame)) this.selection.setFrame(null);
    this.emit("change", { ...change, containers });
    if (!change.keys || change.keys.has("board")) this.#regieChanged();
    if (change.origin === "remote") this.announcer.hear(change.ops);
  }

  /** Nothing on the board changed, but where things are seen. */
  #rearranged() {
    this.layout.update({ keys: null });
    this.emit("change", { keys: null, origin: "own", ops: [], containers: null });
  }

  /**
   * Runs a command by its id; both views act through here.
   * @param {string} id
   * @param {Record<string, any>} [args]
   */
  run(id, args = {}) {
    const command = commands.get(id);
    const full = { ...args, ids: args["ids"] ?? this.chosen() };
    if (!command || command.when?.(this, full) === false) return;
    const why = this.#inTheWay(command, full);
    if (!why) command.run(this, full);
    else if (why !== "readOnly") this.tell(t(`why_${why}`));
  }

  /** @param {string} id @param {Record<string, any>} [args] */
  can(id, args = {}) {
    const command = commands.get(id);
    const full = { ...args, ids: args["ids"] ?? this.chosen() };
    return Boolean(command) && !this.#inTheWay(/** @type {Command} */ (command), full) && command?.when?.(this, full) !== false;
  }

  /** @param {Command} command @param {Args} args @returns {Hindrance|null} */
  #inTheWay({ id, writes }, args) {
    if (!writes) return null;
    if (writes !== true) {
      for (const subject of subjectsOf(this, writes, args)) {
        const why = this.hindrance(writes, subject);
        if (why) return why;
      }
      return null;
    }
    if (!this.canWrite) return this.config.role === "read" || this.session.closed ? "readOnly" : "frozen";
    return this.config.role === "notes" && !id.startsWith("edit.") ? "notOwn" : null;
  }

  /** Says something aloud and shows it for a moment, in place of what was told before. @param {string} text @param {boolean} [urgent] */
  tell(text, urgent = false) {
    if (urgent) this.announcer.alert(text);
    else this.announcer.say(text);
    this.#told();
    this.#told = this.notices.flash(text);
  }

  /** The chosen notes, or the one the keyboard is at. @returns {string[]} */
  chosen() {
    if (this.selection.ids.size) return [...this.selection.ids];
    const id = document.activeElement?.closest("[data-id]")?.getAttribute("data-id");
    return id && this.state.notes.has(id) && !this.selection.frame ? [id] : [];
  }

  /** @param {Wish} op @param {number} [hold] */
  put(op, hold) {
    return this.history.put(op, hold);
  }

  /** @param {string|null} id */
  nameOf(id) {
    const person = id === null ? null : this.state.people.get(id);
    return id === null ? t("somebody") : person ? personName(person) : t("former");
  }

  /** Takes in cards of people; notes of those who were not known before show their names now. @param {Person[]} people */
  meet(people) {
    const fresh = people.filter((person) => this.state.people.get(person.id)?.name !== person.name);
    if (!fresh.length) return;
    for (const person of fresh) this.state.people.set(person.id, person);
    const ids = new Set(fresh.map((person) => person.id));
    const keys = [...this.state.notes.values()].filter((note) => note.author && ids.has(note.author)).map((note) => `notes:${note.id}`);
    this.emit("change", { keys: new Set(keys), origin: "remote", ops: [], containers: new Set() });
  }

  /** @param {string} container */
  frameName(container) {
    const frame = this.state.frames.get(container);
    return frame ? frame.title || t("untitledFrame") : t("noFrame");
  }

  /** @param {string|null} group */
  stackName(group) {
    return this.state.groups.get(group ?? "")?.title || t("untitledStack");
  }

  /** What a note is called where only a line of text fits. @param {Note} note */
  noteName(note) {
    return brief(note.text) || t("emptyNote");
  }

  /** The accessible name of a note. @param {Note} note */
  describe(note) {
    const container = this.layout.members.container(note.id);
    return [
      this.noteName(note),
      colorName(note.color),
      note.author ? this.nameOf(note.author) : "",
      this.frameName(container),
      this.layout.members.group(note.id) ? t("inStack", this.stackName(this.layout.members.group(note.id))) : "",
      t("positionOf", this.layout.members.rank(note.id) + 1, this.layout.members.count(container)),
      dotsInWords(this, note.id),
      note.locked ? t("lockedWord") : "",
      this.selection.ids.has(note.id) ? t("chosen") : "",
    ].filter(Boolean).join(", ");
  }

  /** @param {Role} role */
  #roleChanged(role) {
    this.tell(t("said_role", t(`role_${role}`)), true);
    this.#rightsChanged();
  }

  #rightsChanged() {
    this.emit("rights", undefined);
    this.emit("change", { keys: null, origin: "reset", ops: [], containers: null });
  }

  /** The phase or the frost changed: everybody hears what holds now. */
  #regieChanged() {
    const now = regieOf(this.state.board);
    if (now === this.#regie) return;
    this.#regie = now;
    const { phase, frozen } = this.state.board;
    const name = /** @type {"arrive"} */ (phase ?? "none");
    this.tell(frozen ? t("why_frozen") : t("said_phase", t(`phase_${name}`), t(`phaseHint_${name}`)), true);
    this.#rightsChanged();
  }

  #setClock() {
    const { connection } = this.session;
    if (connection.state === "online") void this.clock.set(() => /** @type {Promise<number>|null} */ (connection.hub?.invoke("Clock") ?? null));
  }

  /** @param {string} reason */
  #closed(reason) {
    const text = t(/** @type {"closed_revoked"} */ (`closed_${reason}`));
    const signIn = `/anmelden?returnUrl=${encodeURIComponent(location.pathname)}`;
    /** @type {[string, () => void]} */
    const action = reason === "signed_out" ? [t("signIn"), () => location.assign(signIn)] : [t("reloadPage"), () => location.reload()];
    this.notices.show("closed", { text, actions: [action] });
    this.#rightsChanged();
  }

  /** @param {import("./types.js").Op} op @param {string} code @param {string} [message] the server's reason in words */
  #refused(op, code, message) {
    const text = typeof op["text"] === "string" ? op["text"] : "";
    if (text.trim()) return this.offerDraft(op.id ?? op.opId, text, code, op);
    const vote = code === "vote_budget" || code === "vote_closed" ? t(`refused_${code}`) : null;
    const words = vote ?? (code === "forbidden" && message ? message : t("refusedPlain", code));
    this.notices.show("refused", { text: words });
    this.announcer.alert(words);
  }

  /**
   * A person's words that found no place: kept on screen and offered as a new note.
   * @param {string} key
   * @param {string} text
   * @param {string} code why
   * @param {Record<string, any>} [like] the note they were meant for
   */
  offerDraft(key, text, code, like = this.state.graves.notes.get(key) ?? {}) {
    const reasons = { deleted: t("refused_deleted"), forbidden: t("refused_forbidden"), too_large: t("refused_too_large"), not_found: t("refused_not_found") };
    const reason = reasons[/** @type {keyof typeof reasons} */ (code)] ?? t("refused_invalid");
    const grave = this.state.graves.notes.get(key);
    const place = { x: like["x"] ?? grave?.x, y: like["y"] ?? grave?.y, color: like["color"] ?? grave?.color };
    this.notices.show(`draft:${key}`, {
      text: reason,
      quote: text,
      actions: [
        ...(this.canAdd ? /** @type {[string, () => void][]} */ ([[t("asNewNote"), () => this.run("note.add", { text, ...place, edit: false })]]) : []),
        [t("copyText"), () => void navigator.clipboard?.writeText(text)],
        [t("dismiss"), () => {}],
      ],
    });
  }
}

/** @param {BoardInfo} board */
const regieOf = ({ phase, frozen }) => `${phase} ${Boolean(frozen)}`;
