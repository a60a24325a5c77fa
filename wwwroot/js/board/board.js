/** @import { Color, Config, Note, OpenState, Person, Role } from "./types.js" */
/** @import { Change } from "./sync/store.js" */
/** @import { Wish } from "./history.js" */
import { Camera } from "./canvas/camera.js";
import { Layout } from "./canvas/layout.js";
import { commands } from "./commands/index.js";
import { Folds } from "./folds.js";
import { History } from "./history.js";
import { brief } from "./model/text.js";
import { Selection } from "./selection.js";
import { Settings } from "./settings.js";
import { Emitter } from "./sync/emitter.js";
import { Session } from "./sync/session.js";
import { colorName, t } from "./texts/index.js";
import { Announcer } from "./ui/announce.js";
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
 */

/** Commands that touch nothing which is there; undo only knows what is one's own. */
const ADDING = new Set(["note.add", "note.duplicate", "note.restore", "edit.paste", "edit.undo", "edit.redo", "vote.cast", "vote.withdraw"]);

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
    this.announcer = new Announcer(this, root);
    this.notices = new Notices(root);
    this.store.on("change", (change) => this.#changed(change));
    this.session.connection.on("closed", (reason) => this.#closed(reason));
    this.session.on("role", (role) => this.#roleChanged(role));
    this.store.on("refused", ({ op, code }) => this.#refused(op, code));
  }

  get state() {
    return this.store.view;
  }

  get canWrite() {
    return this.config.role !== "read" && !this.session.closed;
  }

  /** Whether this person may change everything, frames included. */
  get canArrange() {
    return this.canWrite && this.config.role !== "notes";
  }

  /** Whether this person moderates: settings, roles, phases. */
  get canLead() {
    return this.canWrite && this.config.role === "lead";
  }

  /** Whether this person may change these notes. @param {string[]} ids */
  mayTouch(ids) {
    return this.canArrange || (this.canWrite && ids.every((id) => this.state.notes.get(id)?.author === this.session.me));
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
    if (!command || !this.can(id, args)) return;
    command.run(this, { ...args, ids: args["ids"] ?? this.chosen() });
  }

  /** @param {string} id @param {Record<string, any>} [args] */
  can(id, args = {}) {
    const command = commands.get(id);
    const ids = args["ids"] ?? this.chosen();
    if (!command || (command.writes && !this.#allows(id, ids))) return false;
    return command.when?.(this, { ...args, ids }) ?? true;
  }

  /** @param {string} id of a command that writes @param {string[]} ids */
  #allows(id, ids) {
    if (!this.canWrite || this.canArrange || ADDING.has(id)) return this.canWrite;
    return (id.startsWith("note.") || id === "edit.cut") && this.mayTouch(ids);
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
      this.selection.ids.has(note.id) ? t("chosen") : "",
    ].filter(Boolean).join(", ");
  }

  /** @param {Role} role */
  #roleChanged(role) {
    const text = t("said_role", t(`role_${role}`));
    this.announcer.alert(text);
    this.notices.flash(text);
    this.#rightsChanged();
  }

  #rightsChanged() {
    this.emit("rights", undefined);
    this.emit("change", { keys: null, origin: "reset", ops: [], containers: null });
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

  /** @param {import("./types.js").Op} op @param {string} code */
  #refused(op, code) {
    const text = typeof op["text"] === "string" ? op["text"] : "";
    if (text.trim()) return this.offerDraft(op.id ?? op.opId, text, code, op);
    const reason = code === "vote_budget" || code === "vote_closed" ? t(`refused_${code}`) : t("refusedPlain", code);
    this.notices.show("refused", { text: reason });
    this.announcer.alert(reason);
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
        ...(this.canWrite ? /** @type {[string, () => void][]} */ ([[t("asNewNote"), () => this.run("note.add", { text, ...place, edit: false })]]) : []),
        [t("copyText"), () => void navigator.clipboard?.writeText(text)],
        [t("dismiss"), () => {}],
      ],
    });
  }
}
