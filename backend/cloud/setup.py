"""The guided set-up: policies and commands, ready to copy, that let the platform in.

What the platform may do stands in `permissions/`, one file per provider.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from starlette.responses import JSONResponse, Response

from backend import users
from backend.call import Call, Handler
from backend.problems import Problem

PERMISSIONS = Path(__file__).parent / "permissions"
ROLE_NAME = "Mooring"


def show(call: Call) -> Response:
    platform = call.services.config.platform
    if platform.aws_account_id is None or platform.azure_application_id is None:
        raise Problem(503, "not-configured",
                      "The operator of this site has to set MOORING_AWS_ACCOUNT_ID and "
                      "MOORING_AZURE_APPLICATION_ID before accounts can be linked.")
    with call.database.read() as transaction:
        external_id = users.get(transaction, call.user_id).external_id
    return JSONResponse({
        "aws": aws(platform.aws_account_id, external_id),
        "azure": azure(platform.azure_application_id),
        "gcp": {"commands": gcp_commands()}})


def aws(account_id: str, external_id: str) -> dict[str, str]:
    """The trust policy refuses the platform when the external id is missing or another one."""
    trust = policy({
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{account_id}:root"},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": external_id}}})
    permissions = policy({"Effect": "Allow", "Action": read_lines("aws.txt"), "Resource": "*"})
    return {"account_id": account_id, "external_id": external_id,
            "trust_policy": trust, "permission_policy": permissions}


def azure(application_id: str) -> dict[str, str]:
    scope = "/subscriptions/SUBSCRIPTION_ID"
    role = {
        "Name": ROLE_NAME, "IsCustom": True,
        "Description": "What the Mooring platform may do in this subscription.",
        "Actions": read_lines("azure.txt"), "NotActions": [], "AssignableScopes": [scope]}
    return {
        "application_id": application_id,
        "create_principal_command": f"az ad sp create --id {application_id}",
        "role_definition": indented(role),
        "assign_role_command":
            "az role definition create --role-definition @mooring-role.json\n"
            f'az role assignment create --assignee {application_id} --role "{ROLE_NAME}" '
            f"--scope {scope}"}


def gcp_commands() -> str:
    """A custom role, a service account that has it, and a key of that account in a file."""
    return "\n".join((
        "PROJECT_ID=your-project-id",
        'ACCOUNT="mooring@$PROJECT_ID.iam.gserviceaccount.com"',
        f'gcloud iam roles create mooring --project="$PROJECT_ID" --title="{ROLE_NAME}" '
        f"--stage=GA --permissions={','.join(read_lines('gcp.txt'))}",
        f'gcloud iam service-accounts create mooring --project="$PROJECT_ID" '
        f'--display-name="{ROLE_NAME}"',
        'gcloud projects add-iam-policy-binding "$PROJECT_ID" --member="serviceAccount:$ACCOUNT" '
        '--role="projects/$PROJECT_ID/roles/mooring" --condition=None',
        'gcloud iam service-accounts keys create mooring-key.json --project="$PROJECT_ID" '
        '--iam-account="$ACCOUNT"'))


def policy(statement: dict[str, Any]) -> str:
    """An IAM policy document of one statement."""
    return indented({"Version": "2012-10-17", "Statement": [statement]})


def indented(value: Any) -> str:
    return json.dumps(value, indent=2)


def read_lines(name: str) -> list[str]:
    """The entries of a permission file; lines that begin with # explain."""
    lines = (PERMISSIONS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


OPERATIONS: dict[str, Handler] = {"getCloudSetup": show}
