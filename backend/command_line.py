"""What may stand on the command line, with its explanations."""

from __future__ import annotations

import argparse
from pathlib import Path

from backend import logs, rekey
from backend.vault import KEY_FILE, KEY_VARIABLE

EPILOG = """other commands (serve.py COMMAND --help):
  add-user EMAIL            add an account
  list-users                list the accounts, with what lets people in
  disable-user EMAIL        keep everybody out of an account, and keep what it has
  enable-user EMAIL         let its person in again
  delete-user EMAIL         delete an account with all that belongs to it
  sign-out EMAIL | --all    end the sessions of an account, or of everybody
  revoke-keys EMAIL         delete all API keys of an account
  reset-password EMAIL      give an account a password for a day
  reset-factors EMAIL       remove the second factors of an account
  rekey                     seal all secrets with a new key
  backup FILE               copy the database, also while it is in use
  restore FILE              put such a copy in the place of the database"""


def serve_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py", description="Serve the Mooring console and its REST backend.",
        formatter_class=argparse.RawDescriptionHelpFormatter, epilog=EPILOG)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    parser.add_argument("--port", type=int, default=8080,
                        help="port to listen on, 0 for a free one (%(default)s)")
    parser.add_argument("--data", type=Path, default=Path("var"),
                        help="folder of the database and the secret key (%(default)s)")
    parser.add_argument("--dist", type=Path, default=Path(__file__).parent.parent / "dist",
                        help="folder of the built console (dist beside serve.py)")
    parser.add_argument("--public-url", metavar="URL",
                        help="the address that people use, when a proxy stands in front")
    parser.add_argument("--console-origin", metavar="URL", action="append", default=[],
                        help="another address of the same site that serves the console, whose "
                             "pages may use this API (docs/hosting.md); may be repeated")
    parser.add_argument("--trusted-proxy", metavar="ADDRESS", action="append", default=[],
                        help="a proxy on another machine, or a network of such, that says in "
                             "X-Forwarded-For whom it speaks for; may be repeated")
    parser.add_argument("--platform", type=Path, metavar="FILE",
                        help="who the platform is in each cloud (docs/platform.md)")
    parser.add_argument("--session-idle", metavar="MINUTES", type=int, default=60,
                        help="a session ends after so long without a request (%(default)s)")
    parser.add_argument("--session-lifetime", metavar="HOURS", type=int, default=24,
                        help="a session ends after so long in any case (%(default)s)")
    parser.add_argument("--mail-server", metavar="URL",
                        help="where e-mail is handed over (docs/accounts.md); without it nobody is "
                             "written to")
    parser.add_argument("--mail-from", metavar="ADDRESS", help="the sender of e-mail")
    _add_breached_option(parser)
    parser.add_argument("--metrics", metavar="HOST:PORT",
                        help="where Prometheus finds numbers, such as 127.0.0.1:9100 "
                             "(docs/backend.md); without it nothing is counted")
    parser.add_argument("--log-format", choices=logs.FORMATS,
                        help="a JSON object or a sentence per line (json, but text at a terminal)")
    parser.add_argument("--drain", metavar="SECONDS", type=int, default=0,
                        help="after SIGTERM, serve on for so long while /readyz says no, until a "
                             "load balancer has seen it (%(default)s)")
    parser.add_argument("--demo", action="store_true",
                        help="have an account for trying it out, on this machine only")
    return parser


def add_user_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py add-user", description="Add an account; asks for its password.")
    parser.add_argument("email", help="the e-mail address to sign in with")
    _add_data_option(parser)
    _add_breached_option(parser)
    return parser


def sign_out_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py sign-out", description="End all sessions of an account, or of everybody.")
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("email", nargs="?", help="the account's e-mail address")
    whose.add_argument("--all", action="store_true", help="of all accounts")
    return _for_existing(parser)


def list_users_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py list-users",
        description="List all accounts by address: whether they are disabled, when their sessions "
                    "were last used, and how many sessions, keys and factors they have.")
    parser.add_argument("--json", action="store_true", help="an object a line, for scripts")
    return _for_existing(parser)


def disable_user_parser() -> argparse.ArgumentParser:
    return _for_account(
        "disable-user", "Keep everybody out of an account: its sessions end, and its password, "
        "passkeys and API keys no longer count. All that it has stays. Its person is told by "
        "e-mail.")


def enable_user_parser() -> argparse.ArgumentParser:
    return _for_account("enable-user", "Let the person of a disabled account in again; its API "
                        "keys count again, too.")


def delete_user_parser() -> argparse.ArgumentParser:
    parser = _for_account(
        "delete-user", "Delete an account with all that belongs to it, for good. Its person is "
        "told by e-mail. Roles and keys at the cloud providers stay there.")
    parser.add_argument("--yes", action="store_true", help="do not ask for the address again")
    return parser


def revoke_keys_parser() -> argparse.ArgumentParser:
    return _for_account("revoke-keys", "Delete all API keys of an account. Its person is told by "
                        "e-mail.")


def reset_password_parser() -> argparse.ArgumentParser:
    parser = _for_account(
        "reset-password", "Give an account a random password that is good for 24 hours, and end "
        "its sessions. API keys and second factors stay unless you ask for more; the command says "
        "which there are. Make sure first that it is the person who asks; they are told by e-mail.")
    parser.add_argument("--revoke-keys", action="store_true", help="delete its API keys, too")
    parser.add_argument("--reset-factors", action="store_true",
                        help="remove its passkeys, authenticator apps and recovery codes, too")
    return parser


def reset_factors_parser() -> argparse.ArgumentParser:
    return _for_account(
        "reset-factors", "Remove all passkeys, authenticator apps and recovery codes of an "
        "account, and end its sessions; the password stays. Make sure first that it is the person "
        "who asks; they are told by e-mail.")


def rekey_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py rekey",
        description="Seal all stored secrets with a new key. No server may run on the folder. The "
                    f"key in {KEY_FILE} is replaced; with {KEY_VARIABLE} set, the new key is that "
                    f"of {rekey.NEW_KEY_VARIABLE}.")
    return _for_existing(parser)


def backup_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py backup",
        description="Copy the database into a new file, also while the server runs. The secret key "
                    "is not in it; keep that elsewhere.")
    parser.add_argument("file", type=Path, help="the file to make")
    return _for_existing(parser)


def restore_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="serve.py restore",
        description="Put a backup in the place of the database. No server may run on the folder, "
                    "and the secret key has to be the backup's. Everybody signs in again.")
    parser.add_argument("file", type=Path, help="what serve.py backup has made")
    return _for_existing(parser)


def _for_account(command: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"serve.py {command}", description=description)
    parser.add_argument("email", help="the account's e-mail address")
    return _for_existing(parser)


def _for_existing(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """A command on a data folder that takes no new passwords."""
    _add_data_option(parser)
    parser.set_defaults(breached_passwords=None)
    return parser


def _add_breached_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--breached-passwords", metavar="URL",
                        help="a service that knows breached passwords by ranges of their hashes "
                             "(docs/accounts.md); without it only common ones are refused")


def _add_data_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=Path("var"),
                        help="folder of the database and the secret key (%(default)s)")
    parser.set_defaults(host="127.0.0.1", port=0, dist=Path(), public_url=None, demo=False,
                        console_origin=[],
                        trusted_proxy=[], platform=None, session_idle=60, session_lifetime=24,
                        mail_server=None, mail_from=None, metrics=None, log_format=None, drain=0)
