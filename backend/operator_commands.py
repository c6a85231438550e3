"""What the operator does to accounts and keys from the command line, also while the server runs."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import getpass
import json
import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy.engine import Row

from backend import (
    administration, app, backup, data_folder, demo, email_address, rekey, users,
)
from backend.administration import Listed, WaysIn
from backend.breached_passwords import BREACHED
from backend.call import Services
from backend.config import ConfigurationError
from backend.opening import UsageError, existing, services_of, settings_of
from backend.passwords import weakness
from backend.timestamps import rfc3339, rfc3339_or_none
from backend.vault import KEY_VARIABLE, load_key

T = TypeVar("T")


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
    print(f"Ended {_count(count, 'session', 'sessions')}.")
    return 0


def list_users(options: argparse.Namespace) -> int:
    with contextlib.ExitStack() as stack:
        people = administration.listed(services_of(stack, existing(options)))
    if options.json:
        for each in people:
            print(json.dumps(_as_json(each), ensure_ascii=False))
        return 0
    rows = [COLUMNS, *(_columns(each) for each in people)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(COLUMNS))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    return 0


COLUMNS = ("EMAIL", "ID", "STATE", "ADDED", "LAST SEEN", "SESSIONS", "KEYS", "PASSKEYS", "APPS")


def _columns(each: Listed) -> tuple[str, ...]:
    keys = each.ways_in
    return (each.email, each.id, "active" if each.disabled_at is None else "disabled",
            rfc3339(each.created_at)[:10], rfc3339(each.seen_at) if each.seen_at else "-",
            *(str(count) for count in (
                each.sessions, keys.api_keys, keys.passkeys, keys.authenticators)))


def _as_json(each: Listed) -> dict[str, Any]:
    return {"email": each.email, "id": each.id, "created_at": rfc3339(each.created_at),
            "disabled_at": rfc3339_or_none(each.disabled_at),
            "seen_at": rfc3339_or_none(each.seen_at), "sessions": each.sessions,
            **dataclasses.asdict(each.ways_in)}


def disable_user(options: argparse.Namespace) -> int:
    _on_account(options, administration.disable)
    print(f"Disabled {options.email}. To undo it: serve.py enable-user {options.email}")
    return 0


def enable_user(options: argparse.Namespace) -> int:
    _on_account(options, administration.enable)
    print(f"Enabled {options.email}.")
    return 0


def delete_user(options: argparse.Namespace) -> int:
    def remove(services: Services, user: Row) -> None:
        if not options.yes and _ask(
                f"Type {user.email} to delete the account for good: ") != user.email:
            raise ConfigurationError("That is another address; nothing was deleted.")
        administration.remove(services, user)
    _on_account(options, remove)
    print(f"Deleted {options.email}.")
    return 0


def revoke_keys(options: argparse.Namespace) -> int:
    print(f"Revoked {_keys(_on_account(options, administration.revoke_keys))}.")
    return 0


def reset_password(options: argparse.Namespace) -> int:
    def reset(services: Services, user: Row) -> tuple[str, WaysIn]:
        password = administration.reset_password(services, user)
        if options.revoke_keys:
            administration.revoke_keys(services, user)
        if options.reset_factors:
            administration.reset_factors(services, user)
        return password, administration.ways_in(services, user)
    password, left = _on_account(options, reset)
    print(f"The new password of {options.email} is good for 24 hours, to choose another one:")
    print(password)
    for line in _still_lets_in(left, options.email):
        print(line, file=sys.stderr)
    return 0


def _still_lets_in(left: WaysIn, email: str) -> list[str]:
    """What a thief of the old password may have made, and how to end it."""
    lines = []
    if left.api_keys:
        lines.append(f"{_keys(left.api_keys)} of the account can still be used. "
                     f"To revoke all: serve.py revoke-keys {email}")
    if factors := left.passkeys + left.authenticators:
        lines.append(f"{_count(factors, 'passkey or app', 'passkeys and apps')} of the account "
                     f"can still be used. To remove all: serve.py reset-factors {email}")
    return lines


def _keys(count: int) -> str:
    return _count(count, "API key", "API keys")


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def reset_factors(options: argparse.Namespace) -> int:
    _on_account(options, administration.reset_factors)
    print(f"Removed the second factors of {options.email}.")
    return 0


def _on_account(options: argparse.Namespace, act: Callable[[Services, Row], T]) -> T:
    """Do it to the account of `options.email`, which becomes the address as it is stored."""
    with contextlib.ExitStack() as stack:
        services = services_of(stack, existing(options))
        user = _find(services, options.email)
        options.email = user.email
        result = act(services, user)
    return result


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


def _ask(question: str) -> str:
    """One line; the question stands on standard error, so that what is printed can be piped."""
    print(question, end="", file=sys.stderr, flush=True)
    return _read_line().strip()


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
