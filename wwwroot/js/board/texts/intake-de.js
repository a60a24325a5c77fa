/** Texts of taking notes in from files. */
export default {
  cmd_board_import: "Aus Datei hereinholen",
  importFile: "Datei",
  importHow: "CSV-Tabelle, auch aus Miro, Mural oder Scrumlr, oder eine Tafeldatei (JSON). Erst ansehen, dann aufhängen.",
  importReading: "Die Datei wird gelesen …",
  importNothing: "Aufhängen",
  importChoose: "Bitte wählen Sie eine Datei, in der Zettel stehen.",
  importFailed: "Die Datei ließ sich nicht lesen. Bitte versuchen Sie es noch einmal.",
  importTooLarge: "Die Datei ist größer als 4 MB. Teilen Sie sie bitte auf.",
  importGo: (/** @type {number} */ n) => (n === 1 ? "1 Zettel aufhängen" : `${n.toLocaleString("de")} Zettel aufhängen`),
  importBoard: (/** @type {number} */ notes, /** @type {number} */ frames, /** @type {number} */ groups) =>
    `${notes === 1 ? "1 Zettel" : `${notes.toLocaleString("de")} Zettel`}, ${frames === 1 ? "1 Bereich" : `${frames} Bereiche`}, ${groups === 1 ? "1 Stapel" : `${groups} Stapel`}`,
  importRead: (/** @type {number} */ rows, /** @type {number} */ columns, /** @type {string} */ encoding) =>
    `${rows.toLocaleString("de")} Zeilen, ${columns === 1 ? "1 Spalte" : `${columns} Spalten`}, gelesen als ${encoding}`,
  importText: "Text der Zettel",
  importGroup: "Stapel",
  importNone: "Keine",
  importColumn: (/** @type {number} */ n) => `${n}. Spalte`,
  importNamed: "Die erste Zeile enthält Überschriften",
  importCut: (/** @type {number} */ n) => (n === 1 ? "1 Text ist länger als 2.000 Zeichen und wird gekürzt." : `${n} Texte sind länger als 2.000 Zeichen und werden gekürzt.`),
  importSaving: (/** @type {number} */ done, /** @type {number} */ all) => `${done.toLocaleString("de")} von ${all.toLocaleString("de")} Zetteln gespeichert`,
  importDone: (/** @type {number} */ n) => (n === 1 ? "1 Zettel hängt und ist gespeichert." : `${n.toLocaleString("de")} Zettel hängen und sind gespeichert.`),
};
