import { t } from "../texts/index.js";
import { h, icon, iconButton } from "./h.js";

/**
 * @typedef {object} Notice
 * @property {string} text
 * @property {string} [quote] a person's own words that must not get lost
 * @property {[label: string, run: () => void][]} [actions] each closes the notice
 */

/** Messages that stay until someone answers them. */
export class Notices {
  #list = h("ul", { class: "board-notices no-print" });
  /** @type {Map<string, HTMLElement>} */
  #shown = new Map();

  /** @param {HTMLElement} root */
  constructor(root) {
    root.append(this.#list);
  }

  /** @param {string} key a second notice of the same key replaces the first @param {Notice} notice */
  show(key, { text, quote, actions = [] }) {
    const close = () => this.close(key);
    const buttons = actions.map(([label, run]) =>
      h("button", { type: "button", class: "btn btn--quiet", onclick: () => (close(), run()) }, label),
    );
    const item = h(
      "li",
      { class: "board-notice", role: "alert" },
      icon("triangle-alert"),
      h("div", null, h("p", null, text), quote ? h("blockquote", { class: "board-notice__quote", tabIndex: 0 }, quote) : null, h("p", { class: "cluster cluster--tight" }, ...buttons)),
      iconButton("x", t("close"), close, { class: "btn btn--icon btn--quiet" }),
    );
    this.#shown.get(key)?.remove();
    this.#shown.set(key, item);
    this.#list.append(item);
  }

  /** @param {string} key */
  close(key) {
    this.#shown.get(key)?.remove();
    this.#shown.delete(key);
  }

  /**
   * A short word that goes away by itself; it is spoken by the announcer.
   * @param {string} text
   * @param {[label: string, run: () => void]} [action] gives more time, and waits under the pointer and with the focus (WCAG 2.2.1)
   * @returns {() => void} takes it away
   */
  flash(text, action) {
    const item = h("li", { class: "toast board-flash", "aria-hidden": action ? null : "true" }, h("span", null, text));
    const close = () => item.remove();
    if (action) item.append(h("button", { type: "button", class: "btn btn--quiet", onclick: () => (close(), action[1]()) }, action[0]));
    this.#list.append(item);
    const end = () => (item.matches(":hover, :focus-within") ? setTimeout(end, 2_000) : close());
    setTimeout(end, action ? 8_000 : 4_000);
    return close;
  }
}
