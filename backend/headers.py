"""Security headers, the same on every reply, and the one place where they are written."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend import policy_reports
from backend.timestamps import DAY


def content_security_policy(connect: Sequence[str] = (),
                            report_uri: str | None = policy_reports.PATH) -> str:
    """`connect` are origins of an API that is not where the console is."""
    directives = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        " ".join(["connect-src 'self'", *connect]),
        "img-src 'self'",
        "manifest-src 'self'",
        "font-src 'none'",
        # Forms are real for password managers, but scripts send what is in them.
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    if report_uri is not None:
        # The other directive for it, report-to, is younger than engines that people have.
        directives.append(f"report-uri {report_uri}")
    return "; ".join(directives)


OWN_FEATURES = ("clipboard-write",)
DENIED_FEATURES = (
    "accelerometer", "autoplay", "camera", "clipboard-read", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer",
    "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "serial",
    "usb", "xr-spatial-tracking",
)
PERMISSIONS_POLICY = ", ".join(
    [f"{name}=(self)" for name in OWN_FEATURES] + [f"{name}=()" for name in DENIED_FEATURES])

SECURITY_HEADERS = {
    "Content-Security-Policy": content_security_policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
STRICT_TRANSPORT_SECURITY = f"max-age={2 * 365 * DAY}; includeSubDomains"


class SecurityHeaders:
    """Adds them to every reply of `app`; with `secure`, browsers are told to insist on https."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self._app = app
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message), scope["path"])
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders, path: str) -> None:
        headers.update(SECURITY_HEADERS)
        if self._secure:
            headers["Strict-Transport-Security"] = STRICT_TRANSPORT_SECURITY
        if path == "/api" or path.startswith("/api/"):
            headers["Cache-Control"] = "no-store"
