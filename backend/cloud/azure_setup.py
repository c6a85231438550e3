"""What lets the platform into an Azure subscription: its application, and a role for it."""

from __future__ import annotations

from typing import Any

from backend.cloud.platform import AzureApplication, PermissionSet
from backend.cloud.texts import indented, lines

SUBSCRIPTION = "SUBSCRIPTION_ID"
CONSOLE_URL = "https://portal.azure.com/#view/Microsoft_Azure_Billing/SubscriptionsBladeV2"


def setup(name: str, application: AzureApplication, permissions: PermissionSet,
          subscription: str = SUBSCRIPTION) -> dict[str, Any]:
    scope = f"/subscriptions/{subscription}"
    definition = {
        "Name": name, "IsCustom": True,
        "Description": f"What the {name} platform may do: {permissions.label.lower()}.",
        "Actions": list(permissions.azure), "NotActions": [], "AssignableScopes": [scope]}
    return {
        "application_id": application.application_id,
        "role_name": name,
        "create_principal_command": f"az ad sp create --id {application.application_id}",
        "role_definition": indented(definition),
        "assign_role_command": _assign(name, application, scope),
        "assign_resource_group_command":
            _assign(name, application, f"{scope}/resourceGroups/RESOURCE_GROUP"),
        "list_command": "az account list --output json",
        "console_url": CONSOLE_URL}


def _assign(name: str, application: AzureApplication, scope: str) -> str:
    return lines(
        "az role definition create --role-definition @mooring-role.json",
        f"az role assignment create --assignee {application.application_id} "
        f'--role "{name}" --scope {scope}')
