// The REST API by another way than the console's: to arrange what a test starts from, and to see what has become of it.

import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { securityCode } from "./tools.mjs";

/** Requests with the cookies of a browser context, so that signing in here signs the console in. */
export class Api {
  /** @param {import("@playwright/test").APIRequestContext} request */
  constructor(request) {
    this.request = request;
  }

  /** The reply's JSON, if it has any; fails on everything but success. */
  async send(method, path, data, headers = {}) {
    const response = await this.request.fetch(`/api/v1${path}`, {
      method,
      data,
      headers: { "X-Requested-With": "Mooring", ...headers },
    });
    expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
    return response.status() === 204 ? null : response.json();
  }

  get(path) {
    return this.send("GET", path);
  }

  create(path, data) {
    return this.send("POST", path, data, { "Idempotency-Key": randomUUID() });
  }

  signIn({ email, password }) {
    return this.send("POST", "/session", { email, password });
  }

  saveProfile(changes) {
    const empty = { name: "", phone: "", company: "", job_title: "", country: "", time_zone: "" };
    return this.send("PUT", "/profile", { ...empty, ...changes }, { "If-Match": "*" });
  }

  /** The key itself. */
  async makeKey(name) {
    return (await this.create("/api-keys", { name })).key;
  }

  link(alias, credentials) {
    return this.create("/cloud-accounts", { alias, credentials });
  }

  /** Turns the authenticator app on, and gives its secret in base32. */
  async turnTotpOn() {
    const { secret } = await this.send("POST", "/totp");
    await this.send("POST", "/totp/confirmation", { code: await securityCode(secret) });
    return secret;
  }
}
