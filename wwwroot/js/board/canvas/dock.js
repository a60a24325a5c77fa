/** @import { Wall } from "./wall.js" */
import { COLORS } from "../model/rules.js";
import { colorName, t } from "../texts/index.js";
import { pad } from "../ui/ask.js";
import { h, icon, iconButton } from "../ui/h.js";
import { Minimap } from "./minimap.js";

/** The floating bars at the lower edge: tools, the note maker, zoom and overview. @param {Wall} wall */
export function dock(wall) {
  const { board } = wall;
  const make = maker(wall);
  const nothing = h("span");
  const update = () => {
    make.hidden = !board.canAdd;
    nothing.hidden = board.canAdd;
  };
  board.on("rights", update);
  update();
  return h("div", { class: "dock no-print" }, tools(wall), make, nothing, h("div", { class: "dock__right" }, zoom(wall), new Minimap(wall).element));
}

/** @param {Wall} wall */
function tools(wall) {
  const { board } = wall;
  /** @param {"select"|"hand"|"frame"} tool @param {string} symbol @param {string} label */
  const tool = (tool, symbol, label) => iconButton(symbol, label, () => wall.setTool(wall.tool === tool ? "select" : tool), { "aria-pressed": String(tool === "select"), data: { tool } });
  const undo = iconButton("undo-2", t("cmd_edit_undo"), () => board.run("edit.undo"));
  const redo = iconButton("redo-2", t("cmd_edit_redo"), () => board.run("edit.redo"));
  const update = () => {
    undo.setAttribute("aria-disabled", String(!board.history.canUndo));
    redo.setAttribute("aria-disabled", String(!board.history.canRedo));
  };
  board.history.on("change", update);
  update();
  const frame = tool("frame", "square-dashed", t("toolFrame"));
  const writing = [h("span", { class: "toolbar__sep" }), undo, redo];
  const ballot = iconButton("circle-check", t("votings"), () => board.run("voting.list"));
  const allow = () => {
    frame.hidden = !board.canArrange;
    ballot.hidden = !board.can("voting.list");
    for (const each of writing) each.hidden = !board.canWrite;
  };
  board.on("rights", allow);
  board.ballots.on("change", allow);
  allow();
  return h(
    "div",
    { class: "float toolbar dock__left", role: "toolbar", "aria-label": t("tools") },
    tool("select", "mouse-pointer-2", t("toolSelect")),
    tool("hand", "hand", t("toolHand")),
    frame,
    ballot,
    ...writing,
    h("span", { class: "toolbar__sep" }),
    iconButton("keyboard", t("keyboard"), () => board.run("view.help")),
  );
}

/** @param {Wall} wall */
function maker(wall) {
  const { board } = wall;
  const pads = COLORS.map((color) =>
    h("label", { title: colorName(color) }, h("input", { type: "radio", name: "next-color", value: color, checked: color === board.color, onchange: () => (board.color = color) }), pad(color), h("span", { class: "sr-only" }, colorName(color))),
  );
  board.on("color", () => pads.forEach((label) => label.querySelector("input")?.value === board.color && label.querySelector("input")?.click()));
  const button = h("button", { type: "button", class: "btn btn--primary", onclick: () => board.run("note.add") }, icon("plus"), t("newNote"));
  return h("form", { class: "float maker", onsubmit: (/** @type {Event} */ event) => event.preventDefault() }, button, h("fieldset", { class: "maker__pads" }, h("legend", { class: "sr-only" }, t("nextColor")), ...pads));
}

/** @param {Wall} wall */
function zoom({ board }) {
  const output = h("output", { class: "num" });
  const button = h("button", { type: "button", class: "btn", title: t("cmd_view_zoom100"), onclick: () => board.run("view.zoom100") }, output);
  const update = () => {
    const text = `${Math.round(board.camera.zoom * 100)} %`;
    if (output.textContent !== text) output.textContent = text;
  };
  board.camera.on("move", update);
  update();
  return h(
    "div",
    { class: "float toolbar zoom", role: "group", "aria-label": t("zoom") },
    iconButton("minus", t("zoomOut"), () => board.run("view.zoomOut")),
    button,
    iconButton("plus", t("zoomIn"), () => board.run("view.zoomIn")),
    iconButton("maximize", t("zoomFit"), () => board.run("view.zoomFit")),
  );
}
