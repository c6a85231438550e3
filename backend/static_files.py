"""The console's files: index.html for its routes, compressed copies, conditional requests."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from backend import problems
from backend.pools import FILES
from backend.turns import Busy

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
}

# In order of preference; what stands beside a file as <name>.br and <name>.gz.
ENCODINGS = {"br": ".br", "gzip": ".gz"}

# The console's routes; a dot in the last part would mean a file.
ROUTES = re.compile(r"/(sign-in/?|settings(/[^.]*)?)?")
# tools/bundle.mjs: assets/NAME-HASH.EXT, the hash in capitals and digits.
HASHED_NAME = re.compile(r"assets/[^/]+-[0-9A-Z]{8,}\.[a-z0-9.]+")

# https://w3c.github.io/webappsec-change-password-url/
CHANGE_PASSWORD = "/.well-known/change-password"
CHANGE_PASSWORD_PAGE = "/settings/security"

FOR_EVER = "public, max-age=31536000, immutable"
# Kept, but asked about each time.
REVALIDATE = "no-cache"
# What a site decides, which changes seldom: the next visit need not ask about it. Beside it may
# stand pictures of the site's own, such as its logo.
SETTINGS = "config.json"
PICTURES = re.compile(r"[A-Za-z0-9_-]+\.(svg|png|webp)")
FOR_MINUTES = "max-age=300"

NOT_FOUND_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Page not found</title>
<main>
<h1>Page not found</h1>
<p>There is nothing at this address. <a href="/">Go to the console</a></p>
</main>
"""


class StaticFiles:
    """Answers every path that is not of the API from the folder `dist`."""

    def __init__(self, dist: Path) -> None:
        self._dist = dist.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await FILES.run(self._respond, Request(scope))
        except Busy as busy:
            response = problems.response(problems.busy(busy.seconds))
        await response(scope, receive, send)

    def _respond(self, request: Request) -> Response:
        path = request.scope["path"]
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse("Use GET or HEAD.\n", 405, {"Allow": "GET, HEAD"})
        if path == CHANGE_PASSWORD:
            return RedirectResponse(CHANGE_PASSWORD_PAGE, 302)
        name = "index.html" if ROUTES.fullmatch(path) else path.removeprefix("/")
        file = self._find(name)
        if file is None:
            return HTMLResponse(NOT_FOUND_PAGE, 404, {"Cache-Control": REVALIDATE})
        return _serve(file, name, request.headers)

    def _find(self, name: str) -> Path | None:
        """The file, if it is one, is inside dist, and has a type that the console uses."""
        parts = PurePosixPath(name).parts
        # Each file has one address: none with a slash at the end or twice.
        if "/".join(parts) != name or any(part.startswith(".") for part in parts):
            return None
        try:
            file = (self._dist / name).resolve()
            inside = file.is_relative_to(self._dist)
            return file if inside and file.suffix in TYPES and file.is_file() else None
        except (OSError, ValueError):
            # Too long for a file name, or no file name at all.
            return None


def _serve(file: Path, name: str, headers: Mapping[str, str]) -> Response:
    coding = _coding(file, headers.get("accept-encoding", ""))
    source = file.with_name(file.name + ENCODINGS[coding]) if coding else file
    state = source.stat()
    content, tag = _read(source, state.st_mtime_ns, state.st_size)
    reply = {
        "Cache-Control": _kept(name),
        "ETag": tag,
        "Vary": "Accept-Encoding",
    }
    if _matches(headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=reply)
    if coding:
        reply["Content-Encoding"] = coding
    return Response(content, 200, reply, TYPES[file.suffix])


def _kept(name: str) -> str:
    """The value of Cache-Control for a file of that name."""
    if name == SETTINGS or PICTURES.fullmatch(name):
        return FOR_MINUTES
    return FOR_EVER if HASHED_NAME.fullmatch(name) else REVALIDATE


@functools.lru_cache(maxsize=64)
def _read(file: Path, _modified_ns: int, _size: int) -> tuple[bytes, str]:
    """Content and strong ETag; a changed file has another time or size and is read again."""
    content = file.read_bytes()
    return content, f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _coding(file: Path, accepted: str) -> str | None:
    """The content coding to use (RFC 9110, section 12.5.3); None for the file as it is."""
    weights = _weights(accepted)
    wanted = {name: weights.get(name, weights.get("*", 0.0)) for name, suffix in ENCODINGS.items()
              if file.with_name(file.name + suffix).is_file()}
    best = max(wanted, key=lambda name: wanted[name], default=None)
    plain = weights.get("identity", 0.0)
    return best if best and wanted[best] > 0 and wanted[best] >= plain else None


def _weights(accepted: str) -> dict[str, float]:
    weights = {}
    for item in accepted.lower().split(","):
        coding, _, parameter = item.partition(";")
        match = re.fullmatch(r"\s*q=([01](?:\.[0-9]{0,3})?)\s*", parameter)
        weights[coding.strip()] = float(match[1]) if match else 1.0
    return weights


def _matches(if_none_match: str, tag: str) -> bool:
    """Weak comparison (RFC 9110, section 13.1.2)."""
    tags = [candidate.strip().removeprefix("W/") for candidate in if_none_match.split(",")]
    return "*" in tags or tag in tags
