// People with far more than anybody makes by hand, straight from the database (tests/server/many.py).

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export const manyKeys = 10_000;
export const manyAccounts = 1_000;

export async function addMany(data, email) {
  await promisify(execFile)(
    "/usr/bin/python3",
    ["tests/server/many.py", data, email, String(manyKeys), String(manyAccounts)],
    { cwd: root, env: { ...process.env, PYTHONPATH: root } },
  );
}
