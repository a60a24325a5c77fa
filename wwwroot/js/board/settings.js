import { Emitter } from "./sync/emitter.js";

const KEY = "fachgruppe.board.settings";

/**
 * What a person chose for boards in this browser.
 * @extends {Emitter<{change: void}>}
 */
export class Settings extends Emitter {
  values = { announce: /** @type {"none"|"summary"|"all"} */ ("summary"), singleKeys: true, showKinds: false, showCursors: true };

  constructor() {
    super();
    try {
      Object.assign(this.values, JSON.parse(localStorage.getItem(KEY) ?? "{}"));
    } catch {
      localStorage.removeItem(KEY);
    }
  }

  /** @param {Partial<Settings["values"]>} values */
  set(values) {
    Object.assign(this.values, values);
    try {
      localStorage.setItem(KEY, JSON.stringify(this.values));
    } finally {
      this.emit("change", undefined);
    }
  }
}
