// Who uses the console in a test: `test.use({ who: "newcomer" })`.
//
//   nobody     has no account, and is not signed in
//   stranger   has an account of the test's own, and is not signed in
//   newcomer   has an account of the test's own, and is signed in
//   visitor    is signed in to the account of the demo, where nothing is set up; changes nothing there
//   resident   is signed in to an account with a profile, keys and linked clouds; changes nothing there
//   collector  is signed in to an account with 10,000 keys and 1,000 linked clouds; changes nothing there
//   guarded    is signed in to an account with an authenticator app; changes nothing there

import { Api } from "./api.mjs";
import { serviceAccountKey } from "./cloud.mjs";
import { demo } from "./server.mjs";
import { securityCode } from "./tools.mjs";

async function furnish(api) {
  await api.saveProfile({
    name: "Ada Lovelace",
    phone: "+44 20 7946 0958",
    company: "Analytical Engines",
    job_title: "Programmer",
    country: "GB",
    time_zone: "Europe/London",
  });
  await api.makeKey("terraform");
  await api.makeKey("nightly-report");
  await api.link("Production", {
    method: "aws_role",
    role_arn: "arn:aws:iam::123456789012:role/mooring",
  });
  await api.link("Staging", {
    method: "aws_access_key",
    access_key_id: "AKIAIOSFODNN7EXAMPLE",
    secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  });
  await api.link("Research", {
    method: "azure_subscription",
    subscription_id: "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b",
    tenant_id: "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b",
  });
  await api.link("Data", { method: "gcp_service_account", key: serviceAccountKey() });
}

/** The people of one server. What takes long is done once, when it is first asked for. */
export class People {
  #server;
  #newRequest;
  #known = new Map();

  /** @param newRequest makes an APIRequestContext with cookies of its own */
  constructor(server, newRequest) {
    this.#server = server;
    this.#newRequest = newRequest;
  }

  /** @returns {Promise<null | { email: string, password: string, secret?: string, cookies: object[] }>} */
  async meet(who) {
    switch (who) {
      case "nobody":
        return null;
      case "stranger":
        return { ...(await this.#server.addAccount()), cookies: [] };
      case "newcomer":
        return this.#signedIn(await this.#server.addAccount());
      case "visitor":
        return this.#signedIn(demo);
      case "resident":
        return this.#signedIn(
          (await this.#once(who, (account) => this.#furnished(account))).account,
        );
      case "collector":
        return this.#signedIn((await this.#once(who, (account) => this.#filled(account))).account);
      case "guarded":
        // Once signed in for all: the server takes no code twice.
        return this.#once(who, (account) => this.#guarded(account));
      default:
        throw new Error(`nobody knows who ${who} is`);
    }
  }

  async #once(who, prepare) {
    if (!this.#known.has(who)) {
      this.#known.set(who, await prepare(await this.#server.addAccount()));
    }
    return this.#known.get(who);
  }

  /** Runs `act` with an API client that is signed in, and gives the cookies it ends with. */
  async #signedIn(account, act = async () => ({})) {
    const request = await this.#newRequest();
    const api = new Api(request);
    await api.signIn(account);
    const more = await act(api);
    const { cookies } = await request.storageState();
    await request.dispose();
    return { ...account, ...more, cookies };
  }

  async #furnished(account) {
    await this.#signedIn(account, furnish);
    return { account };
  }

  async #filled(account) {
    await this.#server.addMany(account.email);
    return { account };
  }

  #guarded(account) {
    return this.#signedIn(account, async (api) => {
      const secret = await api.turnTotpOn();
      await api.signIn(account);
      await api.send("POST", "/session/code", { code: await securityCode(secret, 1) });
      return { secret };
    });
  }
}
