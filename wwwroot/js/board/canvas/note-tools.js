/** @import { Wall } from "./wall.js" */
import { bounds } from "./grid.js";
import { noteMenu, frameMenu } from "../ui/note-menu.js";
import { colorName, t } from "../texts/index.js";
import { pad } from "../ui/ask.js";
import { h, icon, iconButton } from "../ui/h.js";
import { openMenu } from "../ui/menu.js";

/** What the bar offers besides looking. */
const CHANGING = ["note.edit", "note.recolor", "note.moveTo", "note.delete"];

/** The bar above what is chosen; it keeps its size at any zoom. */
export class NoteTools {
  element = h("div", { class: "float toolbar note-tools no-print", role: "toolbar", hidden: true });
  #wall;
  #key = "";

  /** @param {Wall} wall */
  constructor(wall) {
    this.#wall = wall;
    const { board } = wall;
    board.selection.on("change", () => this.update());
    board.on("change", () => this.update());
    board.ballots.on("change", () => this.update());
    board.camera.on("move", () => this.#place());
    this.element.addEventListener("keydown", (event) => this.#keys(event));
    this.element.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  update() {
    const { board } = this.#wall;
    const { selection, state } = board;
    const first = state.notes.get(/** @type {string} */ (selection.ids.values().next().value));
    const key = selection.frame ? `frame:${selection.frame}:${board.can("frame.rename")}:${board.canAdd}` : first ? `${selection.ids.size}:${first.color}:${CHANGING.map((id) => board.can(id))}:${board.can("vote.cast")}` : "";
    if (key !== this.#key) this.#draw(key);
    this.#place();
  }

  /** @param {string} key */
  #draw(key) {
    this.#key = key;
    const { board } = this.#wall;
    this.element.hidden = !key;
    if (!key) return;
    this.element.setAttribute("aria-label", t(board.selection.frame ? "frameTools" : "noteTools"));
    this.element.replaceChildren(...(board.selection.frame ? this.#forFrame() : this.#forNotes()));
    for (const [n, button] of this.#buttons().entries()) button.tabIndex = n ? -1 : 0;
  }

  #forNotes() {
    const { board } = this.#wall;
    const note = /** @type {import("../types.js").Note} */ (board.state.notes.get(board.chosen()[0] ?? ""));
    const more = iconButton("ellipsis", t("more"), () => this.menu(more.getBoundingClientRect()), { "aria-haspopup": "menu" });
    const info = iconButton("info", t("cmd_note_info"), () => board.run("note.info"));
    const offered = CHANGING.filter((id) => board.can(id));
    const dot = board.can("vote.cast") ? [h("button", { type: "button", class: "btn", onclick: () => board.run("vote.cast") }, icon("circle-check"), t("dot"))] : [];
    if (!offered.length) return board.can("note.info") ? [...dot, info, more] : [...dot, more];
    const color = h("button", { type: "button", class: "btn btn--icon", "aria-haspopup": "menu", "aria-label": `${t("cmd_note_recolor")}: ${colorName(note.color)}`, title: t("cmd_note_recolor"), onclick: () => board.run("note.recolor") }, pad(note.color));
    const edit = h("button", { type: "button", class: "btn", onclick: () => board.run("note.edit") }, icon("pencil"), t("write"));
    const count = h("span", { class: "note-tools__count" }, t("nNotes", board.selection.ids.size));
    const writes = board.selection.one !== null && board.can("note.edit");
    const first = dot.length && writes ? [...dot, iconButton("pencil", t("cmd_note_edit"), () => board.run("note.edit"))] : [...dot, writes ? edit : count];
    return [
      ...first,
      ...(board.can("note.recolor") ? [color] : []),
      ...(!board.selection.one && board.canArrange && board.can("note.stack") ? [iconButton("layers", t("cmd_note_stack"), () => board.run("note.stack"))] : board.can("note.moveTo") ? [iconButton("move", t("cmd_note_moveTo"), () => board.run("note.moveTo"))] : []),
      ...(!dot.length && board.can("note.delete") ? [iconButton("trash-2", t("cmd_note_delete"), () => board.run("note.delete"))] : []),
      h("span", { class: "toolbar__sep" }),
      more,
    ];
  }

  #forFrame() {
    const { board } = this.#wall;
    const more = iconButton("ellipsis", t("more"), () => openMenu(board.root, more, t("frameTools"), frameMenu(board, /** @type {string} */ (board.selection.frame))), { "aria-haspopup": "menu" });
    if (!board.can("frame.rename")) return [h("span", { class: "note-tools__count" }, board.frameName(board.selection.frame ?? ""))];
    return [
      h("button", { type: "button", class: "btn", onclick: () => board.run("frame.rename") }, icon("pencil"), t("rename")),
      iconButton("scan", t("cmd_frame_resize"), () => board.run("frame.resize")),
      ...(board.canAdd ? [iconButton("plus", t("cmd_note_add"), () => board.run("note.add", { frame: board.selection.frame }))] : []),
      iconButton("trash-2", t("cmd_frame_delete"), () => board.run("frame.delete")),
      h("span", { class: "toolbar__sep" }),
      more,
    ];
  }

  /** Every command for what is chosen. @param {DOMRect} at */
  menu(at) {
    const { board } = this.#wall;
    openMenu(board.root, at, t("noteTools"), noteMenu(board, board.chosen()));
  }

  #buttons() {
    return /** @type {HTMLElement[]} */ ([...this.element.querySelectorAll("button")]);
  }

  /** @param {KeyboardEvent} event */
  #keys(event) {
    const buttons = this.#buttons();
    const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    event.stopPropagation();
    if (event.key === "Escape") {
      const id = this.#wall.board.chosen()[0];
      if (id) this.#wall.focus(id);
    }
    if (to === undefined) return;
    event.preventDefault();
    buttons[(to + buttons.length) % buttons.length]?.focus();
  }

  #place() {
    if (this.element.hidden) return this.#wall.element.classList.remove("has-tools");
    const { board, editor, pointer } = this.#wall;
    const { layout, selection, camera } = board;
    const around = selection.frame ? layout.frames.get(selection.frame) : bounds([...selection.ids].slice(0, 200).flatMap((id) => layout.notes.get(id) ?? []));
    const visible = around && !pointer?.busy && !editor.id;
    this.element.classList.toggle("is-away", !visible);
    this.#wall.element.classList.toggle("has-tools", Boolean(visible));
    if (!around || !visible) return;
    const { offsetWidth, offsetHeight } = this.element;
    const from = camera.screen(around.x, around.y);
    const to = camera.screen(around.x + around.w, around.y + around.h);
    const above = from.y - offsetHeight - 10;
    const top = above >= 8 ? above : to.y + 12 + offsetHeight < camera.height - 90 ? to.y + 12 : Math.max(8, Math.min(camera.height - 160, above));
    const left = Math.max(8, Math.min(camera.width - offsetWidth - 8, (from.x + to.x - offsetWidth) / 2));
    this.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }
}
