"""The command line: which command it is, and serving the console.

Exit codes: 0 after a normal end, 1 when something is missing or in use, 2 for a wrong command line,
130 when it is broken off.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import os
import sys
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.exc import DatabaseError

from backend import command_line, data_folder, demo, operator_commands, server
from backend.call import Services
from backend.config import Config, ConfigurationError
from backend.opening import UsageError, services_of, settings_of
from backend.turns import Busy

# What the name localhost stands for everywhere (RFC 6761, 6.3).
NAMED_LOCALHOST = ("127.0.0.1", "::1")


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
        return _refuse("The input ended before the answer.", 130)
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
    settings = settings_of(options)
    if not (settings.dist / "index.html").is_file():
        raise ConfigurationError(
            f"{settings.dist / 'index.html'} is missing. Build the console first with: make build")
    with server.bind(settings.host, settings.port) as listener:
        settings = dataclasses.replace(settings, port=listener.getsockname()[1])
        with contextlib.ExitStack() as stack:
            services = services_of(stack, settings, data_folder.serving)
            services.verifier.recover()
            if settings.demo:
                demo.add_account(services)
            metrics = _serve_metrics(stack, services)
            server.run(services, listener, lambda: _announce(settings, metrics))
    return 0


def _serve_metrics(stack: contextlib.ExitStack, services: Services) -> str | None:
    """The address of the metrics, if they are wanted."""
    if services.metrics is None or services.config.metrics is None:
        return None
    from backend import metrics
    return stack.enter_context(metrics.serving(services.metrics, *services.config.metrics))


def _announce(settings: Config, metrics: str | None) -> None:
    print(f"Mooring is at {settings.public_origin or _address(settings)}/")
    if settings.demo:
        print(f"Sign in as {demo.EMAIL} with the password {demo.PASSWORD}")
    elif not settings.platform.aws or settings.platform.azure is None:
        print("Nobody can be shown how to link AWS and Azure accounts until the platform file, or "
              "MOORING_AWS_ACCOUNT_ID and MOORING_AZURE_APPLICATION_ID, say who the platform is.")
    if settings.is_public and not settings.secure:
        print("Passwords travel unencrypted. Put a server that speaks TLS in front, and give its "
              "address with --public-url https://…")
    if metrics:
        print(f"Metrics are at {metrics}")
    print("Press Ctrl+C to stop.", flush=True)


def _address(settings: Config) -> str:
    """By the name where it is the same machine: passkeys belong to names, not to numbers."""
    host = settings.host
    if host in NAMED_LOCALHOST:
        host = "localhost"
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"


COMMANDS: Mapping[str, tuple[Callable[[], argparse.ArgumentParser],
                             Callable[[argparse.Namespace], int]]] = {
    "add-user": (command_line.add_user_parser, operator_commands.add_user),
    "list-users": (command_line.list_users_parser, operator_commands.list_users),
    "disable-user": (command_line.disable_user_parser, operator_commands.disable_user),
    "enable-user": (command_line.enable_user_parser, operator_commands.enable_user),
    "delete-user": (command_line.delete_user_parser, operator_commands.delete_user),
    "revoke-keys": (command_line.revoke_keys_parser, operator_commands.revoke_keys),
    "sign-out": (command_line.sign_out_parser, operator_commands.sign_out),
    "reset-password": (command_line.reset_password_parser, operator_commands.reset_password),
    "reset-factors": (command_line.reset_factors_parser, operator_commands.reset_factors),
    "rekey": (command_line.rekey_parser, operator_commands.seal_again),
    "backup": (command_line.backup_parser, operator_commands.back_up),
    "restore": (command_line.restore_parser, operator_commands.restore),
}
