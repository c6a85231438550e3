"""From the command line to settings, and from settings to the services of a data folder."""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from backend import app, config, data_folder, rekey
from backend.breached_passwords import read_address
from backend.call import Services
from backend.cloud.platform_file import read_platform
from backend.config import Config, ConfigurationError
from backend.mail import read_mail_server
from backend.vault import load_key


class UsageError(ConfigurationError):
    """The command line asks for something that is refused; exit code 2."""


def settings_of(options: argparse.Namespace) -> Config:
    try:
        settings = Config(
            host=options.host, port=options.port, data=options.data, dist=options.dist,
            public_origin=config.origin_of(options.public_url) if options.public_url else None,
            demo=options.demo, platform=read_platform(os.environ, options.demo, options.platform),
            trusted_proxies=config.read_proxies(options.trusted_proxy),
            sessions=config.read_session_limits(options.session_idle, options.session_lifetime),
            mail=read_mail_server(options.mail_server, options.mail_from),
            breached_passwords=read_address(options.breached_passwords),
            metrics=config.read_listening_address(options.metrics), drain=options.drain,
            log_format=options.log_format,
            console_origins=tuple(config.origin_of(url, "--console-origin")
                                  for url in options.console_origin))
        config.check(settings)
    except ConfigurationError as error:
        raise UsageError(str(error)) from None
    return settings


def existing(options: argparse.Namespace) -> Config:
    """The settings for a command on a database that is there."""
    settings = settings_of(options)
    if not (settings.data / app.DATABASE_FILE).is_file():
        raise ConfigurationError(f"There is no database in {settings.data}.")
    return settings


def services_of(stack: contextlib.ExitStack, settings: Config,
                hold: Callable[[Path], contextlib.AbstractContextManager[None]]
                = data_folder.shared) -> Services:
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
