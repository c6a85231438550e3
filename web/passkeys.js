// Passkeys (WebAuthn): what the server asks and what the browser answers are JSON in the standard's own form, so the
// program hands both on as they are.

/** Browsers without these functions are few and old, and have the other ways in. */
export const hasPasskeys =
  typeof PublicKeyCredential === "function" &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential;

/** One question at a time: browsers refuse a second. */
let asking = null;

/**
 * @param {boolean} isNew a passkey is to be made; otherwise one is to be used
 * @param {string} options JSON: PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON
 * @returns {Promise<string>} JSON: RegistrationResponseJSON or AuthenticationResponseJSON; or, when there is none, the
 *   name of the DOMException that says why
 */
export async function askForPasskey(isNew, options) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
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
