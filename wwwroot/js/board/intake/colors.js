/** @import { Color } from "../types.js" */
import { COLORS } from "../model/rules.js";
import { colorName, t } from "../texts/index.js";

/** Words for colours in both languages, as other boards write them. @type {Record<string, Color>} */
const WORDS = {
  gelb: "yellow", yellow: "yellow", orange: "orange", rosa: "pink", pink: "pink", rot: "pink", red: "pink", flieder: "violet", violett: "violet", lila: "violet",
  violet: "violet", purple: "violet", blau: "blue", blue: "blue", türkis: "teal", turquoise: "teal", teal: "teal", cyan: "teal", grün: "green", green: "green",
  lime: "green", weiß: "white", weiss: "white", white: "white", grau: "white", gray: "white", grey: "white", schwarz: "white", black: "white",
};
/** Upper ends of hues in degrees. @type {[number, Color][]} */
const HUES = [[15, "pink"], [44, "orange"], [70, "yellow"], [160, "green"], [200, "teal"], [255, "blue"], [300, "violet"], [360, "pink"]];
const GREY = 0.12;

/** The nearest of our colours to a word or a #rrggbb; null where nothing is known. @param {string} text @returns {Color|null} */
export function colorOf(text) {
  const word = text.trim().toLowerCase();
  const own = COLORS.find((color) => color === word || colorName(color).toLowerCase() === word || t(`kind_${color}`).toLowerCase() === word);
  const named = word.split(/[^\p{L}]+/u).map((part) => WORDS[part]).find(Boolean);
  return own ?? named ?? ofHex(word);
}

/** @param {string} word @returns {Color|null} */
function ofHex(word) {
  const hex = /^#?([0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(word)?.[1];
  if (!hex) return null;
  const [r, g, b] = /** @type {[number, number, number]} */ ([0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  const most = Math.max(r, g, b);
  const spread = most - Math.min(r, g, b);
  if (spread < GREY) return "white";
  const sector = most === r ? ((g - b) / spread + 6) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  return HUES.find(([end]) => sector * 60 <= end)?.[1] ?? "pink";
}
