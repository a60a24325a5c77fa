/** @import { Board } from "../board.js" */
/** @import { Rect } from "../types.js" */
import { WIDTH, fit } from "../model/fit.js";
import { between, rebalance, spread } from "../model/order.js";
import { overlap } from "../canvas/grid.js";

const STEP = 144;

/** The key behind everything in a container or group. @param {Board} board @param {string} container @param {string|null} [group] */
export function lastOrder(board, container, group = null) {
  return between(board.layout.members.siblings(container, group).at(-1)?.order ?? null, null);
}

/**
 * Keys that put notes at a place among their new siblings. Where no room is between two keys, or one would grow too
 * long, the siblings get fresh keys by ordinary operations.
 * @param {Board} board
 * @param {string} container
 * @param {number} at index among the others
 * @param {string[]} ids in their new order
 * @param {string|null} [group]
 * @returns {string[]}
 */
export function ordersAt(board, container, at, ids, group = null) {
  const moving = new Set(ids);
  const others = board.layout.members.siblings(container, group).filter((note) => !moving.has(note.id));
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
    if (![...board.layout.notes.within(clear)].length && !taken.some((other) => overlap(other, clear)) && !hitsStack(board, clear) && (frame || !hitsFrame(board, clear))) return place;
  }
  return frame ? { x: frame.x + 20, y: frame.y + 60 } : near;
}

/** @param {Rect} rect */
const shrink = ({ x, y, w, h }) => ({ x: x + 8, y: y + 8, w: w - 16, h: h - 16 });

/** @param {Board} board @param {Rect} rect */
const hitsStack = (board, rect) => [...board.layout.groups.values()].some((stack) => overlap(stack, rect));

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
 * Moves notes to a frame, to the open wall or into a group, as one step.
 * @param {Board} board
 * @param {string[]} ids
 * @param {string} container
 * @param {{index?: number, at?: {x: number, y: number}, group?: string|null}} [where] a position in order, a place on the wall, or wherever there is room
 */
export function moveNotes(board, ids, container, { index, at, group = null } = {}) {
  const { members, frames, notes } = board.layout;
  const isHome = (/** @type {string} */ id) => members.container(id) === container && members.group(id) === group;
  const others = members.siblings(container, group).filter((note) => !ids.includes(note.id)).length;
  const stays = index === undefined && ids.every(isHome);
  const orders = stays ? [] : ordersAt(board, container, index ?? others, ids, group);
  const first = notes.get(/** @type {string} */ (ids[0]));
  const stack = group ? board.state.groups.get(group) : null;
  const left = new Set();
  /** @type {Rect[]} */
  const taken = [];
  for (const [n, id] of ids.entries()) {
    const note = board.state.notes.get(id);
    const rect = notes.get(id);
    if (!note || !rect || !first) continue;
    const free = () => stack ?? freeSpot(board, container, members.group(id) ? beside(board, members.group(id)) : first, taken);
    const place = at ? { x: at.x + rect.x - first.x, y: at.y + rect.y - first.y } : isHome(id) ? null : free();
    if (place) taken.push({ ...place, w: fit(note).w, h: fit(note).h });
    /** @type {Record<string, any>} */
    const fields = { ...(place ? rounded(place) : {}), ...(orders[n] ? { order: orders[n] } : {}) };
    if ((note.frame ?? "") !== container) fields["frame"] = frames.has(container) ? container : null;
    if (note.group !== group) {
      fields["group"] = group;
      if (note.group) left.add(note.group);
    }
    if (Object.keys(fields).length) board.put({ type: "note.set", id, ...fields });
  }
  tidy(board, left);
}

/** Right of a group. @param {Board} board @param {string|null} group */
function beside(board, group) {
  const rect = board.layout.groups.get(group ?? "") ?? { x: 0, y: 0, w: 0 };
  return { x: rect.x + rect.w + 16, y: rect.y };
}

/** Groups that lost notes: an empty one goes, and so does a nameless one around a single note. @param {Board} board @param {Iterable<string>} groups */
export function tidy(board, groups) {
  if (!board.canArrange) return;
  for (const id of groups) {
    const left = [...board.state.notes.values()].filter((note) => note.group === id);
    if (left.length > 1 || (left[0] && board.state.groups.get(id)?.title)) continue;
    dissolve(board, id);
  }
}

/** Ends a group; its notes stay where they are seen. @param {Board} board @param {string} id */
export function dissolve(board, id) {
  if (!board.state.groups.has(id)) return;
  for (const note of board.state.notes.values()) {
    const rect = note.group === id ? board.layout.notes.get(note.id) : undefined;
    if (rect && (rect.x !== note.x || rect.y !== note.y)) board.put({ type: "note.set", id: note.id, ...rounded(rect) });
  }
  board.put({ type: "group.delete", id });
}

/** @param {{x: number, y: number}} place */
export const rounded = ({ x, y }) => ({ x: clamp(Math.round(x)), y: clamp(Math.round(y)) });

/** @param {number} value */
const clamp = (value) => Math.min(1e6, Math.max(-1e6, value));
