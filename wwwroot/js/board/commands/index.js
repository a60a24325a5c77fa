import { clipboardCommands } from "./clipboard.js";
import { editCommands } from "./edit.js";
import { frameCommands } from "./frames.js";
import { groupCommands } from "./groups.js";
import { moveCommands } from "./moves.js";
import { noteCommands } from "./notes.js";
import { regieCommands } from "./regie.js";
import { voteCommands } from "./votes.js";
import { viewCommands } from "./view.js";

/** Every command of the board by its id; the wall and the list offer the same. */
export const commands = new Map(
  [...noteCommands, ...moveCommands, ...groupCommands, ...clipboardCommands, ...editCommands, ...frameCommands, ...voteCommands, ...regieCommands, ...viewCommands].map((command) => [command.id, command]),
);
