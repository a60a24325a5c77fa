/**
 * Fractional index over 0-9A-Za-z: an integer part whose first letter says its length (a: 2 characters, b: 3 …,
 * Z: 2 characters below zero, Y: 3 …), then a fraction that never ends in 0. Keys compare as plain strings.
 */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
export const FIRST = "a0";
export const LONG = 40;

/** @param {string} a @param {string} b */
export const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** @param {{order: string, id: string}} a @param {{order: string, id: string}} b */
export const byOrder = (a, b) => compare(a.order, b.order) || compare(a.id, b.id);

/** @param {string} head */
function integerLength(head) {
  return head >= "a" ? head.charCodeAt(0) - 95 : 92 - head.charCodeAt(0);
}

/** Whether a key follows the scheme; keys from elsewhere may be any string. @param {string} key */
function regular(key) {
  const head = key[0] ?? "";
  return /[A-Za-z]/.test(head) && key.length >= integerLength(head);
}

/** @param {string} key */
const integerPart = (key) => key.slice(0, integerLength(/** @type {string} */ (key[0])));

/** @param {string} part @param {1|-1} step @returns {string|null} */
function stepInteger(part, step) {
  const digits = [...part.slice(1)];
  for (let i = digits.length - 1; i >= 0; i--) {
    const next = DIGITS.indexOf(/** @type {string} */ (digits[i])) + step;
    if (next >= 0 && next < 62) {
      digits[i] = /** @type {string} */ (DIGITS[next]);
      return part[0] + digits.join("");
    }
    digits[i] = step > 0 ? "0" : "z";
  }
  return stepHead(/** @type {string} */ (part[0]), digits, step);
}

/** @param {string} head @param {string[]} digits @param {1|-1} step */
function stepHead(head, digits, step) {
  if (head === (step > 0 ? "z" : "A")) return null;
  if (step > 0 && head === "Z") return FIRST;
  if (step < 0 && head === "a") return "Zz";
  const next = String.fromCharCode(head.charCodeAt(0) + step);
  const longer = step > 0 === head >= "a";
  if (longer) digits.push(step > 0 ? "0" : "z");
  else digits.pop();
  return next + digits.join("");
}

/** A fraction strictly between two (a < b; b null: no upper end). @param {string} a @param {string|null} b @returns {string} */
function midpoint(a, b) {
  if (b !== null) {
    let same = 0;
    while (same < b.length && (a[same] ?? "0") === b[same]) same++;
    if (same > 0) return b.slice(0, same) + midpoint(a.slice(same), b.slice(same));
  }
  const low = a ? DIGITS.indexOf(/** @type {string} */ (a[0])) : 0;
  const high = b ? DIGITS.indexOf(/** @type {string} */ (b[0])) : 62;
  if (high - low > 1) return /** @type {string} */ (DIGITS[Math.round((low + high) / 2)]);
  if (b && b.length > 1) return b.slice(0, 1);
  return /** @type {string} */ (DIGITS[low]) + midpoint(a.slice(1), null);
}

/**
 * A key between two others; null stands for the open end.
 * @param {string|null} a
 * @param {string|null} b
 * @returns {string}
 */
export function between(a, b) {
  if (a !== null && !regular(a)) a = null;
  if (b !== null && !regular(b)) b = null;
  if (a !== null && b !== null && a >= b) b = null;
  if (a === null && b === null) return FIRST;
  if (a === null) return below(/** @type {string} */ (b));
  if (b === null) return stepInteger(integerPart(a), 1) ?? integerPart(a) + midpoint(a.slice(integerPart(a).length), null);
  const whole = integerPart(a);
  if (whole === integerPart(b)) return whole + midpoint(a.slice(whole.length), b.slice(whole.length));
  const next = stepInteger(whole, 1);
  return next !== null && next < b ? next : whole + midpoint(a.slice(whole.length), null);
}

/** @param {string} b */
function below(b) {
  const whole = integerPart(b);
  if (whole < b) return whole;
  return stepInteger(whole, -1) ?? whole + midpoint("", b.slice(whole.length));
}

/**
 * n keys in a row between two others, spread so that they stay short.
 * @param {string|null} a
 * @param {string|null} b
 * @param {number} n
 * @returns {string[]}
 */
export function spread(a, b, n) {
  if (n <= 0) return [];
  if (b === null) return chain(n, (last) => between(last, null), a);
  if (a === null) return chain(n, (last) => between(null, last), b).reverse();
  const half = Math.floor(n / 2);
  const middle = between(a, b);
  return [...spread(a, middle, half), middle, ...spread(middle, b, n - half - 1)];
}

/** @param {number} n @param {(last: string|null) => string} next @param {string|null} start */
function chain(n, next, start) {
  const keys = [];
  for (let last = start; keys.length < n; keys.push(/** @type {string} */ (last))) last = next(last);
  return keys;
}

/**
 * Fresh keys for a whole container when one would grow too long; null while the keys are fine.
 * @param {string[]} keys in order
 * @param {string} wanted the key about to be written
 */
export function rebalance(keys, wanted) {
  return wanted.length > LONG ? spread(null, null, keys.length) : null;
}
