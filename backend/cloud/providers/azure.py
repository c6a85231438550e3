"""Azure: a token by OAuth 2.0 client credentials (RFC 6749, 4.4), then the subscription."""

from __future__ import annotations

import re
from urllib.parse import quote, urlencode

from backend.cloud import link_problem
from backend.cloud.link_problem import LinkFailed
from backend.cloud.outbound import Exchange, Reply
from backend.cloud.platform import AzureApplication
from backend.cloud.providers.replies import json_object

API_VERSION = "2022-12-01"
ERROR_NUMBER = re.compile(r"AADSTS([0-9]+)")

# Numbers of Microsoft's "AADSTS error codes" reference.
TENANT_UNKNOWN = frozenset({"90002", "900023", "90013", "900021", "50059"})
NOT_IN_TENANT = frozenset({"700016", "7000229", "500011"})
PLATFORM_SECRET = frozenset({"7000215", "7000222", "7000218", "700027"})
TENANT_REFUSES = frozenset({"53003", "7000112", "50105", "530034", "500014"})


def check_subscription(exchange: Exchange, application: AzureApplication, tenant_id: str,
                       subscription_id: str) -> None:
    token = _token(exchange, application, tenant_id)
    reply = exchange.send(
        "GET", f"{application.management_endpoint}/subscriptions/{quote(subscription_id, safe='')}"
               f"?api-version={API_VERSION}",
        {"Authorization": f"Bearer {token}", "Accept": "application/json"})
    if reply.status != 200:
        raise _subscription_problem(reply)
    answer = json_object(reply, "Azure")
    if str(answer.get("subscriptionId", "")).lower() != subscription_id.lower():
        raise link_problem.answer_unknown("Azure")
    if answer.get("state") not in ("Enabled", "Warned", "PastDue"):
        raise link_problem.at(
            "subscription_id", "subscription_disabled",
            "This subscription is disabled or deleted in Azure.",
            "Enable it again in the Azure portal, or enter another one.")


def _token(exchange: Exchange, application: AzureApplication, tenant_id: str) -> str:
    # National clouds have a scope of their own, as they have an endpoint.
    form = urlencode({
        "grant_type": "client_credentials", "client_id": application.application_id,
        "client_secret": application.client_secret or "",
        "scope": f"{application.management_endpoint}/.default"})
    reply = exchange.send(
        "POST", f"{application.login_endpoint}/{quote(tenant_id, safe='')}/oauth2/v2.0/token",
        {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
        form.encode())
    if reply.status != 200:
        raise _token_problem(reply, application)
    token = json_object(reply, "Azure").get("access_token")
    if not isinstance(token, str) or not re.fullmatch(r"[!-~]+", token):
        raise link_problem.answer_unknown("Azure")
    return token


def _token_problem(reply: Reply, application: AzureApplication) -> LinkFailed:
    if problem := _busy(reply):
        return problem
    found = ERROR_NUMBER.search(str(json_object(reply, "Azure").get("error_description", "")))
    number = found[1] if found else ""
    if number in TENANT_UNKNOWN:
        return link_problem.at(
            "tenant_id", "tenant_unknown", "Azure does not know this tenant.",
            "Enter the tenantId that az account list shows for the subscription, not one under "
            "managedByTenants.")
    if number in NOT_IN_TENANT:
        return link_problem.at(
            "tenant_id", "application_not_in_tenant",
            "This site's application is not admitted to this tenant.",
            f"Run az ad sp create --id {application.application_id} in this tenant. If you have, "
            "the tenant ID is that of another tenant.")
    if number in TENANT_REFUSES:
        return link_problem.at(
            "tenant_id", "tenant_refuses",
            "A policy of this tenant keeps this site's application from signing in.",
            "Ask the tenant's administrator to allow the application: conditional access, "
            "assignment, or the application disabled.")
    if number in PLATFORM_SECRET:
        return link_problem.platform_refused("Azure")
    return link_problem.answer_unknown("Azure")


def _subscription_problem(reply: Reply) -> LinkFailed:
    if problem := _busy(reply):
        return problem
    error = json_object(reply, "Azure").get("error")
    code = error.get("code") if isinstance(error, dict) else None
    if code == "InvalidAuthenticationTokenTenant":
        return link_problem.at(
            "tenant_id", "subscription_of_other_tenant",
            "The subscription belongs to another tenant than this one.",
            "Enter the tenantId that az account list shows for the subscription, not one under "
            "managedByTenants.")
    if reply.status in (403, 404) and isinstance(code, str):
        return link_problem.at(
            "subscription_id", "subscription_not_visible",
            "This site does not see the subscription: there is none with this id in the tenant, or "
            "the role is not assigned yet.",
            "Check the subscription id and run the command that assigns the role. An assignment "
            "takes up to ten minutes until Azure knows it everywhere. Then test again.")
    return link_problem.answer_unknown("Azure")


def _busy(reply: Reply) -> LinkFailed | None:
    return link_problem.busy("Azure") if reply.status in (429, 503) else None
