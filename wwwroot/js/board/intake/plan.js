/** @import { Color, FrameKind, Size } from "../types.js" */
import { LIMITS } from "../model/rules.js";
import { clean, cut } from "../model/text.js";
import { colorOf } from "./colors.js";

/**
 * What is to be hung, with keys of its own instead of ids.
 * @typedef {{key: string, title: string, kind: FrameKind, x: number, y: number, w: number, h: number}} PlanFrame
 * @typedef {{key: string, title: string, frame: string|null, x: number, y: number}} PlanGroup
 * @typedef {{text: string, color: Color, size: Size, x: number, y: number, frame: string|null, group: string|null}} PlanNote
 * @typedef {{frames: PlanFrame[], groups: PlanGroup[], notes: PlanNote[]}} Plan
 *
 * @typedef {{columns: string[], rows: string[][], isNamed: boolean, guess: Choice, encoding: string}} Table as the server read it
 * @typedef {{text: number, frame: number, group: number, color: number}} Choice which column holds what; −1: none
 */

const COLUMN = { w: 316, h: 640, gap: 24 };
const STEP = 144;
const ACROSS = 8;

/** The notes a table makes: one a line that has a text. @param {string[][]} rows @param {Choice} choice @param {Color} color where the table tells none @returns {Plan} */
export function planOf(rows, choice, color) {
  const frames = new Keys("f");
  const groups = new Keys("g");
  /** @type {PlanNote[]} */
  const notes = [];
  /** @type {PlanGroup[]} */
  const made = [];
  for (const row of rows) {
    const text = cut(clean(cell(row, choice.text)).trim(), LIMITS.text);
    if (!text) continue;
    const frame = frames.of(title(row, choice.frame));
    const groupTitle = title(row, choice.group);
    const group = groupTitle && groups.of(`${frame ?? ""}\n${groupTitle}`);
    if (group && !made.some((each) => each.key === group)) made.push({ key: group, title: groupTitle, frame, x: 0, y: 0 });
    const place = { x: (notes.length % ACROSS) * STEP, y: Math.floor(notes.length / ACROSS) * STEP };
    notes.push({ text, color: colorOf(cell(row, choice.color)) ?? color, size: "m", ...place, frame, group: group || null });
  }
  const columns = frames.titles.map((name, n) => /** @type {PlanFrame} */ ({ key: `f${n + 1}`, title: name, kind: "column", x: n * (COLUMN.w + COLUMN.gap), y: 0, w: COLUMN.w, h: COLUMN.h }));
  return { frames: columns, groups: made, notes };
}

/** How many texts of a table are cut, because notes hold less. @param {string[][]} rows @param {number} column */
export const tooLong = (rows, column) => rows.filter((row) => [...cell(row, column)].length > LIMITS.text).length;

/** @param {string[]} row @param {number} column */
const cell = (row, column) => (column < 0 ? "" : (row[column] ?? ""));

/** @param {string[]} row @param {number} column */
const title = (row, column) => cut(clean(cell(row, column)).replaceAll("\n", " ").trim(), LIMITS.title);

/** Gives the same name the same key. */
class Keys {
  /** @type {string[]} */
  titles = [];
  #mark;

  /** @param {string} mark */
  constructor(mark) {
    this.#mark = mark;
  }

  /** @param {string} name @returns {string|null} */
  of(name) {
    if (!name) return null;
    const known = this.titles.indexOf(name);
    return `${this.#mark}${(known < 0 ? this.titles.push(name) : known + 1)}`;
  }
}
