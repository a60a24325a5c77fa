/** @import { Board } from "../board.js" */
/** @import { Note, Rect } from "../types.js" */
import { fit } from "../model/fit.js";
import { t } from "../texts/index.js";
import { PAPER } from "../ui/ask.js";
import { h, hidden, icon } from "../ui/h.js";
import { linkified } from "../ui/linkify.js";
import { stickers } from "../votes/dots.js";
import { hash, personClass, sectorIcon, shortName } from "../ui/people.js";

/** @typedef {{selected: boolean, unsaved: boolean, heldBy: string|null, lifted: boolean, small: boolean, dots: string}} Looks small: too small for the author line */

/** One note in the DOM. It is touched only where something changed. */
export class NoteView {
  #board;
  /** @type {Note|null} */
  #note = null;
  /** The note as the author line has it. @type {Note|null} */
  #footed = null;
  /** The author as that line names them. */
  #by = "";
  #class = "";
  #left = NaN;
  #top = NaN;
  #height = NaN;
  #dots = "";
  /** @type {HTMLElement|null} */
  #stickers = null;
  #text = h("p", { class: "note__text" });
  #foot = h("p", { class: "note__foot" });
  /** @type {SVGElement|null} */
  #lock = null;

  /** @param {Board} board @param {string} id */
  constructor(board, id) {
    this.#board = board;
    this.id = id;
    this.element = h("li", { tabIndex: -1, data: { id } }, this.#text, this.#foot);
  }

  /** @param {Note} note @param {Rect} rect @param {{x: number, y: number}} origin of the frame it stands in @param {Looks} looks */
  update(note, rect, origin, looks) {
    if (note !== this.#note) this.#content(note);
    const by = note.author ? this.#board.nameOf(note.author) : "";
    if (!looks.small && (note !== this.#footed || by !== this.#by)) this.#drawFoot(note, by);
    this.#place(rect.x - origin.x, rect.y - origin.y, rect.h);
    if (looks.dots !== this.#dots) this.#drawDots(looks.dots);
    const size = fit(note);
    const turn = hash(note.id, 5);
    const names = ["note", `note--${PAPER[note.color]}`, `note--${size.fit}`, `size-${note.size}`];
    if (turn) names.push(`tilt-${turn}`);
    if (size.clipped) names.push("is-clipped");
    if (looks.selected) names.push("is-selected");
    if (looks.unsaved) names.push("is-unsaved");
    if (looks.lifted) names.push("is-lifted");
    if (note.locked) names.push("is-locked");
    if (looks.heldBy) names.push("is-held", personClass(looks.heldBy));
    if (this.element.classList.contains("is-editing")) names.push("is-editing");
    const name = names.join(" ");
    if (name !== this.#class) this.element.className = this.#class = name;
  }

  /** @param {number} left @param {number} top @param {number} height */
  #place(left, top, height) {
    const { style } = this.element;
    if (left !== this.#left) style.left = `${(this.#left = left)}px`;
    if (top !== this.#top) style.top = `${(this.#top = top)}px`;
    if (height !== this.#height) style.height = `${(this.#height = height)}px`;
  }

  /** @param {Note} note */
  #content(note) {
    const before = this.#note;
    this.#note = note;
    if (Boolean(before?.locked) !== Boolean(note.locked)) this.#drawLock(Boolean(note.locked));
    if (before?.text !== note.text) this.#text.replaceChildren(...linkified(note.text));
    this.label();
  }

  /** @param {boolean} locked */
  #drawLock(locked) {
    this.#lock?.remove();
    this.#lock = locked ? icon("lock") : null;
    this.#lock?.classList.add("note__lock");
    if (this.#lock) this.element.append(this.#lock);
  }

  /** Writes the accessible name anew; it names the position, which changes with the neighbours. */
  label() {
    if (this.#note) this.element.setAttribute("aria-label", this.#board.describe(this.#note));
  }

  /** @param {string} key */
  #drawDots(key) {
    this.#dots = key;
    this.#stickers?.remove();
    this.#stickers = key ? h("span", { class: "dots", "aria-hidden": "true" }, ...stickers(key)) : null;
    if (this.#stickers) this.element.append(this.#stickers);
    this.label();
  }

  /** @param {Note} note @param {string} by */
  #drawFoot(note, by) {
    const before = this.#footed;
    const same = before?.author === note.author && before?.color === note.color && by === this.#by;
    this.#footed = note;
    this.#by = by;
    if (same) return;
    this.label();
    const person = note.author ? this.#board.state.people.get(note.author) : undefined;
    const kind = h("span", { class: "note__kind" }, t(`kind_${note.color}`));
    const name = shortName(by);
    const sector = person?.sector ? hidden(`${t(`sector_${person.sector}`)}, `) : null;
    this.#foot.replaceChildren(...[kind, ...(name ? [icon(sectorIcon(person)), sector, name] : [])].filter((node) => node !== null));
  }
}
