/** @param {number} count */
const notes = (count) => (count === 1 ? "1 note" : `${count} notes`);

/** @type {typeof import("./sealed-de.js").default} */
export default {
  sealedNote: "Sealed note",
  sealedWord: "sealed",
  sealedOwn: "sealed for others",
  nSealed: (count) => (count === 1 ? "1 sealed note" : `${count} sealed notes`),
  ofThemSealed: (count) => `${count} sealed`,
  sealedBar: "Collecting sealed: others see your text only once it is revealed.",
  sealedBarRead: "Collecting sealed: what is written can be read only once it is revealed.",
  anonymousChip: "Anonymous",
  anonymousHint: "Nothing on this board says who wrote what.",
  cmd_board_seal: "Collect sealed",
  cmd_board_reveal: "Reveal",
  sealHint: "Only those who write new notes can read them, until you reveal them.",
  why_sealed: "The note is sealed. Until it is revealed, only its author can change it.",
  revealTitle: "Reveal the sealed notes?",
  revealCount: (count) => (count === 0 ? "There is no sealed note on the board yet." : `${notes(count)} will be readable for everyone who sees this board.`),
  revealAuthors: "So will the names. This cannot be taken back.",
  revealNobody: "No names will stand beside them. This cannot be taken back.",
  said_sealed: "From now on notes are collected sealed",
  said_opened: (count) => (count === 0 ? "Notes are collected openly again" : `Revealed: ${notes(count)} can now be read by everyone`),
  said_sealedAdded: (count) => (count === 1 ? "A sealed note was added" : `${count} sealed notes were added`),
  said_sealedDeleted: (count) => (count === 1 ? "A sealed note was taken back" : `${count} sealed notes were taken back`),
  refused_sealed: "The note is sealed, only its author can change it. Your text is still here:",
  writtenSealed: (time) => `Who wrote it shows once it is revealed. Added: ${time}`,
  writtenNobody: (time) => `There are no names on this board. Added: ${time}`,
};
