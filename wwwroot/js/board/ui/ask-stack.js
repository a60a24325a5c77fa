/** @import { Board } from "../board.js" */
import { LIMITS } from "../model/rules.js";
import { brief, clean } from "../model/text.js";
import { t } from "../texts/index.js";
import { field, openDialog, select } from "./dialog.js";
import { h } from "./h.js";

const MOST = 200;

/** @param {string} value */
const nameInput = (value) => h("input", { value, maxLength: LIMITS.title, autocomplete: "off" });

/** @param {HTMLInputElement} input */
const nameOf = (input) => clean(input.value).replaceAll("\n", " ").trim();

/** „Stapeln mit …“: each other, a group that is there, or a note nearby. @param {Board} board @param {string[]} ids */
export function askStack(board, ids) {
  const { members } = board.layout;
  const home = members.container(/** @type {string} */ (ids[0]));
  const stacks = members.containers().flatMap((container) => members.stacksOf(container));
  const notes = board.canArrange ? members.siblings(home, null).filter((note) => !ids.includes(note.id)).slice(0, MOST) : [];
  /** @type {[string, string][]} */
  const options = [
    ...(board.canArrange && ids.length > 1 ? /** @type {[string, string][]} */ ([["alone", t("stackAlone", ids.length)]]) : []),
    ...stacks.map((group) => /** @type {[string, string]} */ ([`group:${group.id}`, t("stackInto", board.stackName(group.id), members.ofGroup(group.id).length)])),
    ...notes.map((note) => /** @type {[string, string]} */ ([`note:${note.id}`, t("stackOnto", brief(note.text, 50) || t("emptyNote"))])),
  ];
  if (!options.length) return board.announcer.say(t("said_nothingToStack"));
  const target = select(options);
  const title = nameInput("");
  const named = field(t("stackTitle"), title, t("stackTitleHint"));
  const show = () => (named.hidden = target.value.startsWith("group:"));
  target.addEventListener("change", show);
  show();
  openDialog(board.root, t("stackDialog", ids.length), [field(t("stackWith"), target), named], {
    submit: t("stackSubmit"),
    onsubmit: () => {
      const [kind, id] = target.value.split(":");
      board.run("note.stack", { ids, ...(kind === "alone" ? { alone: true } : kind === "group" ? { group: id } : { onto: id }), title: nameOf(title) });
    },
  });
}

/** @param {Board} board @param {string} group */
export function askStackTitle(board, group) {
  const title = nameInput(board.state.groups.get(group)?.title ?? "");
  openDialog(board.root, t("cmd_group_rename"), [field(t("stackTitle"), title)], { submit: t("ok"), onsubmit: () => board.run("group.rename", { group, title: nameOf(title) }) });
  title.select();
}

/** @param {Board} board @param {string} group */
export function askMerge(board, group) {
  const { members } = board.layout;
  const others = members.containers().flatMap((container) => members.stacksOf(container)).filter((each) => each.id !== group);
  const into = select(others.map((each) => [each.id, t("stackInto", board.stackName(each.id), members.ofGroup(each.id).length)]));
  openDialog(board.root, t("mergeDialog", board.stackName(group)), [field(t("stackWith"), into)], { submit: t("mergeSubmit"), onsubmit: () => board.run("group.merge", { group, into: into.value }) });
}

/** A frame, and the position among its groups. @param {Board} board @param {string} group */
export function askStackPlace(board, group) {
  const { members } = board.layout;
  const target = select(members.containers().map((container) => [container, board.frameName(container)]), board.state.groups.get(group)?.frame ?? "");
  const position = select([]);
  const fill = () => {
    const others = members.groupsOf(target.value).filter((each) => each.id !== group);
    position.replaceChildren(h("option", { value: "0" }, t("positionFirst")), ...others.map((each, at) => h("option", { value: String(at + 1) }, t("positionAfter", board.stackName(each.id)))));
    position.value = String(others.length);
  };
  target.addEventListener("change", fill);
  fill();
  openDialog(board.root, t("stackMoveDialog", board.stackName(group)), [field(t("target"), target), field(t("position"), position)], {
    submit: t("move"),
    onsubmit: () => board.run("group.move", { group, frame: target.value || null, index: Number(position.value) }),
  });
}
