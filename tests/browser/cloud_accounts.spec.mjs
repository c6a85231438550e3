import { writeFile } from "node:fs/promises";
import { serviceAccountKey } from "./support/cloud.mjs";
import { announcement, mainHeading, pasted } from "./support/page.mjs";
import { expect, test, thorough } from "./support/test.mjs";

test.use({ who: "newcomer" });

const overview = "/settings/cloud-accounts";
const roleArn = "arn:aws:iam::123456789012:role/mooring";
const roleLink = { method: "aws_role", role_arn: roleArn };
const subscriptionId = "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b";
const tenantId = "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b";

const field = (page, name) => page.getByRole("textbox", { name, exact: true });
const finish = (page) => page.getByRole("button", { name: "Finish" });
const card = (page, name) => page.getByRole("region", { name });
const account = (page, alias) => page.getByRole("listitem").filter({ hasText: alias });

/** The steps behind the first one. */
const steps = {
  AWS: ["Create the role", "Enter the role"],
  Azure: ["Let the application in", "Assign a role", "Enter the subscription"],
  GCP: ["Create a service account", "Enter the key"],
};

async function goOn(page, titles) {
  for (const title of titles) {
    await page.getByRole("link", { name: `Next: ${title}` }).click();
    await expect(mainHeading(page, title)).toBeFocused();
  }
}

/** From the overview to the form, as a person goes. */
async function configure(page, provider) {
  await page.goto(overview);
  await page.getByRole("link", { name: `Configure ${provider}` }).click();
  await goOn(page, steps[provider]);
  await expect(finish(page)).toBeVisible();
}

async function expectLinked(page, api, alias, link) {
  await expect(mainHeading(page, alias)).toBeVisible();
  await expect(announcement(page, `Linked ${alias}.`)).toBeVisible();
  await page.getByRole("link", { name: "Back to Cloud Accounts" }).click();
  await expect(account(page, alias)).toBeVisible();
  const { items } = await api.get("/cloud-accounts");
  expect(items.find((item) => item.alias === alias)?.link).toMatchObject(link);
}

test("an AWS role is linked", async ({ page, api }) => {
  await configure(page, "AWS");
  await field(page, "Role ARN").fill(roleArn);
  await field(page, "Alias").fill("Production");
  await finish(page).click();
  await expectLinked(page, api, "Production", { role_arn: roleArn, account_id: "123456789012" });
  await expect(card(page, "Amazon Web Services")).toContainText("1 account");
});

