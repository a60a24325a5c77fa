/** @import { OpenState } from "../board/types.js" */
import { Layout } from "../board/canvas/layout.js";
import { Folds } from "../board/folds.js";
import { BoardState } from "../board/model/state.js";
import { measuring, toPng } from "./canvas.js";
import { picture } from "./list.js";
import { toSvg } from "./svg.js";

const paper = /** @type {HTMLElement} */ (document.getElementById("picture"));

/** A picture is of paper: always in the light colours. @param {string} token */
function ink(token) {
  paper.style.color = `var(${token})`;
  return getComputedStyle(paper).color;
}

/** @param {"png"|"svg"} kind @param {Blob|null} blob */
function offer(kind, blob) {
  const link = /** @type {HTMLAnchorElement|null} */ (document.querySelector(`[data-picture="${kind}"]`));
  if (!link || !blob) return "";
  link.href = URL.createObjectURL(blob);
  link.hidden = false;
  return link.href;
}

async function draw() {
  await Promise.all([450, 520, 580, 620, 680].map((weight) => document.fonts.load(`${weight} 16px "Atkinson Hyperlegible Next"`)));
  const state = BoardState.from(/** @type {OpenState} */ (JSON.parse(document.getElementById("board-state")?.textContent ?? "null")));
  const layout = new Layout(() => state, new Folds(""));
  const drawn = picture(state, layout, ink, measuring());
  paper.style.color = "";
  offer("svg", new Blob([toSvg(drawn, state.board.title)], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = offer("png", await toPng(drawn));
  image.alt = paper.dataset["alt"] ?? "";
  await image.decode();
  paper.replaceChildren(image);
}

void draw();
