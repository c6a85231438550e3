"""How a link of each method is tested, and what a site needs for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from backend.cloud.link_problem import LinkProblem, not_configured
from backend.cloud.outbound import Exchange
from backend.cloud.platform import AwsCredentials, AwsPartition, Platform
from backend.cloud.providers import aws, azure, google

Link = Mapping[str, str]


@dataclass(frozen=True)
class Check:
    """`why_not` says what the site lacks; `run` raises LinkFailed when the link does not work."""

    provider: str
    why_not: Callable[[Platform, Link], LinkProblem | None]
    run: Callable[[Platform, Exchange, Link, Mapping[str, str]], None]


def why_not(platform: Platform, link: Link) -> LinkProblem | None:
    """Why this site cannot test the link; None when it can."""
    if not platform.tests_links:
        return not_configured("This site does not test links: its operator has not set that up.")
    return CHECKS[link["method"]].why_not(platform, link)


def _partition_id(link: Link) -> str:
    return link["role_arn"].split(":")[1]


def _no_role_test(platform: Platform, link: Link) -> LinkProblem | None:
    partition_id = _partition_id(link)
    partition = platform.partition(partition_id)
    if partition is None:
        return LinkProblem(
            "partition_not_configured", "/credentials/role_arn",
            f"This site has no account in the AWS partition {partition_id}, so no role there can "
            "admit it.", "Link the account by an access key, or ask the operator of this site.")
    if not partition.can_assume:
        return not_configured("This site cannot test AWS roles, because it has no AWS credentials "
                              "of its own.")
    return None


def _test_role(platform: Platform, exchange: Exchange, link: Link,
               _secrets: Mapping[str, str]) -> None:
    aws.check_role(exchange, _partition(platform, link), link["role_arn"], link["external_id"])


def _partition(platform: Platform, link: Link) -> AwsPartition:
    partition = platform.partition(_partition_id(link))
    assert partition is not None, "why_not is asked first"
    return partition


def _no_key_test(platform: Platform, _link: Link) -> LinkProblem | None:
    return None if platform.aws else not_configured(
        "This site cannot test AWS keys, because its operator has not set AWS up.")


def _test_key(platform: Platform, exchange: Exchange, link: Link,
              secrets: Mapping[str, str]) -> None:
    aws.check_access_key(exchange, platform.aws, AwsCredentials(
        link["access_key_id"], secrets["secret_access_key"], secrets.get("session_token")))


def _no_subscription_test(platform: Platform, _link: Link) -> LinkProblem | None:
    if platform.azure is None or platform.azure.client_secret is None:
        return not_configured("This site cannot test Azure subscriptions, because its application "
                              "has no secret.")
    return None


def _test_subscription(platform: Platform, exchange: Exchange, link: Link,
                       _secrets: Mapping[str, str]) -> None:
    assert platform.azure is not None, "why_not is asked first"
    azure.check_subscription(exchange, platform.azure, link["tenant_id"], link["subscription_id"])


def _test_project(platform: Platform, exchange: Exchange, link: Link,
                  secrets: Mapping[str, str]) -> None:
    google.check_project(exchange, platform.google, json.loads(secrets["key"]), link["project_id"])


CHECKS = {
    "aws_access_key": Check("AWS", _no_key_test, _test_key),
    "aws_role": Check("AWS", _no_role_test, _test_role),
    "azure_subscription": Check("Azure", _no_subscription_test, _test_subscription),
    "gcp_service_account": Check("Google Cloud", lambda _platform, _link: None, _test_project),
}
