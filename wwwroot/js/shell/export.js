// The file with one's data is being made: shows how far it is, and the page anew once it is done.

const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-export]"));
const bar = box?.querySelector("progress");
const words = box?.querySelector("[data-export-words]");

async function look() {
  const answer = await fetch("/konto/daten/stand.json", { headers: { Accept: "application/json" } });
  if (!answer.ok || !box || !bar || !words) {
    return location.reload();
  }
  const { state, percent } = /** @type {{ state: string, percent: number }} */ (await answer.json());
  if (state !== "queued" && state !== "running") {
    return location.reload();
  }
  bar.value = percent;
  words.textContent = (box.dataset.words ?? "").replace("{0}", String(percent));
  setTimeout(follow, 1000);
}

// A moment without a network ends nothing: the file is made all the same.
function follow() {
  look().catch(() => setTimeout(follow, 5000));
}

follow();

export {};
