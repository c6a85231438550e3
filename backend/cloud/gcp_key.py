"""A service account key of Google Cloud: the JSON file that `gcloud … keys create` writes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from backend.cloud.private_key import is_rsa_key
from backend.problems import invalid_field
from backend.request_body import strict_json

# Google Cloud's documentation: 6 to 30 characters; old projects belong to a domain, whose part of
# the id may be shorter.
DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
PROJECT_ID = re.compile(
    rf"[a-z][a-z0-9-]{{4,28}}[a-z0-9]|(?=[^:]{{1,253}}:){DOMAIN}:[a-z][a-z0-9-]{{0,28}}[a-z0-9]")
EMAIL = re.compile(rf"[A-Za-z0-9._%+-]{{1,64}}@{DOMAIN}", re.IGNORECASE)
# An address of Google; the second host is in key files from before 2018. It is only looked at: keys
# are exchanged where the platform's configuration says.
TOKEN_URI = re.compile(
    r"https://(?:(?:[a-z0-9-]+\.)*googleapis\.com|accounts\.google\.com)(?::443)?(?:/[!-~]*)?")
PRIVATE_KEY_ID = re.compile(r"[!-~]{1,128}")


@dataclass(frozen=True)
class ServiceAccountKey:
    """The public part of the file."""

    project_id: str
    client_email: str
    private_key_id: str


def read(text: str, pointer: str) -> ServiceAccountKey:
    """The key that `text` holds; 422 at `pointer` saying which part of the file is wrong."""
    try:
        content = strict_json(text)
    except ValueError:
        raise invalid_field(pointer, "This is not JSON. Paste the whole key file.") from None
    if not isinstance(content, dict):
        raise invalid_field(pointer, "This is not a key file: it must hold a JSON object.")
    if advice := _wrong_type(content.get("type")):
        raise invalid_field(pointer, advice)
    for name, is_valid in PARTS.items():
        value = content.get(name)
        if not isinstance(value, str) or not value:
            raise invalid_field(pointer, f"The key file has no {name}. Paste the whole file.")
        if not is_valid(value):
            raise invalid_field(pointer, f"The key file's {name} is not as Google writes it. "
                                         "Paste the whole file again, or create a new key.")
    return ServiceAccountKey(content["project_id"], content["client_email"],
                             content["private_key_id"])


def _wrong_type(kind: Any) -> str | None:
    if kind == "service_account":
        return None
    if kind == "authorized_user":
        return "These are a person's own credentials. Create a key for the service account."
    return "This is not a service account key: its type must be service_account."


PARTS: dict[str, Callable[[str], object]] = {
    "project_id": PROJECT_ID.fullmatch,
    "private_key_id": PRIVATE_KEY_ID.fullmatch,
    "client_email": EMAIL.fullmatch,
    "token_uri": TOKEN_URI.fullmatch,
    # Last, because it computes.
    "private_key": is_rsa_key,
}
