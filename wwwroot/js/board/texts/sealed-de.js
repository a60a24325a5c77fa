/** @param {number} count */
const notes = (count) => (count === 1 ? "1 Zettel" : `${count} Zettel`);

export default {
  sealedNote: "Verdeckter Zettel",
  sealedWord: "verdeckt",
  sealedOwn: "für andere verdeckt",
  nSealed: (/** @type {number} */ count) => (count === 1 ? "1 verdeckter Zettel" : `${count} verdeckte Zettel`),
  ofThemSealed: (/** @type {number} */ count) => `${count} verdeckt`,
  sealedBar: "Verdeckt gesammelt: andere sehen Ihren Text erst nach dem Aufdecken.",
  sealedBarRead: "Verdeckt gesammelt: was geschrieben wird, ist erst nach dem Aufdecken zu lesen.",
  anonymousChip: "Anonym",
  anonymousHint: "Auf dieser Tafel steht nirgends, wer was geschrieben hat.",
  cmd_board_seal: "Verdeckt sammeln",
  cmd_board_reveal: "Aufdecken",
  sealHint: "Neue Zettel liest nur, wer sie schreibt, bis Sie aufdecken.",
  why_sealed: "Der Zettel ist verdeckt. Bis zum Aufdecken kann ihn nur ändern, wer ihn geschrieben hat.",
  revealTitle: "Verdeckte Zettel aufdecken?",
  revealCount: (/** @type {number} */ count) => (count === 0 ? "Noch hängt kein verdeckter Zettel an der Tafel." : `${notes(count)} ${count === 1 ? "wird" : "werden"} für alle lesbar, die diese Tafel sehen.`),
  revealAuthors: "Auch die Namen stehen dann dabei. Das lässt sich nicht zurücknehmen.",
  revealNobody: "Namen stehen auch dann nicht dabei. Das lässt sich nicht zurücknehmen.",
  said_sealed: "Ab jetzt wird verdeckt gesammelt",
  said_opened: (/** @type {number} */ count) => (count === 0 ? "Es wird wieder offen gesammelt" : `Aufgedeckt: ${notes(count)} ${count === 1 ? "ist" : "sind"} jetzt für alle zu lesen`),
  said_sealedAdded: (/** @type {number} */ count) => (count === 1 ? "Ein verdeckter Zettel kam dazu" : `${count} verdeckte Zettel kamen dazu`),
  said_sealedDeleted: (/** @type {number} */ count) => (count === 1 ? "Ein verdeckter Zettel wurde zurückgenommen" : `${count} verdeckte Zettel wurden zurückgenommen`),
  refused_sealed: "Der Zettel ist verdeckt, nur wer ihn geschrieben hat, kann ihn ändern. Ihr Text ist noch da:",
  writtenSealed: (/** @type {string} */ time) => `Wer ihn geschrieben hat, zeigt sich nach dem Aufdecken. Angelegt: ${time}`,
  writtenNobody: (/** @type {string} */ time) => `Auf dieser Tafel stehen keine Namen. Angelegt: ${time}`,
};
