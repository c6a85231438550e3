"""The guided set-up: ids, policies and commands of the operator's configuration, ready to copy."""

from __future__ import annotations

import json

from starlette.responses import JSONResponse, Response

from backend.call import Call, Handler
from backend.cloud import aws_setup, azure_setup, external_ids, gcp_setup
from backend.cloud.accounts import find
from backend.cloud.platform import AwsPartition, PermissionSet, Platform
from backend.problems import Problem, invalid_request


def show(call: Call) -> Response:
    platform = call.services.config.platform
    if not platform.aws and platform.azure is None:
        raise Problem(503, "not-configured",
                      "The operator of this site has to say who the platform is, with "
                      "MOORING_AWS_ACCOUNT_ID, MOORING_AZURE_APPLICATION_ID or a platform file, "
                      "before accounts can be linked.")
    permissions = _permissions(platform, call.query["permissions"])
    with call.database.read() as transaction:
        opened = external_ids.open_id(transaction, call.user_id)
        account_id = call.query["account"]
        row = find(transaction, call, account_id) if account_id else None
    link = json.loads(row.link) if row else {}
    external_id = (external_ids.of(row) if row else None) or opened
    subscription = link.get("subscription_id", azure_setup.SUBSCRIPTION)
    return JSONResponse({
        "permission_set": permissions.id,
        "permission_sets": [
            {"id": item.id, "label": item.label, "description": item.description}
            for item in platform.permission_sets],
        "aws": aws_setup.setup(
            platform, _partition(platform, call.query["partition"], link), permissions,
            external_id) if platform.aws else None,
        "azure": azure_setup.setup(platform.name, platform.azure, permissions, subscription)
        if platform.azure else None,
        "gcp": gcp_setup.setup(
            platform.name, permissions, link.get("project_id", gcp_setup.PROJECT))})


def _permissions(platform: Platform, wanted: str | None) -> PermissionSet:
    if wanted is None:
        return platform.permission_sets[0]
    found = platform.permission_set(wanted)
    if found is None:
        raise invalid_request("permissions is not one of the sets that this site offers.")
    return found


def _partition(platform: Platform, wanted: str | None, link: dict[str, str]) -> AwsPartition:
    """The one that is asked for, else that of the linked role, else the first."""
    if wanted is None:
        own = link.get("role_arn", "::").split(":")[1]
        return platform.partition(own) or platform.aws[0]
    found = platform.partition(wanted)
    if found is None:
        raise invalid_request("partition is not one in which this site has an AWS account.")
    return found


def show_template(call: Call) -> Response:
    return JSONResponse(aws_setup.template(call.services.config.platform), headers={
        "Content-Disposition": f'attachment; filename="{aws_setup.TEMPLATE_FILE}"'})


OPERATIONS: dict[str, Handler] = {
    "getCloudFormationTemplate": show_template,
    "getCloudSetup": show,
}
