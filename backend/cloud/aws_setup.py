"""What lets the platform into an AWS account: policies, and four ways of making the role."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from backend.cloud.platform import AwsPartition, PermissionSet, Platform
from backend.cloud.texts import file_here, indented, lines

TEMPLATE_FILE = "mooring-role.json"


def setup(platform: Platform, partition: AwsPartition, permissions: PermissionSet,
          external_id: str) -> dict[str, Any]:
    name = platform.name
    trust = trust_policy(partition, external_id)
    granted = permission_policy(permissions)
    return {
        "partition": partition.id,
        "partitions": [{"id": item.id, "label": item.label} for item in platform.aws],
        "account_id": partition.account_id,
        "external_id": external_id,
        "role_name": name,
        "trust_policy": trust,
        "permission_policy": granted,
        "quick_create_url": quick_create_url(name, partition, permissions, external_id),
        "stack_command": stack_command(name, partition, permissions, external_id),
        "role_commands": role_commands(name, trust, granted),
        "terraform": terraform(name, trust, granted),
        "user_commands": user_commands(name, granted),
        "console_url": console_url(partition)}


def trust_policy(partition: AwsPartition, external_id: str) -> str:
    """It refuses the platform when the external id is missing or another one."""
    return _policy({
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:{partition.id}:iam::{partition.account_id}:root"},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:ExternalId": external_id}}})


def permission_policy(permissions: PermissionSet) -> str:
    return _policy({"Effect": "Allow", "Action": list(permissions.aws), "Resource": "*"})


def _policy(statement: dict[str, Any]) -> str:
    """An IAM policy document of one statement."""
    return indented({"Version": "2012-10-17", "Statement": [statement]})


def parameters(name: str, partition: AwsPartition, permissions: PermissionSet,
               external_id: str) -> dict[str, str]:
    """Of the CloudFormation template."""
    return {"PlatformAccountId": partition.account_id, "ExternalId": external_id,
            "Permissions": permissions.id, "RoleName": name}


def quick_create_url(name: str, partition: AwsPartition, permissions: PermissionSet,
                     external_id: str) -> str | None:
    """A form of the AWS console, filled in (CloudFormation, "quick-create links")."""
    if partition.template_url is None:
        return None
    values = parameters(name, partition, permissions, external_id)
    query = urlencode({
        "templateURL": partition.template_url, "stackName": name,
        **{f"param_{key}": value for key, value in values.items()}}, quote_via=quote, safe="")
    return (f"https://{partition.region}.{partition.console_host}/cloudformation/home"
            f"?region={partition.region}#/stacks/quickcreate?{query}")


def stack_command(name: str, partition: AwsPartition, permissions: PermissionSet,
                  external_id: str) -> str:
    values = parameters(name, partition, permissions, external_id)
    overrides = " ".join(f"{key}={value}" for key, value in values.items())
    return (f"aws cloudformation deploy --region {partition.region} --stack-name {name} "
            f"--template-file {TEMPLATE_FILE} --capabilities CAPABILITY_NAMED_IAM "
            f"--parameter-overrides {overrides}")


def role_commands(name: str, trust: str, granted: str) -> str:
    return lines(
        file_here("mooring-trust.json", trust),
        file_here("mooring-permissions.json", granted),
        f"aws iam create-role --role-name {name} "
        "--assume-role-policy-document file://mooring-trust.json",
        f"aws iam put-role-policy --role-name {name} --policy-name {name} "
        "--policy-document file://mooring-permissions.json",
        f"aws iam get-role --role-name {name} --query Role.Arn --output text")


def user_commands(name: str, granted: str) -> str:
    return lines(
        file_here("mooring-permissions.json", granted),
        f"aws iam create-user --user-name {name}",
        f"aws iam put-user-policy --user-name {name} --policy-name {name} "
        "--policy-document file://mooring-permissions.json",
        f"aws iam create-access-key --user-name {name}")


def terraform(name: str, trust: str, granted: str) -> str:
    label = name.lower()
    return lines(
        f'resource "aws_iam_role" "{label}" {{',
        f'  name               = "{name}"',
        "  assume_role_policy = <<POLICY",
        trust,
        "POLICY",
        "}",
        "",
        f'resource "aws_iam_role_policy" "{label}" {{',
        f'  name   = "{name}"',
        f"  role   = aws_iam_role.{label}.id",
        "  policy = <<POLICY",
        granted,
        "POLICY",
        "}",
        "",
        f'output "{label}_role_arn" {{',
        f"  value = aws_iam_role.{label}.arn",
        "}")


def console_url(partition: AwsPartition, place: str = "roles") -> str:
    return f"https://{partition.region}.{partition.console_host}/iam/home#/{place}"


def template(platform: Platform) -> dict[str, Any]:
    """One for all partitions and sets: what differs are its parameters."""
    sets = platform.permission_sets
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": f"The role that lets {platform.name} in, with the external id only.",
        "Parameters": _template_parameters(platform),
        "Mappings": {"Permissions": {item.id: {"Actions": list(item.aws)} for item in sets}},
        "Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": {
            "RoleName": {"Ref": "RoleName"},
            "AssumeRolePolicyDocument": _template_policy({
                "Principal": {"AWS": {
                    "Fn::Sub": "arn:${AWS::Partition}:iam::${PlatformAccountId}:root"}},
                "Action": "sts:AssumeRole",
                "Condition": {"StringEquals": {"sts:ExternalId": {"Ref": "ExternalId"}}}}),
            "Policies": [{
                "PolicyName": {"Ref": "RoleName"},
                "PolicyDocument": _template_policy({
                    "Action": {"Fn::FindInMap": ["Permissions", {"Ref": "Permissions"}, "Actions"]},
                    "Resource": "*"})}]}}},
        "Outputs": {"RoleArn": {
            "Description": "Enter this as Role ARN.", "Value": {"Fn::GetAtt": ["Role", "Arn"]}}}}


def _template_parameters(platform: Platform) -> dict[str, Any]:
    sets = [item.id for item in platform.permission_sets]
    return {
        "PlatformAccountId": {
            "Type": "String", "AllowedPattern": "[0-9]{12}",
            "Description": f"The AWS account of {platform.name}, as the set-up shows it."},
        "ExternalId": {
            "Type": "String", "MinLength": 2, "MaxLength": 1224,
            "AllowedPattern": "[A-Za-z0-9_+=,.@:/-]*",
            "Description": "The external id that the set-up shows for this role."},
        "Permissions": {
            "Type": "String", "Default": sets[0], "AllowedValues": sets,
            "Description": f"What {platform.name} may do."},
        "RoleName": {
            "Type": "String", "Default": platform.name,
            "AllowedPattern": "[A-Za-z0-9_+=,.@-]{1,64}", "Description": "The name of the role."}}


def _template_policy(statement: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]}
