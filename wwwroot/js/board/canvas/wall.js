/** @import { Board } from "../board.js" */
/** @import { Rect } from "../types.js" */
import { bounds } from "./grid.js";
import { rounded } from "../commands/place.js";
import { WIDTH } from "../model/fit.js";
import { t } from "../texts/index.js";
import { h } from "../ui/h.js";
import { ZOOM } from "./camera.js";
import { dock } from "./dock.js";
import { Glide } from "./glide.js";
import { Editor } from "../ui/editor.js";
import { Keys } from "./keys.js";
import { Live } from "./live.js";
import { Mover } from "./mover.js";
import { NoteTools } from "./note-tools.js";
import { noteUnder } from "./neighbour.js";
import { Pointer } from "./pointer.js";
import { printing } from "./print.js";
import { Renderer } from "./render.js";
import { tabs } from "./tabs.js";
import { voteBar } from "../votes/bar.js";
import { Wheel } from "./wheel.js";

const PHONE = 768;

/** The wall: notes as paper in a plane that pans and zooms. It is one of the two views of a board. */
export class Wall {
  /** @type {"select"|"hand"|"frame"} */
  tool = "select";
  spaceHeld = false;
  /** Notes that wait for a click to say where they go. @type {string[]|null} */
  picking = null;
  #placed = false;
  #glide;
  #emptyHint = h("p");

  /** @param {Board} board */
  constructor(board) {
    this.board = board;
    this.#glide = new Glide(board.camera);
    this.world = h("div", { class: "world" });
    this.canvas = h("div", { class: "canvas canvas--live", tabIndex: 0, role: "group", "aria-label": t("wallLabel") }, this.world);
    this.cursors = h("div", { class: "wall__cursors", "aria-hidden": "true" });
    this.renderer = new Renderer(board, this.canvas, this.world);
    this.editor = new Editor(board, { multiline: true, begin: (id) => this.renderer.beginEdit(id), end: (id) => this.renderer.endEdit(id) });
    this.live = new Live(board, this.renderer, this.cursors);
    this.mover = new Mover(this);
    this.tools = new NoteTools(this);
    this.empty = h("div", { class: "wall__empty", hidden: true }, h("p", { class: "wall__empty-title" }, t("emptyWall")), this.#emptyHint);
    this.element = h("div", { class: "wall" }, h("p", { class: "wall__print-title", "aria-hidden": "true" }, board.state.board.title), voteBar(board), tabs(this), h("div", { class: "wall__stage" }, this.canvas, this.empty, this.cursors, this.tools.element, dock(this)));
    this.pointer = new Pointer(this);
    new Keys(this);
    new Wheel(this);
    printing(this);
    this.#listen();
  }

  #listen() {
    const { board } = this;
    board.camera.on("move", () => this.renderer.schedule());
    board.on("change", ({ keys, containers }) => this.#changed(keys, containers));
    let chosen = new Set(board.selection.ids);
    board.selection.on("change", () => {
      this.renderer.invalidate(chosen.symmetricDifference(board.selection.ids));
      chosen = new Set(board.selection.ids);
    });
    board.ballots.on("change", () => this.renderer.invalidate(null));
    board.settings.on("change", () => this.#settings());
    this.#settings();
    this.canvas.addEventListener("focusin", (event) => this.#focused(event));
    this.canvas.addEventListener("scroll", () => this.canvas.scrollTo(0, 0));
    new ResizeObserver(() => this.#resized()).observe(this.canvas);
    this.renderer.invalidate(null);
    this.#showEmpty();
  }

  #settings() {
    this.canvas.classList.toggle("show-kinds", this.board.settings.values.showKinds);
    this.renderer.invalidate(null);
  }

  /** @param {Set<string>|null} keys @param {Set<string>|null} containers */
  #changed(keys, containers) {
    const lost = this.board.focusId && !this.board.state.notes.has(this.board.focusId) ? this.board.focusId : null;
    if (lost) this.#focusLost(lost);
    if (!keys || !containers) this.renderer.invalidate(null);
    else {
      const ids = new Set([...keys].filter((key) => key.startsWith("notes:")).map((key) => key.slice(6)));
      for (const container of containers) for (const note of this.#ordered(container)) ids.add(note.id);
      this.renderer.invalidate(ids);
    }
    this.#showEmpty();
  }

  /** The notes whose places depend on each other. @param {string} container */
  #ordered(container) {
    const { members } = this.board.layout;
    if (this.board.state.frames.get(container)?.kind === "column") return members.of(container);
    return members.stacksOf(container).flatMap((group) => members.ofGroup(group.id));
  }

  #showEmpty() {
    this.#emptyHint.textContent = t(this.board.canAdd ? "emptyWallHint" : "emptyWallRead");
    this.empty.hidden = this.board.state.notes.size > 0 || this.board.state.frames.size > 0;
  }

  /** The note at the keyboard is gone: the next one takes over. @param {string} id */
  #focusLost(id) {
    const { board } = this;
    const had = document.activeElement instanceof HTMLElement && document.activeElement.closest(".note")?.getAttribute("data-id") === id;
    const grave = board.state.graves.notes.get(id);
    const siblings = board.layout.members.of(grave?.frame ?? "");
    const next = siblings.find((note) => grave && note.order >= grave.order) ?? siblings.at(-1);
    board.focusId = next?.id ?? null;
    if (!had) return;
    if (next) queueMicrotask(() => this.focus(next.id));
    else this.canvas.focus({ preventScroll: true });
    board.announcer.say(next ? t("said_focusGone", board.noteName(next)) : t("said_focusNone"));
  }

