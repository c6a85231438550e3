// Every screen in every state that a person can bring it into, for the tests that look at all of them.

import { settled } from "./page.mjs";
import { thoroughUnless } from "./test.mjs";
import { accountForms, profileForms } from "./screens/account.mjs";
import { cloudForms } from "./screens/cloud_accounts.mjs";
import { empty, entry, failed, filled, loading } from "./screens/sections.mjs";
import { keyForms, securityForms } from "./screens/security.mjs";

/** @type {{ name: string, who: string, complaint?: RegExp, open: (at: object) => Promise<void> }[]} */
const screens = [
  ...entry,
  ...empty,
  ...filled,
  ...cloudForms,
  ...profileForms,
  ...securityForms,
  ...keyForms,
  ...accountForms,
  ...loading,
  ...failed,
];

/**
 * A test for each screen, with the screen open and at rest.
 * @param test from test.mjs; @param {string} sentence what is true of the screen, after its name
 * @param {(fixtures: object) => Promise<void>} check gets page, account, context and complaints
 */
export function onEveryScreen(test, sentence, check) {
  for (const screen of screens) onScreen(test, screen, sentence, {}, check);
}

/** The same, of which `make test` has only the sections that have something in them. */
export function onFilledScreens(test, sentence, check) {
  for (const screen of screens) {
    onScreen(test, screen, sentence, thoroughUnless(filled.includes(screen)), check);
  }
}

function onScreen(test, { name, who, complaint, open }, sentence, details, check) {
  test.describe(name, () => {
    test.use({ who });
    test(sentence, details, async ({ page, account, context, complaints }) => {
      if (complaint) complaints.expect(complaint);
      const fixtures = { page, account, context, complaints };
      await open(fixtures);
      await settled(page);
      await check(fixtures);
    });
  });
}
