const MORE = "…";

/**
 * Breaks a text into lines that fit; words that are too long break where they must, and what has no room is told by an ellipsis.
 * @param {string} text
 * @param {number} width
 * @param {number} most lines
 * @param {(part: string) => number} measure
 * @returns {string[]}
 */
export function wrap(text, width, most, measure) {
  const lines = text.split("\n").flatMap((paragraph) => paragraphLines(paragraph, width, measure));
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = /** @type {string} */ (kept.pop()).trimEnd();
  while (last && measure(last + MORE) > width) last = [...last].slice(0, -1).join("");
  return [...kept, last + MORE];
}

/** @param {string} paragraph @param {number} width @param {(part: string) => number} measure */
function paragraphLines(paragraph, width, measure) {
  const lines = [];
  let line = "";
  for (const word of paragraph.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (measure(line) > width) {
      const head = longest(line, width, measure);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line];
}

/** The longest beginning that fits, at least one letter. @param {string} word @param {number} width @param {(part: string) => number} measure */
function longest(word, width, measure) {
  const letters = [...word];
  let count = letters.length - 1;
  while (count > 1 && measure(letters.slice(0, count).join("")) > width) count--;
  return letters.slice(0, Math.max(1, count)).join("");
}
