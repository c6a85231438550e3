"""Numbers for Prometheus, read by its own parser."""

from __future__ import annotations

import dataclasses
import re
import socket

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from backend import metrics as metrics_module
from backend.app import create_app
from backend.config import ConfigurationError, read_listening_address
from backend.metrics import Metrics
from harness import EMAIL, PASSWORD, Client, Site
from processes import Server, run, sign_in

Numbers = dict[tuple[str, ...], float]


@pytest.fixture
def counted(site: Site) -> Site:
    site.services = dataclasses.replace(
        site.services, metrics=Metrics(site.services.database, site.services.contract.base))
    site.app = create_app(site.services)
    return site


def numbers(text: str) -> Numbers:
    """Name and values of labels to number."""
    return {(sample.name, *(sample.labels[name] for name in sorted(sample.labels))): sample.value
            for family in text_string_to_metric_families(text)  # type: ignore[no-untyped-call]
            for sample in family.samples}


def scraped(site: Site) -> Numbers:
    assert site.services.metrics
    with metrics_module.serving(site.services.metrics, "127.0.0.1", 0) as address:
        return numbers(httpx.get(address).text)


def test_requests_are_counted_by_method_route_and_class_of_status(counted: Site) -> None:
    client = counted.signed_in()
    for number in range(3):
        client.delete(f"/api-keys/key_{number}")
    client.http.request("BREW", "/coffee")
    found = scraped(counted)
    name = "mooring_http_requests_total"
    assert found[name, "DELETE", "/api/v1/api-keys/{id}", "4xx"] == 3
    assert found[name, "POST", "/api/v1/session", "2xx"] == 1
    assert found[name, "other", "/{path:path}", "4xx"] == 1
    assert found["mooring_http_request_duration_seconds_count", "DELETE",
                 "/api/v1/api-keys/{id}"] == 3
    assert found["mooring_http_requests_in_flight",] == 0
    assert not [key for key in found if "key_0" in key]


def test_sign_ins_are_counted_by_their_outcome(counted: Site) -> None:
    stranger = counted.client()
    for password, times in ((PASSWORD, 1), ("not this one", 11)):
        for _ in range(times):
            stranger.post("/session", {"email": EMAIL, "password": password})
    found = {outcome: scraped(counted)["mooring_sign_ins_total", outcome, "password"]
             for outcome in ("accepted", "refused", "limited")}
    assert found == {"accepted": 1, "refused": 10, "limited": 1}


def test_tests_of_links_are_counted_by_what_was_found(counted: Site) -> None:
    assert counted.services.metrics
    counted.services.metrics.tested("aws", "connected")
    counted.services.metrics.tested("aws", "access_denied")
    found = scraped(counted)
    assert found["mooring_link_tests_total", "connected", "aws"] == 1
    assert found["mooring_link_tests_total", "access_denied", "aws"] == 1


def test_the_queue_of_e_mail_is_counted_when_it_is_asked_for(
        counted: Site, client: Client) -> None:
    assert scraped(counted)["mooring_mail_queue_length",] == 0
    with counted.services.database.write() as transaction:
        transaction.exec_driver_sql(
            "INSERT INTO notices (id, sealed_message, tries, due_at, created_at)"
            " VALUES ('n', x'', 0, 0, 0)")
    assert scraped(counted)["mooring_mail_queue_length",] == 1


def test_they_are_at_an_address_of_their_own_and_only_when_asked_for(folders: list[str]) -> None:
    server = Server("--demo", "--metrics", "127.0.0.1:0", *folders)
    found = re.search(r"Metrics are at (http://127\.0\.0\.1:\d+/metrics)", server.printed)
    assert found
    sign_in(server.address, "demo@example.com", "mooring-demo-password")
    text = httpx.get(found[1]).text
    assert numbers(text)["mooring_sign_ins_total", "accepted", "password"] == 1
    assert "demo@example.com" not in text
    assert httpx.get(found[1].replace("/metrics", "/")).status_code == 404
    assert "mooring_" not in httpx.get(f"{server.address}/metrics").text
    code, _ = server.stop()
    assert code == 0


def test_without_the_option_there_are_none(folders: list[str]) -> None:
    server = Server("--demo", *folders)
    assert "Metrics" not in server.printed
    server.stop()


def test_a_scraper_that_sends_nothing_holds_up_neither_others_nor_the_end(
        counted: Site) -> None:
    assert counted.services.metrics
    with metrics_module.serving(counted.services.metrics, "127.0.0.1", 0) as address:
        port = int(address.split(":")[2].split("/")[0])
        with socket.create_connection(("127.0.0.1", port)):
            assert httpx.get(address).status_code == 200


@pytest.mark.parametrize("text, address", [
    ("127.0.0.1:9100", ("127.0.0.1", 9100)), ("[::1]:9100", ("::1", 9100)),
    ("9100", ("127.0.0.1", 9100)), ("metrics.internal:0", ("metrics.internal", 0))])
def test_where_they_are_is_read(text: str, address: tuple[str, int]) -> None:
    assert read_listening_address(text) == address


@pytest.mark.parametrize("text", ["", "localhost", "http://localhost:9100", "::1:9100", "a:b",
                                  "127.0.0.1:99999", "user@host:9100", "host:9100/path"])
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="--metrics takes host and port"):
        read_listening_address(text)


def test_a_port_in_use_is_said_plainly(folders: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("--demo", "--port", "0", "--metrics", f"127.0.0.1:{port}", *folders)
    assert result.returncode == 1
    assert f"Cannot listen on 127.0.0.1 port {port} for --metrics" in result.stderr
