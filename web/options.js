// Countries and time zones in the person's language, from the browser: the bundle carries codes at most.
// Each function gives lines of value, tab, label; the empty value comes first and means that none is chosen.

/** ISO 3166-1 alpha-2, all officially assigned codes. */
const codes =
  "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ" +
  "DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJM" +
  "JOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONP" +
  "NRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTO" +
  "TRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

const none = "\tNot set";

export function countries() {
  const names = new Intl.DisplayNames(undefined, { type: "region" });
  const named = codes.match(/../g).map((code) => ({ code, name: names.of(code) }));
  const order = new Intl.Collator();
  named.sort((a, b) => order.compare(a.name, b.name));
  return [none, ...named.map(({ code, name }) => `${code}\t${name}`)].join("\n");
}

export function timeZones() {
  const zones = Intl.supportedValuesOf("timeZone");
  return [none, ...zones.map((zone) => `${zone}\t${zone.replaceAll("_", " ")}`)].join("\n");
}
