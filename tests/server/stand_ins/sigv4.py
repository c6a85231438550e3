"""AWS Signature Version 4, computed again from what was received (AWS General Reference).

Written from the specification; nothing here comes from the library that signs.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.message import Message
from urllib.parse import parse_qsl, quote

from stand_ins.stand_in import Request

ALGORITHM = "AWS4-HMAC-SHA256"
HEADER = re.compile(
    ALGORITHM + r" Credential=([^/]+)/([0-9]{8})/([a-z0-9-]+)/([a-z0-9]+)/aws4_request, ?"
    r"SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})")
TOLERANCE = timedelta(minutes=15)


@dataclass(frozen=True)
class Signature:
    """What the Authorization header says."""

    key_id: str
    day: str
    region: str
    service: str
    signed_headers: tuple[str, ...]
    value: str

    @property
    def scope(self) -> str:
        return f"{self.day}/{self.region}/{self.service}/aws4_request"


def read(headers: Message) -> Signature | None:
    found = HEADER.fullmatch(headers.get("Authorization", ""))
    return None if found is None else Signature(
        found[1], found[2], found[3], found[4], tuple(found[5].split(";")), found[6])


def is_right(request: Request, signature: Signature, secret: str) -> bool:
    """Signed with the secret, over host, date, session token and body, in these minutes."""
    sent_at = request.headers.get("X-Amz-Date", "")
    needed = {"host", "x-amz-date"} | (
        {"x-amz-security-token"} if "X-Amz-Security-Token" in request.headers else set())
    if not needed <= set(signature.signed_headers) or not _is_recent(sent_at, signature.day):
        return False
    canonical = hashlib.sha256(_canonical_request(request, signature).encode()).hexdigest()
    text = "\n".join((ALGORITHM, sent_at, signature.scope, canonical))
    return hmac.compare_digest(
        hmac.digest(_signing_key(secret, signature), text.encode(), "sha256").hex(),
        signature.value)


def _is_recent(sent_at: str, day: str) -> bool:
    try:
        moment = datetime.strptime(sent_at, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    except ValueError:
        return False
    return sent_at.startswith(day) and abs(datetime.now(timezone.utc) - moment) <= TOLERANCE


def _canonical_request(request: Request, signature: Signature) -> str:
    pairs = sorted((quote(name, safe="-_.~"), quote(value, safe="-_.~"))
                   for name, value in parse_qsl(request.query, keep_blank_values=True))
    headers = "".join(f"{name}:{' '.join(request.headers.get(name, '').split())}\n"
                      for name in signature.signed_headers)
    return "\n".join((
        request.method, quote(request.path or "/", safe="/-_.~"),
        "&".join(f"{name}={value}" for name, value in pairs), headers,
        ";".join(signature.signed_headers), hashlib.sha256(request.body).hexdigest()))


def _signing_key(secret: str, signature: Signature) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in (signature.day, signature.region, signature.service, "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return key
