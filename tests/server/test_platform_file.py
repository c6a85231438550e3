"""The operator's platform file: what it says, and the sentence for each slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.cloud.platform import AwsCredentials, Platform
from backend.cloud.platform_file import default_permission_sets, read_platform
from backend.config import ConfigurationError
from processes import ROOT, run

UUID = "0F9E8D7C-6B5A-4493-8271-605F4E3D2C1B"
CN = '[aws.partitions.aws-cn]\naccount_id = "444455556666"\n'
SET = '[[permissions]]\nid = "all"\nlabel = "All"\ndescription = "All of it."\n'


def read(tmp_path: Path, text: str, mode: int = 0o600, **environment: str) -> Platform:
    file = tmp_path / "platform.toml"
    file.write_text(text)
    file.chmod(mode)
    return read_platform(environment, False, file)


def test_without_a_file_the_environment_names_the_platform() -> None:
    platform = read_platform(
        {"MOORING_AWS_ACCOUNT_ID": "123456789012", "MOORING_AZURE_APPLICATION_ID": UUID}, False)
    partition, = platform.aws
    assert (partition.id, partition.account_id) == ("aws", "123456789012")
    assert platform.azure is not None and platform.azure.application_id == UUID
    assert not platform.tests_links


def test_without_anything_there_is_no_platform() -> None:
    assert read_platform({}, False) == Platform(default_permission_sets())


def test_examples_stand_in_only_for_a_demonstration() -> None:
    platform = read_platform({}, True)
    assert platform.aws and platform.azure and not platform.tests_links


@pytest.mark.parametrize("name, value", [
    ("MOORING_AWS_ACCOUNT_ID", "12345"), ("MOORING_AZURE_APPLICATION_ID", "mooring")])
def test_a_mistyped_variable_is_refused(name: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        read_platform({name: value}, True)


def test_the_environment_can_name_the_file(tmp_path: Path) -> None:
    file = tmp_path / "platform.toml"
    file.write_text(CN)
    assert read_platform({"MOORING_PLATFORM_FILE": str(file)}, False).partition("aws-cn")


def test_a_known_partition_needs_its_account_alone(tmp_path: Path) -> None:
    platform = read(tmp_path, CN + '[aws.partitions.aws-us-gov]\naccount_id = "777788889999"\n')
    china, gov = platform.aws
    assert (china.region, china.console_host) == ("cn-north-1", "console.amazonaws.cn")
    assert (gov.region, gov.console_host) == ("us-gov-west-1", "console.amazonaws-us-gov.com")
    assert platform.tests_links and not china.can_assume


def test_all_settings(tmp_path: Path) -> None:
    platform = read(tmp_path, """
        name = "Harbour"
        proxy = "http://localhost:3128"
        test_links = false
        [aws.partitions.aws-iso-b]
        account_id = "111122223333"
        region = "us-isob-east-1"
        console_host = "console.example.gov"
        label = "AWS Secret"
        template_url = "https://templates.example/role.json"
        access_key_id = "AKIA"
        secret_access_key = "secret"
        session_token = "token"
        sts_endpoint = "http://127.0.0.1:9000/"
        [azure]
        application_id = "0f9e8d7c-6b5a-4493-8271-605f4e3d2c1b"
        client_secret = "azure-secret"
        login_endpoint = "https://login.example"
        management_endpoint = "https://management.example"
        [gcp]
        token_uri = "https://token.example/token"
        resource_manager_endpoint = "https://projects.example"
        [[permissions]]
        id = "all"
        label = "All"
        description = "All of it."
        aws = ["ec2:*"]
        azure = ["*/read"]
        gcp = ["compute.instances.list"]
        """)
    partition, = platform.aws
    assert partition.credentials == AwsCredentials("AKIA", "secret", "token")
    assert partition.sts_endpoint == "http://127.0.0.1:9000"
    assert (platform.name, platform.proxy) == ("Harbour", "http://localhost:3128")
    assert [item.id for item in platform.permission_sets] == ["all"]
    assert platform.google.token_uri == "https://token.example/token"
    # What is logged by accident holds no secret.
    assert "secret'" not in repr(platform) and "azure-secret" not in repr(platform)


SLIPS = [
    ("name = 7", "name must be 6 to 30 letters and digits"),
    ("test_link = true", "test_link is not known here"),
    ("test_links = 1", "test_links must be true or false"),
    ("aws = 1", "must be a table"),
    ("[aws.partitions.aws]", "has no account_id"),
    ("[aws.partitions.aws]\naccount_id = 111122223333", "12 digits in quotation marks"),
    ("[aws.partitions.awss]\naccount_id = '111122223333'", "AWS has no such partition"),
    ("[aws.partitions.aws-iso]\naccount_id = '111122223333'", "has no region"),
    ("[aws.aws-cn]\naccount_id = '111122223333'", "aws-cn is not known here"),
    (CN + "region = 'China'", "region must be a region"),
    (CN + "console_host = 'https://x.y'", "console_host must be a host name"),
    (CN + "template_url = 'http://templates.example/x.json'", "http:// only for this machine"),
    (CN + "template_url = 'https://a@b.example'", "template_url must be an address"),
    (CN + "sts_endpoint = 'sts.example'", "sts_endpoint must be an address"),
    (CN + "sts_endpoint = 'https://x:port'", "sts_endpoint must be an address"),
    (CN + "access_key_id = 'AKIA'", "has no secret_access_key"),
    (CN + "session_token = 'x'", "has no access_key_id"),
    (CN + "access_key_id = 'A'\nsecret_access_key = 'x'\nuse_default_credentials = true",
     "Keep one of them"),
    ("[azure]\nclient_secret = 'x'", "has no application_id"),
    ("[azure]\napplication_id = 'mooring'", "application_id must be a UUID"),
    ("[gcp]\ntoken_uri = 'ftp://x'", "token_uri must be an address"),
    ("permissions = 1", "must be tables that begin with"),
    (SET, "aws must be a list of actions"),
    (SET + "aws = ['ec2:*; rm']\nazure = ['*']\ngcp = ['x']", "aws must be a list of actions"),
    (SET + "aws = []\nazure = ['*']\ngcp = ['x']", "aws must be a list of actions"),
    ((SET + "aws = ['a:b']\nazure = ['*']\ngcp = ['x']\n") * 2, "two sets have the same id"),
    ("[aws", "is not TOML"),
]


@pytest.mark.parametrize("text, sentence", SLIPS)
def test_each_slip_has_its_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read(tmp_path, text)
    assert sentence in str(caught.value)
    assert "platform.toml" in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_file_with_secrets_is_for_its_owner_only(tmp_path: Path) -> None:
    text = f"[azure]\napplication_id = '{UUID}'\nclient_secret = 'x'\n"
    with pytest.raises(ConfigurationError, match="chmod 600"):
        read(tmp_path, text, 0o644)
    read(tmp_path, text, 0o600)
    read(tmp_path, CN, 0o644)


def test_file_and_environment_do_not_contradict_each_other(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Keep one of them"):
        read(tmp_path, CN, MOORING_AWS_ACCOUNT_ID="123456789012")
    platform = read(tmp_path, f"[azure]\napplication_id = '{UUID}'\n",
                    MOORING_AZURE_CLIENT_SECRET="from there")
    assert platform.azure and platform.azure.client_secret == "from there"


def test_a_file_that_is_not_there_is_refused_by_the_command(folders: list[str]) -> None:
    result = run(*folders, "--platform", "/nonexistent/platform.toml")
    assert (result.returncode, result.stderr) == (
        2, "/nonexistent/platform.toml cannot be read: No such file or directory.\n")


def test_the_example_in_the_documentation_is_a_platform(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "platform.md").read_text()
    example = page.split("```toml\n")[1].split("```")[0]
    platform = read(tmp_path, example)
    assert [item.id for item in platform.aws] == ["aws", "aws-cn", "aws-us-gov"]
    assert platform.azure and platform.azure.client_secret
    assert platform.permission_sets != default_permission_sets()
