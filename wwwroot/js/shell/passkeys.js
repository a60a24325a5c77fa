// Passkeys: a form with data-passkey asks the browser for one, fills itself in and is sent like any other form.
// The form for mail address and password beside it works whatever happens here.

/** @typedef {{ ticket: string, options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON }} Offer */

/** The question that waits in the field for the mail address; it must end before another may be asked. */
let waiting = new AbortController();

const isSupported = "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

/**
 * @param {HTMLFormElement} form
 * @returns {Promise<Offer>}
 */
async function offer(form) {
  const answer = await fetch(form.dataset.options ?? "", { headers: { accept: "application/json" }, cache: "no-store" });
  if (answer.redirected) {
    location.reload();
  }

  if (!answer.ok) {
    throw new TypeError(`${answer.status}`);
  }

  return answer.json();
}

/**
 * @param {HTMLFormElement} form
 * @param {Offer} offered
 * @param {CredentialMediationRequirement} [mediation]
 */
async function ask(form, offered, mediation) {
  const { signal } = waiting;
  const credential = form.dataset.passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(offered.options), signal })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(offered.options), mediation, signal });
  if (credential instanceof PublicKeyCredential) {
    field(form, "ticket").value = offered.ticket;
    field(form, "credential").value = JSON.stringify(credential.toJSON());
    form.submit();
  }
}

/** @param {HTMLFormElement} form @param {string} name */
function field(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** @param {HTMLFormElement} form @param {unknown} error */
function tell(form, error) {
  const name = error instanceof Error ? error.name : "";
  const texts = form.dataset;
  const text = name === "SecurityError" ? texts.textPlace
    : name === "InvalidStateError" ? texts.textKnown
    : name === "NotSupportedError" || name === "ConstraintError" ? texts.textUnsupported
    : name === "TypeError" ? texts.textOffline
    : texts.textCancelled;
  show(form, text);
}

/** @param {HTMLFormElement} form @param {string | undefined} text */
function show(form, text) {
  const line = form.querySelector("[data-passkey-error]");
  if (line instanceof HTMLElement) {
    line.textContent = text ?? "";
    line.hidden = !text;
  }
}

/** @param {HTMLFormElement} form */
async function begin(form) {
  if (!isSupported) {
    show(form, form.dataset.textUnsupported);
    return;
  }

  waiting.abort();
  waiting = new AbortController();
  show(form, "");
  const button = form.querySelector("button");
  button?.setAttribute("aria-busy", "true");
  try {
    await ask(form, await offer(form));
  } catch (error) {
    tell(form, error);
  } finally {
    button?.removeAttribute("aria-busy");
  }
}

/**
 * Lets the browser offer passkeys where the mail address is typed. The challenge is renewed before it expires.
 * @param {HTMLFormElement} form
 */
async function listen(form) {
  if (!isSupported || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    return;
  }

  const mine = waiting;
  setTimeout(() => {
    if (waiting === mine) {
      mine.abort();
      waiting = new AbortController();
      void listen(form);
    }
  }, 4 * 60_000);
  try {
    await ask(form, await offer(form), "conditional");
  } catch {
    // Nobody asked for anything yet, so there is nothing to tell.
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (form instanceof HTMLFormElement) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void begin(form);
    });
    if (form.dataset.conditional === "yes") {
      void listen(form);
    }
  }
}

export {};
