/** @import { Board } from "../board.js" */
/** @import { Color, Note } from "../types.js" */
import { COLORS, LIMITS } from "../model/rules.js";
import { clean, scalars } from "../model/text.js";
import { t } from "../texts/index.js";
import { PAPER, pad } from "../ui/ask.js";
import { field, openDialog, select } from "../ui/dialog.js";
import { h, icon, iconButton } from "../ui/h.js";
import { Placeless } from "../ui/placeless.js";

const SHOWN = 20;
/** A mouse says that there are keys, and that Enter may send. */
const KEYS = matchMedia("(pointer: fine)");

/** „Zettel senden“: one note after the other. It is a view of the board without the board. */
export class Send extends Placeless {
  #board;
  #text = h("textarea", { maxLength: LIMITS.text * 2, placeholder: t("sendHint"), enterKeyHint: "send", "aria-label": t("sendText"), "aria-describedby": "send-error" });
  #count = h("span", { class: "num" });
  #error = h("p", { class: "field__error", id: "send-error", role: "alert", hidden: true });
  #closed = h("p", { class: "notice", role: "status", hidden: true }, icon("info"), h("span"));
  #target = select([]);
  #place = field(t("frame"), this.#target);
  #form;
  #mine = h("ul", { class: "mine" });
  #mineTitle = h("h2", { class: "as-h3" }, t("sendMine"));
  #draft;

  /** @param {Board} board */
  constructor(board) {
    super();
    this.#board = board;
    this.#draft = `send:${board.config.boardId}`;
    this.#text.value = sessionStorage.getItem(this.#draft) ?? "";
    const paper = document.querySelector("[data-paper-mode]") !== null;
    const writer = h("div", { class: "writer" }, this.#text, h("p", { class: "writer__foot" }, this.#count, h("span", null, board.session.me ? board.nameOf(board.session.me) : "")));
    const send = h("div", { class: "phone__send" }, h("button", { class: "btn btn--primary btn--big btn--wide", type: "submit" }, icon("send"), t("sendGo")));
    this.#form = h("form", { class: "flow" }, writer, this.#error, kinds(board), this.#place, KEYS.matches || paper ? h("p", { class: "small muted" }, t("sendKeys")) : null, send);
    this.element = h("div", { class: "phone__body" }, this.#closed, this.#form, h("section", { class: "flow" }, this.#mineTitle, this.#mine));
    this.#listen();
    this.#fillFrames();
    this.#update();
    if (KEYS.matches || paper) queueMicrotask(() => this.#text.focus());
  }

  #listen() {
    const board = this.#board;
    board.on("change", ({ keys }) => {
      if (!keys || [...keys].some((key) => key.startsWith("frames:"))) this.#fillFrames();
      this.#update();
    });
    board.on("rights", () => this.#update());
    this.#text.addEventListener("input", () => this.#typed());
    this.#text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || !(KEYS.matches || event.ctrlKey)) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#typed();
  }

  #typed() {
    const { value } = this.#text;
    const over = scalars(clean(value)) - LIMITS.text;
    sessionStorage.setItem(this.#draft, value);
    this.#count.textContent = t("sendCount", scalars(clean(value)));
    this.#error.hidden = over <= 0;
    this.#error.textContent = over > 0 ? t("tooLong", over) : "";
    this.#text.setAttribute("aria-invalid", String(over > 0));
  }

  #send() {
    const board = this.#board;
    const text = clean(this.#text.value).trim();
    if (!text || scalars(text) > LIMITS.text) {
      if (!text) {
        this.#error.textContent = t("sendEmpty");
        this.#error.hidden = false;
      }
      return this.#text.focus();
    }
    board.run("note.add", { text, frame: this.#target.value || null, edit: false });
    board.selection.set([]);
    this.#text.value = "";
    this.#typed();
    board.announcer.say(t("sendDone"));
    this.#text.focus();
  }

  #fillFrames() {
    const { members } = this.#board.layout;
    const now = this.#target.value;
    this.#target.replaceChildren(...members.containers().map((id) => h("option", { value: id }, this.#board.frameName(id))));
    const known = [...this.#target.options].some((option) => option.value === now);
    this.#target.value = known && now ? now : (members.containers()[0] ?? "");
    this.#place.hidden = members.containers().length < 2;
  }

  #update() {
    const board = this.#board;
    this.#form.hidden = !board.canAdd;
    this.#closed.hidden = board.canAdd;
    /** @type {HTMLElement} */ (this.#closed.lastElementChild).textContent = t("sendClosed");
    const own = [...board.state.notes.values()].filter((note) => board.store.owns(note)).sort((a, b) => b.at - a.at);
    this.#mineTitle.hidden = !own.length;
    this.#mine.replaceChildren(...own.slice(0, SHOWN).map((note) => this.#own(note)));
  }

  /** @param {Note} note */
  #own(note) {
    const board = this.#board;
    const name = board.noteName(note);
    /** @param {string} id @param {string} symbol @param {string} label */
    const act = (id, symbol, label) => (board.can(id, { ids: [note.id] }) ? iconButton(symbol, label, () => board.run(id, { ids: [note.id] })) : null);
    return h(
      "li",
      { class: `note--${PAPER[note.color]}`, data: { id: note.id } },
      h("span", { class: "mine__text" }, note.text || t("emptyNote")),
      h("span", { class: "mine__acts" }, act("note.edit", "pencil", t("sendEdit", name)), act("note.delete", "trash-2", t("sendDelete", name))),
    );
  }

  /** @override @param {string} id */
  edit(id) {
    const note = this.#board.state.notes.get(id);
    if (!note) return;
    const area = h("textarea", { rows: 5, value: note.text });
    openDialog(this.#board.root, t("cmd_note_edit"), [field(t("sendText"), area)], {
      submit: t("sendKeep"),
      onsubmit: () => {
        const text = clean(area.value).trim();
        if (scalars(text) > LIMITS.text) return false;
        this.#board.run("note.edit", { ids: [id], text });
      },
    });
  }

  /** @override */
  focus() {
    this.#text.focus();
  }

  /** @override */
  home() {
    return this.#target.value || null;
  }

  /** @override @param {string} id @returns {HTMLElement|null} */
  elementOf(id) {
    return this.#mine.querySelector(`[data-id="${id}"]`);
  }
}

/** @param {Board} board */
function kinds(board) {
  const choices = COLORS.map((color) =>
    h(
      "label",
      null,
      h("input", { type: "radio", name: "kind", value: color, checked: color === board.color, data: { paper: PAPER[color] }, onchange: () => (board.color = /** @type {Color} */ (color)) }),
      pad(color),
      t(`kind_${color}`),
    ),
  );
  return h("fieldset", null, h("legend", { class: "field__label" }, t("sendKind")), h("div", { class: "kinds" }, ...choices));
}
