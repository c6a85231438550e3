// Tools that are not ours, for what people use besides the console: an authenticator, a camera, an API client.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const STEP_SECONDS = 30;

/**
 * What an authenticator app with this secret shows (RFC 6238).
 * @param {number} stepsAhead 1 for the next code: the server takes no step twice, but takes codes one step early
 */
export async function securityCode(secret, stepsAhead = 0) {
  const seconds = Math.floor(Date.now() / 1000) + stepsAhead * STEP_SECONDS;
  const at = `--now=@${seconds}`;
  const { stdout } = await run("oathtool", ["--totp", "--base32", at, secret]);
  return stdout.trim();
}

/** The text of the QR code in a picture. */
export async function readQr(pngFile) {
  const { stdout } = await run("zbarimg", [
    "--quiet",
    "--raw",
    "-Sdisable",
    "-Sqr.enable",
    pngFile,
  ]);
  return stdout.replace(/\n$/, "");
}

/** @returns {Promise<{ status: number, body: string }>} */
export async function curl(...args) {
  const { stdout } = await run("curl", [
    "--silent",
    "--insecure",
    "--write-out",
    "\n%{http_code}",
    ...args,
  ]);
  const end = stdout.lastIndexOf("\n");
  return { status: Number(stdout.slice(end + 1)), body: stdout.slice(0, end) };
}
