/** @typedef {Node|string|null|undefined|false} Child */

/**
 * Builds an element without parsing markup. `class` and attributes by name, `on…` as listeners, `data` as dataset,
 * other properties only where the element has them as such (value, checked, hidden, textContent …).
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>|null} [props]
 * @param {...(Child|Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "class") element.className = value;
    else if (name.includes("-") || !(name in element) || name === "form" || name === "list") element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  element.append(.../** @type {(Node|string)[]} */ (children.flat().filter((child) => child !== null && child !== undefined && child !== false)));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

/** A symbol of the sprite; decoration, the word stands beside it or in the label. @param {string} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/img/icons.svg#i-${name}`);
  svg.append(use);
  return svg;
}

/** A button with an icon alone. @param {string} name @param {string} label @param {(event: MouseEvent) => void} run @param {Record<string, any>} [props] */
export function iconButton(name, label, run, props = {}) {
  return h("button", { type: "button", class: "btn btn--icon", "aria-label": label, title: label, onclick: run, ...props }, icon(name));
}

/** @param {string} text */
export const hidden = (text) => h("span", { class: "sr-only" }, text);
