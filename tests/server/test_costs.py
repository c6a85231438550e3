"""No body, legal or not, keeps the processor busy for long, whatever operation it is sent to.

What is dear by its nature (argon2, the estimate of a password, loading an RSA key) has pools of its
own and is taken off; the tests of those say what it may cost.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from backend import contract, passwords
from backend.cloud import private_key
from contract_checks import BASE
from costly_bodies import costly_bodies
from harness import WRITES, Client, Site

MOST_SECONDS = 0.05
# A computer has other things to do as well: the least of so many tries counts.
TRIES = 4
DEAR: list[tuple[Any, str]] = [(private_key, "load_der_private_key"), (passwords, "zxcvbn")]
OPERATIONS = [(path, operation) for path, methods in contract.load_contract().paths.items()
              for operation in methods.values() if operation.body]


class Costs:
    """Processor time of requests, without that of what is measured apart."""

    def __init__(self, site: Site, client: Client) -> None:
        self._site = site
        self._client = client
        self.apart = 0.0

    def of(self, method: str, path: str, content: bytes) -> float:
        """In seconds; nothing that was counted before is in the way of the request."""
        with self._site.services.database.write() as transaction:
            transaction.exec_driver_sql("DELETE FROM attempts")
        headers = {**WRITES, "Content-Type": "application/json", "If-Match": "*",
                   "Idempotency-Key": "0123456789abcdef"}
        before, self.apart = time.process_time(), 0.0
        self._client.http.request(method, BASE + path.replace("{id}", "nothing"),
                                  content=content, headers=headers)
        return time.process_time() - before - self.apart

    def set_apart(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **options: Any) -> Any:
            before = time.thread_time()
            try:
                return work(*arguments, **options)
            finally:
                self.apart += time.thread_time() - before
        return measured


@pytest.fixture
def costs(site: Site, client: Client, monkeypatch: pytest.MonkeyPatch) -> Costs:
    measured = Costs(site, client)
    for module, name in DEAR:
        monkeypatch.setattr(module, name, measured.set_apart(getattr(module, name)))
    return measured


@pytest.mark.parametrize("path, operation", OPERATIONS, ids=[found.id for _, found in OPERATIONS])
def test_every_body_is_judged_quickly(costs: Costs, path: str,
                                      operation: contract.Operation) -> None:
    assert operation.body is not None
    dear = {}
    for body in costly_bodies(operation.body):
        seconds = [costs.of(operation.method, path, body.content)]
        while min(seconds) > MOST_SECONDS and len(seconds) < TRIES:
            seconds.append(costs.of(operation.method, path, body.content))
        if min(seconds) > MOST_SECONDS:
            dear[body.name] = min(seconds)
    assert dear == {}
