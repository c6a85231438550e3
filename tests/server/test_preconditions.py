"""If-Match (RFC 9110, section 13.1.1)."""

from __future__ import annotations

import pytest

from backend.preconditions import check_if_match, entity_tag
from backend.problems import Problem


# What proxies make of "7" when they compress: nextcloud/documentation#325 and hapijs/hapi#3956
# (nginx), rails/rails#19056 (Apache), jetty/jetty.project#1416 (Jetty).
COMPRESSED = ['W/"7"', '"7-gzip"', 'W/"7-gzip"', '"7-br"', '"7--gzip"', '"7-zstd"', '"7;gzip"',
              '"7:deflate"']


@pytest.mark.parametrize("if_match", [
    '"7"', "*", ' "7" ', '"1", "7"', 'W/"7", "7"', *COMPRESSED])
def test_a_tag_of_this_version_passes(if_match: str) -> None:
    check_if_match(if_match, 7)


@pytest.mark.parametrize("if_match, code", [
    (None, "precondition-required"), ('"6"', "precondition-failed"),
    ('W/"6"', "precondition-failed"), ('"6-gzip"', "precondition-failed"),
    ('"77-gzip"', "precondition-failed"), ('"7-8"', "precondition-failed"),
    ('"-gzip"', "precondition-failed"), ('""', "precondition-failed"), ("7", "invalid-request"),
    ('"7', "invalid-request"), ("", "invalid-request"), ('"7" "8"', "invalid-request")])
def test_anything_else_is_refused(if_match: str | None, code: str) -> None:
    with pytest.raises(Problem) as caught:
        check_if_match(if_match, 7)
    assert caught.value.code == code


def test_tags_are_quoted() -> None:
    assert entity_tag(7) == '"7"'
