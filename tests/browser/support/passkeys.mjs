// A device with passkeys, and what is done with it.

// Passkeys belong to a name, so the site is opened by that of this machine and not by its address.
export const named = (baseURL) => baseURL.replace("127.0.0.1", "localhost");

/** A device that asks nobody, and whose owner is always there. */
export async function plugIn(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options });
  return {
    recognise: (isUserVerified) =>
      cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    /** Whether its owner touches it when it asks; otherwise it waits. */
    touch: (enabled) =>
      cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
  };
}

export async function addPasskey(page, name) {
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("Name of the passkey").fill(name);
  await page.getByRole("button", { name: "Go on" }).click();
}
