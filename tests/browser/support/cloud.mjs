// Credentials as the providers give them out.

import { generateKeyPairSync, randomBytes } from "node:crypto";

/**
 * The content of the file that `gcloud iam service-accounts keys create` writes, with a key pair of its own.
 * @returns {string} JSON
 */
export function serviceAccountKey(projectId = "analytical-engines", changes = {}) {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const key = {
    type: "service_account",
    project_id: projectId,
    private_key_id: randomBytes(20).toString("hex"),
    private_key: privateKey,
    client_email: `mooring@${projectId}.iam.gserviceaccount.com`,
    client_id: "104857600000000000000",
    auth_uri: "https://accounts.google.com/o/oauth2/auth",
    token_uri: "https://oauth2.googleapis.com/token",
    universe_domain: "googleapis.com",
  };
  return JSON.stringify({ ...key, ...changes }, null, 2);
}
