/** @import { Board } from "../board.js" */
import { COLORS, LIMITS } from "../model/rules.js";
import { clean, scalars } from "../model/text.js";
import { colorName, t } from "../texts/index.js";
import { field, select } from "../ui/dialog.js";
import { h, icon } from "../ui/h.js";

/** The form for a new note above the list. @param {Board} board */
export function newline(board) {
  const text = h("input", { placeholder: t("newLineHint"), autocomplete: "off", enterKeyHint: "send" });
  const target = select([]);
  const color = select(COLORS.map((each) => [each, colorName(each)]), board.color);
  const error = h("p", { class: "field__error", id: "newline-error", role: "alert", hidden: true });
  text.setAttribute("aria-describedby", error.id);
  const fill = () => {
    const now = target.value;
    target.replaceChildren(...board.layout.members.containers().map((id) => h("option", { value: id }, board.frameName(id))));
    target.value = board.state.frames.has(now) || now === "" ? now : "";
  };
  fill();
  target.value = board.layout.members.containers()[0] ?? "";
  board.on("change", ({ keys }) => (!keys || [...keys].some((key) => key.startsWith("frames:"))) && fill());
  color.addEventListener("change", () => (board.color = /** @type {import("../types.js").Color} */ (color.value)));
  board.on("color", () => (color.value = board.color));
  const check = () => {
    const over = scalars(clean(text.value)) - LIMITS.text;
    error.hidden = over <= 0;
    error.textContent = over > 0 ? t("tooLong", over) : "";
    text.setAttribute("aria-invalid", String(over > 0));
    return over <= 0;
  };
  text.addEventListener("input", check);
  text.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!/\S\s*\n\s*\S/.test(pasted)) return;
    event.preventDefault();
    board.run("edit.paste", { text: pasted, frame: target.value || null });
  });
  const form = h("form", { class: "newline no-print" }, field(t("newLine"), text), field(t("frame"), target), field(t("color"), color), h("button", { class: "btn btn--primary", type: "submit" }, icon("plus"), t("add")), error);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const value = clean(text.value).trim();
    if (!value || !check()) return text.focus();
    board.run("note.add", { text: value, frame: target.value || null, color: color.value, edit: false });
    text.value = "";
    text.focus();
  });
  return { form, focus: () => text.focus() };
}
