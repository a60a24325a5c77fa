/** @type {typeof import("./regie-de.js").default} */
export default {
  role_lead: "Moderation",
  role_edit: "Editing",
  role_notes: "Notes only",
  role_read: "Reading",
  said_role: (role) => `Your role on this board is now: ${role}`,
};
