"""What the operator does to accounts and keys from the command line, also while the server runs."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import sys

from sqlalchemy.engine import Row

from backend import (
    administration, app, backup, data_folder, demo, email_address, rekey, users,
)
from backend.breached_passwords import BREACHED
from backend.call import Services
from backend.config import ConfigurationError
from backend.opening import UsageError, existing, services_of, settings_of
from backend.passwords import weakness
from backend.vault import KEY_VARIABLE, load_key


def add_user(options: argparse.Namespace) -> int:
    email = options.email.strip()
    if not email_address.is_valid(email):
        raise UsageError(f"{email!r} is not an e-mail address.")
    if demo.is_its_address(email):
        raise UsageError(f"{email} is the demonstration's; choose another address.")
    with contextlib.ExitStack() as stack:
        services = services_of(stack, settings_of(options))
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
        services = services_of(stack, existing(options))
        count = administration.sign_out_all(services) if options.all else \
            administration.sign_out(services, _find(services, options.email))
    print(f"Ended {count} {'session' if count == 1 else 'sessions'}.")
    return 0


def reset_password(options: argparse.Namespace) -> int:
    with contextlib.ExitStack() as stack:
        services = services_of(stack, existing(options))
        user = _find(services, options.email)
        password = administration.reset_password(services, user)
    print(f"The new password of {user.email} is good for 24 hours, to choose another one:")
    print(password)
    return 0


def reset_factors(options: argparse.Namespace) -> int:
    with contextlib.ExitStack() as stack:
        services = services_of(stack, existing(options))
        user = _find(services, options.email)
        administration.reset_factors(services, user)
    print(f"Removed the second factors of {user.email}.")
    return 0


def _find(services: Services, email: str) -> Row:
    with services.database.read() as transaction:
        user = users.find(transaction, email)
    if user is None:
        raise ConfigurationError(f"There is no account for {email!r}.")
    return user


def seal_again(options: argparse.Namespace) -> int:
    settings = existing(options)
    with contextlib.ExitStack() as stack:
        services = services_of(stack, settings, data_folder.alone)
        # Opened with it, so it is the right one.
        old_key = load_key(settings.data, os.environ, is_new=False)
        count = rekey.rekey(settings.data, services.database, old_key, os.environ)
    print(f"Sealed {count} secrets with a new key.")
    if os.environ.get(KEY_VARIABLE):
        print(f"From now on {KEY_VARIABLE} must hold what {rekey.NEW_KEY_VARIABLE} holds.")
    return 0


def back_up(options: argparse.Namespace) -> int:
    settings = existing(options)
    # While a rekeying seals, the copy would be of neither key.
    with data_folder.shared(settings.data):
        backup.back_up(settings.data / app.DATABASE_FILE, options.file)
    print(f"Copied the database to {options.file}.")
    return 0


def restore(options: argparse.Namespace) -> int:
    settings = settings_of(options)
    settings.data.mkdir(parents=True, exist_ok=True)
    database_file = settings.data / app.DATABASE_FILE
    with data_folder.alone(settings.data):
        rekey.settle(settings.data, database_file)
        key = load_key(settings.data, os.environ, is_new=False)
        backup.restore(options.file, database_file, key)
    print(f"Put {options.file} in the place of the database. Everybody has to sign in again.")
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
