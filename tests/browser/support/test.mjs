// `test` with what every browser test needs: a server, somebody who uses it, and a browser that complains about nothing.

import { test as base, expect } from "@playwright/test";
import { Api } from "./api.mjs";
import { ApiRequests } from "./api_requests.mjs";
import { Complaints } from "./complaints.mjs";
import { People } from "./people.mjs";
import { serverFixtures } from "./server.mjs";

export { expect };

/** For a test that has a quicker one of its kind beside it: only `make test-all` runs it. */
export const thorough = { tag: "@thorough" };
export const thoroughUnless = (isQuick) => (isQuick ? {} : thorough);

export const test = base.extend({
  ...serverFixtures,

  people: [
    ({ server, playwright }, use) =>
      use(
        new People(server, () =>
          playwright.request.newContext({ baseURL: server.origin, ignoreHTTPSErrors: true }),
        ),
      ),
    { scope: "worker" },
  ],

  baseURL: ({ server }, use) => use(server.origin),

  /** See people.mjs. */
  who: ["nobody", { option: true }],

  account: async ({ people, who }, use) => use(await people.meet(who)),

  context: async ({ context, account }, use) => {
    await context.addCookies(account?.cookies ?? []);
    await use(context);
  },

  /** Speaks to the server with the console's own session. */
  api: ({ context }, use) => use(new Api(context.request)),

  complaints: [
    async ({ context }, use) => {
      const complaints = new Complaints();
      complaints.watch(context);
      await use(complaints);
      expect(complaints.unexpected, "what the browser complained about").toEqual([]);
      expect(complaints.missing, "complaints that should have come").toEqual([]);
    },
    { auto: true },
  ],

  /** Holds every test to this: requests to the API are sent by emscripten_fetch. */
  apiRequests: [
    async ({ context }, use) => {
      const requests = new ApiRequests();
      requests.watch(context);
      await use(requests);
      expect(requests.strays, "requests to the API that emscripten_fetch did not send").toEqual([]);
    },
    { auto: true },
  ],
});
