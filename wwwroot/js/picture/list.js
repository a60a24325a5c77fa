/** @import { Color, Note, Rect } from "../board/types.js" */
/** @import { BoardState } from "../board/model/state.js" */
/** @import { Layout } from "../board/canvas/layout.js" */
import { fit } from "../board/model/fit.js";
import { t } from "../board/texts/index.js";
import { PAPER } from "../board/ui/ask.js";
import { shortName, personName } from "../board/ui/people.js";
import { wrap } from "./wrap.js";

/**
 * What a picture of a wall consists of, in the order it is painted.
 * @typedef {{kind: "rect", x: number, y: number, w: number, h: number, fill: string, edge?: string, round?: number}} Box
 * @typedef {{kind: "text", x: number, y: number, text: string, size: number, weight: number, fill: string, width: number}} Line width: as measured
 * @typedef {Box | Line} Item
 * @typedef {{area: Rect, items: Item[]}} Picture
 * @typedef {(token: string) => string} Ink a colour of the stylesheet as others understand it
 * @typedef {(text: string, size: number, weight: number) => number} Measure
 */

const MARGIN = 40;
const TITLE = { size: 34, weight: 680, room: 74 };
const PAD = 12;
/** Letter size, line and weight by how a note's text fits. */
const TEXT = { l: { size: 18, line: 21.6, weight: 580 }, m: { size: 15, line: 18.6, weight: 520 }, s: { size: 13, line: 16.7, weight: 520 } };
const FOOT = { size: 11.5, weight: 450 };

/** Draws a whole wall. @param {BoardState} state @param {Layout} layout @param {Ink} ink @param {Measure} measure @returns {Picture} */
export function picture(state, layout, ink, measure) {
  const extent = layout.extent() ?? { x: 0, y: 0, w: 640, h: 240 };
  const area = { x: extent.x - MARGIN, y: extent.y - MARGIN - TITLE.room, w: extent.w + 2 * MARGIN, h: extent.h + 2 * MARGIN + TITLE.room };
  /** @type {Item[]} */
  const items = [{ kind: "rect", ...area, fill: ink("--wall") }];
  const pen = { ink, measure, items };
  write(pen, state.board.title, extent.x, area.y + MARGIN, extent.w, { ...TITLE, line: TITLE.size * 1.2, most: 1 }, "--sheet-text");
  for (const frame of layout.members.frames()) sheet(pen, frame.title, layout.frames.get(frame.id));
  for (const group of state.groups.values()) mat(pen, group.title, layout.groups.get(group.id));
  for (const container of layout.members.containers()) for (const note of layout.members.of(container)) paper(pen, state, note, layout.notes.get(note.id));
  return { area, items };
}

/** @typedef {{ink: Ink, measure: Measure, items: Item[]}} Pen */

/** @param {Pen} pen @param {string} title @param {Rect|undefined} rect */
function sheet(pen, title, rect) {
  if (!rect) return;
  pen.items.push({ kind: "rect", ...rect, fill: pen.ink("--sheet"), edge: pen.ink("--sheet-edge"), round: 4 });
  write(pen, title, rect.x + 20, rect.y + 14, rect.w - 40, { size: 18, line: 25, weight: 620, most: 2 }, "--sheet-text");
}

/** @param {Pen} pen @param {string} title @param {Rect|undefined} rect */
function mat(pen, title, rect) {
  if (!rect) return;
  pen.items.push({ kind: "rect", ...rect, fill: pen.ink("--wall"), edge: pen.ink("--sheet-edge"), round: 8 });
  write(pen, title, rect.x + PAD, rect.y + 10, rect.w - 2 * PAD, { size: 15, line: 20, weight: 620, most: 1 }, "--sheet-text");
}

/** @param {Pen} pen @param {BoardState} state @param {Note} note @param {Rect|undefined} rect */
function paper(pen, state, note, rect) {
  if (!rect) return;
  const color = /** @type {Color} */ (note.color);
  pen.items.push({ kind: "rect", ...rect, fill: pen.ink(`--note-${PAPER[color]}`), edge: note.color === "white" ? pen.ink("--sheet-edge") : undefined, round: 2 });
  const person = note.author ? state.people.get(note.author) : undefined;
  const by = person ? shortName(personName(person)) : "";
  const font = TEXT[fit(note).fit];
  const most = Math.max(1, Math.floor((rect.h - 2 * PAD - 14) / font.line));
  write(pen, note.sealed && !note.text ? t("sealedNote") : note.text, rect.x + PAD, rect.y + PAD, rect.w - 2 * PAD, { ...font, most }, "--note-ink");
  const foot = [t(`kind_${color}`), by].filter(Boolean).join(" · ");
  write(pen, foot, rect.x + PAD, rect.y + rect.h - 22, rect.w - 2 * PAD, { ...FOOT, line: 14, most: 1 }, "--note-ink-muted");
}

/** @param {Pen} pen @param {string} text @param {number} x @param {number} y upper edge @param {number} width @param {{size: number, line: number, weight: number, most: number}} font @param {string} token */
function write({ ink, measure, items }, text, x, y, width, { size, line, weight, most }, token) {
  const lines = wrap(text, width, most, (part) => measure(part, size, weight));
  for (const [n, part] of lines.entries()) {
    if (part) items.push({ kind: "text", x, y: y + n * line + size * 0.95, text: part, size, weight, fill: ink(token), width: measure(part, size, weight) });
  }
}
