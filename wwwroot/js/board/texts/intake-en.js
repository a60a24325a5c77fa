/** Texts of taking notes in from files. @type {typeof import("./intake-de.js").default} */
export default {
  cmd_board_import: "Take in from a file",
  importFile: "File",
  importHow: "A CSV table, from Miro, Mural or Scrumlr too, or a board's file (JSON). Look first, then hang.",
  importReading: "Reading the file …",
  importNothing: "Hang notes",
  importChoose: "Please choose a file that holds notes.",
  importFailed: "The file could not be read. Please try again.",
  importTooLarge: "The file is larger than 4 MB. Please split it.",
  importGo: (/** @type {number} */ n) => (n === 1 ? "Hang 1 note" : `Hang ${n.toLocaleString("en")} notes`),
  importBoard: (/** @type {number} */ notes, /** @type {number} */ frames, /** @type {number} */ groups) =>
    `${notes === 1 ? "1 note" : `${notes.toLocaleString("en")} notes`}, ${frames === 1 ? "1 frame" : `${frames} frames`}, ${groups === 1 ? "1 stack" : `${groups} stacks`}`,
  importRead: (/** @type {number} */ rows, /** @type {number} */ columns, /** @type {string} */ encoding) =>
    `${rows.toLocaleString("en")} lines, ${columns === 1 ? "1 column" : `${columns} columns`}, read as ${encoding}`,
  importText: "Text of the notes",
  importGroup: "Stack",
  importNone: "None",
  importColumn: (/** @type {number} */ n) => `Column ${n}`,
  importNamed: "The first line holds headings",
  importCut: (/** @type {number} */ n) => (n === 1 ? "1 text is longer than 2,000 characters and will be cut." : `${n} texts are longer than 2,000 characters and will be cut.`),
  importSaving: (/** @type {number} */ done, /** @type {number} */ all) => `${done.toLocaleString("en")} of ${all.toLocaleString("en")} notes saved`,
  importDone: (/** @type {number} */ n) => (n === 1 ? "1 note hangs and is saved." : `${n.toLocaleString("en")} notes hang and are saved.`),
};
