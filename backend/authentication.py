"""Who calls: the session of the cookie, or an API key of a header."""

from __future__ import annotations

from collections.abc import Mapping

from backend import api_keys, closed_accounts, scopes, security_log, sessions
from backend.call import Identity, Services
from backend.contract import Operation
from backend.problems import Problem, unauthenticated
from backend.sessions import Session
from backend.visitor import Visitor


BEARER = "bearer "


def identify(services: Services, operation: Operation, headers: Mapping[str, str],
             cookies: Mapping[str, str], visitor: Visitor, now: int
             ) -> tuple[Identity | None, Session | None]:
    """The caller as far as known; 401 or 403 when the operation needs to know more.

    A key that is sent is what counts, even beside a cookie.
    """
    key = _key_of(headers)
    if key is not None:
        return _by_key(services, operation, key, visitor, now), None
    session = _live_session(services, cookies, visitor, now)
    identity = Identity(session.user_id, session) if session and session.signed_in else None
    if identity is None and "none" not in operation.accepts:
        raise unauthenticated(sessions.ENDED)
    if operation.recent_authentication and not (session and session.is_recent(now)):
        raise Problem(403, "reauthentication-required", "Enter your password to go on.")
    return identity, session


def _key_of(headers: Mapping[str, str]) -> str | None:
    """From x-api-key, or Authorization: Bearer (RFC 6750)."""
    authorization = headers.get("authorization", "")
    if "x-api-key" not in headers and authorization.lower().startswith(BEARER):
        return authorization[len(BEARER):].strip()
    return headers.get("x-api-key")


def _by_key(services: Services, operation: Operation, text: str, visitor: Visitor,
            now: int) -> Identity:
    if "api_key" not in operation.accepts:
        raise Problem(403, "forbidden", "An API key cannot do this. Sign in to the console.")
    key = api_keys.find(services.database, text, visitor.address, now)
    if key is None or _is_closed(services, key.user_id):
        security_log.key_refused(visitor.address)
        raise unauthenticated("This API key does not exist or is no longer valid.")
    if not scopes.allow(key.scopes, operation):
        raise Problem(403, "insufficient-scope",
                      "This API key may not do this. It needs the scope "
                      f"{scopes.needed(operation)}.")
    return Identity(key.user_id, None, key.name)


def _live_session(services: Services, cookies: Mapping[str, str], visitor: Visitor,
                  now: int) -> Session | None:
    token = cookies.get(sessions.cookie_name(services.config.secure))
    if not token:
        return None
    with services.database.read() as transaction:
        session = sessions.find(transaction, token, now, services.config.sessions)
        if session and closed_accounts.is_closed(
                services.config, transaction, session.user_id):
            return None
    if session and session.seen_at <= now - sessions.SEEN_STEP:
        with services.database.write() as transaction:
            sessions.mark_seen(transaction, session, now, visitor.address)
    return session


def _is_closed(services: Services, user_id: int) -> bool:
    with services.database.read() as transaction:
        return closed_accounts.is_closed(services.config, transaction, user_id)
