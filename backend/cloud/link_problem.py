"""Why a link does not work, for the person who made it: what is wrong, where, and what to do.

The codes are the contract's (`LinkProblem` in api/openapi.yaml).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class LinkProblem:
    """`pointer` is the value at fault in the request; None when it is not the person's to mend."""

    code: str
    pointer: str | None
    detail: str
    repair: str

    def as_json(self) -> dict[str, str | None]:
        return asdict(self)


class LinkFailed(Exception):
    """A test came to its end, and the link does not work."""

    def __init__(self, problem: LinkProblem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def at(field: str, code: str, detail: str, repair: str) -> LinkFailed:
    """The value of `field` is at fault."""
    return LinkFailed(LinkProblem(code, f"/credentials/{field}", detail, repair))


def not_theirs(code: str, detail: str, repair: str) -> LinkFailed:
    """The site or the provider is at fault."""
    return LinkFailed(LinkProblem(code, None, detail, repair))


def unreachable(provider: str) -> LinkFailed:
    return not_theirs(
        "provider_unreachable",
        f"This site could not reach {provider}. What you entered has not been judged.",
        "Nothing is wrong on your side. Test again in a few minutes.")


def busy(provider: str) -> LinkFailed:
    return not_theirs(
        "provider_busy", f"{provider} has too many requests at the moment.",
        "Nothing is wrong on your side. Test again in a few minutes.")


def answer_unknown(provider: str) -> LinkFailed:
    return not_theirs(
        "provider_answer_unknown",
        f"{provider} gave an answer that this site does not understand. "
        "What you entered has not been judged.",
        "Test again in a few minutes. If it stays so, tell the operator of this site.")


def platform_refused(provider: str) -> LinkFailed:
    return not_theirs(
        "platform_refused",
        f"{provider} refused this site's own credentials. What you entered has not been judged.",
        "Nothing is wrong on your side. Tell the operator of this site.")


INTERRUPTED = LinkProblem(
    "interrupted", None, "The test was broken off because this site was restarted.",
    "Test the link once more.")

INTERNAL = LinkProblem(
    "internal", None, "This site made a mistake while it tested the link.",
    "Test again in a few minutes. If it stays so, tell the operator of this site.")


def not_configured(detail: str) -> LinkProblem:
    return LinkProblem("not_configured", None, detail,
                       "Ask the operator of this site. The link is stored meanwhile.")
