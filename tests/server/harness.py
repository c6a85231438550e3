"""A site under test: the whole application on a database of its own, with a clock to turn."""

from __future__ import annotations

import functools
import secrets
import tempfile
from pathlib import Path
from typing import Any

import httpx
import pyotp
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from backend import users
from backend.app import DATABASE_FILE, create_app, open_services
from backend.cloud.outbound import Limits
from backend.cloud.platform import AwsPartition, AzureApplication, Platform
from backend.cloud.platform_file import default_permission_sets
from backend.config import Config, MailServer, SessionLimits
from backend.passwords import Passwords
from contract_checks import BASE, check_reply, check_request

START = 1_772_000_000
KEY = bytes(range(32))
EMAIL = "ada@example.com"
PASSWORD = "a lighthouse in the fog"
PLATFORM = Platform(
    default_permission_sets(),
    aws=(AwsPartition("aws", "AWS", "111122223333", "us-east-1", "console.aws.amazon.com"),),
    azure=AzureApplication("1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9"))
WRITES = {"X-Requested-With": "Mooring"}

# The least that argon2 allows: what is tested is the use, not the cost.
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


class TurnableClock:
    """Seconds since 1970 that only move when a test says so."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> int:
        return self.now

    def turn(self, seconds: int) -> None:
        self.now += seconds


class Client:
    """A browser or a script: keeps cookies, and checks each exchange against the contract."""

    def __init__(self, site: Site, base_url: str) -> None:
        self.http = TestClient(site.app, base_url=base_url)

    def request(self, method: str, path: str, body: Any = None, *, bad: bool = False,
                headers: dict[str, str] | None = None, **options: Any) -> httpx.Response:
        """Send and check; `bad` says that the request breaks the contract on purpose."""
        sent = {**({} if method in ("GET", "HEAD") else WRITES), **(headers or {})}
        if body is not None:
            options["json"] = body
        request = self.http.build_request(method, BASE + path, headers=sent, **options)
        if not bad:
            check_request(request)
        reply = self.http.send(request)
        if method != "HEAD":
            check_reply(reply)
        return reply

    def get(self, path: str, **options: Any) -> httpx.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> httpx.Response:
        return self.request("POST", path, body, **options)

    def create(self, path: str, body: Any, key: str | None = None,
               **options: Any) -> httpx.Response:
        """POST with an Idempotency-Key, a new one unless given."""
        headers = {"Idempotency-Key": key or secrets.token_hex(16)}
        return self.request("POST", path, body, headers=headers, **options)

    def put(self, path: str, body: Any, if_match: str | None = None, key: str | None = None,
            **options: Any) -> httpx.Response:
        headers = {} if if_match is None else {"If-Match": if_match}
        if key:
            headers["x-api-key"] = key
        return self.request("PUT", path, body, headers=headers, **options)

    def delete(self, path: str, **options: Any) -> httpx.Response:
        return self.request("DELETE", path, **options)

    def sign_in(self, email: str = EMAIL, password: str = PASSWORD) -> Client:
        reply = self.post("/session", {"email": email, "password": password})
        assert reply.status_code == 200
        return self

    def new_key(self, name: str = "Deployment") -> str:
        key: str = self.create("/api-keys", {"name": name}).json()["key"]
        return key


@functools.cache
def new_database() -> bytes:
    """A database as the first start leaves it; to copy it takes half the time of making one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = Config(host="127.0.0.1", port=8080, data=folder, dist=folder / "dist",
                        public_origin=None, demo=False, platform=PLATFORM)
        open_services(config, KEY, CHEAP, TurnableClock()).close()
        assert [file.name for file in folder.iterdir()] == [DATABASE_FILE]
        return (folder / DATABASE_FILE).read_bytes()


class Site:
    """The application in `folder`, with one account: EMAIL and PASSWORD."""

    def __init__(self, folder: Path, public_origin: str | None = None,
                 platform: Platform = PLATFORM, demo: bool = False,
                 add_account: bool = True, limits: Limits = Limits(),
                 sessions: SessionLimits = SessionLimits(),
                 mail: MailServer | None = None,
                 breached_passwords: str | None = None) -> None:
        self.clock = TurnableClock()
        self.config = Config(
            host="127.0.0.1", port=8080, data=folder, dist=folder / "dist",
            public_origin=public_origin, demo=demo, platform=platform, sessions=sessions,
            mail=mail, breached_passwords=breached_passwords)
        database = folder / DATABASE_FILE
        if not database.exists():
            database.write_bytes(new_database())
        self.services = open_services(self.config, KEY, CHEAP, self.clock, limits)
        self.app = create_app(self.services)
        if add_account:
            self.add_user(EMAIL, PASSWORD)

    def add_user(self, email: str, password: str = PASSWORD) -> int:
        user_id = users.add(self.services.database, CHEAP, email, password, self.clock())
        assert user_id is not None
        return user_id

    def client(self) -> Client:
        return Client(self, self.config.public_origin or "http://localhost:8080")

    def signed_in(self, email: str = EMAIL) -> Client:
        return self.client().sign_in(email)

    def code(self, secret: str, seconds: int = 0) -> str:
        """What an authenticator app shows, `seconds` from now."""
        return pyotp.TOTP(secret).at(self.clock() + seconds)

    def enable_totp(self, client: Client) -> str:
        """Enrol; returns the secret. The clock moves on, so that the next code is a new one."""
        secret: str = client.post("/totp").json()["secret"]
        assert client.post("/totp/confirmation", {"code": self.code(secret)}).status_code == 200
        self.clock.turn(30)
        return secret

    def stored_bytes(self) -> bytes:
        """Everything that the server has written to the data folder."""
        return b"".join(file.read_bytes() for file in self.config.data.iterdir() if file.is_file())


def errors_of(reply: httpx.Response) -> dict[str, str]:
    """Pointer to sentence of an invalid-fields problem."""
    assert code_of(reply) == "invalid-fields"
    return {error["pointer"]: error["detail"] for error in reply.json()["errors"]}


def told(reply: httpx.Response) -> dict[str, str]:
    """What a problem says to anybody; its id is of the one request."""
    return {name: value for name, value in reply.json().items() if name != "request_id"}


def code_of(reply: httpx.Response) -> str:
    """The problem's code, such as not-found."""
    kind: str = reply.json()["type"]
    return kind.removeprefix("urn:mooring:problem:")
