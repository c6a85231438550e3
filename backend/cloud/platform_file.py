"""The operator's platform file (TOML, docs/platform.md), checked, with a sentence for each slip.

Two settings can be given in the environment alone, for a platform of one AWS account.
"""

from __future__ import annotations

import functools
import re
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from backend.cloud.platform import (
    AwsCredentials, AwsPartition, AzureApplication, GoogleEndpoints, PermissionSet, Platform,
)
from backend.config import ConfigurationError, is_loopback

FILE_VARIABLE = "MOORING_PLATFORM_FILE"
ACCOUNT_VARIABLE = "MOORING_AWS_ACCOUNT_ID"
APPLICATION_VARIABLE = "MOORING_AZURE_APPLICATION_ID"
SECRET_VARIABLE = "MOORING_AZURE_CLIENT_SECRET"

# The account of AWS's documentation and a made-up application: for trying out, never to be trusted.
DEMO_AWS_ACCOUNT_ID = "111122223333"
DEMO_AZURE_APPLICATION_ID = "1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9"

DEFAULT_PERMISSIONS = Path(__file__).parent / "permissions.toml"

Texts = dict[str, str]

# Partition: how it is called, region of the set-up's links and commands, host of the console.
PARTITIONS = {
    "aws": ("AWS", "us-east-1", "console.aws.amazon.com"),
    "aws-cn": ("AWS China", "cn-north-1", "console.amazonaws.cn"),
    "aws-us-gov": ("AWS GovCloud (US)", "us-gov-west-1", "console.amazonaws-us-gov.com"),
}

AWS_ACCOUNT_ID = re.compile(r"[0-9]{12}")
UUID = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
PARTITION_ID = re.compile(r"aws|aws-cn|aws-us-gov|aws-iso(-[a-z]+)?|aws-eusc")
REGION = re.compile(r"[a-z]{2}[a-z-]*-[0-9]+")
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
# Roles, users and stacks of AWS, roles of Azure, and, in lower case, service accounts of Google.
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{5,29}")
SET_ID = re.compile(r"[a-z][a-z0-9-]{0,31}")
# Each stands in a command, so nothing that a shell or a list could misread.
ACTION = re.compile(r"[A-Za-z0-9*][A-Za-z0-9:*/._-]*")


def read_platform(environment: Mapping[str, str], demo: bool, path: Path | None = None) -> Platform:
    """Of the file, if there is one, and the environment; examples stand in for a demonstration."""
    if path is None and environment.get(FILE_VARIABLE):
        path = Path(environment[FILE_VARIABLE])
    file = _load(path) if path else {}
    top = Table(file, str(path))
    platform = Platform(
        name=top.text("name", NAME, "6 to 30 letters and digits") or "Mooring",
        aws=_partitions(top.table("aws"), environment, demo),
        azure=_application(top.table("azure"), environment, demo),
        google=_google(top.table("gcp")),
        permission_sets=_permission_sets(top.tables("permissions")) or default_permission_sets(),
        tests_links=top.flag("test_links", path is not None),
        proxy=top.address("proxy"))
    top.end()
    return platform


@functools.cache
def default_permission_sets() -> tuple[PermissionSet, ...]:
    top = Table(_load(DEFAULT_PERMISSIONS), str(DEFAULT_PERMISSIONS))
    return _permission_sets(top.tables("permissions"))


