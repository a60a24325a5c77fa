/** @import { Item, Picture } from "./list.js" */

const SVG = "http://www.w3.org/2000/svg";
const FONT = '"Atkinson Hyperlegible Next", Verdana, "DejaVu Sans", sans-serif';

/** A picture as a file that any program draws; lines keep their width where the font is missing. @param {Picture} picture @param {string} title */
export function toSvg({ area, items }, title) {
  const root = element("svg", { xmlns: SVG, viewBox: `${area.x} ${area.y} ${area.w} ${area.h}`, width: area.w, height: area.h, "font-family": FONT, role: "img" });
  const name = document.createElementNS(SVG, "title");
  name.textContent = title;
  root.append(name, ...items.map(node));
  return new XMLSerializer().serializeToString(root);
}

/** @param {Item} item */
function node(item) {
  if (item.kind === "rect") return element("rect", { x: item.x, y: item.y, width: item.w, height: item.h, rx: item.round ?? 0, fill: item.fill, ...(item.edge ? { stroke: item.edge } : {}) });
  const { x, y, size, weight, fill, width, text } = item;
  const line = element("text", { x, y, "font-size": size, "font-weight": weight, fill, textLength: width.toFixed(1), lengthAdjust: "spacingAndGlyphs" });
  line.textContent = text;
  return line;
}

/** @param {string} name @param {Record<string, string|number>} attributes */
function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") made.setAttribute(key, String(value));
  return made;
}
