"""Browsers that have signed in to an account before, known by a cookie.

Guesses from elsewhere, however many, then keep nobody out of a browser that is theirs (OWASP, Slow
Down Online Guessing Attacks with Device Cookies). The cookie is no credential: it only decides
which limit counts an attempt.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets

from starlette.responses import Response

from backend.call import Call
from backend.timestamps import DAY
from backend.vault import Vault

LIFETIME = 180 * DAY
NONCE_BYTES = 16
# Nonce and HMAC-SHA256 in base64url. What looks otherwise is not sent back to the browser.
ENTRY = re.compile(r"([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})")
# Accounts that one browser is known to; the one that signed in last comes first.
MOST_ACCOUNTS = 4


def cookie_name(secure: bool) -> str:
    return "__Host-mooring_device" if secure else "mooring_device"


def find(call: Call, account: str) -> str | None:
    """The nonce of the caller's browser if it has signed in to the account of that public id."""
    return next((nonce for nonce, proof in _entries(call)
                 if _proves(call.services.vault, account, nonce, proof)), None)


def remember(call: Call, response: Response, account: str) -> None:
    """Set the cookie: the browser has signed in to the account of that public id."""
    vault, secure = call.services.vault, call.services.config.secure
    nonce = find(call, account) or secrets.token_urlsafe(NONCE_BYTES)
    others = [f"{other}.{proof}" for other, proof in _entries(call) if other != nonce]
    entries = [f"{nonce}.{_proof(vault, account, nonce)}", *others][:MOST_ACCOUNTS]
    response.set_cookie(cookie_name(secure), "~".join(entries), max_age=LIFETIME, path="/",
                        secure=secure, httponly=True, samesite="strict")


def _entries(call: Call) -> list[tuple[str, str]]:
    """Nonces with what proves them, as the browser says."""
    value = call.cookies.get(cookie_name(call.services.config.secure), "")
    return [(found[1], found[2]) for entry in value.split("~")[:MOST_ACCOUNTS]
            if (found := ENTRY.fullmatch(entry))]


def _proof(vault: Vault, account: str, nonce: str) -> str:
    digest = vault.fingerprint(f"known device\n{account}\n{nonce}")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _proves(vault: Vault, account: str, nonce: str, proof: str) -> bool:
    return hmac.compare_digest(_proof(vault, account, nonce), proof)
