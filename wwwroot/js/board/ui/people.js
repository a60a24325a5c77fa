/** @import { Person, Sector } from "../types.js" */
import { t } from "../texts/index.js";

/** @type {Record<Sector, string>} */
const SECTOR_ICONS = { administration: "landmark", company: "building-2", science: "graduation-cap", association: "network", guest: "user-plus" };

/** @param {Person|undefined} person @returns {string} */
export const sectorIcon = (person) => (person?.sector ? SECTOR_ICONS[person.sector] : "user");

/** A small number from an id that is the same everywhere. @param {string} id @param {number} upTo */
export function hash(id, upTo) {
  let sum = 0;
  for (let i = 0; i < id.length; i++) sum = (sum * 31 + id.charCodeAt(i)) >>> 0;
  return ((sum ^ (sum >>> 13)) >>> 0) % upTo;
}

/** The class of a person's colour. @param {string} id */
export const personClass = (id) => `p-${hash(id, 6) + 1}`;

/** The name; guests are always told from members. @param {Person} person */
export const personName = ({ name, sector }) => (sector === "guest" ? `${name} (${t("sector_guest")})` : name);

/** What a name carries behind it, e.g. „ (Gast)“. */
const MARK = / \([^()]*\)$/;

/** „Jule B.“, „Kim L. (Gast)“ @param {string} name */
export function shortName(name) {
  const mark = MARK.exec(name)?.[0] ?? "";
  const parts = name.replace(MARK, "").trim().split(/\s+/);
  const last = parts.at(-1);
  return parts.length > 1 && last ? `${parts[0]} ${last[0]}.${mark}` : name;
}

/** „JB“ @param {string} name */
export function initials(name) {
  const parts = name.replace(MARK, "").trim().split(/\s+/);
  return ((parts[0]?.[0] ?? "") + (parts.length > 1 ? (parts.at(-1)?.[0] ?? "") : "")).toUpperCase();
}
