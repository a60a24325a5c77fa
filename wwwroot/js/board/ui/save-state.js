/** @import { Session } from "../sync/session.js" */
/** @import { Announcer } from "./announce.js" */
import { t } from "../texts/index.js";
import { h, icon } from "./h.js";

/** The words for what is saved; „Gespeichert“ only when the server has everything. @param {Session} session @returns {[icon: string, tone: string, text: string]} */
function words({ status, config, closed }) {
  const { link, unsent, waiting, trouble, keepsNothing } = status;
  if (closed) return ["cloud-off", "danger", unsent ? t("nUnsent", unsent) : t("notSaved")];
  if (keepsNothing && unsent) return ["triangle-alert", "danger", t("keepsNothing")];
  if (trouble === "forbidden") return ["triangle-alert", "danger", t("notSavedForbidden")];
  if (trouble === "too_many") return ["cloud-upload", "warn", t("notSavedMany")];
  if (trouble && unsent) return ["triangle-alert", "danger", t("notSavedBusy")];
  if (link === "offline") {
    if (config.role === "read") return ["cloud-off", "warn", t("offlineReading")];
    return ["cloud-off", "warn", unsent ? `${t("nUnsent", unsent)}. ${t("offline")}` : t("offline")];
  }
  if (link === "connecting") return ["cloud-upload", "", unsent ? t("nUnsent", unsent) : t("connecting")];
  if (config.role === "read") return ["eye", "ok", t("readOnly")];
  if (unsent > 2) return ["cloud-upload", "", t("nUnsent", unsent)];
  return waiting ? ["cloud-upload", "", t("saving")] : ["circle-check", "ok", t("saved")];
}

/**
 * Keeps #save-state up to date; it changes at most every 300 ms, so that it does not flicker. Aloud only trouble and its
 * end are said, not every save.
 * @param {Session} session
 * @param {Announcer} announcer
 */
export function saveState(session, announcer) {
  const place = document.getElementById("save-state");
  if (!place) return () => {};
  place.setAttribute("aria-live", "off");
  let timer = 0;
  const write = () => {
    timer = 0;
    const [symbol, tone, text] = words(session);
    if (place.dataset["text"] === text) return;
    const before = place.dataset["tone"];
    if ((tone === "warn" || tone === "danger") && before !== tone) announcer.alert(text);
    else if (tone === "ok" && (before === "warn" || before === "danger")) announcer.say(t("said_online"));
    place.dataset["text"] = text;
    place.dataset["tone"] = tone;
    place.title = text;
    place.replaceChildren(icon(symbol), h("span", { class: tone === "warn" || tone === "danger" ? "saved__text saved__text--loud" : "saved__text" }, text));
  };
  write();
  return () => {
    timer ||= setTimeout(write, session.status.unsent ? 300 : 0);
  };
}
