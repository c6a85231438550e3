// Builds Keycloak's account console as a site would, and answers what it asks for as Keycloak does for somebody who has
// signed in before: with a redirect and a token at once.

import { randomUUID } from "node:crypto";
import { build } from "esbuild";
import { serve, text } from "./server.mjs";

const realm = "/realms/master";

/** @returns {Promise<Map<string, Buffer>>} files by path */
export async function buildKeycloak() {
  const { outputFiles } = await build({
    absWorkingDir: new URL(".", import.meta.url).pathname,
    assetNames: "[name]-[hash]",
    bundle: true,
    chunkNames: "[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"' },
    entryPoints: ["keycloak.jsx"],
    format: "esm",
    jsx: "automatic",
    // Pictures and fonts are files of their own, which a browser asks for when it needs them.
    loader: Object.fromEntries(
      [".svg", ".png", ".jpg", ".woff", ".woff2", ".ttf", ".eot"].map((ending) => [ending, "file"]),
    ),
    logLevel: "error",
    minify: true,
    outdir: "/assets",
    publicPath: "/assets",
    splitting: true,
    target: ["chrome111"],
    write: false,
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)]));
}

const environment = (origin) => ({
  serverBaseUrl: origin,
  authUrl: origin,
  authServerUrl: origin,
  realm: "master",
  clientId: "account-console",
  resourceUrl: "/assets",
  baseUrl: `${origin}/account`,
  logo: "",
  logoUrl: origin,
  locale: "en",
  features: {
    isRegistrationEmailAsUsername: false,
    isEditUserNameAllowed: true,
    isLinkedAccountsEnabled: true,
    isMyResourcesEnabled: false,
    isViewApplicationsEnabled: true,
    isViewGroupsEnabled: true,
    isViewOrganizationsEnabled: false,
    isOid4VciEnabled: false,
    deleteAccountAllowed: true,
    updateEmailFeatureEnabled: true,
    updateEmailActionEnabled: true,
  },
});

const page = (origin) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Account</title>
<link rel="stylesheet" href="/assets/keycloak.css">
<link rel="icon" href="data:,">
<script type="module" src="/assets/keycloak.js"></script>
<script id="environment" type="application/json">${JSON.stringify(environment(origin))}</script>
<div id="app"></div>
`;

const attributes = ["username", "email", "firstName", "lastName"];
const account = {
  username: "ada",
  firstName: "Ada",
  lastName: "Lovelace",
  email: "ada@example.com",
  attributes: {},
  userProfileMetadata: {
    attributes: attributes.map((name) => ({
      name,
      displayName: name,
      required: true,
      readOnly: false,
      validators: {},
    })),
    groups: [],
  },
};

const menu = [
  { label: "personalInfo", path: "" },
  {
    label: "accountSecurity",
    children: [
      { label: "signingIn", path: "account-security/signing-in" },
      { label: "deviceActivity", path: "account-security/device-activity" },
    ],
  },
  { label: "applications", path: "applications" },
];
const logo = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="32"/>';

const base64 = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token as keycloak-js reads it: in the browser nobody checks the signature. */
function token(nonce) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { exp: now + 300, iat: now, sub: "1", nonce, preferred_username: "ada", sid: "1" };
  return `${base64({ alg: "RS256", typ: "JWT" })}.${base64(claims)}.c2lnbmF0dXJl`;
}

/** Keycloak's answers by path; `nonces` are those of sign-ins under way. */
function answers(nonces) {
  const oidc = `${realm}/protocol/openid-connect`;
  return {
    [`${oidc}/auth`]({ searchParams: asked }, response) {
      const code = randomUUID();
      nonces.set(code, asked.get("nonce"));
      const target = new URL(asked.get("redirect_uri"));
      const result = new URLSearchParams({ state: asked.get("state"), session_state: "1", code });
      if (asked.get("response_mode") === "query") target.search = result;
      else target.hash = result;
      response.writeHead(302, { Location: target.href }).end();
    },
    [`${oidc}/token`](_, response, body) {
      const signed = token(nonces.get(new URLSearchParams(body).get("code")));
      text(response, "application/json", {
        access_token: signed,
        id_token: signed,
        refresh_token: signed,
        expires_in: 300,
        refresh_expires_in: 1800,
        token_type: "Bearer",
      });
    },
    [`${oidc}/3p-cookies/step1.html`](_, response) {
      text(response, "text/html", '<script>parent.postMessage("supported", "*")</script>');
    },
    [`${oidc}/login-status-iframe.html`](_, response) {
      const script =
        'addEventListener("message", (e) => e.source.postMessage("unchanged", e.origin))';
      text(response, "text/html", `<script>${script}</script>`);
    },
    [`${realm}/account/`]: (_, response) => text(response, "application/json", account),
    [`${realm}/account`]: (_, response) => text(response, "application/json", account),
    // The menu, as in Keycloak's own theme.
    "/assets/content.json": (_, response) => text(response, "application/json", menu),
    "/assets/logo.svg": (_, response) => text(response, "image/svg+xml", logo),
    [`${realm}/account/supportedLocales`]: (_, response) =>
      text(response, "application/json", ["en"]),
  };
}

export async function serveKeycloak() {
  const files = await buildKeycloak();
  const known = answers(new Map());
  const server = await serve(files, (url, response, body, origin) => {
    if (known[url.pathname]) known[url.pathname](url, response, body);
    else if (url.pathname.startsWith(realm)) text(response, "application/json", []);
    else text(response, "text/html", page(origin));
  });
  return {
    name: "Keycloak account console 26.7",
    path: "/account",
    field: "input[name=username]",
    value: account.username,
    ...server,
  };
}
