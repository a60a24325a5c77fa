/** @import { Voting } from "../types.js" */
import { t } from "../texts/index.js";

/** What a voting is called. @param {Pick<Voting, "title"|"kind">} voting */
export const votingName = ({ title, kind }) => title || t(`untitled_${kind}`);

/** The news that a voting has begun. @param {Voting} voting */
export const openedWords = (voting) => (voting.kind === "dots" ? t("said_votingOpened", votingName(voting), voting.budget) : t("said_ballotOpened", votingName(voting)));
