export default {
  role_lead: "Moderation",
  role_edit: "Mitarbeit",
  role_notes: "Nur Zettel",
  role_read: "Lesen",
  said_role: (/** @type {string} */ role) => `Ihre Rolle auf dieser Tafel ist jetzt: ${role}`,
};
