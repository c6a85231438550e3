"""The three stand-ins together, and the platform that is configured to use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from stand_ins.azure import APPLICATION, SECRET, Azure
from stand_ins.google_cloud import GoogleCloud
from stand_ins.stand_in import StandIn
from stand_ins.sts import PLATFORM_ACCOUNT, PLATFORM_KEY, PLATFORM_SECRET, Sts


class World:
    def __init__(self, ports: Sequence[int] = (0, 0, 0)) -> None:
        """At the ports of AWS, Azure and Google Cloud; 0 is any that is free."""
        aws, azure, gcp = ports
        self.sts = Sts(port=aws)
        self.azure = Azure(port=azure)
        self.google = GoogleCloud(port=gcp)

    @property
    def stand_ins(self) -> dict[str, StandIn]:
        return {"aws": self.sts, "azure": self.azure, "gcp": self.google}

    def control(self, settings: Mapping[str, Mapping[str, Any]]) -> None:
        """As the control endpoint takes it: provider to what changes."""
        for provider, changes in settings.items():
            changes = dict(changes)
            if provider == "gcp" and "admit" in changes:
                self.google.admit(changes.pop("admit"))
            self.stand_ins[provider].control(changes)

    def platform_file(self) -> str:
        """What serve.py takes with --platform to ask these stand-ins."""
        return f"""\
test_links = true

[aws.partitions.aws]
account_id = "{PLATFORM_ACCOUNT}"
access_key_id = "{PLATFORM_KEY}"
secret_access_key = "{PLATFORM_SECRET}"
sts_endpoint = "{self.sts.address}"
template_url = "https://mooring-templates.s3.amazonaws.com/mooring-role.json"

[azure]
application_id = "{APPLICATION}"
client_secret = "{SECRET}"
login_endpoint = "{self.azure.address}"
management_endpoint = "{self.azure.address}"

[gcp]
token_uri = "{self.google.token_uri}"
resource_manager_endpoint = "{self.google.address}"
"""

    def close(self) -> None:
        for stand_in in self.stand_ins.values():
            stand_in.close()
