/** @import { Note, Size } from "../types.js" */

/** Width of the paper in world units; it is square until the text needs more. @type {Record<Size, number>} */
export const WIDTH = { s: 104, m: 132, l: 196 };

/** Letter sizes by length of the text and of its longest word, so that nothing has to be measured. @type {{name: "l"|"m"|"s", upTo: number, font: number, line: number}[]} */
const STEPS = [
  { name: "l", upTo: 26, font: 18, line: 21.6 },
  { name: "m", upTo: 60, font: 15, line: 18.6 },
  { name: "s", upTo: Infinity, font: 13, line: 16.7 },
];
const PADDING = 24;
const FOOT = 38;
/** Width of a letter in em, on average. */
const LETTER = 0.52;

/** @typedef {{fit: "l"|"m"|"s", w: number, h: number, clipped: boolean}} Fit */

/** @type {WeakMap<Note, Fit>} */
const known = new WeakMap();

/** Letter size and paper of a note: square, then up to twice as high, then cut off until it is opened. @param {Note} note @returns {Fit} */
export function fit(note) {
  let result = known.get(note);
  if (!result) known.set(note, (result = measure(note.text, note.size)));
  return result;
}

/** @param {string} text @param {Size} size @returns {Fit} */
export function measure(text, size) {
  const w = WIDTH[size];
  const room = (w / WIDTH.m) ** 2;
  const longest = Math.max(...text.split(/[\s-]+/).map((word) => word.length));
  const fits = STEPS.find((each) => text.length <= each.upTo * room && longest <= lettersIn(w, each.font));
  const step = fits ?? /** @type {typeof STEPS[0]} */ (STEPS.at(-1));
  const perLine = lettersIn(w, step.font);
  let lines = 0;
  for (const paragraph of text.split("\n")) lines += wrapped(paragraph, perLine);
  const needed = Math.ceil((lines * step.line + FOOT) / 4) * 4;
  return { fit: step.name, w, h: Math.max(w, Math.min(2 * w, needed)), clipped: needed > 2 * w };
}

/** Letters that stand side by side on a paper. @param {number} w @param {number} font px */
const lettersIn = (w, font) => (w - PADDING) / (font * LETTER);

/** Lines that a paragraph takes when words go on the next line whole, and overlong ones break. @param {string} paragraph @param {number} perLine letters */
function wrapped(paragraph, perLine) {
  let lines = 1;
  let used = 0;
  for (const { length } of paragraph.split(" ")) {
    if (used && used + 1 + length > perLine) {
      lines++;
      used = 0;
    } else if (used) used++;
    used += length;
    while (used > perLine) {
      lines++;
      used -= perLine;
    }
  }
  return lines;
}