test("AWS access keys are linked, temporary ones with their token", async ({ page, api }) => {
  await page.goto(`${overview}/aws/new`);
  await page.getByRole("radio", { name: /^Access keys/ }).check();
  await goOn(page, ["Create a user", "Enter the access key"]);
  await field(page, "Access Key ID").fill("AKIAIOSFODNN7EXAMPLE");
  await expect(page.getByLabel("Session token")).toHaveCount(0);
  await field(page, "Access Key ID").fill("ASIAIOSFODNN7EXAMPLE");
  await page.getByLabel("Secret Access Key").fill("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  await page.getByLabel("Session token").fill("IQoJb3JpZ2luX2VjEXAMPLETOKEN");
  await field(page, "Alias").fill("Staging");
  await field(page, "Alias").press("Enter");
  await expectLinked(page, api, "Staging", { access_key_id: "ASIAIOSFODNN7EXAMPLE" });
});

test("several Azure subscriptions are linked", async ({ page, api }) => {
  for (const [alias, id] of [
    ["Research", subscriptionId],
    ["Archive", subscriptionId.replace("0f", "1f")],
  ]) {
    await configure(page, "Azure");
    await field(page, "Subscription id").fill(id);
    await field(page, "Tenant ID").fill(tenantId);
    await field(page, "Alias").fill(alias);
    await finish(page).click();
    await expectLinked(page, api, alias, { subscription_id: id, tenant_id: tenantId });
  }
  await expect(card(page, "Microsoft Azure")).toContainText("2 subscriptions");
});

test("a GCP project is linked by pasting its key", async ({ page, api }) => {
  await configure(page, "GCP");
  await page.getByLabel("Service account key JSON").fill(serviceAccountKey("analytical-engines"));
  await expect(
    page.getByText("The key of mooring@analytical-engines.iam.gserviceaccount.com"),
  ).toBeVisible();
  await field(page, "Alias").fill("Data");
  await finish(page).click();
  await expectLinked(page, api, "Data", { project_id: "analytical-engines" });
});

test("a GCP project is linked by choosing the key's file, and the key is nowhere in the page", async ({
  page,
  api,
}, testInfo) => {
  const key = serviceAccountKey("analytical-engines");
  const file = testInfo.outputPath("mooring-key.json");
  await writeFile(file, key);
  await configure(page, "GCP");
  const choosing = page.waitForEvent("filechooser");
  await page.getByLabel("Choose a key file").click();
  await (await choosing).setFiles(file);
  await expect(page.getByText("The file has the key of mooring@analytical-engines")).toBeVisible();
  await expect(page.getByLabel("Service account key JSON")).toHaveValue("");
  expect(await page.content()).not.toContain(JSON.parse(key).private_key.slice(30, 60));
  await field(page, "Alias").fill("Data");
  await finish(page).click();
  await expectLinked(page, api, "Data", { private_key_id: JSON.parse(key).private_key_id });
});

test("a set-up goes on where it was after a reload, without its secrets", async ({ page }) => {
  page.on("dialog", (dialog) => dialog.accept()); // "Leave site?"
  await page.goto(`${overview}/aws/new`);
  await page.getByRole("radio", { name: /^Access keys/ }).check();
  await goOn(page, ["Create a user", "Enter the access key"]);
  await field(page, "Access Key ID").fill("AKIAIOSFODNN7EXAMPLE");
  await page.getByLabel("Secret Access Key").fill("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  await field(page, "Alias").fill("Staging");
  await page.reload();
  await expect(field(page, "Access Key ID")).toHaveValue("AKIAIOSFODNN7EXAMPLE");
  await expect(field(page, "Alias")).toHaveValue("Staging");
  await expect(page.getByLabel("Secret Access Key")).toHaveValue("");
  await page.goBack();
  await expect(mainHeading(page, "Create a user")).toBeVisible();
  await page.goForward();
  await expect(field(page, "Alias")).toHaveValue("Staging");
});

test("a subscription is chosen from what the Azure CLI lists", async ({ page, api }) => {
  await configure(page, "Azure");
  await page
    .getByLabel("Output of az account list")
    .fill(
      JSON.stringify([{ id: subscriptionId, name: "Research", tenantId, managedByTenants: [] }]),
    );
  await page.getByRole("radio", { name: /^Research/ }).check();
  await expect(field(page, "Tenant ID")).toHaveValue(tenantId);
  await finish(page).click();
  await expectLinked(page, api, "Research", { subscription_id: subscriptionId });
});

test("an account is edited; what is not touched stays as it is stored", async ({ page, api }) => {
  await api.link("Production", roleLink);
  await page.goto(overview);
  await page.getByRole("link", { name: "Edit Production" }).click();
  await expect(mainHeading(page, "Edit Production")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await expect(field(page, "Role ARN")).toHaveValue(roleArn);
  await field(page, "Alias").fill("Production EU");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(announcement(page, "Saved Production EU.")).toBeVisible();
  const { items } = await api.get("/cloud-accounts");
  expect(items).toMatchObject([{ alias: "Production EU", link: { role_arn: roleArn } }]);
});

test("an account changed elsewhere is not written over", async ({ page, api, complaints }) => {
  const { id } = await api.link("Production", roleLink);
  complaints.expect(`412 /api/v1/cloud-accounts/${id}`);
  await page.goto(`${overview}/${id}/edit`);
  await field(page, "Alias").fill("Mine");
  await api.send("PUT", `/cloud-accounts/${id}`, { alias: "Theirs" }, { "If-Match": "*" });
  await page.getByRole("button", { name: "Save" }).click();
  const both = page.getByRole("region", { name: "Alias was changed elsewhere" });
  await expect(both.getByText("Mine", { exact: true })).toBeVisible();
  await expect(both.getByText("Theirs", { exact: true })).toBeVisible();
  await expect(field(page, "Alias")).toHaveValue("Mine");
  await page.getByRole("button", { name: "Take the other: Alias" }).click();
  await expect(field(page, "Alias")).toHaveValue("Theirs");
  await expect(both).toHaveCount(0);
});

test("deleting says what it removes, and does it only when confirmed", async ({ page, api }) => {
  await api.link("Production", roleLink);
  await page.goto(overview);
  const remove = page.getByRole("button", { name: "Delete Production" });
  const question = page.getByRole("dialog", { name: "Delete Production?" });
  await remove.click();
  await expect(question).toContainText("AWS account 123456789012 at once");
  await expect(question).toContainText("aws iam delete-role");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(remove).toBeFocused();
  expect((await api.get("/cloud-accounts")).items).toHaveLength(1);

  await remove.click();
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(account(page, "Production")).toHaveCount(0);
  await expect(card(page, "Amazon Web Services")).toContainText("Not linked yet");
  expect((await api.get("/cloud-accounts")).items).toEqual([]);
});

test("an alias or account that is linked already is refused under its field", async ({
  page,
  api,
  complaints,
}) => {
  complaints.expect("422 /api/v1/cloud-accounts");
  await api.link("Production", roleLink);
  await configure(page, "AWS");
  await field(page, "Role ARN").fill(roleArn.replace("mooring", "other"));
  await field(page, "Alias").fill("Production");
  await finish(page).click();
  await expect(field(page, "Alias")).toHaveAccessibleDescription(
    "Another account of this provider has this alias. Choose a different one.",
  );
  await field(page, "Alias").fill("Again");
  await field(page, "Role ARN").fill(roleArn);
  await finish(page).click();
  await expect(field(page, "Role ARN")).toHaveAccessibleDescription(/already/);
  await expect(field(page, "Alias")).toHaveValue("Again");
});

test.describe("looking only", () => {
  test.use({ who: "visitor" });

  const nearMisses = [
    ["aws", "Role ARN", "", /^Enter the ARN of the role/],
    ["aws", "Role ARN", "123456789012", /^This is the account id alone\./],
    ["aws", "Role ARN", "arn:aws:iam::123456789012:user/ada", /^This is the ARN of a user\./],
    ["aws", "Role ARN", "arn:aws:iam::12345678901:role/mooring", /12 digits; this has 11\./],
    ["azure", "Subscription id", `/subscriptions/${subscriptionId}`, /^Enter the id alone/],
    ["azure", "Subscription id", "Pay as you go", /^This is no subscription id/],
    ["azure", "Tenant ID", "ada@example.com", /^This is an e-mail address\./],
    ["gcp", "Service account key JSON", "-----BEGIN PRIVATE KEY-----", /private key alone/],
    ["gcp", "Service account key JSON", '{"type": "service_account",', /not complete/],
    ["gcp", "Service account key JSON", '{"type": "authorized_user"}', /person's own credentials/],
  ];

  test("near misses are told apart, and stay as they were typed", async ({ page }) => {
    let at = "";
    for (const [provider, label, typed, sentence] of nearMisses) {
      if (at !== provider) await page.goto(`${overview}/${provider}/new/finish`);
      at = provider;
      await page.getByLabel(label).fill(typed);
      await finish(page).click();
      await expect(page.getByLabel(label)).toHaveAccessibleDescription(sentence);
      await expect(page.getByLabel(label)).toHaveValue(typed);
      await expect(announcement(page, /fields? needs? attention/)).toBeVisible();
    }
  });

  test("each step has an address of its own", async ({ page }) => {
    for (const [path, title] of [
      ["/aws/new", "Choose the access"],
      ["/aws/new/grant", "Create the role"],
      ["/azure/new/application", "Let the application in"],
      ["/azure/new/finish", "Enter the subscription"],
      ["/gcp/new/grant", "Create a service account"],
      ["/gcp/new/application", "Page not found"],
      ["/oracle/new", "Page not found"],
    ]) {
      await page.goto(overview + path);
      await expect(mainHeading(page, title)).toBeVisible();
    }
    await page.getByRole("link", { name: "Back to Cloud Accounts" }).click();
    await expect(page).toHaveURL(overview);
  });

  test("an account that is no longer there says so", async ({ page, complaints }) => {
    complaints.expect("404 /api/v1/cloud-accounts/cloud_gone");
    await page.goto(`${overview}/cloud_gone/edit`);
    await expect(page.getByText("This cloud account does not exist.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Back to Cloud Accounts" })).toBeVisible();
  });

  test(
    "what has to be taken to the provider is copied exactly",
    thorough,
    async ({ page, context, api }) => {
      test.slow(); // each button says for some seconds that it has copied
      await context.grantPermissions(["clipboard-write"]);
      const { aws, azure, gcp } = await api.get("/cloud-setup");
      for (const [step, name, text, choice] of [
        ["/aws/new/grant", "Account ID", aws.account_id, "AWS console"],
        ["/aws/new/grant", "External ID", aws.external_id],
        ["/aws/new/grant", "Trust policy", aws.trust_policy],
        ["/aws/new/grant", "Permission policy", aws.permission_policy],
        ["/aws/new/grant", "Commands", aws.role_commands, "AWS CLI"],
        ["/aws/new/grant", "Terraform", aws.terraform, "Terraform"],
        ["/azure/new/application", "Command", azure.create_principal_command],
        ["/azure/new/grant", "Role definition", azure.role_definition],
        ["/azure/new/grant", "Commands", azure.assign_role_command],
        ["/azure/new/grant", "Commands", azure.assign_resource_group_command, "One resource group"],
        ["/gcp/new/grant", gcp.steps[1].title, gcp.steps[1].commands],
      ]) {
        if (!page.url().endsWith(step)) await page.goto(overview + step);
        if (choice) await page.getByRole("radio", { name: choice }).check();
        await page.getByRole("button", { name: `Copy ${name}`, exact: true }).click();
        const done = page.getByRole("button", { name: `Copied ${name}`, exact: true });
        await expect(done).toBeVisible();
        await expect(done).toHaveCount(0); // its words are back
        expect(await pasted(context)).toBe(text);
      }
      expect(JSON.parse(aws.trust_policy).Statement[0].Condition.StringEquals).toEqual({
        "sts:ExternalId": aws.external_id,
      });
    },
  );
});
