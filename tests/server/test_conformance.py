"""The conformance test finds nothing wrong with this backend, and each defect that is planted."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

import every_rule  # noqa: F401
import rules
import site_under_test
from defective import Defect, Defective
from defects import DEFECTS
from harness import EMAIL, PASSWORD, Site
from planted_defects import PLANTED, Planted
from processes import ENVIRONMENT, ROOT, Server, run
from rules import Options, Run, Verdict, judge

OTHER = "eve@example.com"


def judged(site: Site, defect: Defect | None = None, sentence: str = "",
           https: bool = False) -> Iterator[Verdict]:
    """What is found of the rules that begin with `sentence`."""
    app: ASGIApp = site.app
    if defect:
        app = Defective(app, defect.bend, defect.alter)
    base = site.config.public_origin or "http://localhost:8080"
    subject = site_under_test.Site(lambda: TestClient(app, base_url=base), https, EMAIL, PASSWORD,
                                   (OTHER, PASSWORD), site.clock, site.clock.turn)
    wanted = [each for each in rules.RULES if each.sentence.startswith(sentence)]
    assert wanted
    asked = Options(rate_limits=True, patient=True, delete_other=True)
    return judge(Run(subject, asked), wanted)


@pytest.fixture
def two_people(site: Site) -> Site:
    site.add_user(OTHER)
    return site


def test_nothing_is_found_here(two_people: Site) -> None:
    verdicts = list(judged(two_people))
    assert [verdict for verdict in verdicts if verdict.outcome != "ok"] == []
    assert len({verdict.rule.sentence for verdict in verdicts}) > 50


@pytest.mark.parametrize("defect", DEFECTS, ids=[defect.name for defect in DEFECTS])
def test_each_planted_defect_is_found(two_people: Site, defect: Defect) -> None:
    found = [verdict for verdict in judged(two_people, defect, defect.rule)
             if verdict.outcome == "FAILED"]
    assert found
    assert all(verdict.why for verdict in found)


@pytest.mark.parametrize("defect", PLANTED, ids=[defect.name for defect in PLANTED])
def test_each_defect_inside_is_found(
        two_people: Site, monkeypatch: pytest.MonkeyPatch, defect: Planted) -> None:
    monkeypatch.setattr(defect.target, defect.replacement)
    found = [verdict for verdict in judged(two_people, sentence=defect.rule)
             if verdict.outcome == "FAILED"]
    assert found
    assert all(verdict.why for verdict in found)


def test_by_https_the_cookie_has_to_be_bound_to_the_host(tmp_path: Path) -> None:
    site = Site(tmp_path, public_origin="https://console.example.com")
    sentence = "Signing out"
    assert [verdict.outcome for verdict in judged(site, sentence=sentence, https=True)] \
        == ["ok", "ok"]
    insecure = Defect("", "", alter=lambda asked, answered: answered.headers.update(
        {"set-cookie": answered.headers["set-cookie"].replace("; Secure", "")}
        if "set-cookie" in answered.headers else {}))
    found = next(judged(site, insecure, sentence, https=True))
    assert found.outcome == "FAILED" and "secure" in found.why
    site.services.close()


def conformance(base: str, *arguments: str, **account: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "tests/conformance/run.py"), base, *arguments], text=True,
        capture_output=True, timeout=300, check=False, env={**ENVIRONMENT, **account})


def test_the_command_judges_a_server_and_leaves_the_account_as_it_was(
        folders: list[str]) -> None:
    run("add-user", EMAIL, *folders[:2], text=f"{PASSWORD}\n")
    server = Server("--demo", *folders)
    result = conformance(server.address.replace("127.0.0.1", "localhost"), EMAIL=EMAIL,
                         PASSWORD=PASSWORD)
    _, log = server.stop()
    assert result.returncode == 0, result.stdout + result.stderr
    assert "keeps the contract" in result.stdout
    assert "ok      The account is left as it was" in result.stdout
    assert PASSWORD not in result.stdout + result.stderr
    assert "Traceback" not in log


def test_what_cannot_be_judged_is_said(folders: list[str]) -> None:
    assert os.path.exists(ROOT / "tests/conformance/run.py")
    nobody_there = conformance("http://127.0.0.1:9", EMAIL=EMAIL, PASSWORD=PASSWORD)
    assert nobody_there.returncode == 2
    assert "http://127.0.0.1:9 cannot be judged" in nobody_there.stderr
    assert conformance("http://127.0.0.1:9").returncode == 2
    assert conformance("no-origin", EMAIL=EMAIL, PASSWORD=PASSWORD).returncode == 2
