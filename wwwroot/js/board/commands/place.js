/** @import { Board } from "../board.js" */
/** @import { Rect } from "../types.js" */
import { WIDTH, fit } from "../model/fit.js";
import { between, rebalance, spread } from "../model/order.js";
import { overlap } from "../canvas/grid.js";

const STEP = 144;

/** The key behind everything in a container. @param {Board} board @param {string} container */
export function lastOrder(board, container) {
  return between(board.layout.members.of(container).at(-1)?.order ?? null, null);
}

/**
 * Keys that put notes at a place among their new siblings. Where no room is between two keys, or one would grow too
 * long, the siblings get fresh keys by ordinary operations.
 * @param {Board} board
 * @param {string} container
 * @param {number} at index among the others
 * @param {string[]} ids in their new order
 * @returns {string[]}
 */
export function ordersAt(board, container, at, ids) {
  const moving = new Set(ids);
  const others = board.layout.members.of(container).filter((note) => !moving.has(note.id));
  const before = others[at - 1]?.order ?? null;
  const after = others[at]?.order ?? null;
  if (before === null || after === null || before < after) {
    const orders = spread(before, after, ids.length);
    if (!orders.some((order) => rebalance([], order))) return orders;
  }
  const fresh = spread(null, null, others.length + ids.length);
  for (const [index, other] of others.entries()) {
    if (board.store.isCovered(other)) continue;
    board.put({ type: "note.set", id: other.id, order: /** @type {string} */ (fresh[index < at ? index : index + ids.length]) });
  }
  return fresh.slice(at, at + ids.length);
}

/**
 * A free place for new notes: inside a frame, or on the open wall from a point outwards.
 * @param {Board} board
 * @param {string} container
 * @param {{x: number, y: number}} near
 * @param {Rect[]} [taken] places given away a moment ago
 */
export function freeSpot(board, container, near, taken = []) {
  const frame = board.layout.frames.get(container);
  const size = { w: WIDTH.m, h: WIDTH.m };
  for (const place of frame ? inFrame(frame) : aroundPoint(near)) {
    const rect = { ...place, ...size };
    const clear = shrink(rect);
    if (![...board.layout.notes.within(clear)].length && !taken.some((other) => overlap(other, clear)) && (frame || !hitsFrame(board, clear))) return place;
  }
  return frame ? { x: frame.x + 20, y: frame.y + 60 } : near;
}

/** @param {Rect} rect */
const shrink = ({ x, y, w, h }) => ({ x: x + 8, y: y + 8, w: w - 16, h: h - 16 });

/** @param {Board} board @param {Rect} rect */
const hitsFrame = (board, rect) => [...board.layout.frames.values()].some((frame) => overlap(frame, rect));

/** @param {Rect} frame */
function* inFrame(frame) {
  for (let y = frame.y + 60; y + WIDTH.m <= frame.y + frame.h || y === frame.y + 60; y += STEP) {
    for (let x = frame.x + 20; x + WIDTH.m <= frame.x + frame.w || x === frame.x + 20; x += STEP) yield { x, y };
  }
}

/** Rings of places around a point. @param {{x: number, y: number}} near */
function* aroundPoint({ x, y }) {
  yield { x, y };
  for (let ring = 1; ring < 24; ring++) {
    for (let i = -ring; i <= ring; i++) {
      yield { x: x + i * STEP, y: y - ring * STEP };
      yield { x: x + i * STEP, y: y + ring * STEP };
      yield { x: x - ring * STEP, y: y + i * STEP };
      yield { x: x + ring * STEP, y: y + i * STEP };
    }
  }
}

/**
 * Moves notes to a frame, or to the open wall, as one step.
 * @param {Board} board
 * @param {string[]} ids
 * @param {string} container
 * @param {{index?: number, at?: {x: number, y: number}}} [where] a position in order, a place on the wall, or wherever there is room
 */
export function moveNotes(board, ids, container, { index, at } = {}) {
  const members = board.layout.members;
  const others = members.of(container).filter((note) => !ids.includes(note.id)).length;
  const stays = index === undefined && ids.every((id) => members.container(id) === container);
  const orders = stays ? [] : ordersAt(board, container, index ?? others, ids);
  const first = board.layout.notes.get(/** @type {string} */ (ids[0]));
  const frame = board.layout.frames.get(container);
  /** @type {Rect[]} */
  const taken = [];
  for (const [n, id] of ids.entries()) {
    const note = board.state.notes.get(id);
    const rect = board.layout.notes.get(id);
    if (!note || !rect || !first) continue;
    const place = at ? { x: at.x + rect.x - first.x, y: at.y + rect.y - first.y } : members.container(id) === container ? null : freeSpot(board, container, first, taken);
    if (place) taken.push({ ...place, w: fit(note).w, h: fit(note).h });
    /** @type {Record<string, any>} */
    const fields = { ...(place ? rounded(place) : {}), ...(orders[n] ? { order: orders[n] } : {}) };
    if ((note.frame ?? "") !== container) fields["frame"] = frame ? container : null;
    if (Object.keys(fields).length) board.put({ type: "note.set", id, ...fields });
  }
}

/** @param {{x: number, y: number}} place */
export const rounded = ({ x, y }) => ({ x: clamp(Math.round(x)), y: clamp(Math.round(y)) });

/** @param {number} value */
const clamp = (value) => Math.min(1e6, Math.max(-1e6, value));
