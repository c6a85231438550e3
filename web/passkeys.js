// Passkeys (WebAuthn): what the server asks and what the browser answers are JSON in the standard's own form, so the
// program hands both on as they are.

/** Browsers without these functions are few and old, and have the other ways in. */
export const hasPasskeys =
  typeof PublicKeyCredential === "function" &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential;

/** One question at a time: browsers refuse a second. */
let asking = null;

/** Nobody waits for the answer any longer. */
export function dropPasskey() {
  asking?.abort();
  asking = null;
}

/** @returns {Promise<string>} as `askForPasskey` */
async function ask(isNew, options, signal) {
  try {
    const json = JSON.parse(options);
    const credential = isNew
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json),
          signal,
        })
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json),
          signal,
        });
    return JSON.stringify(credential);
  } catch ({ name }) {
    return name;
  }
}

/**
 * @param {boolean} isNew a passkey is to be made; otherwise one is to be used
 * @param {string} options JSON: PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON
 * @returns {Promise<string>} JSON: RegistrationResponseJSON or AuthenticationResponseJSON; or, when there is none, the
 *   name of the DOMException that says why; or nothing, when the question was dropped or another took its place
 */
export async function askForPasskey(isNew, options) {
  dropPasskey();
  const question = new AbortController();
  asking = question;
  const answer = await ask(isNew, options, question.signal);
  return question.signal.aborted ? "" : answer;
}
