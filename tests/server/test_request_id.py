"""Ids of requests: made here, or taken from a proxy that is believed."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from backend.health import Liveness
from backend.request_id import RequestIds
from harness import Client

# Who starlette's test client says that it is.
PEER = "testclient"


def id_of(given: str, *believed: str) -> str:
    """The id of a request that came with the id `given`."""
    client = TestClient(RequestIds(Liveness(), believed))
    reply = client.get("/healthz", headers={"X-Request-Id": given})
    return str(reply.headers["x-request-id"])


def test_every_reply_has_one_of_its_own(client: Client) -> None:
    ids = [client.get("/profile").headers["x-request-id"] for _ in range(2)]
    assert ids[0] != ids[1]
    assert re.fullmatch("[0-9a-f]{32}", ids[0])
    assert "x-request-id" in client.http.get("/no-such-file.js").headers


def test_a_problem_repeats_it(stranger: Client) -> None:
    reply = stranger.get("/profile")
    assert reply.json()["request_id"] == reply.headers["x-request-id"]


def test_that_of_a_proxy_is_kept() -> None:
    assert id_of("edge-7f3a.20", PEER) == "edge-7f3a.20"


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "two words", "<script>alert</script>"])
def test_unless_it_is_malformed(given: str) -> None:
    assert id_of(given, PEER) != given


def test_nobody_else_chooses_it() -> None:
    assert id_of("edge-7f3a.20", "192.0.2.10") != "edge-7f3a.20"


def test_it_is_forgotten_with_the_request() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await Liveness()(scope, receive, send)

    client = TestClient(RequestIds(app, ()))
    assert len({client.get("/").headers["x-request-id"] for _ in range(3)}) == 3
