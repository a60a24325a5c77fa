/** A view that shows something of a board but not where it hangs. It leaves out what only a wall can do. */
export class Placeless {
  /** @param {string} _ */
  edit(_) {}

  /** @param {string} _ */
  focus(_) {}

  zoom() {}

  middle() {
    return { x: 0, y: 0 };
  }

  /** @returns {string|null} */
  home() {
    return null;
  }

  /** @param {string} _ @returns {HTMLElement|null} */
  elementOf(_) {
    return null;
  }

  look() {}

  shown() {
    return null;
  }
}
