const PREFIX = "fachgruppe.own";

/**
 * What makes notes of an anonymous board one's own: a random key for each, known to this browser alone. The server keeps
 * a digest, so it cannot tell either who wrote a note or which notes go together. What was written in sealed notes is
 * kept here too, as the server cannot know to whom to give it back.
 */
export class OwnKeys {
  #name;
  /** @type {Record<string, {key: string, text?: string}>} */
  #notes = {};

  /** @param {string} boardId @param {string} personId @param {() => void} changed another tab of this browser wrote something */
  constructor(boardId, personId, changed) {
    this.#name = `${PREFIX}.${personId}.${boardId}`;
    this.#read();
    addEventListener("storage", (event) => {
      if (event.key !== this.#name) return;
      this.#read();
      changed();
    });
  }

  /** @param {string} id */
  has(id) {
    return Object.hasOwn(this.#notes, id);
  }

  /** The key to send along, if the note is one's own. @param {string} id @returns {string|undefined} */
  keyOf(id) {
    return this.has(id) ? this.#notes[id]?.key : undefined;
  }

  /** Makes a note one's own. @param {string} id @returns {string} its key */
  make(id) {
    const bytes = crypto.getRandomValues(new Uint8Array(18));
    const key = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
    this.#notes[id] = { key };
    this.#write();
    return key;
  }

  /** @param {string} id @returns {string|undefined} what this browser wrote in a sealed note */
  textOf(id) {
    return this.has(id) ? this.#notes[id]?.text : undefined;
  }

  /** @param {string} id @param {string|undefined} text undefined: it can be read by all */
  remember(id, text) {
    const note = this.#notes[id];
    if (!note || note.text === text) return;
    if (text === undefined) delete note.text;
    else note.text = text;
    this.#write();
  }

  #read() {
    try {
      this.#notes = JSON.parse(localStorage.getItem(this.#name) ?? "{}");
    } catch {
      this.#notes = {};
    }
  }

  #write() {
    try {
      localStorage.setItem(this.#name, JSON.stringify(this.#notes));
    } catch {
      // Without room the keys last as long as this page.
    }
  }
}
