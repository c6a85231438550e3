"""Defects to plant into a backend that has none: what is wrong with it, and what should notice."""

from __future__ import annotations

import json
import re
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import MutableHeaders

from defective import Alter, Answered, Asked, Bend, Defect


def header(name: str, value: str, when: Callable[[Asked], bool] = lambda asked: True) -> Bend:
    def bend(asked: Asked) -> None:
        if when(asked):
            asked.headers[name] = value
    return bend


def without(name: str) -> Bend:
    def bend(asked: Asked) -> None:
        del asked.headers[name]
    return bend


def query(name: str, value: str | None) -> Bend:
    def bend(asked: Asked) -> None:
        if asked.path == "/api-keys" and name in asked.query:
            asked.query.pop(name)
            asked.query.update({name: value} if value else {})
    return bend


@dataclass
class Crowd:
    """Bends requests that come while another one to the same place is under way."""

    in_crowd: Bend
    under_way: Counter[tuple[str, str]] = field(default_factory=Counter)

    def bend(self, asked: Asked) -> Answered | None:
        place = asked.method, asked.path
        self.under_way[place] += 1
        return self.in_crowd(asked) if self.under_way[place] > 1 else None

    def alter(self, asked: Asked, _answered: Answered) -> None:
        self.under_way[asked.method, asked.path] -= 1


def answer(method: str, path: str, status: int, **headers: str) -> Bend:
    """Instead of doing anything."""
    def bend(asked: Asked) -> Answered | None:
        if asked.method != method or not re.fullmatch(path, asked.path):
            return None
        return Answered(status, MutableHeaders({"cache-control": "no-store", **headers}), b"")
    return bend


def strip_unknown(asked: Asked) -> None:
    asked.body = asked.body.replace(b', "no_such_field": 1', b"").replace(
        b',"no_such_field":1', b"")


def fresh_key(asked: Asked) -> None:
    if "idempotency-key" in asked.headers and len(asked.headers["idempotency-key"]) == 32:
        asked.headers["idempotency-key"] = secrets.token_hex(16)


def any_etag(asked: Asked) -> None:
    if "if-match" in asked.headers:
        asked.headers["if-match"] = "*"


def in_reply(method: str, path: str, change: Callable[[Any], Any],
             statuses: tuple[int, ...] = (200, 201)) -> Alter:
    """Change what the JSON of a reply says."""
    def alter(asked: Asked, answered: Answered) -> None:
        if asked.method == method and re.fullmatch(path, asked.path) \
                and answered.status in statuses and answered.body:
            value = answered.json
            change(value)
            answered.put(value)
    return alter


def reply_header(name: str, value: str | None, status: int | None = None,
                 path: str = ".*") -> Alter:
    def alter(asked: Asked, answered: Answered) -> None:
        if name in answered.headers and re.fullmatch(path, asked.path) \
                and status in (None, answered.status):
            del answered.headers[name]
            if value is not None:
                answered.headers[name] = value
    return alter


def cookie_without(attribute: str) -> Alter:
    def alter(asked: Asked, answered: Answered) -> None:
        if "set-cookie" in answered.headers:
            kept = [part for part in answered.headers["set-cookie"].split("; ")
                    if part.lower() != attribute]
            answered.headers["set-cookie"] = "; ".join(kept)
    return alter


def status(before: int, after: int) -> Alter:
    def alter(asked: Asked, answered: Answered) -> None:
        if answered.status == before:
            answered.status = after
    return alter


def list_with_secret(asked: Asked, answered: Answered) -> None:
    value = answered.json
    if answered.status == 201 and "key" in value:
        answered.memory[value["api_key"]["id"]] = value["key"]
    elif asked.path == "/api-keys" and answered.status == 200:
        for item in value["items"]:
            item["key"] = answered.memory.get(item["id"])
        answered.put(value)


def cloud_secret(asked: Asked, answered: Answered) -> None:
    if asked.path == "/cloud-accounts" and answered.status == 201:
        value = answered.json
        value["link"]["secret_access_key"] = json.loads(asked.body)["credentials"][
            "secret_access_key"]
        answered.put(value)


def tells_strangers_apart(asked: Asked, answered: Answered) -> None:
    if asked.path == "/session" and answered.status == 401 and b"ada@example.com" not in asked.body:
        answered.put({**answered.json, "detail": "There is no such account."})


def tells_token(asked: Asked, answered: Answered) -> None:
    found = re.search("mooring_session=([^;]+)", asked.headers.get("cookie", ""))
    if asked.path == "/session" and answered.status == 200 and found:
        answered.put({**answered.json, "token": found[1]})


def same_etag(asked: Asked, answered: Answered) -> None:
    if "etag" in answered.headers:
        answered.headers["etag"] = '"1"'


