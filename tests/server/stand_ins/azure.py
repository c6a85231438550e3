"""Azure: the token endpoint of Microsoft Entra ID, and subscriptions of Azure Resource Manager."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import parse_qs, unquote

from stand_ins.stand_in import Answer, Request, StandIn, json_answer

APPLICATION = "1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9"
SECRET = "platform~client.secret_of-Azure"


class Azure(StandIn):
    """`tenants`: id or domain to {admitted, refusal?: AADSTS number}; `subscriptions`: id to
    {tenant, role: whether the application has it, state?}."""

    knows = ("tenants", "subscriptions", "secret")

    def __init__(self, port: int = 0) -> None:
        self.tenants: dict[str, dict[str, Any]] = {}
        self.subscriptions: dict[str, dict[str, Any]] = {}
        self.secret = SECRET
        self._tokens: dict[str, str] = {}
        super().__init__(port)

    def answer(self, request: Request) -> Answer:
        parts = unquote(request.path).strip("/").split("/")
        if request.method == "POST" and parts[1:] == ["oauth2", "v2.0", "token"]:
            return self._token(request, parts[0])
        if request.method == "GET" and parts[0] == "subscriptions" and len(parts) == 2:
            return self._subscription(request, parts[1])
        return json_answer(404, {"error": {"code": "NotFound", "message": "no such route"}})

    def _token(self, request: Request, tenant_id: str) -> Answer:
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        tenant = self.tenants.get(tenant_id)
        if form.get("grant_type") != "client_credentials" or \
                form.get("scope") != f"{self.address}/.default":
            return _no_token(400, "invalid_request", "900144", "The request is malformed.")
        if tenant is None:
            return _no_token(400, "invalid_request", "90002", f"Tenant '{tenant_id}' not found.")
        if form.get("client_id") != APPLICATION or not tenant.get("admitted", True):
            return _no_token(400, "unauthorized_client", "700016",
                             f"Application '{APPLICATION}' was not found in the directory.")
        if form.get("client_secret") != self.secret:
            return _no_token(401, "invalid_client", "7000215", "Invalid client secret provided.")
        if number := tenant.get("refusal"):
            return _no_token(400, "invalid_grant", number, "Access has been blocked.")
        token = secrets.token_urlsafe(32)
        self._tokens[token] = tenant_id
        return json_answer(200, {"token_type": "Bearer", "expires_in": 3599, "access_token": token})

    def _subscription(self, request: Request, subscription_id: str) -> Answer:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        tenant = self._tokens.get(token)
        if kind != "Bearer" or tenant is None:
            return _error(401, "AuthenticationFailed", "Authentication failed.")
        if "api-version=" not in request.query:
            return _error(400, "MissingApiVersionParameter", "The api-version is required.")
        found = self.subscriptions.get(subscription_id)
        if found is None:
            return _error(404, "SubscriptionNotFound",
                          f"The subscription '{subscription_id}' could not be found.")
        if found["tenant"] != tenant:
            return _error(401, "InvalidAuthenticationTokenTenant",
                          "The access token is from the wrong issuer.")
        if not found.get("role", True):
            return _error(403, "AuthorizationFailed",
                          "The client does not have authorization to perform the action.")
        return json_answer(200, {
            "id": f"/subscriptions/{subscription_id}", "subscriptionId": subscription_id,
            "tenantId": tenant, "displayName": "Research", "state": found.get("state", "Enabled")})


def _no_token(status: int, error: str, number: str, message: str) -> Answer:
    return json_answer(status, {
        "error": error, "error_description": f"AADSTS{number}: {message} Trace ID: 0000",
        "error_codes": [int(number)]})


def _error(status: int, code: str, message: str) -> Answer:
    return json_answer(status, {"error": {"code": code, "message": message}})
