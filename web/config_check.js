// What is wrong with a config.json. Only loaded where it says something.

import { contrast, hex, readableOnLight } from "./colors.js";

export { accentsOf } from "./colors.js";

const sections = [
  "account",
  "activity",
  "api-keys",
  "cloud-accounts",
  "profile",
  "security",
  "sessions",
];

const isText = (value, longest) =>
  typeof value === "string" && value.trim() !== "" && value.length <= longest;

/** URL.canParse() is younger than browsers that people have. */
function parsed(value, base) {
  try {
    return new URL(value, base);
  } catch {
    return null;
  }
}

/** An address by https, by http from and to this machine only, or by one of `others`. */
function isAddress(value, base, others = []) {
  const url = isText(value, 2000) && parsed(value, base);
  if (!url) return false;
  const { protocol, hostname } = url;
  const isHere = /^(localhost|.*\.localhost|127\..*)$/.test(hostname);
  return protocol === "https:" || (protocol === "http:" && isHere) || others.includes(protocol);
}

function accentProblem(value) {
  if (!/^#[0-9a-f]{6}$/i.test(value)) return 'has to be a colour such as "#0b5cd6"';
  const color = parseInt(value.slice(1), 16);
  const near = readableOnLight(color);
  const ratio = contrast(color, 0xffffff).toFixed(1);
  return near === color
    ? ""
    : `is too light to be read: ${ratio}:1 on white, where 4.5:1 is the least; ${hex(near)} would do`;
}

const aPage = {
  isRight: (value) => isAddress(value, undefined, ["mailto:"]),
  has: "to be an address with https: or mailto:",
};

/** Whether a value is right, and what it `has` to be; or what is wrong with it. */
const rules = {
  api_base: {
    isRight: (value) => isAddress(value, location.origin),
    has: 'to be a path such as "/api/v1", or an address with https:',
  },
  product_name: {
    isRight: (value) => isText(value, 40),
    has: "to be a name of 1 to 40 characters",
  },
  logo: {
    isRight: (value) => isText(value, 200) && /^\/[A-Za-z0-9_-]+\.(svg|png|webp)$/.test(value),
    has: 'to be the name of a picture beside config.json, such as "/logo.svg", ".png" or ".webp"',
  },
  accent: { problem: accentProblem },
  documentation_url: aPage,
  support_url: aPage,
  languages: {
    isRight: (value) => Array.isArray(value) && value.includes("en"),
    has: 'to be a list with "en" in it, which is what this build has',
  },
  hidden_sections: {
    isRight: (value) =>
      Array.isArray(value) &&
      value.every((name) => sections.includes(name)) &&
      sections.some((name) => !value.includes(name)),
    has: `to be a list of some, but not all, of ${sections.join(", ")}`,
  },
  session_idle_minutes: {
    // People are asked five minutes before.
    isRight: (value) => value === 0 || (Number.isInteger(value) && value > 5 && value <= 43_200),
    has: "to be a whole number of minutes from 6 to 43200, or 0 where nobody is to be asked",
  },
};

function problemWith(name, value, usual) {
  if (value === null && usual === null) return "";
  const { problem, isRight, has } = rules[name];
  if (problem) return problem(value);
  return isRight(value) ? "" : `has ${has}`;
}

/**
 * @param {unknown} given what the file says
 * @param {object} config the same with what is usual where it says nothing
 * @param {object} usual what that is
 * @returns {string[]} a sentence for each mistake
 */
export function problemsOf(given, config, usual) {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    return ["It has to be a JSON object, such as {}."];
  }
  return Object.keys(rules)
    .map((name) => ({ name, problem: problemWith(name, config[name], usual[name]) }))
    .filter(({ problem }) => problem)
    .map(({ name, problem }) => `${name} ${problem}.`);
}
