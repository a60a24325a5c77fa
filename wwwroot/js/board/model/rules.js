/** @import { Kind, Op } from "../types.js" */
import { scalars, wellFormed } from "./text.js";

export const LIMITS = { text: 2000, title: 200, coordinate: 1e6, order: 100, minSide: 80, maxSide: 20000, batch: 100, bytes: 30_000 };

export const COLORS = /** @type {const} */ (["yellow", "orange", "pink", "violet", "blue", "teal", "green", "white"]);
export const SIZES = /** @type {const} */ (["s", "m", "l"]);

/** @type {Record<Kind, {names: string[], defaults: Record<string, any>}>} */
export const FIELDS = {
  notes: fields({ text: "", x: 0, y: 0, color: "yellow", size: "m", frame: null, group: null, order: "a0", locked: false }),
  frames: fields({ title: "", kind: "column", x: 0, y: 0, w: 400, h: 400, order: "a0", locked: false }),
  groups: fields({ title: "", frame: null, x: 0, y: 0, order: "a0", locked: false }),
  votings: fields({ title: "", kind: "dots", budget: 5, max: 5, targets: "both", secrecy: "open", seats: 0, status: "open", options: null, text: null, eligible: null, units: null, per: null, rule: null, quorum: null, deputies: null }),
};

/** @param {Record<string, any>} defaults */
function fields(defaults) {
  return { names: Object.keys(defaults), defaults };
}

/** @type {Record<string, (value: any) => boolean>} */
const VALID = {
  text: (value) => typeof value === "string" && wellFormed(value) && scalars(value) <= LIMITS.text,
  title: (value) => typeof value === "string" && wellFormed(value) && scalars(value) <= LIMITS.title,
  x: coordinate,
  y: coordinate,
  w: side,
  h: side,
  color: (value) => COLORS.includes(value),
  size: (value) => SIZES.includes(value),
  kind: (value) => ["column", "region", "dots", "resistance", "decision"].includes(value),
  order: (value) => typeof value === "string" && /^[0-9A-Za-z]{1,100}$/.test(value),
};

/** @param {any} value */
function coordinate(value) {
  return Number.isFinite(value) && Math.abs(value) <= LIMITS.coordinate;
}

/** @param {any} value */
function side(value) {
  return Number.isFinite(value) && value >= LIMITS.minSide && value <= LIMITS.maxSide;
}

/**
 * The code of the rule that an operation breaks by itself, or null. What depends on the board is the reducer's.
 * @param {Op} op
 */
export function check(op) {
  for (const [field, valid] of Object.entries(VALID)) {
    const value = op[field];
    if (value === undefined || value === null) continue;
    if (!valid(value)) return (field === "text" || field === "title") && typeof value === "string" && wellFormed(value) ? "too_large" : "invalid";
  }
  return null;
}
