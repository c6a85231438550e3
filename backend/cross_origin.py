"""The API for pages of the console that are on another host of the same site (CORS)."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from backend.timestamps import HOUR

# What the console sends beside what browsers allow anyway, and reads beside what they show anyway.
REQUEST_HEADERS = ("Content-Type", "Idempotency-Key", "If-Match", "X-Requested-With")
REPLY_HEADERS = ("ETag", "Retry-After", "X-Request-Id")
METHODS = ("GET", "POST", "PUT", "DELETE")
# The longest that Chromium keeps the answer to a preflight.
PREFLIGHT_KEPT = 2 * HOUR


def allow(app: ASGIApp, origins: Sequence[str]) -> ASGIApp:
    """`app` with the headers by which browsers let pages of `origins` use it, cookies included."""
    if not origins:
        return app
    shared: ASGIApp = CORSMiddleware(
        app, allow_origins=origins, allow_credentials=True, allow_methods=METHODS,
        allow_headers=REQUEST_HEADERS, expose_headers=REPLY_HEADERS, max_age=PREFLIGHT_KEPT)
    return shared
