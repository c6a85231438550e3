"""The list of rules, and judging a site by them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from contract_checks import DOCUMENT
from site_under_test import Person, Site, Skip, expect

METHODS = ("GET", "PUT", "POST", "DELETE")
# The contract's operations by method and path template.
EVERY: dict[tuple[str, str], dict[str, Any]] = {
    (method.upper(), path): operation for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items() if method.upper() in METHODS}


@dataclass(frozen=True)
class Options:
    """What is judged besides: `rate_limits` takes tens of failures to sign in, `patient` a quarter
    of an hour, and `delete_other` the other account."""

    rate_limits: bool = False
    second_factor: bool = True
    password: bool = True
    patient: bool = False
    delete_other: bool = False


@dataclass
class Run:
    """One judgement of a site."""

    site: Site
    options: Options = Options()
    _person: Person | None = None
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def person(self) -> Person:
        """Somebody who is signed in; again, if a rule before has ended their session."""
        if self._person is None or not self._person.is_signed_in():
            self._person = self.site.signed_in()
        return self._person

    @property
    def stranger(self) -> Person:
        return self.site.stranger()


@dataclass(frozen=True)
class Rule:
    """`subject` is what it is judged of, when that is one of several."""

    sentence: str
    subject: str
    judge: Callable[[Run], None]


@dataclass(frozen=True)
class Verdict:
    """`outcome` is ok, FAILED or skipped."""

    rule: Rule
    outcome: str
    why: str = ""


RULES: list[Rule] = []


def rule(sentence: str) -> Callable[[Callable[[Run], None]], Callable[[Run], None]]:
    def add(judge: Callable[[Run], None]) -> Callable[[Run], None]:
        RULES.append(Rule(sentence, "", judge))
        return judge
    return add


def rule_of_each(sentence: str, pairs: Sequence[tuple[str, str]]) -> Callable[
        [Callable[..., None]], Callable[..., None]]:
    """The same for several operations."""
    def add(judge: Callable[..., None]) -> Callable[..., None]:
        for method, path in pairs:
            RULES.append(Rule(sentence, f"{method} {path}",
                              functools.partial(judge, method=method, path=path)))
        return judge
    return add


def judge(run: Run, rules: Sequence[Rule]) -> Iterator[Verdict]:
    """Each rule in turn; the account is put back at the end, whatever was found."""
    before = state_of(run.site.keeper())
    for each in rules:
        yield _verdict(each, run)
    yield _verdict(Rule("The account is left as it was", "", lambda _: restore(run, before)), run)


class Unjudgeable(Exception):
    """Why nothing can be said about a site."""


def _verdict(each: Rule, run: Run) -> Verdict:
    try:
        each.judge(run)
    except Skip as skip:
        return Verdict(each, "skipped", str(skip))
    except AssertionError as error:
        return Verdict(each, "FAILED", str(error))
    except Exception as error:  # What a site answers can break anything.
        return Verdict(each, "FAILED", f"{type(error).__name__}: {error}")
    return Verdict(each, "ok")


def items_of(person: Person, path: str) -> list[dict[str, Any]]:
    """All items of a list, however many pages it has."""
    items: list[dict[str, Any]] = []
    query: dict[str, str] = {}
    for _ in range(1000):
        page = person.get(path, params=query).json()
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        query = {"cursor": page["next_cursor"]}
    raise AssertionError(f"GET {path}: its pages have no end")


def state_of(keeper: Person) -> dict[str, Any]:
    """What must be the same afterwards; not its history."""
    try:
        return {"profile": keeper.get("/profile").json(),
                "keys": {item["id"] for item in items_of(keeper, "/api-keys")},
                "accounts": {item["id"] for item in items_of(keeper, "/cloud-accounts")},
                "totp": keeper.get("/security").json()["totp"]["state"],
                "passkeys": keeper.get("/security").json()["passkeys"]}
    except (KeyError, ValueError, TypeError, AssertionError) as error:
        raise Unjudgeable(
            "the account cannot be read; does it have a second factor, or another password?"
            f" ({type(error).__name__}: {error})") from None


def restore(run: Run, before: dict[str, Any]) -> None:
    keeper = run.site.keeper()
    after = state_of(keeper)
    for path, kind in (("/api-keys", "keys"), ("/cloud-accounts", "accounts")):
        for surplus in after[kind] - before[kind]:
            keeper.delete(f"{path}/{surplus}")
    if after["profile"] != before["profile"]:
        change = {name: text for name, text in before["profile"].items() if name != "email"}
        keeper.put("/profile", change, "*")
    if after["totp"] != before["totp"] == "off":
        keeper.delete("/totp")
    now = state_of(keeper)
    keeper.delete("/session")
    expect(now == before, f"{[name for name in now if now[name] != before[name]]} differ")
