/** @import { Board } from "../board.js" */
/** @import { Person } from "../types.js" */
import { t } from "../texts/index.js";
import { h } from "./h.js";
import { openMenu } from "./menu.js";
import { initials, personClass, personName } from "./people.js";

const SHOWN = 4;
/** The server names at most so many people; beyond that only connections are counted. */
const NAMED = 200;

/** Where people last were: note or pointer. @type {Map<string, {x: number, y: number}>} */
export const whereabouts = new Map();

/** Keeps the list of those who are there, and says who comes and goes. @param {Board} board */
export function presence(board) {
  const place = document.getElementById("presence");
  /** @type {Map<string, Person>|null} */
  let last = null;
  board.session.connection.on("presence", ({ people, total }) => {
    const now = new Map(/** @type {Person[]} */ (people).map((person) => [person.id, person]));
    board.present = people.length;
    board.meet(people);
    if (last) tell(board, last, now);
    last = now;
    if (place) draw(board, place, people, people.length < NAMED ? people.length : total);
  });
}

/** @param {Board} board @param {Map<string, Person>} before @param {Map<string, Person>} now */
function tell(board, before, now) {
  for (const [id, person] of now) if (!before.has(id)) board.announcer.presence(t("said_joined", personName(person)));
  for (const [id, person] of before) if (!now.has(id)) board.announcer.presence(t("said_left", personName(person)));
}

/** @param {Board} board @param {HTMLElement} place @param {Person[]} people @param {number} total */
function draw(board, place, people, total) {
  const sorted = people.toSorted((a, b) => Number(b.id === board.session.me) - Number(a.id === board.session.me) || a.name.localeCompare(b.name, "de"));
  const others = sorted.slice(SHOWN);
  place.setAttribute("aria-label", t("here", total));
  place.replaceChildren(
    ...sorted.slice(0, SHOWN).map((person) => h("li", null, avatar(board, person))),
    ...(total > SHOWN ? [h("li", null, h("button", { type: "button", class: "avatar avatar--more", data: { letters: `+${total - SHOWN}` }, "aria-label": t("andMore", total - SHOWN), onclick: (/** @type {MouseEvent} */ event) => openMenu(board.root, /** @type {HTMLElement} */ (event.currentTarget), t("here", total), others.map((person) => ({ text: personName(person), icon: "user", run: () => board.run("view.follow", { person: person.id }) }))) }))] : []),
  );
}

/** @param {Board} board @param {Person} person */
function avatar(board, person) {
  const self = person.id === board.session.me;
  const label = self ? t("you", personName(person)) : t("followPerson", personName(person));
  return h("button", { type: "button", class: `avatar ${personClass(person.id)}`, data: { letters: initials(person.name) }, "aria-label": label, title: label, onclick: () => board.run(self ? "view.person" : "view.follow", { person: person.id }) });
}

/** Shows the part of the wall where a person is. @param {Board} board @param {string} id */
export function jumpTo(board, id) {
  const last = [...board.state.notes.values()].filter((note) => note.author === id).sort((a, b) => b.at - a.at)[0];
  const at = whereabouts.get(id) ?? (last ? board.layout.notes.get(last.id) : null);
  if (!at) return board.announcer.say(t("noPlace", board.nameOf(id)));
  const { width, height, zoom } = board.camera;
  board.camera.to(at.x - width / 2 / zoom, at.y - height / 2 / zoom);
  if (last && board.view) board.view.focus(last.id);
}
