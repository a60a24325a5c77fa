import { h } from "./h.js";

const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"„“”]+|\bwww\.[^\s<>"„“”]+\.[^\s<>"„“”]+/giu;
const TAIL = /[.,;:!?)\]'’»]+$/u;

/**
 * The addresses in a text; http, https and mailto only.
 * @param {string} text
 * @returns {{at: number, text: string, href: string}[]}
 */
export function links(text) {
  const found = [];
  for (const match of text.matchAll(LINK)) {
    const word = match[0].replace(TAIL, "");
    const href = word.startsWith("www.") || word.startsWith("WWW.") ? `https://${word}` : word;
    if (URL.canParse(href) && /^(https?|mailto):$/.test(new URL(href).protocol)) found.push({ at: match.index, text: word, href });
  }
  return found;
}

/** The text with its links as elements. @param {string} text @returns {Node[]} */
export function linkified(text) {
  const nodes = [];
  let from = 0;
  for (const link of links(text)) {
    if (link.at > from) nodes.push(document.createTextNode(text.slice(from, link.at)));
    nodes.push(h("a", { href: link.href, target: "_blank", rel: "noopener noreferrer", tabIndex: -1, draggable: false }, link.text));
    from = link.at + link.text.length;
  }
  if (from < text.length) nodes.push(document.createTextNode(text.slice(from)));
  return nodes;
}
