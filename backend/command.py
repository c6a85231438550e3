"""The command line: serving the console, and adding accounts.

Exit codes: 0 after a normal end, 1 when something is missing or in use, 2 for a wrong command line,
130 when it is broken off.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import OperationalError

from backend import app, config, server, users
from backend.call import Services
from backend.config import Config, ConfigurationError
from backend.passwords import MAX_LENGTH, weakness
from backend.vault import load_key

DEMO_EMAIL = "demo@example.com"
DEMO_PASSWORD = "mooring-demo-password"


class UsageError(ConfigurationError):
    """The command line asks for something that is refused; exit code 2."""


def main(arguments: Sequence[str]) -> int:
    # Everything the server writes is for its own eyes.
    os.umask(0o077)
    try:
        if arguments[:1] == ["add-user"]:
            return add_user(_add_user_parser().parse_args(arguments[1:]))
        return serve(_serve_parser().parse_args(arguments))
    except (EOFError, KeyboardInterrupt):
        return 130
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 1


def serve(options: argparse.Namespace) -> int:
    settings = _config(options)
    if not (settings.dist / "index.html").is_file():
        raise ConfigurationError(
            f"{settings.dist / 'index.html'} is missing. Build the console first with: make build")
    with server.bind(settings.host, settings.port) as listener:
        settings = dataclasses.replace(settings, port=listener.getsockname()[1])
        services = _open(settings)
        with contextlib.closing(services.database):
            if settings.demo:
                _add_demo_user(services)
            server.run(services, listener, lambda: _announce(settings))
    return 0


def add_user(options: argparse.Namespace) -> int:
    email = options.email.strip()
    name, _, domain = email.rpartition("@")
    if not name or "." not in domain or any(part.isspace() for part in email):
        raise UsageError(f"{email} is not an e-mail address.")
    services = _open(_config(options))
    with services.database.read() as transaction:
        if users.find(transaction, email):
            raise ConfigurationError(f"There is an account for {email} already.")
    password = _ask_for_password()
    if reason := weakness(password, email, with_totp=False):
        raise ConfigurationError(f"This password is refused. {reason}")
    with services.database.write() as transaction:
        users.add(transaction, services.passwords, email, password, services.clock())
    print(f"Added {email}.")
    return 0


def _ask_for_password() -> str:
    """Twice without echo at a terminal; one line from a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline(MAX_LENGTH + 2).rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != password:
        raise ConfigurationError("The two passwords differ.")
    return password


def _add_demo_user(services: Services) -> None:
    with services.database.write() as transaction:
        if users.find(transaction, DEMO_EMAIL) is None:
            users.add(transaction, services.passwords, DEMO_EMAIL, DEMO_PASSWORD, services.clock())


def _announce(settings: Config) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"Mooring is at {settings.public_origin or f'http://{host}:{settings.port}'}/")
    if settings.demo:
        print(f"Sign in as {DEMO_EMAIL} with the password {DEMO_PASSWORD}")
    elif None in (settings.platform.aws_account_id, settings.platform.azure_application_id):
        print("Set MOORING_AWS_ACCOUNT_ID and MOORING_AZURE_APPLICATION_ID, or nobody can be "
              "shown how to link a cloud account.")
    print("Press Ctrl+C to stop.", flush=True)


def _open(settings: Config) -> Services:
    """The services on the data folder, which is made when it is absent."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        return app.open_services(settings, load_key(settings.data, os.environ))
    except OSError as error:
        raise ConfigurationError(f"{settings.data} cannot be used: {error.strerror}.") from None
    except OperationalError as error:
        raise ConfigurationError(
            f"The database in {settings.data} cannot be used: {error.orig}.") from None


def _config(options: argparse.Namespace) -> Config:
    try:
        settings = Config(
            host=options.host, port=options.port, data=options.data, dist=options.dist,
            public_origin=config.origin_of(options.public_url) if options.public_url else None,
            demo=options.demo, platform=config.read_platform(os.environ, options.demo))
        config.check(settings)
    except ConfigurationError as error:
        raise UsageError(str(error)) from None
    return settings


def _serve_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py", description="Serve the Mooring console and its REST backend.",
        epilog="To add an account: serve.py add-user EMAIL [--data FOLDER]")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8080,
                        help="port to listen on, 0 for a free one (%(default)s)")
    parser.add_argument("--data", type=Path, default=Path("var"),
                        help="folder of the database and the secret key (%(default)s)")
    parser.add_argument("--dist", type=Path, default=Path(__file__).parent.parent / "dist",
                        help="folder of the built console (dist beside serve.py)")
    parser.add_argument("--public-url", metavar="URL",
                        help="the address that people use, when a proxy stands in front")
    parser.add_argument("--demo", action="store_true",
                        help="have an account for trying it out, on this machine only")
    return parser


def _add_user_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py add-user", description="Add an account; asks for its password.")
    parser.add_argument("email", help="the e-mail address to sign in with")
    parser.add_argument("--data", type=Path, default=Path("var"),
                        help="folder of the database and the secret key (%(default)s)")
    parser.set_defaults(host="127.0.0.1", port=0, dist=Path(), public_url=None, demo=False)
    return parser
