"""Reading and replacing personal information."""

from __future__ import annotations

import pytest

from harness import EMAIL, Client, Site, code_of, errors_of

ADA = {
    "name": "Ada Lovelace", "phone": "+44 20 7946 0958", "company": "Analytical Engines",
    "job_title": "Programmer", "country": "GB", "time_zone": "Europe/London",
}
UNSET = dict.fromkeys(ADA, "")


def test_a_new_account_has_only_an_address(client: Client) -> None:
    reply = client.get("/profile")
    assert reply.json() == {"email": EMAIL, **UNSET}


def test_what_is_saved_is_read_again(client: Client) -> None:
    saved = client.put("/profile", ADA, client.get("/profile").headers["etag"])
    assert saved.json() == {"email": EMAIL, **ADA}
    read = client.get("/profile")
    assert (read.json(), read.headers["etag"]) == (saved.json(), saved.headers["etag"])
    assert client.get("/session").json()["user"]["name"] == "Ada Lovelace"


def test_everything_can_be_emptied(client: Client) -> None:
    client.put("/profile", ADA, "*")
    assert client.put("/profile", UNSET, "*").json() == {"email": EMAIL, **UNSET}


def test_a_stale_change_is_refused_and_loses_nothing(client: Client) -> None:
    stale = client.get("/profile").headers["etag"]
    client.put("/profile", ADA, stale)
    reply = client.put("/profile", UNSET, stale)
    assert (reply.status_code, code_of(reply)) == (412, "precondition-failed")
    assert client.get("/profile").json()["name"] == "Ada Lovelace"


def test_a_change_based_on_nothing_is_refused(client: Client) -> None:
    reply = client.put("/profile", ADA, bad=True)
    assert (reply.status_code, code_of(reply)) == (428, "precondition-required")


def test_white_space_around_is_dropped_and_text_is_composed(client: Client) -> None:
    reply = client.put("/profile", {**ADA, "name": "  Zoe\u0308 \t", "country": " DE "}, "*",
                       bad=True)
    assert (reply.json()["name"], reply.json()["country"]) == ("Zo\u00eb", "DE")


@pytest.mark.parametrize("name", [
    "李小龍", "Nguyễn Thị Minh Khai", "O'Brien; DROP TABLE users", "👩‍🚀", "می‌خواهم", "\u200fשרה"])
def test_names_of_all_the_world_are_kept(client: Client, name: str) -> None:
    client.put("/profile", {**ADA, "name": name}, "*")
    assert client.get("/profile").json()["name"] == name


NO_PHONE = "Enter a phone number such as +44 20 7946 0958, or leave the field empty."
NO_COUNTRY = ("Choose a country from the list, by its two-letter code such as GB, or leave the "
              "field empty.")
NO_TIME_ZONE = "Enter a time zone such as Europe/London, or leave the field empty."

BAD_FIELDS = [
    ("name", "x" * 129, "Use at most 128 characters."),
    ("name", "two\nlines", "Remove the line breaks and other control characters."),
    ("name", "a\u0000b", "Remove the line breaks and other control characters."),
    ("name", "\u202eadA", "Remove the line breaks and other control characters."),
    ("name", "Ada\u2066", "Remove the line breaks and other control characters."),
    ("name", "\u200b", "Use at least one character that can be seen."),
    ("company", "\u3164\u2800\ufe0f", "Use at least one character that can be seen."),
    ("name", None, "Name must be text."),
    ("phone", "call me", NO_PHONE),
    ("phone", "+", NO_PHONE),
    ("country", "gb", NO_COUNTRY),
    ("country", "XX", NO_COUNTRY),
    ("time_zone", "Mars/Olympus", NO_TIME_ZONE),
    ("time_zone", "../etc/passwd", NO_TIME_ZONE),
    ("time_zone", "localtime", NO_TIME_ZONE),
    ("time_zone", "Factory", NO_TIME_ZONE),
    ("email", "new@example.com", "This field is not known here."),
]


@pytest.mark.parametrize("field, value, sentence", BAD_FIELDS)
def test_a_bad_field_gets_a_sentence(
        client: Client, field: str, value: object, sentence: str) -> None:
    reply = client.put("/profile", {**ADA, field: value}, "*", bad=True)
    assert errors_of(reply) == {f"/{field}": sentence}


def test_all_bad_fields_are_named_at_once(client: Client) -> None:
    reply = client.put("/profile", {**ADA, "phone": "x", "country": "x"}, "*", bad=True)
    assert list(errors_of(reply)) == ["/phone", "/country"]


def test_a_missing_field_is_named(client: Client) -> None:
    reply = client.put("/profile", {"name": "Ada"}, "*", bad=True)
    assert errors_of(reply) == {
        "/phone": "Phone number is missing.", "/company": "Company is missing.",
        "/job_title": "Job title is missing.", "/country": "Country is missing.",
        "/time_zone": "Time zone is missing."}


def test_profiles_are_separate(site: Site, client: Client) -> None:
    site.add_user("eve@example.com")
    client.put("/profile", ADA, "*")
    assert site.signed_in("eve@example.com").get("/profile").json()["name"] == ""
