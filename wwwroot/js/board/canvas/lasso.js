/** @import { Wall } from "./wall.js" */
import { t } from "../texts/index.js";
import { h } from "../ui/h.js";

/** A rectangle drawn on the wall: chooses the notes it touches, or becomes a new frame. */
export class Lasso {
  #wall;
  #from;
  #what;
  #box = h("div", { class: "lasso" });
  #rect = { x: 0, y: 0, w: 0, h: 0 };

  /** @param {Wall} wall @param {number} x @param {number} y @param {"select"|"frame"} what */
  constructor(wall, x, y, what) {
    this.#wall = wall;
    this.#from = wall.board.camera.world(x, y);
    this.#what = what;
    wall.world.append(this.#box);
  }

  /** @param {number} px @param {number} py */
  move(px, py) {
    const to = this.#wall.board.camera.world(px, py);
    const x = Math.min(this.#from.x, to.x);
    const y = Math.min(this.#from.y, to.y);
    const w = Math.abs(to.x - this.#from.x);
    const height = Math.abs(to.y - this.#from.y);
    this.#rect = { x, y, w, h: height };
    Object.assign(this.#box.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${height}px` });
  }

  drop() {
    this.cancel();
    const { board } = this.#wall;
    if (this.#what === "select") board.selection.set([...board.selection.ids, ...board.layout.notes.within(this.#rect)]);
    else {
      this.#wall.setTool("select");
      board.run("frame.add", { ...this.#rect, title: t("newFrameTitle"), kind: "region" });
      if (board.selection.frame) board.run("frame.rename");
    }
  }

  cancel() {
    this.#box.remove();
  }
}
