"""A site under judgement, and people who use it by HTTP alone."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Callable, Collection, Mapping
from typing import Any

import httpx

from contract_checks import BASE, DOCUMENT, check_reply, operation_of

CONSOLE = {"X-Requested-With": "Mooring"}
COOKIES = ("mooring_session", "__Host-mooring_session")


class Skip(Exception):
    """Why a rule cannot be judged here."""


def expect(condition: object, otherwise: str) -> None:
    """As `assert`, which Python can be told to leave out."""
    if not condition:
        raise AssertionError(otherwise)


class Site:
    """`connect` gives a client without cookies whose base URL is the site's origin."""

    def __init__(self, connect: Callable[[], httpx.Client], https: bool, email: str, password: str,
                 other: tuple[str, str] | None = None,
                 now: Callable[[], float] = time.time,
                 wait: Callable[[int], None] = time.sleep) -> None:
        self.https = https
        self.email = email
        self.password = password
        # Address and password of somebody else.
        self.other = other
        self.now = now
        self.wait = wait
        self._connect = connect
        # What may stand in the one reply that makes it, and in no other.
        self.secrets: set[str] = {password} if password else set()

    def stranger(self) -> Person:
        return Person(self, self._connect())

    def keeper(self) -> Person:
        """Somebody who looks after the account, and takes any answer."""
        person = Person(self, self._connect(), judging=False)
        person.post("/session", {"email": self.email, "password": self.password})
        return person

    def signed_in(self, other: bool = False) -> Person:
        person = self.stranger()
        email, password = self.other if other and self.other else (self.email, self.password)
        reply = person.post("/session", {"email": email, "password": password}, want=200)
        state = reply.json()["state"]
        expect(state == "signed_in", f"the account is {state} after its password")
        return person


class Person:
    """Somebody with cookies of their own. Each exchange is held against the contract if `judging`.
    """

    def __init__(self, site: Site, http: httpx.Client, judging: bool = True) -> None:
        self.site = site
        self._judging = judging
        # A cookie that no reply has set.
        self._copied = ""
        self._http = http

    def ask(self, method: str, path: str, body: Any = None, *, want: int | Collection[int] = (),
            code: str = "", headers: Mapping[str, str | None] | None = None,
            shows: bool = False, **options: Any) -> httpx.Response:
        """Send and judge. `want` and `code` are what has to be answered; a header that is None is
        left out of those that every request has; `shows` says that a secret may be in the reply."""
        sent: dict[str, str | None] = {**(headers or {})}
        if method not in ("GET", "HEAD"):
            sent = {**CONSOLE, **sent}
        if self._copied:
            sent["Cookie"] = self._copied
        if body is not None:
            options["json"] = body
        request = self._http.build_request(
            method, BASE + path, **options,
            headers={name: value for name, value in sent.items() if value is not None})
        reply = self._http.send(request)
        if not self._judging:
            return reply
        try:
            self._judge(reply, {want} if isinstance(want, int) else want, code, shows)
        except AssertionError as error:
            raise AssertionError(f"{method} {path} → {reply.status_code}: {error}") from None
        return reply

    def _judge(self, reply: httpx.Response, want: Collection[int], code: str,
               shows: bool) -> None:
        expect(not want or reply.status_code in want,
               f"{' or '.join(map(str, want))} was expected")
        if reply.request.method == "HEAD":
            expect(reply.content == b"", "the answer to HEAD has a body")
            return
        check_reply(reply, exact=False)
        if reply.status_code >= 400:
            _check_problem(reply, code)
        for cookie in reply.headers.get_list("set-cookie"):
            _check_cookie(cookie, self.site.https)
        expect(shows or not any(secret in reply.text for secret in self.site.secrets),
               "a secret is in the reply")
        expect(len(self.token) < 20 or self.token not in reply.text,
               "the session's token is in the reply")

    def get(self, path: str, **options: Any) -> httpx.Response:
        options.setdefault("want", 200)
        return self.ask("GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> httpx.Response:
        return self.ask("POST", path, body, **options)

    def put(self, path: str, body: Any, if_match: str | None = None,
            **options: Any) -> httpx.Response:
        return self.ask("PUT", path, body, headers={"If-Match": if_match}, **options)

    def delete(self, path: str, **options: Any) -> httpx.Response:
        return self.ask("DELETE", path, **options)

    def create(self, path: str, body: Any, key: str = "", **options: Any) -> httpx.Response:
        """With an Idempotency-Key, a new one unless it is given."""
        options.setdefault("want", 201)
        return self.ask("POST", path, body, **options,
                        headers={"Idempotency-Key": key or secrets.token_hex(16)})

    def is_signed_in(self) -> bool:
        """Without judging it: whether the session still is what it was."""
        reply = self._http.get(f"{BASE}/session")
        return '"signed_in"' in reply.text

    @property
    def origin(self) -> str:
        """As a browser says it."""
        return str(self._http.base_url).rstrip("/")

    @property
    def token(self) -> str:
        """Of the session; empty when there is none."""
        return next((cookie.value or "" for cookie in self._http.cookies.jar
                     if cookie.name in COOKIES), "")

    def with_token(self, token: str) -> Person:
        """Somebody who has copied it."""
        other = self.site.stranger()
        other._copied = f"{COOKIES[self.site.https]}={token}"
        return other


def code_of(reply: httpx.Response) -> str:
    return str(reply.json()["type"]).removeprefix("urn:mooring:problem:")


def pointers(reply: httpx.Response) -> set[str]:
    return {error["pointer"] for error in reply.json().get("errors", [])}


def _check_problem(reply: httpx.Response, code: str) -> None:
    found = code_of(reply)
    expect(not code or found == code, f"the problem is {found} instead of {code}")
    operation = operation_of(reply.request.method, reply.request.url.path)
    if operation:
        response = operation["responses"][str(reply.status_code)]
        text = str(response["description"]) + str(operation) + DOCUMENT["info"]["description"]
        expect(f"`{found}`" in text, f"{found} is no problem of this operation")
    expect(reply.headers.get("x-request-id", "") in ("", reply.json().get("request_id")),
           "request_id is not that of X-Request-Id")
    if found == "invalid-fields":
        expect(pointers(reply), "invalid-fields names no field")


def _check_cookie(cookie: str, https: bool) -> None:
    name, _, _ = cookie.partition("=")
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    if name in COOKIES:
        expect(name == COOKIES[https], f"the cookie is called {name}")
    for wanted in ("httponly", "samesite=strict", "path=/", *(["secure"] if https else [])):
        expect(wanted in attributes, f"the cookie {name} is not {wanted}")
    expect(not https or not re.search(";[ ]*domain=", cookie, re.IGNORECASE) or
           not name.startswith("__Host-"), f"the cookie {name} has a Domain")
