"""The table of cases, tests/credential_cases.json, that the console's validators are held to, too.

A value is taken or refused as the last step of linking would do it: cleaned up and checked by the
contract's schemas, then by what the server knows beyond them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from backend.cloud.credentials import METHODS
from backend.contract import load_contract
from backend.problems import Problem
from gcp_keys import service_account_key
from processes import ROOT

TABLE: dict[str, dict[str, list[str]]] = json.loads(
    (ROOT / "tests" / "credential_cases.json").read_text(encoding="utf-8"))
UUID = "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b"
CREATE = next(item for item in load_contract().operations() if item.id == "createCloudAccount")


def _access_key(**changes: str) -> dict[str, str]:
    return {"method": "aws_access_key", "access_key_id": "ASIAIOSFODNN7EXAMPLE",
            "secret_access_key": "s" * 40, "session_token": "token", **changes}


def _subscription(**changes: str) -> dict[str, str]:
    return {"method": "azure_subscription", "subscription_id": UUID,
            "tenant_id": "example.com", **changes}


def _key(**changes: str) -> dict[str, str]:
    return {"method": "gcp_service_account", "key": service_account_key(**changes)}


CREDENTIALS: dict[str, Callable[[str], dict[str, str]]] = {
    "role_arn": lambda value: {"method": "aws_role", "role_arn": value},
    "access_key_id": lambda value: _access_key(access_key_id=value),
    "secret_access_key": lambda value: _access_key(secret_access_key=value),
    "session_token": lambda value: _access_key(session_token=value),
    "subscription_id": lambda value: _subscription(subscription_id=value),
    "tenant_id": lambda value: _subscription(tenant_id=value),
    "project_id": lambda value: _key(project_id=value),
    "private_key_id": lambda value: _key(private_key_id=value),
    "client_email": lambda value: _key(client_email=value),
    "token_uri": lambda value: _key(token_uri=value),
}


def is_taken(credentials: dict[str, str]) -> bool:
    try:
        body: Any = CREATE.check_body({"alias": "Production", "credentials": credentials})
        METHODS[credentials["method"]].read(body["credentials"])
    except Problem as problem:
        assert problem.code == "invalid-fields"
        return False
    return True


def test_the_table_is_of_every_format() -> None:
    assert TABLE.keys() == CREDENTIALS.keys()
    assert sum(len(cases["bad"]) for cases in TABLE.values()) > 500


@pytest.mark.parametrize("field", CREDENTIALS)
def test_what_is_right_is_taken(field: str) -> None:
    refused = [value for value in TABLE[field]["good"] if not is_taken(CREDENTIALS[field](value))]
    assert refused == []


@pytest.mark.parametrize("field", CREDENTIALS)
def test_what_is_nearly_right_is_refused(field: str) -> None:
    taken = [value for value in TABLE[field]["bad"] if is_taken(CREDENTIALS[field](value))]
    assert taken == []


def test_the_subscription_is_not_its_own_tenant() -> None:
    assert not is_taken(_subscription(tenant_id=UUID.upper()))
