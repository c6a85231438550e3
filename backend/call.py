"""What a handler gets: one request that passed every check the contract asks for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy.engine import Connection
from starlette.responses import Response

from backend import sessions, users
from backend.breached_passwords import BreachedPasswords
from backend.cloud.verification import Verifier
from backend.config import Config
from backend.contract import Contract
from backend.database import Database
from backend.limits import Limits
from backend.mail import Mailer
from backend.passwords import Passwords
from backend.sessions import Session
from backend.timestamps import Clock
from backend.token_buckets import ANONYMOUS, CHANGES, TokenBuckets
from backend.vault import Vault
from backend.visitor import Visitor

if TYPE_CHECKING:
    from backend.metrics import Metrics


@dataclass(frozen=True)
class Services:
    """What lives as long as the server."""

    config: Config
    contract: Contract
    database: Database
    vault: Vault
    limits: Limits
    passwords: Passwords
    breached: BreachedPasswords
    verifier: Verifier
    mailer: Mailer
    clock: Clock
    metrics: Metrics | None = None
    anonymous: TokenBuckets = field(default_factory=lambda: TokenBuckets(ANONYMOUS))
    changes: TokenBuckets = field(default_factory=lambda: TokenBuckets(CHANGES))
    # Set when the server was told to stop.
    stopping: threading.Event = field(default_factory=threading.Event)

    def close(self) -> None:
        """End the threads first: they write down how far they came."""
        self.verifier.close()
        self.mailer.close()
        self.breached.close()
        self.database.close()


@dataclass(frozen=True)
class Identity:
    """Who calls: by a signed-in session, or (`session` is None) by the API key of that name."""

    user_id: int
    session: Session | None
    key_name: str | None = None


@dataclass(frozen=True)
class Call:
    """One request. `session` may also be one that still waits for its code; `identity` may not."""

    services: Services
    operation_id: str
    identity: Identity | None
    session: Session | None
    path: Mapping[str, str]
    query: Mapping[str, Any]
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: Any
    # What counts as one network address for limits.
    address: str
    visitor: Visitor
    now: int

    @property
    def user_id(self) -> int:
        """For operations that the contract closes to strangers."""
        assert self.identity is not None
        return self.identity.user_id

    @property
    def signed_in_session(self) -> Session:
        """For operations that only sessions may call."""
        assert self.session is not None and self.session.signed_in
        return self.session

    @property
    def database(self) -> Database:
        return self.services.database

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction for what the caller asks; 401 when their session has ended since."""
        with self.database.write() as transaction:
            if self.session:
                sessions.confirm(transaction, self.session)
            elif self.identity:
                users.get(transaction, self.identity.user_id)
            yield transaction


Handler = Callable[[Call], Response]