  #resized() {
    const { camera } = this.board;
    camera.resize(this.canvas.clientWidth, this.canvas.clientHeight);
    const writing = this.editor.id && this.board.layout.notes.get(this.editor.id);
    if (writing) camera.reveal(writing, 24);
    if (this.#placed || camera.width < 2) return;
    this.#placed = true;
    this.#begin();
  }

  /** First look: everything where it stays readable, otherwise its upper left part. */
  #begin() {
    const { camera, layout } = this.board;
    const phone = camera.width < PHONE;
    const frame = layout.members.frames()[0];
    const rect = (phone && frame && layout.frames.get(frame.id)) || layout.extent();
    if (!rect) return camera.to(-camera.width / 2, -camera.height / 2, 1);
    camera.fit(rect, { min: 0.62, max: 1.15, side: phone ? 12 : 18, top: 14 });
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    this.board.view = this;
    const id = /** @type {HTMLElement} */ (event.target).closest(".note")?.getAttribute("data-id");
    if (!id) return;
    this.board.focusId = id;
    this.renderer.setStop(id);
    this.renderer.view(id)?.label();
    const rect = this.board.layout.notes.get(id);
    if (rect && !this.pointer.pressed) this.board.camera.reveal(rect);
  }

  /** @param {Element} target @param {number} px @param {number} py @returns {string|null} */
  noteAt(target, px, py) {
    const element = target.closest(".note");
    if (element) return element.getAttribute("data-id");
    if (target.closest(".sheet__head, .sheet__corner, .stack__head")) return null;
    const { x, y } = this.board.camera.world(px, py);
    return noteUnder(this.board.layout, x, y);
  }

  /** Whether a note may be dragged, with all that are chosen where it is one of them. @param {string} id */
  mayDrag(id) {
    return this.board.mayMove(this.#with(id));
  }

  /** Says why a note may not be dragged. @param {string} id */
  refuseDrag(id) {
    this.board.run("note.moveTo", { ids: this.#with(id) });
  }

  /** @param {string} id */
  #with(id) {
    const { selection } = this.board;
    return selection.ids.has(id) ? [...selection.ids] : [id];
  }

  /** @param {string} id @param {boolean} toggle @param {boolean} touch */
  click(id, toggle, touch) {
    const { selection } = this.board;
    if (toggle) selection.toggle(id);
    else if (touch && selection.one === id) return this.board.run("note.edit", { ids: [id] });
    else selection.set([id]);
    this.focus(id);
  }

  /** @param {string|null} frame @param {{x: number, y: number}} at */
  clickWall(frame, at) {
    if (this.editor.id && !this.editor.close()) return;
    if (frame) this.board.selection.setFrame(frame);
    else this.board.selection.set([]);
    if (this.tool === "frame" && !frame) {
      this.setTool("select");
      const { x, y } = this.board.camera.world(at.x, at.y);
      this.board.run("frame.add", { ...rounded({ x, y }), title: t("newFrameTitle"), kind: "column" });
      this.board.run("frame.rename");
    }
  }

  /** @param {number} px @param {number} py */
  addAt(px, py) {
    const { x, y } = this.board.camera.world(px, py);
    this.board.run("note.add", { x: x - WIDTH.m / 2, y: y - WIDTH.m / 2 });
  }

  /** @param {"select"|"hand"|"frame"} tool */
  setTool(tool) {
    this.tool = tool;
    this.canvas.dataset["tool"] = tool;
    for (const button of this.element.querySelectorAll("[data-tool]")) if (button instanceof HTMLElement && button !== this.canvas) button.setAttribute("aria-pressed", String(button.dataset["tool"] === tool));
  }

  /** Choose a place by a click instead of dragging. @param {string[]} ids */
  pick(ids) {
    this.picking = ids;
    this.canvas.classList.add("is-picking");
    this.board.announcer.say(t("placeHint"));
    this.board.notices.flash(t("placeHint"));
    const stop = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" && this.picking) return;
      this.endPick();
      removeEventListener("keydown", stop, true);
    };
    addEventListener("keydown", stop, true);
  }

  endPick() {
    this.picking = null;
    this.canvas.classList.remove("is-picking");
  }

  /** @param {number} px @param {number} py */
  place(px, py) {
    const ids = this.picking ?? [];
    this.endPick();
    const { x, y } = this.board.camera.world(px, py);
    const frame = this.board.layout.frameAt(x, y);
    const stack = this.board.layout.stackAt(x, y);
    if (stack) return this.board.run("note.stack", { ids, group: stack.id });
    const index = frame?.kind === "column" ? this.board.layout.slotAt(frame.id, null, x, y, new Set(ids)) : undefined;
    this.board.run("note.moveTo", { ids, frame: frame?.id ?? null, index, ...(index === undefined ? { x: x - 66, y: y - 66 } : {}) });
  }

  /** @param {string} id @param {boolean} [isNew] */
  edit(id, isNew = false) {
    const rect = this.board.layout.notes.get(id);
    if (rect) this.board.camera.reveal(rect);
    this.editor.open(id, isNew);
    this.tools.update();
  }

  /** @param {string} id */
  focus(id) {
    this.board.focusId = id;
    this.board.view = this;
    if (this.board.layout.notes.isHidden(id)) this.board.folds.set(this.board.layout.members.group(id) ?? "", false);
    const rect = this.board.layout.notes.get(id);
    if (rect) this.board.camera.reveal(rect);
    this.renderer.setStop(id);
    this.renderer.flush();
    this.renderer.view(id)?.element.focus({ preventScroll: true });
  }

  /** @param {string} container @param {boolean} first */
  focusIn(container, first) {
    const notes = this.board.layout.members.of(container);
    const shown = notes.filter((each) => !this.board.layout.notes.isHidden(each.id));
    const note = first ? shown[0] : shown.at(-1);
    if (note) this.focus(note.id);
  }

  /** @param {boolean} first */
  focusEnd(first) {
    const { members } = this.board.layout;
    const containers = members.containers().filter((container) => members.count(container) > 0);
    const container = first ? containers[0] : containers.at(-1);
    if (container !== undefined) this.focusIn(container, first);
  }

  /** @param {Rect|null} rect */
  look(rect) {
    const { camera } = this.board;
    const target = rect && (rect.w ? camera.around(rect) : camera.towards(rect.x, rect.y));
    if (target) this.#glide.to(target);
    else if (!rect) this.#glide.stop();
  }

  shown() {
    return this.board.camera.view();
  }

  /** @param {string} id */
  elementOf(id) {
    return this.renderer.view(id)?.element ?? null;
  }

  middle() {
    const { camera } = this.board;
    const { x, y } = camera.world(camera.width / 2, camera.height * 0.42);
    return { x: x - WIDTH.m / 2, y: y - WIDTH.m / 2 };
  }

  /** The chosen frame; on a phone the one that fills the screen. */
  home() {
    const { camera, layout, selection } = this.board;
    if (selection.frame || camera.width >= PHONE) return selection.frame;
    const { x, y } = camera.world(camera.width / 2, camera.height / 3);
    return layout.frameAt(x, y)?.id ?? null;
  }

  /** @param {"in"|"out"|"fit"|"full"} way */
  zoom(way) {
    const { camera, layout, selection } = this.board;
    if (way === "fit") {
      const chosen = selection.ids.size > 1 ? bounds([...selection.ids].flatMap((id) => layout.notes.get(id) ?? [])) : null;
      const rect = chosen ?? layout.extent();
      if (rect) camera.fit(rect, { max: 1.15 });
    } else camera.zoomBy(way === "full" ? 1 / camera.zoom : way === "in" ? ZOOM.step : 1 / ZOOM.step);
    this.board.announcer.say(t("said_zoom", Math.round(camera.zoom * 100)));
  }
}
