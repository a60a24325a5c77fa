/**
 * @typedef {typeof import("./de.js").default
 *   & typeof import("./groups-de.js").default
 *   & typeof import("./votes-de.js").default
 *   & typeof import("./regie-de.js").default
 *   & typeof import("./sealed-de.js").default} Texts
 */
/** @typedef {keyof Texts} Key */

// Only the reader's language is loaded.
const parts = await Promise.all(
  document.documentElement.lang.startsWith("en")
    ? [
        import("./en.js"),
        import("./groups-en.js"),
        import("./votes-en.js"),
        import("./regie-en.js"),
        import("./sealed-en.js"),
      ]
    : [
        import("./de.js"),
        import("./groups-de.js"),
        import("./votes-de.js"),
        import("./regie-de.js"),
        import("./sealed-de.js"),
      ],
);
const texts = /** @type {Texts} */ (Object.assign({}, ...parts.map((part) => part.default)));

/**
 * A text in the reader's language; those with values are functions.
 * @template {Key} K
 * @param {K} key
 * @param {Texts[K] extends (...args: infer A) => string ? A : []} args
 * @returns {string}
 */
export function t(key, ...args) {
  const text = /** @type {any} */ (texts[key]);
  return typeof text === "function" ? text(...args) : text;
}

const locale = document.documentElement.lang.startsWith("en") ? "en-GB" : "de-DE";
const moment = new Intl.DateTimeFormat(locale, { weekday: "short", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** „Di., 13.10.2026, 17:00 Uhr“ @param {number} at unix ms */
export const when = (at) => t("atTime", moment.format(at));

/** @param {import("../types.js").Color} color @returns {string} „Gelb: Idee“ */
export const colorName = (color) => t("colorKind", t(`color_${color}`), t(`kind_${color}`));
