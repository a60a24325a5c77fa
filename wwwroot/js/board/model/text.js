/** Length as the server counts it: Unicode scalar values. @param {string} text */
export function scalars(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** @param {string} text */
export function wellFormed(text) {
  return text.isWellFormed();
}

/**
 * What may be stored of a typed or pasted text: one kind of line end, no other control characters, no half surrogates.
 * @param {string} text
 */
export function clean(text) {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(/\t/g, " ");
  return lines.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "").toWellFormed().replaceAll("\ufffd", "");
}

/** The first so many scalar values. @param {string} text @param {number} count */
export function cut(text, count) {
  return scalars(text) <= count ? text : [...text].slice(0, count).join("");
}

/** One line for names and announcements, at most 60 characters. @param {string} text */
export function brief(text, length = 60) {
  const line = text.replace(/\s+/g, " ").trim();
  return scalars(line) <= length ? line : `${cut(line, length - 1)}…`;
}
