import { t } from "../texts/index.js";
import { h, iconButton } from "./h.js";

/**
 * A dialog that gives the focus back to where it came from.
 * @param {HTMLElement} root
 * @param {string} title
 * @param {Node[]} body
 * @param {{submit?: string, onsubmit?: () => boolean|void, class?: string, focus?: "dialog"}} [options] submit: the word on the main button; onsubmit: false keeps it open; focus: where reading comes before fields
 */
export function openDialog(root, title, body, { submit, onsubmit, class: extra = "", focus } = {}) {
  const back = document.activeElement;
  const close = () => dialog.close();
  const id = `dialog-${title.length}-${Date.now()}`;
  const foot = submit
    ? h("p", { class: "cluster board-dialog__foot" }, h("button", { class: "btn btn--primary", type: "submit" }, submit), h("button", { class: "btn btn--secondary", type: "button", onclick: close }, t("cancel")))
    : null;
  const form = h("form", { method: "dialog", class: "board-dialog__form" }, h("div", { class: "board-dialog__head" }, h("h2", { id, class: "as-h3" }, title), iconButton("x", t("close"), close, { class: "btn btn--icon btn--quiet" })), ...body, foot);
  const dialog = h("dialog", { class: `board-dialog ${extra}`, "aria-labelledby": id, tabIndex: -1 }, form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (onsubmit?.() !== false) close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    const active = document.activeElement;
    if ((!active || active === document.body) && back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  root.append(dialog);
  dialog.showModal();
  const first = focus ? dialog : (dialog.querySelector("input, select, textarea") ?? dialog.querySelector("[type=submit]") ?? dialog);
  if (first instanceof HTMLElement) first.focus();
  return { dialog, close };
}

let serial = 0;

/** A field with its label. @param {string} label @param {HTMLElement} input @param {string} [hint] */
export function field(label, input, hint) {
  input.classList.add("field__in");
  input.id ||= `board-field-${++serial}`;
  return h("div", { class: "field" }, h("label", { class: "field__label", for: input.id }, label), input, hint ? h("p", { class: "field__hint" }, hint) : null);
}

/** @param {[value: string, text: string][]} options @param {string} [value] */
export function select(options, value) {
  const element = h("select", null, ...options.map(([option, text]) => h("option", { value: option }, text)));
  if (value !== undefined) element.value = value;
  return element;
}
