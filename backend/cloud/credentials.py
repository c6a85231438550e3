"""What each way of linking an account keeps: a public link, what makes it unique, and secrets.

A new way is a function here, an entry in `METHODS`, and its schemas in the contract.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from backend.cloud import gcp_key
from backend.problems import invalid_field

PROVIDERS = ("aws", "azure", "gcp")

Credentials = dict[str, Any]


@dataclass(frozen=True)
class Linked:
    """`link` may be shown; `key` is equal for the same link; `secrets` go into the vault."""

    link: dict[str, str]
    key: str
    secrets: dict[str, str]


@dataclass(frozen=True)
class Method:
    """`field` is what a person changes when the link exists already."""

    provider: str
    field: str
    read: Callable[[Credentials], Linked]


def aws_role(credentials: Credentials) -> Linked:
    arn = credentials["role_arn"]
    return Linked({"method": "aws_role", "role_arn": arn, "account_id": arn.split(":")[4]}, arn, {})


def aws_access_key(credentials: Credentials) -> Linked:
    key_id = credentials["access_key_id"]
    secrets = {name: credentials[name] for name in ("secret_access_key", "session_token")
               if name in credentials}
    return Linked({"method": "aws_access_key", "access_key_id": key_id}, key_id, secrets)


def azure_subscription(credentials: Credentials) -> Linked:
    """Azure writes its ids in lower case and takes either."""
    subscription = credentials["subscription_id"].lower()
    if credentials["tenant_id"].lower() == subscription:
        raise invalid_field(
            "/credentials/tenant_id",
            "This is the subscription id again. The tenant ID is the tenantId of the same "
            "subscription in az account list.")
    return Linked({"method": "azure_subscription", "subscription_id": subscription,
                   "tenant_id": credentials["tenant_id"].lower()}, subscription, {})


def gcp_service_account(credentials: Credentials) -> Linked:
    # Editors of Windows put a byte order mark before what they save.
    text = credentials["key"].removeprefix("\ufeff")
    key = gcp_key.read(text, "/credentials/key")
    return Linked({"method": "gcp_service_account", "project_id": key.project_id,
                   "client_email": key.client_email, "private_key_id": key.private_key_id},
                  key.project_id, {"key": text})


METHODS = {
    "aws_role": Method("aws", "role_arn", aws_role),
    "aws_access_key": Method("aws", "access_key_id", aws_access_key),
    "azure_subscription": Method("azure", "subscription_id", azure_subscription),
    "gcp_service_account": Method("gcp", "key", gcp_service_account),
}
