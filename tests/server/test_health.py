"""What supervisors and load balancers are told."""

from __future__ import annotations

import pytest

from harness import Client, Site, code_of

PROBES = ["/healthz", "/readyz"]


@pytest.mark.parametrize("path", PROBES)
def test_strangers_are_told_one_word(stranger: Client, path: str) -> None:
    reply = stranger.http.get(path)
    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})
    assert reply.headers["cache-control"] == "no-store"
    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize("path", PROBES)
def test_nothing_but_reading_is_possible(stranger: Client, path: str) -> None:
    reply = stranger.http.post(path)
    assert (reply.status_code, code_of(reply)) == (405, "method-not-allowed")
    assert stranger.http.head(path).status_code == 200


def test_it_is_not_ready_without_its_database_but_alive(
        site: Site, stranger: Client, caplog: pytest.LogCaptureFixture) -> None:
    with site.services.database.write() as transaction:
        transaction.exec_driver_sql("DROP TABLE key_check")
    reply = stranger.http.get("/readyz")
    assert (reply.status_code, code_of(reply)) == (503, "not-ready")
    assert "key_check" not in reply.text and str(site.config.data) not in reply.text
    assert "The database cannot be read: OperationalError" in caplog.text
    assert stranger.http.get("/healthz").status_code == 200


def test_it_is_not_ready_when_it_stops(site: Site, stranger: Client) -> None:
    site.services.stopping.set()
    reply = stranger.http.get("/readyz")
    assert (reply.status_code, code_of(reply)) == (503, "not-ready")
    assert reply.headers["retry-after"] == "5"
    assert reply.headers["cache-control"] == "no-store"
    assert stranger.http.get("/healthz").status_code == 200


def test_that_all_is_well_is_no_news(site: Site, stranger: Client,
                                     caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    stranger.http.get("/healthz")
    assert caplog.messages == []
    site.services.stopping.set()
    stranger.http.get("/readyz")
    assert caplog.messages[0].startswith("GET /readyz 503")
