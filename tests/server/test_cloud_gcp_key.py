"""Service account keys: each part of the file is checked, and named when it is wrong."""

from __future__ import annotations

import pytest

from backend.cloud import gcp_key
from backend.problems import Problem
from gcp_keys import CURVE_KEY, LOCKED_KEY, PRIVATE_KEY, SHORT_KEY, service_account_key


def refusal(text: str) -> str:
    """The sentence about a key that is refused."""
    with pytest.raises(Problem) as caught:
        gcp_key.read(text, "/key")
    error, = caught.value.errors
    assert error.pointer == "/key"
    return error.detail


def test_a_good_key_tells_what_may_be_shown() -> None:
    assert gcp_key.read(service_account_key(), "/key") == gcp_key.ServiceAccountKey(
        "analytical-engines", "mooring@analytical-engines.iam.gserviceaccount.com",
        "9c8b7a6f5e4d3c2b1a09")


@pytest.mark.parametrize("project", ["abcdef", "a" * 30, "my-project-123", "example.com:my-app",
                                     "sub.example.co.uk:app", "example.xn--p1ai:app"])
def test_project_ids_new_and_old(project: str) -> None:
    assert gcp_key.read(service_account_key(project_id=project), "/key").project_id == project


@pytest.mark.parametrize("uri", [
    "https://oauth2.googleapis.com/token", "https://www.googleapis.com/oauth2/v4/token",
    "https://googleapis.com:443/token", "https://accounts.google.com/o/oauth2/token"])
def test_tokens_come_from_google(uri: str) -> None:
    gcp_key.read(service_account_key(token_uri=uri), "/key")


@pytest.mark.parametrize("text", ["", "{", "analytical-engines", "{'type': 1}",
                                  service_account_key()[:-1]])
def test_what_is_no_json_is_refused(text: str) -> None:
    assert refusal(text) == "This is not JSON. Paste the whole key file."


@pytest.mark.parametrize("text", ["[]", "null", '"text"', "7"])
def test_what_is_no_object_is_refused(text: str) -> None:
    assert refusal(text) == "This is not a key file: it must hold a JSON object."


@pytest.mark.parametrize("kind, sentence", [
    ("authorized_user", "These are a person's own credentials."),
    ("external_account", "This is not a service account key"),
    (None, "This is not a service account key"),
    (["service_account"], "This is not a service account key"),
])
def test_other_kinds_of_credentials_are_told_apart(kind: object, sentence: str) -> None:
    assert refusal(service_account_key(type=kind)).startswith(sentence)


@pytest.mark.parametrize("part", ["project_id", "private_key_id", "private_key", "client_email",
                                  "token_uri"])
@pytest.mark.parametrize("value", [None, "", 7])
def test_a_missing_part_is_named(part: str, value: object) -> None:
    assert refusal(service_account_key(**{part: value})) == \
        f"The key file has no {part}. Paste the whole file."


DAMAGED = [
    ("project_id", "Short"), ("project_id", "abc"), ("project_id", "ends-with-"),
    ("project_id", "a" * 31),
    ("project_id", "..com:proj"), ("project_id", "-.com:proj"), ("project_id", "a-.com:proj"),
    ("project_id", "example.1:proj"), ("project_id", "com:proj"), ("project_id", "a.com:p-"),
    ("project_id", "x." * 127 + "com:proj"), ("private_key_id", "two words"),
    ("private_key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
    ("private_key", PRIVATE_KEY[:400]), ("private_key", LOCKED_KEY), ("private_key", CURVE_KEY),
    ("private_key", SHORT_KEY),
    ("client_email", "mooring"), ("client_email", "a b@example.com"),
    ("token_uri", "http://oauth2.googleapis.com/token"), ("token_uri", "file:///etc/passwd"),
    ("token_uri", "https://user@oauth2.googleapis.com/token"), ("token_uri", "https://[bad/token"),
    ("token_uri", "https://example.com/token"), ("token_uri", "https://googleapis.com.eve.example"),
    ("token_uri", "https://evegoogleapis.com/token"), ("token_uri", "https://google.com/token"),
    ("token_uri", "https://oauth2.googleapis.com:8443/token"),
    ("token_uri", "https://oauth2.googleapis.com:port/token"),
]


@pytest.mark.parametrize("part, value", DAMAGED)
def test_a_damaged_part_is_named(part: str, value: str) -> None:
    assert refusal(service_account_key(**{part: value})).startswith(
        f"The key file's {part} is not as Google writes it.")
