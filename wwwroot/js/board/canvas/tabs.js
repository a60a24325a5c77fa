/** @import { Wall } from "./wall.js" */
import { t } from "../texts/index.js";
import { h } from "../ui/h.js";

/** On a phone one frame at a time: a row of buttons that go there. @param {Wall} wall */
export function tabs(wall) {
  const { board } = wall;
  const nav = h("nav", { class: "frame-tabs", "aria-label": t("frames") });
  let now = "";
  const draw = () => {
    const containers = board.layout.members.containers().filter((id) => id || board.layout.members.count("") > 0);
    nav.classList.toggle("is-empty", containers.length < 2);
    nav.replaceChildren(
      ...containers.map((id) =>
        h("button", { type: "button", "aria-current": id === now ? "true" : null, onclick: () => go(id) }, board.frameName(id)),
      ),
    );
  };
  /** @param {string} id */
  const go = (id) => {
    now = id;
    const first = board.layout.members.of(id)[0];
    const rect = board.layout.frames.get(id) ?? (first && board.layout.notes.get(first.id));
    if (rect) board.camera.fit({ ...rect, w: Math.max(rect.w, 320) }, { min: 0.62, max: 1.15, side: 12, top: 14, bottom: 0 });
    draw();
  };
  now = board.layout.members.containers()[0] ?? "";
  board.on("change", ({ containers, keys }) => (!containers || [...(keys ?? [])].some((key) => key.startsWith("frames:"))) && draw());
  draw();
  return nav;
}
