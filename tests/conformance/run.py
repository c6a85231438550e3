#!/usr/bin/env python3
"""Does a backend keep the contract? Judges any, by HTTP and with the credentials of an account.

  EMAIL=… PASSWORD=… python3 tests/conformance/run.py https://console.example.com

Exit codes: 0 it does, 1 it does not, 2 it could not be judged.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2])]

import httpx  # noqa: E402  # The contract's reader is the project's.

import every_rule  # noqa: E402, F401
from rules import RULES, Options, Run, Unjudgeable, Verdict, judge  # noqa: E402
from site_under_test import Site  # noqa: E402

TIMEOUT_S = 30


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Judge a backend by the contract (docs/backend.md). EMAIL and PASSWORD name an "
                    "account without a second factor, which is left as it was; OTHER_EMAIL and "
                    "OTHER_PASSWORD another one, from which its things must be hidden.")
    parser.add_argument("base", help="the site's origin, such as https://console.example.com")
    parser.add_argument("--rate-limits", action="store_true",
                        help="guess passwords, of nobody, until the site has enough of it")
    parser.add_argument("--without-second-factor", action="store_true",
                        help="do not turn an authenticator app on and off")
    parser.add_argument("--without-password-change", action="store_true",
                        help="do not change the password and change it back")
    parser.add_argument("--patient", action="store_true",
                        help="wait for a quarter of an hour, until proofs are too old")
    parser.add_argument("--delete-other", action="store_true",
                        help="delete the account of OTHER_EMAIL")
    parser.add_argument("--ca", metavar="FILE", help="certificates that are trusted besides")
    options = parser.parse_args()
    email, password = os.environ.get("EMAIL", ""), os.environ.get("PASSWORD", "")
    parts = urlsplit(options.base)
    if parts.scheme not in ("http", "https") or parts.path not in ("", "/") or not email:
        parser.error("it takes an origin, and an account in EMAIL and PASSWORD")
    verify: str | bool = options.ca or True
    site = Site(lambda: httpx.Client(base_url=options.base, timeout=TIMEOUT_S, verify=verify),
                parts.scheme == "https", email, password, _other_account())
    run = Run(site, Options(
        rate_limits=options.rate_limits, second_factor=not options.without_second_factor,
        password=not options.without_password_change, patient=options.patient,
        delete_other=options.delete_other))
    try:
        verdicts = report(judge(run, RULES))
    except (httpx.TransportError, Unjudgeable) as error:
        print(f"{options.base} cannot be judged: {error}", file=sys.stderr)
        return 2
    return summary(options.base, verdicts)


def _other_account() -> tuple[str, str] | None:
    email, password = os.environ.get("OTHER_EMAIL"), os.environ.get("OTHER_PASSWORD")
    return (email, password) if email and password else None


def report(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """A line for each rule, and one for each thing that breaks it."""
    judged = []
    for sentence, group in groupby(verdicts, lambda verdict: verdict.rule.sentence):
        of_it = list(group)
        judged += of_it
        failed = [verdict for verdict in of_it if verdict.outcome == "FAILED"]
        outcome = "FAILED" if failed else of_it[0].outcome
        count = f" ({len(of_it)} operations)" if of_it[0].rule.subject else ""
        print(f"{outcome:8}{sentence}{count}", flush=True)
        for verdict in [*failed, *(each for each in of_it if each.outcome == "skipped")]:
            print(f"          {verdict.why}")
    return judged


def summary(base: str, verdicts: list[Verdict]) -> int:
    counts = {outcome: sum(verdict.outcome == outcome for verdict in verdicts)
              for outcome in ("ok", "FAILED", "skipped")}
    word = "does not keep" if counts["FAILED"] else "keeps"
    print(f"\n{base} {word} the contract: {counts['ok']} ok, {counts['FAILED']} failed, "
          f"{counts['skipped']} skipped.")
    return 1 if counts["FAILED"] else 0


if __name__ == "__main__":
    sys.exit(main())
