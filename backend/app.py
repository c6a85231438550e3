"""The whole server as one ASGI application: the API, the console's files, headers, log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy import insert
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from backend import (
    account_removal, activity, api_keys, cross_origin, email_change, health, overview,
    passkey_sign_in, profile, proxies, rekey, reminders, session, session_list,
)
from backend.breached_passwords import BreachedPasswords
from backend.call import Handler, Services
from backend.cloud import account_list, accounts, setup
from backend.cloud.outbound import Limits as OutboundLimits
from backend.cloud.verification import Verifier
from backend.config import Config, ConfigurationError
from backend.contract import Contract, load_contract
from backend.database import Database, key_check
from backend.dispatch import Endpoint, UnknownPath
from backend.headers import SecurityHeaders
from backend.limits import Limits
from backend.mail import Mailer
from backend.passwords import Passwords
from backend.policy_reports import PATH as POLICY_REPORTS
from backend.policy_reports import PolicyReports
from backend.request_id import RequestIds
from backend.request_log import RequestLog
from backend.security import passkeys, password, recovery, state, strength, totp
from backend.static_files import StaticFiles
from backend.timestamps import Clock, system_clock
from backend.vault import Vault

if TYPE_CHECKING:
    from backend.metrics import Metrics

DATABASE_FILE = "mooring.db"

# A new section is one line here; each names the operations of the contract that it handles.
SECTIONS: tuple[Mapping[str, Handler], ...] = (
    account_list.OPERATIONS,
    accounts.OPERATIONS,
    account_removal.OPERATIONS,
    activity.OPERATIONS,
    api_keys.OPERATIONS,
    email_change.OPERATIONS,
    overview.OPERATIONS,
    passkey_sign_in.OPERATIONS,
    passkeys.OPERATIONS,
    password.OPERATIONS,
    profile.OPERATIONS,
    recovery.OPERATIONS,
    session.OPERATIONS,
    session_list.OPERATIONS,
    setup.OPERATIONS,
    state.OPERATIONS,
    strength.OPERATIONS,
    totp.OPERATIONS,
)


def open_services(config: Config, key: bytes, passwords: Passwords | None = None,
                  clock: Clock = system_clock, outbound: OutboundLimits = OutboundLimits()
                  ) -> Services:
    """Open the database of the data folder; a key that does not fit it is a ConfigurationError."""
    database = Database(config.data / DATABASE_FILE)
    database.create_tables()
    vault = Vault(key)
    _check_key(database, vault)
    contract = load_contract()
    metrics = _metrics(database, contract) if config.metrics else None
    return Services(
        config=config, contract=contract, database=database, vault=vault, metrics=metrics,
        limits=Limits(database, vault), passwords=passwords or Passwords(), clock=clock,
        verifier=Verifier(config.platform, database, vault, clock, outbound,
                          metrics.tested if metrics else lambda provider, outcome: None),
        breached=BreachedPasswords(config.breached_passwords, config.platform.proxy),
        mailer=Mailer(config.mail, database, vault, clock, reminders.put_due))


def _metrics(database: Database, contract: Contract) -> Metrics:
    # Only who counts waits for it to be loaded, a fifth of a second.
    from backend.metrics import Metrics
    return Metrics(database, contract.base)


def _check_key(database: Database, vault: Vault) -> None:
    with database.write() as transaction:
        found = rekey.fits(transaction, vault)
        if found is None:
            transaction.execute(insert(key_check).values(
                id=1, sealed_text=vault.seal("mooring", key_check.name, "sealed_text", "1")))
    if found is False:
        raise ConfigurationError(
            "The secret key is not the one that this database was made with. Bring the old key "
            "back; without it the stored secrets cannot be read.")


def create_app(services: Services) -> ASGIApp:
    handlers = collect_handlers(services.contract)
    base = services.contract.base
    routes = [
        Route(base + path, Endpoint(services, operations, handlers))
        for path, operations in services.contract.paths.items()]
    routes += [
        Route(health.LIVENESS, health.Liveness()),
        Route(health.READINESS, health.Readiness(services.database, services.stopping)),
        Route(POLICY_REPORTS, PolicyReports(services.clock)),
        Route("/api", UnknownPath()),
        Route("/api/{path:path}", UnknownPath()),
        Route("/{path:path}", StaticFiles(services.config.dist))]
    app = Starlette(routes=list(routes))
    # /api/v1/profile/ is not in the contract, so it is 404 and no redirect.
    app.router.redirect_slashes = False
    templates: dict[object, str] = {route.endpoint: route.path for route in routes}
    shared = cross_origin.allow(app, services.config.console_origins)
    safe = SecurityHeaders(shared, services.config.secure)
    logged = RequestLog(safe, templates, services.metrics)
    believed = proxies.believed(services.config)
    return RequestIds(proxies.ForwardedFor(logged, believed), believed)


def collect_handlers(contract: Contract) -> dict[str, Handler]:
    """Every operation of the contract with its handler; a missing or surplus one is a bug."""
    handlers = {name: handler for section in SECTIONS for name, handler in section.items()}
    operations = {operation.id for operation in contract.operations()}
    assert handlers.keys() == operations, handlers.keys() ^ operations
    return handlers
