// Menus made of <details>: Escape and a click elsewhere close them.

/** @param {Event} event */
function closeMenus(event) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    const inside = event.target instanceof Node && menu.contains(event.target);
    const escape = event instanceof KeyboardEvent && event.key === "Escape";
    if (escape && inside) {
      menu.querySelector("summary")?.focus();
    }

    if (escape || (event.type === "click" && !inside)) {
      menu.removeAttribute("open");
    }
  }
}

document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
