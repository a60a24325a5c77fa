/** @import { Board } from "../board.js" */
/** @import { Choice, Plan, Table } from "./plan.js" */
import { brief } from "../model/text.js";
import { t } from "../texts/index.js";
import { PAPER } from "../ui/ask.js";
import { field, openDialog, select } from "../ui/dialog.js";
import { h } from "../ui/h.js";
import { planOf, tooLong } from "./plan.js";
import { read } from "./read.js";

const SHOWN = 5;

/** Asks for a file, shows what it would bring, and runs the command with that plan. @param {Board} board */
export function askImport(board) {
  const file = h("input", { type: "file", accept: ".csv,.json,.txt,text/csv,application/json" });
  const error = h("p", { class: "field__error", role: "alert", hidden: true });
  const preview = h("div", { class: "flow intake", "aria-live": "polite" });
  /** @type {(() => Plan)|null} */
  let plan = null;
  const { dialog } = openDialog(board.root, t("cmd_board_import"), [field(t("importFile"), file, t("importHow")), error, preview], {
    submit: t("importNothing"),
    class: "board-dialog--wide",
    onsubmit: () => (plan?.().notes.length ? board.run("board.import", { plan: plan() }) : refuse(t("importChoose"))),
  });
  const button = /** @type {HTMLButtonElement} */ (dialog.querySelector("[type=submit]"));
  const update = () => (button.textContent = plan ? t("importGo", plan().notes.length) : t("importNothing"));

  /** @param {string} text */
  function refuse(text) {
    error.textContent = text;
    error.hidden = false;
    file.setAttribute("aria-invalid", "true");
    return false;
  }

  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    plan = null;
    error.hidden = true;
    file.removeAttribute("aria-invalid");
    preview.replaceChildren(...(chosen ? [h("p", { class: "muted" }, t("importReading"))] : []));
    update();
    if (!chosen) return;
    const reading = await read(board, chosen);
    preview.replaceChildren();
    if ("problem" in reading) return refuse(reading.problem);
    if ("board" in reading) {
      plan = () => reading.board;
      preview.append(...summary(reading.board));
    } else plan = tableForm(board, reading.table, preview, update);
    update();
  });
}

/** @param {Plan} plan */
const summary = (plan) => [h("p", null, t("importBoard", plan.notes.length, plan.frames.length, plan.groups.length)), list(plan)];

/** @param {Plan} plan */
function list({ notes }) {
  const shown = notes.slice(0, SHOWN).map((note) => h("li", { class: `board-paste__note note--${PAPER[note.color]}` }, brief(note.text, 70)));
  return h("ul", { class: "board-paste", "aria-label": t("pastePreview") }, ...shown);
}

/** @param {Board} board @param {Table} table @param {HTMLElement} preview @param {() => void} update @returns {() => Plan} */
function tableForm(board, table, preview, update) {
  /** @type {[keyof Choice, string, boolean][]} */
  const parts = [["text", t("importText"), true], ["frame", t("frame"), false], ["group", t("importGroup"), false], ["color", t("color"), false]];
  const named = h("input", { type: "checkbox", checked: table.isNamed, id: "intake-named" });
  const result = h("div", { class: "flow" });
  const heading = () => table.columns.map((name, n) => (named.checked ? brief(name, 30) : t("importColumn", n + 1)));
  const fields = parts.map(([part, label, needed]) => {
    const options = heading().map((name, n) => /** @type {[string, string]} */ ([String(n), name]));
    return { part, label, input: select(needed ? options : [["-1", t("importNone")], ...options], String(table.guess[part])) };
  });
  const rows = () => (named.checked || !table.isNamed ? table.rows : [table.columns, ...table.rows]);
  const choice = () => /** @type {Choice} */ (Object.fromEntries(fields.map(({ part, input }) => [part, Number(input.value)])));
  const plan = () => planOf(rows(), choice(), board.color);
  const show = () => {
    const cut = tooLong(rows(), choice().text);
    result.replaceChildren(...summary(plan()), cut ? h("p", { class: "small" }, t("importCut", cut)) : h("span"));
    update();
  };
  for (const { input } of fields) input.addEventListener("change", show);
  named.addEventListener("change", show);
  preview.append(
    h("p", { class: "small muted" }, t("importRead", table.rows.length, table.columns.length, table.encoding)),
    h("div", { class: "board-dialog__pair" }, ...fields.map(({ label, input }) => field(label, input))),
    ...(table.isNamed ? [h("label", { class: "check" }, named, h("span", null, t("importNamed")))] : []),
    result,
  );
  queueMicrotask(show);
  return plan;
}
