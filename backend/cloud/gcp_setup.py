"""What lets the platform into a Google Cloud project: a role, a service account, and its key."""

from __future__ import annotations

from typing import Any

from backend.cloud.platform import PermissionSet
from backend.cloud.texts import lines, quoted, step

PROJECT = "your-project-id"
CONSOLE_URL = "https://console.cloud.google.com/iam-admin/serviceaccounts"


def setup(name: str, permissions: PermissionSet, project: str = PROJECT) -> dict[str, Any]:
    steps = _steps(name, permissions, project)
    return {"commands": lines(*(item["commands"] for item in steps)), "steps": steps,
            "console_url": CONSOLE_URL}


def _steps(name: str, permissions: PermissionSet, project: str) -> list[dict[str, Any]]:
    account = name.lower()
    return [
        step("Name the project", lines(
            f"PROJECT_ID={quoted(project)}",
            f'ACCOUNT="{account}@$PROJECT_ID.iam.gserviceaccount.com"')),
        step("Create the role",
             f'gcloud iam roles create {account} --project="$PROJECT_ID" --title="{name}" '
             f"--stage=GA --permissions={','.join(permissions.gcp)}",
             "https://console.cloud.google.com/iam-admin/roles"),
        step("Create the service account",
             f'gcloud iam service-accounts create {account} --project="$PROJECT_ID" '
             f'--display-name="{name}"', CONSOLE_URL),
        step("Give the role to the service account",
             'gcloud projects add-iam-policy-binding "$PROJECT_ID" '
             f'--member="serviceAccount:$ACCOUNT" --role="projects/$PROJECT_ID/roles/{account}" '
             "--condition=None", "https://console.cloud.google.com/iam-admin/iam"),
        step("Create a key, which is saved as mooring-key.json",
             'gcloud iam service-accounts keys create mooring-key.json --project="$PROJECT_ID" '
             '--iam-account="$ACCOUNT"', CONSOLE_URL)]
