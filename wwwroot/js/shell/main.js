// What every page carries. Pages work without it.

import "./copy.js";
import "./menu.js";
import "./theme.js";

for (const element of document.querySelectorAll("[data-needs-script]")) {
  element.removeAttribute("hidden");
}
