// Buttons that copy what stands in a field.

/** @param {HTMLElement} button */
async function copy(button) {
  const field = document.getElementById(button.dataset["copy"] ?? "");
  const word = button.querySelector("span");
  if (!(field instanceof HTMLInputElement) || !word) return;
  field.select();
  await navigator.clipboard.writeText(field.value);
  word.textContent = button.dataset["copied"] ?? "";
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => void copy(/** @type {HTMLElement} */ (button)));
}
