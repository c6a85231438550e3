"""AWS: Security Token Service, through boto3.

boto3 writes, signs and reads the messages; they travel by `Exchange`, whose time is limited.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.awsrequest import AWSResponse, HeadersDict
from botocore.config import Config
from botocore.exceptions import (
    BotoCoreError, ClientError, CredentialRetrievalError, NoCredentialsError,
    PartialCredentialsError,
)
from botocore.parsers import ResponseParserError

from backend.cloud import link_problem
from backend.cloud.link_problem import LinkFailed
from backend.cloud.outbound import Exchange
from backend.cloud.platform import AwsCredentials, AwsPartition

SESSION_NAME = "mooring-link-test"
SHORTEST_SESSION_S = 900
# Of the platform's own credentials; the customer's values play no part in these.
PLATFORM_ERRORS = frozenset({
    "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "SignatureDoesNotMatch",
    "IncompleteSignature", "RegionDisabledException", "OptInRequired", "RequestExpired"})
BUSY_ERRORS = frozenset({"Throttling", "ThrottlingException", "RequestLimitExceeded",
                         "TooManyRequestsException", "ServiceUnavailable", "InternalFailure"})
# What AWS says when the platform's own policies stand in the way.
OWN_POLICY = "identity-based policy"


class RawBody(io.BytesIO):
    """What botocore takes a body from."""

    def stream(self, **_options: object) -> Iterator[bytes]:
        yield self.read()


def check_role(exchange: Exchange, partition: AwsPartition, role_arn: str,
               external_id: str) -> None:
    """The role admits the platform with the external id, and refuses it without."""
    client = _client(exchange, partition, partition.credentials)
    try:
        _assume(client, role_arn, ExternalId=external_id)
    except ClientError as error:
        raise _role_problem(error, partition, external_id) from None
    try:
        _assume(client, role_arn)
    except ClientError as error:
        if _code(error) == "AccessDenied":
            return
        raise _role_problem(error, partition, external_id) from None
    raise link_problem.at(
        "role_arn", "role_open",
        "The role lets this site in even without the external id, so others could use this site to "
        "get into your account.",
        "Add the condition on sts:ExternalId to the role's trust policy, as the set-up shows it, "
        "and test again.")


def check_access_key(exchange: Exchange, partitions: tuple[AwsPartition, ...],
                     credentials: AwsCredentials) -> None:
    """One of the partitions knows the key; a key does not tell which it is of."""
    for number, partition in enumerate(partitions, 1):
        try:
            _call(_client(exchange, partition, credentials), "get_caller_identity")
            return
        except ClientError as error:
            if _code(error) != "InvalidClientTokenId" or number == len(partitions):
                raise _key_problem(error, credentials) from None
    raise AssertionError("there is no partition")


def _client(exchange: Exchange, partition: AwsPartition,
            credentials: AwsCredentials | None) -> Any:
    """Signs as `credentials`, or, when there are none, with what boto3 finds."""
    session = boto3.session.Session(
        aws_access_key_id=credentials.access_key_id,
        aws_secret_access_key=credentials.secret_access_key,
        aws_session_token=credentials.session_token,
    ) if credentials else boto3.session.Session()
    client = session.client(
        "sts", region_name=partition.region, endpoint_url=partition.sts_endpoint,
        config=Config(retries={"max_attempts": 0}))

    def send(request: Any, **_context: object) -> AWSResponse:
        reply = exchange.send(request.method, request.url, _texts(request.headers),
                              request.body or b"")
        return AWSResponse(request.url, reply.status, HeadersDict(reply.headers),
                           RawBody(reply.body))

    client.meta.events.register("before-send.sts", send)
    return client


def _texts(headers: Any) -> dict[str, str]:
    return {name: value.decode() if isinstance(value, bytes) else str(value)
            for name, value in headers.items()}


def _assume(client: Any, role_arn: str, **options: str) -> None:
    _call(client, "assume_role", RoleArn=role_arn, RoleSessionName=SESSION_NAME,
          DurationSeconds=SHORTEST_SESSION_S, **options)


def _call(client: Any, operation: str, **arguments: object) -> None:
    """An answer without what every success has is none."""
    try:
        answer = getattr(client, operation)(**arguments)
    except (CredentialRetrievalError, NoCredentialsError, PartialCredentialsError):
        raise link_problem.platform_refused("AWS") from None
    except (BotoCoreError, ResponseParserError, LookupError, TypeError, ValueError):
        # What boto3 makes of an answer that is not XML, or not of the expected shape.
        raise link_problem.answer_unknown("AWS") from None
    if not ("Credentials" in answer or answer.get("Account")):
        raise link_problem.answer_unknown("AWS")


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _shared_problem(error: ClientError) -> LinkFailed:
    """What has to do with neither the role nor the key."""
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if _code(error) in BUSY_ERRORS or status in (429, 503):
        return link_problem.busy("AWS")
    return link_problem.answer_unknown("AWS")


def _role_problem(error: ClientError, partition: AwsPartition, external_id: str) -> LinkFailed:
    code = _code(error)
    message = str(error.response.get("Error", {}).get("Message", ""))
    if code in PLATFORM_ERRORS or (code == "AccessDenied" and OWN_POLICY in message):
        return link_problem.platform_refused("AWS")
    if code == "ValidationError":
        return link_problem.at("role_arn", "role_refused",
                               "AWS says that this is not the ARN of a role.",
                               "Copy the Role ARN again from the role's page in the AWS console.")
    if code != "AccessDenied":
        return _shared_problem(error)
    return link_problem.at(
        "role_arn", "role_refused",
        "AWS does not let this site assume the role. Either there is no such role, or its trust "
        f"policy does not admit account {partition.account_id} with the external id {external_id}.",
        "Check the Role ARN, and compare the role's trust policy with the one that the set-up "
        "shows, letter by letter. A new role takes a few seconds until AWS knows it everywhere. "
        "Then test again.")


def _key_problem(error: ClientError, credentials: AwsCredentials) -> LinkFailed:
    code = _code(error)
    new_key = "Copy both again, or create a new key; AWS shows a secret only once."
    if code == "SignatureDoesNotMatch":
        return link_problem.at(
            "secret_access_key", "secret_wrong",
            "The secret access key does not belong to this access key ID.", new_key)
    if code in ("ExpiredToken", "ExpiredTokenException"):
        return link_problem.at(
            "session_token", "token_expired", "The session token has expired, and the key with it.",
            "Get new temporary credentials and enter all three values, or use a role, which does "
            "not expire.")
    if code == "InvalidClientTokenId" and credentials.session_token:
        return link_problem.at(
            "session_token", "token_wrong",
            "AWS does not know this access key ID together with this session token.",
            "Copy all three values again from the same place.")
    if code == "InvalidClientTokenId":
        return link_problem.at(
            "access_key_id", "key_unknown",
            "AWS does not know this access key ID: it is mistyped, deactivated or deleted.",
            "Copy the ID again from the user's security credentials, or create a new key.")
    if code == "AccessDenied":
        # Every key may ask who it is, unless somebody has taken that away from it expressly.
        return link_problem.at(
            "access_key_id", "key_unknown", "AWS denies this key everything.",
            "Remove what denies the user all access, or create a key for another user.")
    return _shared_problem(error)
