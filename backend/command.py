"""The command line: serving the console, and what its operator does to accounts.

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
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sqlalchemy.engine import Row
from sqlalchemy.exc import DatabaseError

from backend import (
    administration, app, command_line, config, data_folder, demo, email_address, rekey, server,
    users,
)
from backend.breached_passwords import BREACHED, read_address
from backend.call import Services
from backend.cloud.platform_file import read_platform
from backend.config import Config, ConfigurationError
from backend.mail import read_mail_server
from backend.passwords import weakness
from backend.turns import Busy
from backend.vault import KEY_VARIABLE, load_key

# What the name localhost stands for everywhere (RFC 6761, 6.3).
NAMED_LOCALHOST = ("127.0.0.1", "::1")


class UsageError(ConfigurationError):
    """The command line asks for something that is refused; exit code 2."""


def main(arguments: Sequence[str]) -> int:
    # Everything the server writes is for its own eyes.
    os.umask(0o077)
    try:
        if arguments and arguments[0] in COMMANDS:
            parser, command = COMMANDS[arguments[0]]
            return command(parser().parse_args(arguments[1:]))
        return serve(command_line.serve_parser().parse_args(arguments))
    except KeyboardInterrupt:
        return 130
    except EOFError:
        return _refuse("The input ended before the password.", 130)
    except UsageError as error:
        return _refuse(str(error), 2)
    except ConfigurationError as error:
        return _refuse(str(error), 1)
    except DatabaseError as error:
        return _refuse(f"The database cannot be used: {error.orig}.", 1)
    except Busy:
        return _refuse("Another program is writing to the database. Try again in a moment.", 1)


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def serve(options: argparse.Namespace) -> int:
    settings = _config(options)
    if not (settings.dist / "index.html").is_file():
        raise ConfigurationError(
            f"{settings.dist / 'index.html'} is missing. Build the console first with: make build")
    with server.bind(settings.host, settings.port) as listener:
        settings = dataclasses.replace(settings, port=listener.getsockname()[1])
        with contextlib.ExitStack() as stack:
            services = _open(stack, settings)
            services.verifier.recover()
            if settings.demo:
                demo.add_account(services)
            server.run(services, listener, lambda: _announce(settings))
    return 0


def add_user(options: argparse.Namespace) -> int:
    email = options.email.strip()
    if not email_address.is_valid(email):
        raise UsageError(f"{email!r} is not an e-mail address.")
    if demo.is_its_address(email):
        raise UsageError(f"{email} is the demonstration's; choose another address.")
    with contextlib.ExitStack() as stack:
        services = _open(stack, _config(options))
        with services.database.read() as transaction:
            if users.find(transaction, email):
                raise _taken(email)
        password = _ask_for_password()
        if reason := weakness(password, email, with_totp=False):
            raise ConfigurationError(f"This password is refused. {reason}")
        if services.breached.includes(password):
            raise ConfigurationError(f"This password is refused. {BREACHED}")
        # Somebody may have added it while the password was typed.
        if users.add(services.database, services.passwords, email, password,
                     services.clock()) is None:
            raise _taken(email)
    print(f"Added {email}.")
    return 0


def sign_out(options: argparse.Namespace) -> int:
    with contextlib.ExitStack() as stack:
        services = _open(stack, _existing(options))
        count = administration.sign_out_all(services) if options.all else \
            administration.sign_out(services, _find(services, options.email))
    print(f"Ended {count} {'session' if count == 1 else 'sessions'}.")
    return 0


def reset_password(options: argparse.Namespace) -> int:
    with contextlib.ExitStack() as stack:
        services = _open(stack, _existing(options))
        user = _find(services, options.email)
        password = administration.reset_password(services, user)
    print(f"The new password of {user.email} is good for 24 hours, to choose another one:")
    print(password)
    return 0


def reset_factors(options: argparse.Namespace) -> int:
    with contextlib.ExitStack() as stack:
        services = _open(stack, _existing(options))
        user = _find(services, options.email)
        administration.reset_factors(services, user)
    print(f"Removed the second factors of {user.email}.")
    return 0


def _existing(options: argparse.Namespace) -> Config:
    """The settings for a command on a database that is there."""
    settings = _config(options)
    if not (settings.data / app.DATABASE_FILE).is_file():
        raise ConfigurationError(f"There is no database in {settings.data}.")
    return settings


def _find(services: Services, email: str) -> Row:
    with services.database.read() as transaction:
        user = users.find(transaction, email)
    if user is None:
        raise ConfigurationError(f"There is no account for {email!r}.")
    return user


def seal_again(options: argparse.Namespace) -> int:
    settings = _existing(options)
    with contextlib.ExitStack() as stack:
        services = _open(stack, settings, data_folder.alone)
        # Opened with it, so it is the right one.
        old_key = load_key(settings.data, os.environ, is_new=False)
        count = rekey.rekey(settings.data, services.database, old_key, os.environ)
    print(f"Sealed {count} secrets with a new key.")
    if os.environ.get(KEY_VARIABLE):
        print(f"From now on {KEY_VARIABLE} must hold what {rekey.NEW_KEY_VARIABLE} holds.")
    return 0


def _taken(email: str) -> ConfigurationError:
    return ConfigurationError(f"There is an account for {email} already.")


def _ask_for_password() -> str:
    """Twice without echo at a terminal; one line from a pipe. EOFError when there is none."""
    try:
        if sys.stdin is None or not sys.stdin.isatty():
            return _read_line()
        password = getpass.getpass("Password: ")
        again = getpass.getpass("The same again: ")
    except UnicodeDecodeError:
        raise ConfigurationError("The password is not text in UTF-8.") from None
    if again != password:
        raise ConfigurationError("The two passwords differ.")
    return password


def _read_line() -> str:
    line = sys.stdin.buffer.readline() if sys.stdin else b""
    if not line:
        raise EOFError
    # Not by sys.stdin, which in some locales lets through what is no text.
    return line.decode("utf-8").rstrip("\r\n")


def _announce(settings: Config) -> None:
    print(f"Mooring is at {settings.public_origin or _address(settings)}/")
    if settings.demo:
        print(f"Sign in as {demo.EMAIL} with the password {demo.PASSWORD}")
    elif not settings.platform.aws or settings.platform.azure is None:
        print("Nobody can be shown how to link AWS and Azure accounts until the platform file, or "
              "MOORING_AWS_ACCOUNT_ID and MOORING_AZURE_APPLICATION_ID, say who the platform is.")
    if settings.is_public and not settings.secure:
        print("Passwords travel unencrypted. Put a server that speaks TLS in front, and give its "
              "address with --public-url https://…")
    print("Press Ctrl+C to stop.", flush=True)


def _address(settings: Config) -> str:
    """By the name where it is the same machine: passkeys belong to names, not to numbers."""
    host = settings.host
    if host in NAMED_LOCALHOST:
        host = "localhost"
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"


def _open(stack: contextlib.ExitStack, settings: Config,
          hold: Callable[[Path], contextlib.AbstractContextManager[None]] = data_folder.shared
          ) -> Services:
    """The services on the data folder, which is made when it is absent; `stack` closes them."""
    database_file = settings.data / app.DATABASE_FILE
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        stack.enter_context(hold(settings.data))
        rekey.settle(settings.data, database_file)
        is_new = not database_file.exists()
        services = app.open_services(settings, load_key(settings.data, os.environ, is_new))
    except OSError as error:
        raise ConfigurationError(f"{settings.data} cannot be used: {error.strerror}.") from None
    except DatabaseError as error:
        raise ConfigurationError(
            f"The database in {settings.data} cannot be used: {error.orig}.") from None
    stack.callback(services.close)
    return services


def _config(options: argparse.Namespace) -> Config:
    try:
        settings = Config(
            host=options.host, port=options.port, data=options.data, dist=options.dist,
            public_origin=config.origin_of(options.public_url) if options.public_url else None,
            demo=options.demo, platform=read_platform(os.environ, options.demo, options.platform),
            trusted_proxies=config.read_proxies(options.trusted_proxy),
            sessions=config.read_session_limits(options.session_idle, options.session_lifetime),
            mail=read_mail_server(options.mail_server, options.mail_from),
            breached_passwords=read_address(options.breached_passwords),
            console_origins=tuple(config.origin_of(url, "--console-origin")
                                  for url in options.console_origin))
        config.check(settings)
    except ConfigurationError as error:
        raise UsageError(str(error)) from None
    return settings


COMMANDS: Mapping[str, tuple[Callable[[], argparse.ArgumentParser],
                             Callable[[argparse.Namespace], int]]] = {
    "add-user": (command_line.add_user_parser, add_user),
    "sign-out": (command_line.sign_out_parser, sign_out),
    "reset-password": (command_line.reset_password_parser, reset_password),
    "reset-factors": (command_line.reset_factors_parser, reset_factors),
    "rekey": (command_line.rekey_parser, seal_again),
}
