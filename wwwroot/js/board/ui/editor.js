/** @import { Board } from "../board.js" */
import { LIMITS } from "../model/rules.js";
import { fit, measure } from "../model/fit.js";
import { clean, scalars } from "../model/text.js";
import { t } from "../texts/index.js";
import { h } from "./h.js";

const PAUSE = 400;
let serial = 0;

/**
 * Where the text field appears.
 * @typedef {object} Host
 * @property {(id: string) => HTMLElement|null} begin makes room and gives the element that takes the field
 * @property {(id: string) => void} end
 * @property {boolean} multiline whether Enter makes a new line
 */

/** Writing in a note, in place. Each letter is kept in the browser at once and sent after a short pause. */
export class Editor {
  /** @type {{id: string, isNew: boolean, area: HTMLTextAreaElement, error: HTMLElement, mark: string, before: string, written: string}|null} */
  #now = null;
  #board;
  #host;

  /** @param {Board} board @param {Host} host */
  constructor(board, host) {
    this.#board = board;
    this.#host = host;
    board.on("change", ({ origin }) => origin !== "own" && this.#remote());
    addEventListener("beforeunload", (event) => this.#tooLong() && event.preventDefault());
  }

  get id() {
    return this.#now?.id ?? null;
  }

  /** @param {string} id @param {boolean} [isNew] an empty one goes away when nothing is written */
  open(id, isNew = false) {
    const note = this.#board.state.notes.get(id);
    if (!note || this.#now?.id === id) return;
    this.close();
    const element = this.#host.begin(id);
    if (!element) return;
    const error = h("p", { class: "note__error", id: `error-${id}`, role: "alert", hidden: true });
    const area = h("textarea", { class: "note__edit", value: note.text, "aria-label": t("noteText"), placeholder: t("notePlaceholder"), spellcheck: true, "aria-describedby": error.id });
    this.#now = { id, isNew, area, error, mark: isNew ? `write:${id}` : `text:${id}:${++serial}`, before: note.text, written: note.text };
    area.addEventListener("input", () => this.#input());
    area.addEventListener("keydown", (event) => this.#key(event));
    area.addEventListener("blur", () => this.#blurred());
    element.append(area, error);
    this.#grow(note);
    area.focus({ preventScroll: true });
    area.setSelectionRange(isNew ? 0 : area.value.length, area.value.length);
  }

  #input() {
    const now = this.#now;
    if (!now) return;
    const text = clean(now.area.value);
    if (text !== now.area.value) {
      const at = now.area.selectionStart - (now.area.value.length - text.length);
      now.area.value = text;
      now.area.setSelectionRange(at, at);
    }
    const over = scalars(text) - LIMITS.text;
    now.error.hidden = over <= 0;
    now.error.textContent = over > 0 ? t("tooLong", over) : "";
    now.area.setAttribute("aria-invalid", String(over > 0));
    if (over > 0) return;
    now.written = text;
    this.#board.history.group(t("cmd_note_edit"), () => this.#board.put({ type: "note.set", id: now.id, text }, PAUSE), now.mark);
    const note = this.#board.state.notes.get(now.id);
    if (note) this.#grow(note);
  }

  /** While writing the paper shows everything, however long. @param {import("../types.js").Note} note */
  #grow(note) {
    const now = this.#now;
    if (!now) return;
    const { clipped } = fit(note);
    const long = clipped || measure(now.area.value, note.size).clipped;
    now.area.classList.toggle("is-long", long);
    now.area.parentElement?.classList.toggle("is-long", long);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    event.stopPropagation();
    const enter = event.key === "Enter" && (this.#host.multiline ? event.ctrlKey || event.metaKey : !event.shiftKey);
    const ends = event.key === "Escape" || enter;
    if (!ends || event.isComposing) return;
    event.preventDefault();
    const id = this.#now?.id;
    if (this.close() && id && this.#board.state.notes.has(id)) this.#board.view?.focus(id);
  }

  #blurred() {
    if (document.hasFocus() && !this.#tooLong()) this.close();
    else this.#board.session.sender.kick(true);
  }

  #tooLong() {
    return this.#now !== null && scalars(clean(this.#now.area.value)) > LIMITS.text;
  }

  /** Ends writing. @returns {boolean} false where the text is too long to be kept: then it stays open */
  close() {
    const now = this.#now;
    if (!now) return true;
    if (this.#tooLong()) {
      now.area.focus({ preventScroll: true });
      return false;
    }
    this.#remove();
    const note = this.#board.state.notes.get(now.id);
    if (now.isNew && note && !note.text.trim()) this.#board.history.group(t("cmd_note_add"), () => this.#board.put({ type: "note.delete", id: now.id }), now.mark);
    this.#board.session.sender.kick(true);
    return true;
  }

  #remove() {
    const now = this.#now;
    this.#now = null;
    if (!now) return;
    now.area.parentElement?.classList.remove("is-long");
    now.area.remove();
    now.error.remove();
    this.#host.end(now.id);
  }

  /** Someone else changed the board while a person writes. */
  #remote() {
    const now = this.#now;
    if (!now) return;
    const note = this.#board.state.notes.get(now.id);
    if (!note) {
      const text = now.area.value;
      this.#remove();
      if (text.trim()) this.#board.offerDraft(now.id, text, "deleted");
      return;
    }
    const theirs = this.#board.store.base.notes.get(now.id)?.text;
    const writer = this.#board.store.base.writers.get(`notes:${now.id}`)?.["text"];
    if (theirs === undefined || writer === undefined || writer === this.#board.session.me || theirs === now.before) return;
    now.before = theirs;
    if (now.area.value === now.written && note.text === theirs) {
      now.area.value = now.written = theirs;
      return;
    }
    this.#conflict(note, theirs, writer);
  }

  /** @param {import("../types.js").Note} note @param {string} theirs @param {string|null} writer */
  #conflict(note, theirs, writer) {
    const text = t("theirVersion", this.#board.nameOf(writer));
    this.#board.notices.show(`conflict:${note.id}`, {
      text,
      quote: theirs,
      actions: [[t("keepTheirs"), () => this.#board.run("note.add", { text: theirs, x: note.x + 24, y: note.y + 24, color: note.color, frame: note.frame, edit: false })], [t("close"), () => {}]],
    });
  }
}
