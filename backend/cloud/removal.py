"""What deleting a link cuts, and what then remains to be removed at the provider."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from backend.cloud import aws_setup, azure_setup, gcp_setup
from backend.cloud.platform import AwsPartition, Platform
from backend.cloud.texts import lines, quoted, step

Link = dict[str, str]
Steps = list[dict[str, Any]]


def removal(platform: Platform, link: Link) -> dict[str, Any]:
    cut, steps = REMOVALS[link["method"]](platform, link)
    return {"cut": f"{platform.name} loses its access to {cut}", "steps": steps}


def _aws_role(platform: Platform, link: Link) -> tuple[str, Steps]:
    _, partition_id, *_, role = link["role_arn"].split(":", 5)
    name = role.rpartition("/")[2]
    partition = platform.partition(partition_id)
    return f"AWS account {link['account_id']} at once, and forgets the role and its external id.", [
        step("If CloudFormation made the role, delete its stack",
             f"aws cloudformation delete-stack --stack-name {platform.name}"),
        step(f"Otherwise delete the role {name}, unless something else uses it", lines(
            f"aws iam delete-role-policy --role-name {quoted(name)} --policy-name {platform.name}",
            f"aws iam delete-role --role-name {quoted(name)}"), _console(partition, "roles"))]


def _aws_access_key(platform: Platform, link: Link) -> tuple[str, Steps]:
    key = link["access_key_id"]
    cut = f"AWS by the key {key} at once, and forgets the key and its secret."
    if key.startswith("ASIA"):
        return cut, [step("Nothing remains to be done: a temporary key ends by itself")]
    find = f"aws iam get-access-key-last-used --access-key-id {key} --query UserName --output text"
    return cut, [step(
        "Delete the access key, unless something else uses it", lines(
            f"USER_NAME=$({find})",
            f'aws iam delete-access-key --user-name "$USER_NAME" --access-key-id {key}'),
        _console(platform.aws[0] if platform.aws else None, "users"))]


def _azure_subscription(platform: Platform, link: Link) -> tuple[str, Steps]:
    scope = f"/subscriptions/{link['subscription_id']}"
    application = platform.azure.application_id if platform.azure else "APPLICATION_ID"
    cut = f"Azure subscription {link['subscription_id']} at once, and forgets it."
    return cut, [
        step("Take the role away, and delete it", lines(
            f'az role assignment delete --assignee {application} --role "{platform.name}" '
            f"--scope {scope}",
            f'az role definition delete --name "{platform.name}" --scope {scope}'),
            azure_setup.CONSOLE_URL),
        step("If no other subscription of this tenant is linked, remove the application",
             f"az ad sp delete --id {application}")]


def _gcp_service_account(platform: Platform, link: Link) -> tuple[str, Steps]:
    project, account = quoted(link["project_id"]), quoted(link["client_email"])
    role = platform.name.lower()
    cut = f"Google Cloud project {link['project_id']} at once, and forgets the key."
    return cut, [
        step("Delete the key",
             f"gcloud iam service-accounts keys delete {quoted(link['private_key_id'])} "
             f"--iam-account={account} --project={project}", gcp_setup.CONSOLE_URL),
        step("Delete the service account and its role, unless something else uses them", lines(
            f"gcloud projects remove-iam-policy-binding {project} "
            f"--member={quoted('serviceAccount:' + link['client_email'])} "
            f"--role={quoted('projects/' + link['project_id'] + '/roles/' + role)} --all",
            f"gcloud iam service-accounts delete {account} --project={project}",
            f"gcloud iam roles delete {role} --project={project}"))]


def _console(partition: AwsPartition | None, place: str) -> str | None:
    return aws_setup.console_url(partition, place) if partition else None


REMOVALS: dict[str, Callable[[Platform, Link], tuple[str, Steps]]] = {
    "aws_access_key": _aws_access_key,
    "aws_role": _aws_role,
    "azure_subscription": _azure_subscription,
    "gcp_service_account": _gcp_service_account,
}