def html(asked: Asked, answered: Answered) -> None:
    if answered.status == 404:
        answered.body = b"<h1>Not found</h1>"
        answered.headers["content-type"] = "text/html"


def crash(asked: Asked, answered: Answered) -> None:
    if b"no_such_field" in asked.body and answered.status == 422:
        answered.status, answered.body = 500, b"Traceback (most recent call last)"
        answered.headers["content-type"] = "text/plain"


def twice_on_next_page(value: Any) -> None:
    if value["items"]:
        value["items"].append(value["items"][0])


def drop(*names: str) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        for name in names:
            value.pop(name, None)
    return change


def every_item(**values: Any) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        for item in value["items"]:
            item.update(values)
    return change


def without_query(path: str, name: str) -> Bend:
    def bend(asked: Asked) -> None:
        if asked.path == path:
            asked.query.pop(name, None)
    return bend


def keeps_others(asked: Asked) -> None:
    if asked.path == "/password":
        asked.body = asked.body.replace(b"true", b"false")


def keeps_credentials(asked: Asked) -> None:
    if asked.method == "PUT" and b"credentials" in asked.body:
        asked.body = json.dumps({"alias": json.loads(asked.body)["alias"]}).encode()


changers, makers = Crowd(any_etag), Crowd(fresh_key)
SIGNED_OUT_COOKIE = "mooring_session=\"\"; HttpOnly; Max-Age=0; Path=/; SameSite=strict"
DEFECTS = [
    Defect("says another request id", "An unknown path", alter=reply_header("x-request-id", "7")),
    Defect("ends keys at another time", "When keys end", alter=in_reply(
        "POST", "/api-keys", lambda value: value["api_key"]["expires_at"] and value[
            "api_key"].update(expires_at="2026-02-26T06:13:20Z"))),
    Defect("counts no keys", "The overview counts", alter=in_reply(
        "GET", "/overview", lambda value: value.update(api_keys=0))),
    Defect("keeps old credentials", "Credentials are replaced", keeps_credentials),
    Defect("lets several change at once", "Of changes that saw the same", changers.bend,
           changers.alter),
    Defect("creates twice at once", "One Idempotency-Key creates", makers.bend, makers.alter),
    Defect("does not change passwords", "A password that was changed", answer(
        "PUT", "/password", 204)),
    Defect("keeps other sessions", "A password that was changed", keeps_others),
    Defect("does not delete accounts of people", "An account that was deleted", answer(
        "POST", "/account/deletion", 204, **{"set-cookie": SIGNED_OUT_COOKIE})),
    Defect("ignores the search of accounts", "A search finds accounts",
           without_query("/cloud-accounts", "q")),
    Defect("ignores the order of accounts", "Accounts are listed in the order",
           without_query("/cloud-accounts", "sort")),
    Defect("makes another external id each time", "The set-up is there", alter=in_reply(
        "GET", "/cloud-setup", lambda value: value.update(nonce=secrets.token_hex(4)))),
    Defect("exports everything", "What happened can be taken along",
           without_query("/activity/export", "kind")),
    Defect("says nobody's identifier", "Who has signed in is named", alter=in_reply(
        "GET", "/session", lambda value: value.get("user") and value["user"].pop("id"))),
    Defect("has one identifier for everybody", "People are told apart", alter=in_reply(
        "GET", "/session", lambda value: value["user"] and value["user"].update(id="somebody"))),
    Defect("caches", "What is saved", alter=reply_header("cache-control", None, path="/profile")),
    Defect("caches for a while", "What is saved",
           alter=reply_header("cache-control", "private, max-age=60", path="/profile")),
    Defect("asks for no header", "Without X-Requested-With",
           header("x-requested-with", "Mooring")),
    Defect("takes any Origin", "From a foreign Origin", without("origin")),
    Defect("ignores If-Match", "A change needs If-Match", any_etag),
    Defect("needs no If-Match", "A change needs If-Match", header(
        "if-match", "*", lambda asked: "if-match" not in asked.headers)),
    Defect("has one ETag for everything", "A change needs If-Match", alter=same_etag),
    Defect("has weak ETags", "What is saved",
           alter=reply_header("etag", 'W/"1"', path="/profile")),
    Defect("ignores Idempotency-Key", "What is created twice", fresh_key),
    Defect("links twice", "Linking twice", fresh_key),
    Defect("makes up an Idempotency-Key", "Without Idempotency-Key", header(
        "idempotency-key", "0123456789abcdef", lambda asked: asked.method == "POST")),
    Defect("deletes what is not there", "Of an unknown id", answer(
        "DELETE", "/api-keys/nothing_of_this_name", 204)),
    Defect("calls everything 404 by 403", "Of an unknown id", alter=status(404, 403)),
    Defect("has pages for errors", "An unknown path", alter=html),
    Defect("sends problems as JSON", "Without a session",
           alter=reply_header("content-type", "application/json", 401)),
    Defect("sends JSON as text", "Who has signed in is named",
           alter=reply_header("content-type", "text/plain", 200)),
    Defect("leaves out a field", "What is saved", alter=in_reply("GET", "/profile", drop("email"))),
    Defect("leaves out a total", "Pages", alter=in_reply("GET", "/api-keys", drop("total"))),
    Defect("invents a status", "A key is shown once",
           alter=in_reply("GET", "/api-keys", every_item(status="fine"))),
    Defect("writes local times", "A key is shown once", alter=in_reply(
        "GET", "/api-keys", every_item(created_at="2026-02-10T10:00:00+01:00"))),
    Defect("shows its cookie to scripts", "Signing out", alter=cookie_without("httponly")),
    Defect("sends its cookie from elsewhere", "Signing out",
           alter=cookie_without("samesite=strict")),
    Defect("does not sign out", "Signing out", answer(
        "DELETE", "/session", 204, **{"set-cookie": SIGNED_OUT_COOKIE})),
    Defect("does not end sessions", "Sessions are listed", answer("DELETE", "/sessions/.*", 204)),
    Defect("does not end other sessions", "All other sessions", answer("DELETE", "/sessions", 204)),
    Defect("lists keys with their text", "A key is shown once", alter=list_with_secret),
    Defect("echoes credentials", "A linked account is found", alter=cloud_secret),
    Defect("does not delete keys", "A key works", answer("DELETE", "/api-keys/.*", 204)),
    Defect("does not delete accounts", "An account that was removed", answer(
        "DELETE", "/cloud-accounts/.*", 204)),
    Defect("begins again with each cursor", "Pages", query("cursor", None)),
    Defect("repeats an item", "Pages", alter=in_reply("GET", "/api-keys", twice_on_next_page)),
    Defect("ignores limit", "Pages", query("limit", "200")),
    Defect("ignores sort", "Pages", query("sort", "name")),
    Defect("ignores the search", "A search", query("q", None)),
    Defect("forgets the next page", "Pages", alter=in_reply(
        "GET", "/api-keys", lambda value: value.update(next_cursor=None))),
    Defect("counts wrongly", "A search", alter=in_reply(
        "GET", "/api-keys", lambda value: value.update(total=value["total"] + 1))),
    Defect("breaks at unknown fields", "An unknown field", alter=crash),
    Defect("ignores unknown fields", "An unknown field", strip_unknown),
    Defect("takes any type", "A body of another type",
           header("content-type", "application/json")),
    Defect("calls too large bodies bad", "A body of more than 64 KiB", alter=status(413, 400)),
    Defect("does not say which methods", "A method that a path does not have",
           alter=reply_header("allow", None, 405)),
    Defect("does not say which fields", "Each bad field", alter=in_reply(
        "PUT", "/profile", drop("errors"), (422,))),
    Defect("names the wrong field", "A name that is in use", alter=in_reply(
        "POST", "/api-keys",
        lambda value: value.update(errors=[{"pointer": "/title", "detail": "Taken."}]), (422,))),
    Defect("says another status in problems", "Without a session", alter=in_reply(
        "GET", "/overview", lambda value: value.update(status=400), (401,))),
    Defect("tells who has an account", "A wrong password and an unknown address",
           alter=tells_strangers_apart),
    Defect("does not say when to come back", "Guessing a password",
           alter=reply_header("retry-after", None, 429)),
    Defect("takes a second proof for nothing", "A wrong proof", answer(
        "POST", "/session/reauthentication", 204)),
    Defect("points elsewhere", "A linked account is found",
           alter=reply_header("location", "/elsewhere", 201)),
    Defect("leaves white space", "Text is normalised", alter=in_reply(
        "PUT", "/profile", lambda value: value.update(name=f"{value['name']} "))),
    Defect("lets keys do everything", "An API key cannot", alter=status(403, 200)),
    Defect("forgets what happened", "What happened is listed", alter=in_reply(
        "GET", "/activity", lambda value: value["items"].clear())),
    Defect("lets everybody read", "Pages of other sites", alter=lambda asked, answered:
           answered.headers.update({"access-control-allow-origin": "*"})),
    Defect("tells the session's token", "Who has signed in is named", alter=tells_token),
    Defect("says that all is well without looking", "A linked account is found", alter=in_reply(
        "POST", "/cloud-accounts", lambda value: value.update(status="connected"))),
    Defect("has a field of another type", "What can be read", alter=in_reply(
        "GET", "/account/removal", lambda value: value.update(email=7, api_keys="many"))),
    Defect("turns an app on unasked", "An authenticator app", alter=in_reply(
        "GET", "/security", lambda value: value["totp"].update(state="on"))),
]
