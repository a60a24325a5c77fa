const CODES = new Set(
  "not_found forbidden invalid too_large too_many op_id_reused deleted sealed vote_budget vote_closed not_saved".split(" "),
);

/**
 * The stable code of a failed call; null where the call failed without an answer.
 * @param {unknown} error
 * @returns {string|null}
 */
export function codeOf(error) {
  const words = (error instanceof Error ? error.message : String(error)).match(/[a-z_]+/g) ?? [];
  return words.findLast((word) => CODES.has(word)) ?? null;
}
