// Light, dark or as the system says. The choice stays in this browser; the page's first script applies it
// before anything is painted.

const KEY = "fachgruppe-theme";

/** @typedef {"light" | "dark" | "system"} Theme */

/** @returns {Theme} */
function chosen() {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

/** @param {Theme} theme */
function choose(theme) {
  try {
    if (theme === "system") {
      localStorage.removeItem(KEY);
    } else {
      localStorage.setItem(KEY, theme);
    }
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }

  show(theme);
}

/** @param {Theme} theme */
function show(theme) {
  if (theme === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme;
  }

  for (const button of buttons()) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
  }
}

/** @returns {NodeListOf<HTMLElement>} */
function buttons() {
  return document.querySelectorAll("[data-theme-choice]");
}

for (const button of buttons()) {
  button.addEventListener("click", () => choose(/** @type {Theme} */ (button.dataset.themeChoice)));
}

addEventListener("storage", (event) => event.key === KEY && show(chosen()));
show(chosen());