def _load(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
            is_shared = stat.S_IMODE(path.stat().st_mode) & 0o077
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise ConfigurationError(f"{path} is not TOML: {error}.") from None
    if is_shared and _holds_secret(content):
        raise ConfigurationError(f"Others can read {path}, which holds secrets. "
                                 f"Run: chmod 600 {path}")
    return content


def _holds_secret(value: object) -> bool:
    return isinstance(value, dict) and any(
        name in ("secret_access_key", "session_token", "client_secret") or _holds_secret(item)
        for name, item in value.items())


class Table:
    """One table of the file; each setting is taken out once, and what is left over is a slip."""

    def __init__(self, values: Any, place: str) -> None:
        if not isinstance(values, dict):
            raise ConfigurationError(f"{place} must be a table.")
        self._left = dict(values)
        self.place = place

    def take(self, name: str) -> Any:
        return self._left.pop(name, None)

    def text(self, name: str, form: re.Pattern[str] | None, rule: str) -> str | None:
        value = self.take(name)
        if value is None:
            return None
        if not isinstance(value, str) or not value or (form and not form.fullmatch(value)):
            raise self.wrong(name, rule)
        return value

    def address(self, name: str) -> str | None:
        """An address without a path; unencrypted only on this machine."""
        value = self.text(name, None, "an address")
        return value if value is None else self._checked_address(name, value)

    def _checked_address(self, name: str, value: str) -> str:
        rule = "an address such as https://example.com; http:// only for this machine"
        try:
            parts = urlsplit(value)
            parts.port  # A property that judges.
        except ValueError:
            raise self.wrong(name, rule) from None
        host = parts.hostname or ""
        if parts.username or parts.query or parts.fragment or not host:
            raise self.wrong(name, rule)
        if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
            raise self.wrong(name, rule)
        return value.rstrip("/")

    def flag(self, name: str, default: bool) -> bool:
        value = self.take(name)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(name, "true or false")
        return default if value is None else value

    def actions(self, name: str) -> tuple[str, ...]:
        value = self.take(name)
        if not isinstance(value, list) or not value or not all(
                isinstance(item, str) and ACTION.fullmatch(item) for item in value):
            raise self.wrong(name, "a list of actions")
        return tuple(value)

    def table(self, name: str) -> Table:
        return Table(self._left.pop(name, {}), f"{self.place}: [{name}]")

    def tables(self, name: str) -> list[Table]:
        values = self._left.pop(name, [])
        if not isinstance(values, list):
            raise self.wrong(name, f"tables that begin with [[{name}]]")
        return [Table(value, f"{self.place}: [[{name}]] {number}")
                for number, value in enumerate(values, 1)]

    def names(self) -> list[str]:
        return list(self._left)

    def need(self, name: str, value: str | None) -> str:
        if value is None:
            raise ConfigurationError(f"{self.place} has no {name}.")
        return value

    def wrong(self, name: str, rule: str) -> ConfigurationError:
        # The value stays unsaid: it may be a secret.
        return ConfigurationError(f"{self.place}: {name} must be {rule}.")

    def end(self) -> None:
        for name in self._left:
            raise ConfigurationError(f"{self.place}: {name} is not known here.")


def _variable(environment: Mapping[str, str], name: str, form: re.Pattern[str],
              rule: str) -> str | None:
    value = environment.get(name) or None
    if value and not form.fullmatch(value):
        raise ConfigurationError(f"{name} must {rule}.")
    return value


def _partitions(aws: Table, environment: Mapping[str, str], demo: bool) -> tuple[AwsPartition, ...]:
    tables = aws.table("partitions")
    found = [_partition(name, tables.table(name)) for name in tables.names()]
    aws.end()
    account = _variable(environment, ACCOUNT_VARIABLE, AWS_ACCOUNT_ID, "have 12 digits")
    if found and account:
        raise ConfigurationError(
            f"{ACCOUNT_VARIABLE} and {aws.place} both name AWS accounts. Keep one of them.")
    if not found and (account or demo):
        found = [_partition("aws", Table({"account_id": account or DEMO_AWS_ACCOUNT_ID},
                                         ACCOUNT_VARIABLE))]
    return tuple(found)


def _partition(partition_id: str, table: Table) -> AwsPartition:
    if not PARTITION_ID.fullmatch(partition_id):
        raise ConfigurationError(f"{table.place}: AWS has no such partition.")
    label, region, console = PARTITIONS.get(partition_id, (partition_id, None, None))
    account = table.text("account_id", AWS_ACCOUNT_ID, "12 digits in quotation marks")
    region = table.text("region", REGION, "a region such as us-east-1") or region
    console = table.text("console_host", HOST, "a host name") or console
    partition = AwsPartition(
        id=partition_id, label=table.text("label", None, "a text") or label,
        account_id=table.need("account_id", account), region=table.need("region", region),
        console_host=table.need("console_host", console),
        template_url=table.address("template_url"), sts_endpoint=table.address("sts_endpoint"),
        uses_default_credentials=table.flag("use_default_credentials", False),
        credentials=_aws_credentials(table))
    if partition.credentials and partition.uses_default_credentials:
        raise ConfigurationError(f"{table.place} has access_key_id and use_default_credentials. "
                                 "Keep one of them.")
    table.end()
    return partition


def _aws_credentials(table: Table) -> AwsCredentials | None:
    key = table.text("access_key_id", None, "a text")
    secret = table.text("secret_access_key", None, "a text")
    token = table.text("session_token", None, "a text")
    if key is None and secret is None and token is None:
        return None
    return AwsCredentials(table.need("access_key_id", key),
                          table.need("secret_access_key", secret), token)


def _application(azure: Table, environment: Mapping[str, str],
                 demo: bool) -> AzureApplication | None:
    application = azure.text("application_id", UUID, "a UUID") or _variable(
        environment, APPLICATION_VARIABLE, UUID, "be a UUID")
    secret = azure.text("client_secret", None, "a text") or environment.get(SECRET_VARIABLE) or None
    login = azure.address("login_endpoint")
    management = azure.address("management_endpoint")
    azure.end()
    if application is None:
        if secret or login or management:
            azure.need("application_id", None)
        application = DEMO_AZURE_APPLICATION_ID if demo else None
    if application is None:
        return None
    default = AzureApplication(application, secret)
    return AzureApplication(application, secret, login or default.login_endpoint,
                            management or default.management_endpoint)


def _google(gcp: Table) -> GoogleEndpoints:
    default = GoogleEndpoints()
    found = GoogleEndpoints(
        gcp.address("token_uri") or default.token_uri,
        gcp.address("resource_manager_endpoint") or default.resource_manager_endpoint)
    gcp.end()
    return found


def _permission_sets(tables: list[Table]) -> tuple[PermissionSet, ...]:
    sets = tuple(_permission_set(table) for table in tables)
    if len({item.id for item in sets}) < len(sets):
        raise ConfigurationError(f"{tables[0].place}: two sets have the same id.")
    return sets


def _permission_set(table: Table) -> PermissionSet:
    def needed(name: str, form: re.Pattern[str] | None = None, rule: str = "a text") -> str:
        return table.need(name, table.text(name, form, rule))

    found = PermissionSet(
        needed("id", SET_ID, "small letters, digits and hyphens"), needed("label"),
        needed("description"), table.actions("aws"), table.actions("azure"), table.actions("gcp"))
    table.end()
    return found
