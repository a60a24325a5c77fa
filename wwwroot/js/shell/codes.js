// Recovery codes: copy and print. Both work by hand too.

const said = document.querySelector("[data-copy-status]");

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy]"))) {
  button.addEventListener("click", async () => {
    const lines = [...document.querySelectorAll(`#${button.dataset.copy} > li`)].map((line) => line.textContent.trim());
    await navigator.clipboard.writeText(lines.join("\n"));
    if (said) {
      said.textContent = button.dataset.copied ?? "";
    }
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => print());
}

export {};
