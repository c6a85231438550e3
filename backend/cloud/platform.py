"""Who the platform is in each cloud, and what it asks for; platform_file.py reads it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class AwsCredentials:
    """What the platform signs its requests to AWS with."""

    access_key_id: str
    secret_access_key: str = field(repr=False)
    session_token: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class AwsPartition:
    """The platform's account in one partition of AWS.

    Without `credentials` and `uses_default_credentials` (what boto3 finds: environment, profile,
    the machine's own role) roles of this partition cannot be tested. `sts_endpoint` is None for
    AWS's own.
    """

    id: str
    label: str
    account_id: str
    region: str
    console_host: str
    template_url: str | None = None
    credentials: AwsCredentials | None = None
    uses_default_credentials: bool = False
    sts_endpoint: str | None = None

    @property
    def can_assume(self) -> bool:
        return self.uses_default_credentials or self.credentials is not None


@dataclass(frozen=True)
class AzureApplication:
    """The application that customers admit to their tenants; without a secret nothing is tested."""

    application_id: str
    client_secret: str | None = field(default=None, repr=False)
    login_endpoint: str = "https://login.microsoftonline.com"
    management_endpoint: str = "https://management.azure.com"


@dataclass(frozen=True)
class GoogleEndpoints:
    """Where keys are exchanged for tokens, whatever a key file says, and projects looked up."""

    token_uri: str = "https://oauth2.googleapis.com/token"
    resource_manager_endpoint: str = "https://cloudresourcemanager.googleapis.com"


@dataclass(frozen=True)
class PermissionSet:
    """What a customer can grant: actions of each cloud."""

    id: str
    label: str
    description: str
    aws: tuple[str, ...]
    azure: tuple[str, ...]
    gcp: tuple[str, ...]


@dataclass(frozen=True)
class Platform:
    """`name` is what roles, users and service accounts are called at the customers'."""

    permission_sets: tuple[PermissionSet, ...]
    name: str = "Mooring"
    aws: tuple[AwsPartition, ...] = ()
    azure: AzureApplication | None = None
    google: GoogleEndpoints = GoogleEndpoints()
    tests_links: bool = False
    # Sent through this proxy: what goes to the providers.
    proxy: str | None = None

    def partition(self, partition_id: str) -> AwsPartition | None:
        return next((item for item in self.aws if item.id == partition_id), None)

    def permission_set(self, set_id: str) -> PermissionSet | None:
        return next((item for item in self.permission_sets if item.id == set_id), None)
