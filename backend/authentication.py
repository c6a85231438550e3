"""Who calls: the session of the cookie, or the API key of the x-api-key header."""

from __future__ import annotations

from collections.abc import Mapping

from backend import api_keys, demo, sessions
from backend.call import Identity, Services
from backend.contract import Operation
from backend.problems import Problem, unauthenticated
from backend.sessions import Session


def identify(services: Services, operation: Operation, key: str | None,
             cookies: Mapping[str, str], now: int) -> tuple[Identity | None, Session | None]:
    """The caller as far as known; 401 or 403 when the operation needs to know more.

    A key that is sent is what counts, even beside a cookie.
    """
    if key is not None:
        return _by_key(services, operation, key, now), None
    session = _live_session(services, cookies, now)
    identity = Identity(session.user_id, session) if session and session.signed_in else None
    if identity is None and "none" not in operation.accepts:
        raise unauthenticated(sessions.ENDED)
    if operation.recent_authentication and not (session and session.is_recent(now)):
        raise Problem(403, "reauthentication-required", "Enter your password to go on.")
    return identity, session


def _by_key(services: Services, operation: Operation, key: str, now: int) -> Identity:
    if operation.method != "GET":
        raise Problem(403, "forbidden", "An API key can only read. Sign in to make changes.")
    user_id = api_keys.owner(services.database, key, now)
    if user_id is None or _is_closed(services, user_id):
        raise unauthenticated("This API key does not exist.")
    return Identity(user_id, None)


def _live_session(services: Services, cookies: Mapping[str, str], now: int) -> Session | None:
    token = cookies.get(sessions.cookie_name(services.config.secure))
    if not token:
        return None
    with services.database.read() as transaction:
        session = sessions.find(transaction, token, now)
        if session and demo.is_closed(services.config, transaction, session.user_id):
            return None
    if session and session.seen_at <= now - sessions.SEEN_STEP:
        with services.database.write() as transaction:
            sessions.mark_seen(transaction, session, now)
    return session


def _is_closed(services: Services, user_id: int) -> bool:
    with services.database.read() as transaction:
        return demo.is_closed(services.config, transaction, user_id)
