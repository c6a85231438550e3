// What the site that hosts the console decides about it: config.json beside index.html, described in docs/hosting.md.

import { LoadError, patiently } from "./loading.js";

/** Where the file says nothing. */
const usual = {
  api_base: "/api/v1",
  product_name: "Mooring",
  logo: null,
  accent: null,
  documentation_url: null,
  support_url: null,
  languages: ["en"],
  hidden_sections: [],
  session_idle_minutes: 0,
};

/** Why the file cannot be used, a sentence for each reason; for the person who wrote it. */
export class ConfigError extends Error {
  constructor(problems) {
    super(`config.json: ${problems.join(" ")}`);
    this.problems = problems;
  }
}

/** @param {RequestCache} cache */
async function readFile(cache) {
  const reply = await fetch("/config.json", { cache });
  if (reply.status === 404) return {};
  if (!reply.ok) throw new LoadError(`config.json: status ${reply.status}`);
  try {
    return await reply.json();
  } catch (error) {
    throw new ConfigError([`It is no JSON: ${error.message}.`]);
  }
}

/** What looks for mistakes; who decides nothing can make none, and need not load it. */
async function loadCheck() {
  const { configCheck, configCheckIntegrity } = document.querySelector("script").dataset;
  // An import has no integrity of its own, but takes what such a link has checked.
  const link = document.createElement("link");
  Object.assign(link, { rel: "modulepreload", crossOrigin: "anonymous" });
  Object.assign(link, { integrity: configCheckIntegrity, href: configCheck });
  document.head.append(link);
  return import("./config_check.js");
}

async function complete(given) {
  const config = { ...usual, ...given };
  if (JSON.stringify(given) !== "{}") {
    const { accentsOf, problemsOf } = await loadCheck();
    const problems = problemsOf(given, config, usual);
    if (problems.length > 0) throw new ConfigError(problems);
    if (config.accent) config.accents = accentsOf(parseInt(config.accent.slice(1), 16));
  }
  config.api_base = new URL(config.api_base, location.origin).href.replace(/\/$/, "");
  return config;
}

/**
 * @returns {Promise<object>} the file's fields, complete; `accents` are those of colors.js, where it has a colour. Those
 *   that this build does not know are left to later ones.
 */
export async function readConfig() {
  try {
    return await complete(await patiently(() => readFile("default")));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // The browser may have kept a mistake that is mended.
    return complete(await patiently(() => readFile("no-cache")));
  }
}
