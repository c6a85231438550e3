"""The table of requirements: complete, true to its tests, and published as it is."""

from __future__ import annotations

import re
from pathlib import Path

import asvs

# How many requirements the sections of each chapter have in ASVS 5.0.0.
CHAPTERS = {
    3: (1, 2, 5, 8, 8, 1, 5), 6: (3, 12, 8, 6, 8, 4, 2, 4), 7: (3, 4, 2, 5, 3, 2),
    8: (4, 4, 3, 2), 14: (2, 8, 3)}
TESTS = Path(__file__).resolve().parent


def test_every_requirement_has_its_row() -> None:
    assert list(asvs.ROWS) == [
        f"{chapter}.{section}.{number}" for chapter, sections in CHAPTERS.items()
        for section, count in enumerate(sections, 1) for number in range(1, count + 1)]


def test_every_test_that_it_names_exists() -> None:
    for number, (_, proof) in asvs.ROWS.items():
        for test in proof.tests if isinstance(proof, asvs.Proved) else ():
            file, _, name = test.partition("::")
            if file.endswith(".mjs"):
                text = (TESTS.parent / "browser" / file).read_text(encoding="utf-8")
                assert f'test("{name}"' in text, (number, test)
            else:
                text = (TESTS / file).read_text(encoding="utf-8")
                assert re.search(rf"^def {name}\(", text, re.MULTILINE), (number, test)


def test_every_page_that_it_names_has_the_heading() -> None:
    text = (asvs.ROOT / "docs" / "accounts.md").read_text(encoding="utf-8")
    for _, proof in asvs.ROWS.values():
        if isinstance(proof, asvs.Written):
            assert f"\n## {proof.heading}\n" in text


def test_the_published_page_is_up_to_date() -> None:
    assert asvs.PAGE.read_text(encoding="utf-8") == asvs.page()
