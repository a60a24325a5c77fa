/** @import { Board } from "../board.js" */
/** @import { Note } from "../types.js" */
import { COLORS } from "../model/rules.js";
import { t } from "../texts/index.js";
import { select } from "../ui/dialog.js";
import { Editor } from "../ui/editor.js";
import { h, icon } from "../ui/h.js";
import { OutlineKeys } from "./keys.js";
import { Line } from "./line.js";
import { newline } from "./newline.js";
import { Part } from "./part.js";
import { voteBar } from "../votes/bar.js";
import { toc } from "./toc.js";

const PER_TURN = 120;
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const ZOOM = { min: 0.8, max: 2, step: 0.1 };

/** @type {Record<string, (a: Note, b: Note) => number>} */
const SORTS = {
  new: (a, b) => b.at - a.at,
  kind: (a, b) => COLORS.indexOf(a.color) - COLORS.indexOf(b.color),
};

/** The board as headings and lists: the same model and the same commands as the wall. */
export class Outline {
  /** @type {Map<string, Line>} */
  #lines = new Map();
  /** @type {Map<string, Part>} */
  #parts = new Map();
  #sort = select([["wall", t("orderWall")], ["new", t("orderNew")], ["kind", t("orderKind")]], "wall");
  #count = h("span");
  #list = h("div", { class: "outline__list" });
  #zoom = 1;
  #stale = true;
  /** Where somebody else led last. @type {string|null} */
  #looked = null;
  #scheduled = false;

  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    this.toc = toc(board);
    this.newline = newline(board);
    this.editor = new Editor(board, { multiline: false, begin: (id) => this.#beginEdit(id), end: (id) => this.#endEdit(id) });
    const addFrame = h("button", { type: "button", class: "btn btn--quiet", onclick: () => board.run("frame.add") }, icon("square-dashed"), t("cmd_frame_add"));
    const votings = h("button", { type: "button", class: "btn btn--quiet", onclick: () => board.run("voting.list") }, icon("circle-check"), t("votings"));
    const allow = () => {
      this.newline.form.hidden = !board.canAdd;
      addFrame.hidden = !board.canArrange;
      votings.hidden = !board.can("voting.list");
    };
    board.on("rights", allow);
    board.ballots.on("change", allow);
    allow();
    const keys = h("button", { type: "button", class: "btn btn--quiet", onclick: () => board.run("view.help") }, icon("keyboard"), t("keyboard"));
    this.#sort.classList.add("field__in");
    const bar = h("div", { class: "outline__bar no-print" }, this.#count, addFrame, votings, keys, h("label", { class: "sortby" }, `${t("order")} `, this.#sort));
    this.element = h("div", { class: "outline wrap with-facets section--tight" }, h("aside", { class: "outline__aside no-print" }, this.toc.nav), h("div", { class: "outline__main" }, voteBar(board), this.newline.form, bar, this.#list));
    this.#listen();
  }

  #listen() {
    const { board } = this;
    this.#sort.addEventListener("change", () => this.invalidate());
    board.on("change", ({ keys }) => {
      const lost = board.focusId && !board.state.notes.has(board.focusId) ? board.focusId : null;
      if (lost && this.#lines.get(lost)?.element.contains(document.activeElement)) this.#focusLost(lost);
      if (keys && keys.size === 0) return;
      this.invalidate();
    });
    board.selection.on("change", () => this.invalidate());
    board.ballots.on("change", () => this.invalidate());
    this.#list.addEventListener("focusin", (event) => this.#focused(event));
    this.#list.addEventListener("click", (event) => this.#clicked(event));
    this.#list.addEventListener("dblclick", (event) => this.#doubled(event));
    new OutlineKeys(this);
  }

  invalidate() {
    this.#stale = true;
    if (this.#scheduled || !this.element.isConnected) return;
    this.#scheduled = true;
    requestAnimationFrame(() => this.#draw());
  }

  /** Shown again after the other view. */
  wake() {
    this.#scheduled = false;
    this.#stale = true;
    this.invalidate();
  }

  #draw() {
    this.#scheduled = false;
    if (!this.#stale || !this.element.isConnected) return;
    this.#stale = false;
    const { board } = this;
    const containers = board.layout.members.containers();
    this.#forget(containers);
    let left = PER_TURN;
    for (const id of containers) {
      const part = this.#parts.get(id) ?? new Part(board, id);
      this.#parts.set(id, part);
      const notes = part.notes((list) => this.#sorted(list));
      const shown = notes.filter((note) => !board.folds.has(board.layout.members.group(note.id) ?? ""));
      if (!shown.some((note) => note.id === part.stop)) part.stop = shown[0]?.id ?? null;
      part.update(notes, (note) => (this.#lines.has(note.id) || left-- > 0 ? this.#line(note, part) : null));
      if (part.element !== this.#list.children[containers.indexOf(id)]) this.#list.insertBefore(part.element, this.#list.children[containers.indexOf(id)] ?? null);
    }
    if (left < 0) this.invalidate();
    this.toc.update();
    this.#count.textContent = [t("nNotes", board.state.notes.size), this.#stacks()].filter(Boolean).join(", ");
  }

  #stacks() {
    const { members } = this.board.layout;
    const count = members.containers().reduce((sum, container) => sum + members.stacksOf(container).length, 0);
    return count ? t("nGroups", count) : "";
  }

  /** @param {string[]} containers */
  #forget(containers) {
    for (const [id, part] of this.#parts) {
      if (containers.includes(id)) continue;
      part.element.remove();
      this.#parts.delete(id);
    }
    for (const id of this.#lines.keys()) if (!this.board.state.notes.has(id)) this.#lines.delete(id);
  }

  /** @param {Note[]} notes */
  #sorted(notes) {
    const sort = SORTS[this.#sort.value];
    return sort ? notes.toSorted(sort) : notes;
  }

  /** @param {Note} note @param {Part} part */
  #line(note, part) {
    const line = this.#lines.get(note.id) ?? new Line(this.board, note.id);
    this.#lines.set(note.id, line);
    line.update(note, part.stop === note.id);
    return line.element;
  }

  /** The lines in the order on screen. @returns {string[]} */
  order() {
    return [...this.#list.querySelectorAll(".line")].map((line) => /** @type {HTMLElement} */ (line).dataset["id"] ?? "");
  }

  /** @param {string} gone */
  #focusLost(gone) {
    const order = this.order();
    const next = order.slice(order.indexOf(gone) + 1).find((id) => this.board.state.notes.has(id)) ?? order.slice(0, order.indexOf(gone)).findLast((id) => this.board.state.notes.has(id));
    this.board.focusId = next ?? null;
    const note = next ? this.board.state.notes.get(next) : null;
    if (next) requestAnimationFrame(() => this.focus(next));
    else this.newline.focus();
    this.board.announcer.say(note ? t("said_focusGone", this.board.noteName(note)) : t("said_focusNone"));
  }

  /** @param {Event} event @returns {string|null} */
  #idOf(event) {
    return event.target instanceof Element ? (event.target.closest(".line")?.getAttribute("data-id") ?? null) : null;
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    this.board.view = this;
    const id = this.#idOf(event);
    if (!id) return;
    this.#lines.get(id)?.label();
    if (id === this.board.focusId) return;
    this.board.focusId = id;
    const part = this.#parts.get(this.board.layout.members.container(id));
    if (part && part.stop !== id) {
      const old = part.stop;
      part.stop = id;
      for (const each of [old, id]) {
        const note = this.board.state.notes.get(each ?? "");
        if (note) this.#lines.get(note.id)?.update(note, each === id);
      }
    }
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const id = this.#idOf(event);
    if (!id || (event.target instanceof Element && event.target.closest("a, button, textarea"))) return;
    if (event.ctrlKey || event.metaKey) this.board.run("edit.toggleSelect", { id });
    else if (event.shiftKey && this.board.focusId) this.#range(this.board.focusId, id);
    else this.board.selection.set([id]);
    this.focus(id);
  }

  /** @param {string} from @param {string} to */
  #range(from, to) {
    const order = this.order();
    const [a, b] = [order.indexOf(from), order.indexOf(to)].sort((x, y) => x - y);
    this.board.selection.set(order.slice(a, (b ?? 0) + 1));
  }

  /** @param {MouseEvent} event */
  #doubled(event) {
    const id = this.#idOf(event);
    if (id && event.target instanceof Element && !event.target.closest("a, button")) this.board.run("note.edit", { ids: [id] });
  }

  /** @param {string} id */
  #beginEdit(id) {
    this.board.folds.set(this.board.layout.members.group(id) ?? "", false);
    this.#draw();
    const line = this.#lines.get(id);
    line?.element.classList.add("is-editing");
    return line?.body ?? null;
  }

  /** @param {string} id */
  #endEdit(id) {
    this.#lines.get(id)?.element.classList.remove("is-editing");
    this.invalidate();
  }

  /** @param {string} id @param {boolean} [isNew] */
  edit(id, isNew = false) {
    this.editor.open(id, isNew);
  }

  /** @param {string} id */
  focus(id) {
    this.board.folds.set(this.board.layout.members.group(id) ?? "", false);
    this.#draw();
    this.board.focusId = id;
    this.board.view = this;
    const line = this.#lines.get(id)?.element;
    line?.focus();
    line?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} id */
  elementOf(id) {
    return this.#lines.get(id)?.element ?? null;
  }

  /** The heading under which it lies. @param {import("../types.js").Rect|null} rect */
  look(rect) {
    if (!rect) return;
    const id = this.board.layout.frameAt(rect.x + rect.w / 2, rect.y + rect.h / 2)?.id ?? "";
    if (id === this.#looked) return;
    this.#looked = id;
    this.#parts.get(id)?.element.scrollIntoView({ block: "start", behavior: CALM.matches ? "auto" : "smooth" });
  }

  /** The frame that fills the upper part of the screen. */
  shown() {
    const part = [...this.#parts.values()].find(({ element }) => element.getBoundingClientRect().bottom > innerHeight / 3);
    return (part && this.board.layout.frames.get(part.id)) ?? this.board.layout.extent();
  }

  middle() {
    const { camera } = this.board;
    return camera.world(camera.width / 2, camera.height / 2);
  }

  home() {
    return this.board.selection.frame;
  }

  /** In the list, letters grow. @param {"in"|"out"|"fit"|"full"} way */
  zoom(way) {
    const step = { in: ZOOM.step, out: -ZOOM.step, fit: 1 - this.#zoom, full: 1 - this.#zoom }[way];
    this.#zoom = Math.round(Math.min(ZOOM.max, Math.max(ZOOM.min, this.#zoom + step)) * 10) / 10;
    this.#list.style.fontSize = `${this.#zoom}em`;
    this.board.announcer.say(t("said_zoom", Math.round(this.#zoom * 100)));
  }
}
