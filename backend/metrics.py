"""Numbers for Prometheus, on an address of their own: they are for the operator, not for people.

Names and units follow prometheus.io/docs/practices/naming. Labels have few values by themselves:
templates of paths and no paths, classes of status, providers.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, MetricsHandler
from sqlalchemy import func, select

from backend.account_tables import notices
from backend.config import ConfigurationError
from backend.database import Database

PATH = "/metrics"
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
# Ends of paths of the contract by which people sign in.
SIGN_INS = {"/session": "password", "/session/code": "code", "/passkey-sign-in": "passkey",
            "/session/recovery-code": "recovery_code", "/session/passkey": "passkey_as_second_step"}
OUTCOMES = {200: "accepted", 401: "refused", 422: "refused", 429: "limited"}
# Seconds. Most requests take some milliseconds; those with a password a quarter of a second.
BUCKETS = (.0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)


class Metrics:
    """What is counted while the server runs; each has a registry of its own."""

    def __init__(self, database: Database, base: str) -> None:
        self.registry = CollectorRegistry()
        self._sign_in_routes = {base + path: way for path, way in SIGN_INS.items()}
        self._requests = Counter(
            "mooring_http_requests", "Requests that were answered.",
            ("method", "route", "status"), registry=self.registry)
        self._seconds = Histogram(
            "mooring_http_request_duration_seconds", "From the head of a request to its answer.",
            ("method", "route"), buckets=BUCKETS, registry=self.registry)
        self.in_flight = Gauge(
            "mooring_http_requests_in_flight", "Requests that are being answered.",
            registry=self.registry)
        self._sign_ins = Counter(
            "mooring_sign_ins", "Attempts to sign in; a password may still need a second step.",
            ("way", "outcome"), registry=self.registry)
        self._link_tests = Counter(
            "mooring_link_tests", "Tests of links to clouds, by what was found.",
            ("provider", "outcome"), registry=self.registry)
        Gauge("mooring_mail_queue_length", "E-mails that wait to be sent.",
              registry=self.registry).set_function(lambda: _waiting(database))

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Status 0: the client left before there was an answer."""
        # Anybody can invent methods.
        method = method if method in METHODS else "other"
        self._requests.labels(method, route, f"{status // 100}xx" if status else "none").inc()
        self._seconds.labels(method, route).observe(seconds)
        if method == "POST" and (way := self._sign_in_routes.get(route)) and status in OUTCOMES:
            self._sign_ins.labels(way, OUTCOMES[status]).inc()

    def tested(self, provider: str, outcome: str) -> None:
        """`outcome` is `connected` or the code of a LinkProblem."""
        self._link_tests.labels(provider, outcome).inc()


def _waiting(database: Database) -> int:
    with database.read() as transaction:
        return int(transaction.execute(select(func.count()).select_from(notices)).scalar_one())


class _Handler(MetricsHandler):
    # Seconds for a scraper to send its request.
    timeout = 10

    def do_GET(self) -> None:
        if self.path != PATH:
            self.send_error(404)
        else:
            super().do_GET()


@contextmanager
def serving(metrics: Metrics, host: str, port: int) -> Iterator[str]:
    """Serve them during the block; the address that they are at."""
    handler = type("Handler", (_Handler,), {"registry": metrics.registry})
    try:
        server = _server_class(host)((host, port), handler)
    except OSError as error:
        raise ConfigurationError(
            f"Cannot listen on {host} port {port} for --metrics: {error.strerror}.") from None
    with server:
        threading.Thread(target=server.serve_forever, name="mooring metrics", daemon=True).start()
        name = f"[{host}]" if ":" in host else host
        yield f"http://{name}:{server.server_address[1]}{PATH}"
        server.shutdown()


def _server_class(host: str) -> type[ThreadingHTTPServer]:
    """Its family is that of the class, not of the address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return type("Server", (ThreadingHTTPServer,), {"address_family": family})
