"""Which credentials are taken, and what is said about those that are not."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from backend.database import cloud_accounts
from gcp_keys import service_account_key
from harness import Client, Site, errors_of

ACCOUNT = "123456789012"
UUID = "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b"
TENANT = "a1b2c3d4-e5f6-4708-9a0b-1c2d3e4f5a6b"

GOOD_ARNS = [
    f"arn:{partition}:iam::{ACCOUNT}:role/mooring"
    for partition in (
        "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-eusc")
] + [
    f"arn:aws:iam::{ACCOUNT}:role/partners/eu/mooring",
    f"arn:aws:iam::{ACCOUNT}:role/aws-service-role/x.amazonaws.com/A",
    f"arn:aws:iam::{ACCOUNT}:role/A_b+c=d,e.f@g-h",
    f"arn:aws:iam::{ACCOUNT}:role/" + "x" * 64,
    f"  arn:aws:iam::{ACCOUNT}:role/pasted\n",
]
BAD_ARNS = [
    "mooring", "arn:aws:iam::12345678901:role/mooring", f"arn:aws:iam::{ACCOUNT}:user/mooring",
    f"arn:aws:sts::{ACCOUNT}:assumed-role/mooring/x", f"arn:awz:iam::{ACCOUNT}:role/mooring",
    f"arn:aws:iam:eu-west-1:{ACCOUNT}:role/mooring", f"arn:aws:iam::{ACCOUNT}:role/",
    f"arn:aws:iam::{ACCOUNT}:role/" + "x" * 65, f"arn:aws:iam::{ACCOUNT}:role/a b",
    f"arn:aws:iam::{ACCOUNT}:role//mooring", f"arn:aws-iso---:iam::{ACCOUNT}:role/mooring",
    f"arn:aws-iso-:iam::{ACCOUNT}:role/mooring", f"arn:aws-isolated:iam::{ACCOUNT}:role/mooring",
    "arn:aws:iam::１２３４５６７８９０１２:role/mooring",
    f"arn:aws:iam::{ACCOUNT}:role/mooring\narn:aws:iam::{ACCOUNT}:role/other",
]


def create(client: Client, credentials: object, bad: bool = True) -> dict[str, str]:
    """Pointer to sentence; empty when the credentials were taken."""
    reply = client.create(
        "/cloud-accounts", {"alias": "Production", "credentials": credentials}, bad=bad)
    return {} if reply.status_code == 201 else errors_of(reply)


@pytest.mark.parametrize("arn", GOOD_ARNS)
def test_every_partition_and_path_is_taken(client: Client, arn: str) -> None:
    assert create(client, {"method": "aws_role", "role_arn": arn}) == {}


@pytest.mark.parametrize("arn", BAD_ARNS)
def test_what_is_no_role_is_refused(client: Client, arn: str) -> None:
    assert create(client, {"method": "aws_role", "role_arn": arn}) == {
        "/credentials/role_arn":
            "Enter a role ARN such as arn:aws:iam::123456789012:role/mooring."}


ACCESS_KEYS = [
    ({"access_key_id": "AKIAIOSFODNN7EXAMPLE"}, []),
    ({"access_key_id": "ASIAIOSFODNN7EXAMPLE"}, ["/credentials/session_token"]),
    ({"access_key_id": "ASIAIOSFODNN7EXAMPLE", "session_token": "FwoGZXIvYXdz"}, []),
    ({"access_key_id": "ASIAIOSFODNN7EXAMPLE", "session_token": "two words"},
     ["/credentials/session_token"]),
    ({"access_key_id": "AKIA"}, ["/credentials/access_key_id"]),
    ({"access_key_id": ""}, ["/credentials/access_key_id"]),
    ({"access_key_id": "AKIAIOSFODNN7EXAMPLE", "secret_access_key": "with a space" * 4},
     ["/credentials/secret_access_key"]),
    ({"access_key_id": "AKIAIOSFODNN7EXAMPLE", "role_arn": "x"}, ["/credentials/role_arn"]),
]


@pytest.mark.parametrize("changes, pointers", ACCESS_KEYS)
def test_access_keys(client: Client, changes: dict[str, str], pointers: list[str]) -> None:
    credentials = {"method": "aws_access_key", "secret_access_key": "x" * 40, **changes}
    assert list(create(client, credentials)) == pointers


SUBSCRIPTIONS = [
    ({}, []),
    ({"subscription_id": UUID.upper()}, []),
    ({"tenant_id": "example.onmicrosoft.com"}, []),
    ({"subscription_id": UUID[:-1]}, ["/credentials/subscription_id"]),
    ({"subscription_id": UUID.replace("-", "")}, ["/credentials/subscription_id"]),
    ({"subscription_id": "{" + UUID + "}"}, ["/credentials/subscription_id"]),
    ({"tenant_id": "sub-domain.example.co.uk"}, []),
    ({"tenant_id": "x" * 63 + ".com"}, []),
    ({"tenant_id": "-a.-b"}, ["/credentials/tenant_id"]),
    ({"tenant_id": "a-.com"}, ["/credentials/tenant_id"]),
    ({"tenant_id": "a.b-"}, ["/credentials/tenant_id"]),
    ({"tenant_id": "a..com"}, ["/credentials/tenant_id"]),
    ({"tenant_id": "192.0.2.1"}, ["/credentials/tenant_id"]),
    ({"tenant_id": "x" * 64 + ".com"}, ["/credentials/tenant_id"]),
    ({"tenant_id": "nodots"}, ["/credentials/tenant_id"]),
    ({"tenant_id": "https://example.com"}, ["/credentials/tenant_id"]),
    ({"tenant_id": ""}, ["/credentials/tenant_id"]),
]


@pytest.mark.parametrize("changes, pointers", SUBSCRIPTIONS)
def test_subscriptions(client: Client, changes: dict[str, str], pointers: list[str]) -> None:
    credentials = {"method": "azure_subscription", "subscription_id": UUID, "tenant_id": TENANT,
                   **changes}
    assert list(create(client, credentials)) == pointers


@pytest.mark.parametrize("credentials, pointer", [
    ({}, "/credentials/method"), ({"method": "aws"}, "/credentials/method"),
    ({"method": ["aws_role"]}, "/credentials/method"), ("aws_role", "/credentials"),
    (None, "/credentials"),
])
def test_an_unknown_way_is_refused(client: Client, credentials: object, pointer: str) -> None:
    assert list(create(client, credentials)) == [pointer]


def test_a_byte_order_mark_before_a_key_file_is_no_harm(site: Site, client: Client) -> None:
    key = service_account_key()
    assert create(client, {"method": "gcp_service_account", "key": "\ufeff" + key}) == {}
    with site.services.database.read() as transaction:
        row = transaction.execute(select(cloud_accounts)).one()
    kept = site.services.vault.open(
        row.sealed_credentials, "cloud_accounts", "sealed_credentials", row.id)
    assert json.loads(kept) == {"key": key}
