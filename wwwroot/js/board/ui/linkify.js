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

/** The text with its links as elements and soft hyphens in long words. @param {string} text @returns {Node[]} */
export function linkified(text) {
  const nodes = [];
  let from = 0;
  for (const link of links(text)) {
    if (link.at > from) nodes.push(plain(text.slice(from, link.at)));
    nodes.push(h("a", { href: link.href, target: "_blank", rel: "noopener noreferrer", tabIndex: -1, draggable: false }, link.text));
    from = link.at + link.text.length;
  }
  if (from < text.length) nodes.push(plain(text.slice(from)));
  return nodes;
}

/** @param {string} text */
const plain = (text) => document.createTextNode(text.replace(/\p{L}{11,}/gu, hyphenated));

const SYLLABLE =
  /([aeiouyäöü][bcdfghjklmnpqrstvwxzß]*?)(sch[lmnrw]?|ch|ck|ph|th|qu|(?<![aeiouyäöü])s[pt]|[bdfgkpt]r|[bfgkp]l|[bcdfghjklmnpqrstvwxzß])(?=[aeiouyäöü])/giu;

/** Soft hyphens before the consonants that open a syllable, never within three letters of an end. @param {string} word */
export function hyphenated(word) {
  return word.replace(SYLLABLE, (whole, head, onset, /** @type {number} */ at) => {
    const cut = at + head.length;
    return cut >= 3 && word.length - cut >= 4 ? `${head}\u00ad${onset}` : whole;
  });
}
