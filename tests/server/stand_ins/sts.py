"""AWS Security Token Service: AssumeRole and GetCallerIdentity (STS API reference, 2011-06-15)."""

from __future__ import annotations

import re
import secrets
from typing import Any
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

from stand_ins import sigv4
from stand_ins.stand_in import Answer, Request, StandIn

NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/"
ROLE_ARN = re.compile(r"arn:aws[a-z-]*:iam::[0-9]{12}:role/.+")
EXTERNAL_ID = re.compile(r"[\w+=,.@:/-]{2,1224}")
PLATFORM_KEY = "AKIAMOORINGPLATFORM1"
PLATFORM_SECRET = "platform/secret+access+key/of/40/charact"
PLATFORM_ACCOUNT = "111122223333"


class Refused(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(code)
        self.answer = Answer(status, (
            f'<ErrorResponse xmlns="{NAMESPACE}"><Error><Type>Sender</Type><Code>{code}</Code>'
            f"<Message>{escape(message)}</Message></Error><RequestId>{secrets.token_hex(16)}"
            "</RequestId></ErrorResponse>").encode(), {"Content-Type": "text/xml"})


class Sts(StandIn):
    """Knows keys and the roles that trust the platform's account.

    `keys`: id to {secret, token?, account?, state?}. `roles`: ARN to the external id that the
    trust policy asks for; None for a role that asks for none, "*" for one that takes any external
    id of the platform's making. Roles that are not there are refused, as AWS refuses those.
    """

    knows = ("keys", "roles", "refusal")

    def __init__(self, region: str = "us-east-1", port: int = 0) -> None:
        self.keys: dict[str, dict[str, Any]] = {PLATFORM_KEY: {
            "secret": PLATFORM_SECRET, "account": PLATFORM_ACCOUNT}}
        self.roles: dict[str, str | None] = {}
        # [status, code, message] for everybody, such as a policy of the platform's that forbids.
        self.refusal: list[Any] | None = None
        self._region = region
        super().__init__(port)

    def answer(self, request: Request) -> Answer:
        try:
            key_id = self._caller(request)
            if self.refusal:
                raise Refused(*self.refusal)
            form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
            if request.method != "POST" or form.get("Version") != "2011-06-15":
                raise Refused(400, "InvalidAction", "Could not find operation")
            action = {"AssumeRole": self._assume_role,
                      "GetCallerIdentity": self._caller_identity}[form.get("Action", "")]
            return action(form, key_id)
        except Refused as refused:
            return refused.answer

    def _caller(self, request: Request) -> str:
        """The key that has signed the request."""
        signature = sigv4.read(request.headers)
        if signature is None:
            raise Refused(403, "MissingAuthenticationToken", "Request is missing a signature")
        key = self.keys.get(signature.key_id)
        token = request.headers.get("X-Amz-Security-Token")
        if key is None or key.get("token") != token:
            raise Refused(403, "InvalidClientTokenId",
                          "The security token included in the request is invalid.")
        if (signature.region, signature.service) != (self._region, "sts"):
            raise Refused(403, "SignatureDoesNotMatch", "Credential should be scoped correctly")
        if not sigv4.is_right(request, signature, key["secret"]):
            raise Refused(403, "SignatureDoesNotMatch",
                          "The request signature we calculated does not match the signature you "
                          "provided. Check your AWS Secret Access Key and signing method.")
        if key.get("state") == "expired":
            raise Refused(403, "ExpiredToken",
                          "The security token included in the request is expired")
        return signature.key_id

    def _assume_role(self, form: dict[str, str], key_id: str) -> Answer:
        arn, external_id = form.get("RoleArn", ""), form.get("ExternalId")
        if not ROLE_ARN.fullmatch(arn) or not form.get("RoleSessionName") or (
                external_id is not None and not EXTERNAL_ID.fullmatch(external_id)):
            raise Refused(400, "ValidationError", f"{arn} is invalid")
        if not (self.keys[key_id].get("account") == PLATFORM_ACCOUNT
                and self._admits(arn, external_id)):
            raise Refused(403, "AccessDenied",
                          f"User: arn:aws:iam::{PLATFORM_ACCOUNT}:user/mooring is not authorized "
                          f"to perform: sts:AssumeRole on resource: {arn}")
        name, session = arn.rpartition("/")[2], form["RoleSessionName"]
        return _success("AssumeRole", (
            "<Credentials><AccessKeyId>ASIASTANDIN000000000</AccessKeyId>"
            f"<SecretAccessKey>{secrets.token_hex(20)}</SecretAccessKey>"
            f"<SessionToken>{secrets.token_hex(40)}</SessionToken>"
            "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser>"
            f"<Arn>arn:aws:sts::{arn.split(':')[4]}:assumed-role/{escape(name)}/{escape(session)}"
            f"</Arn><AssumedRoleId>AROASTANDIN:{escape(session)}</AssumedRoleId>"
            "</AssumedRoleUser>"))

    def _admits(self, arn: str, external_id: str | None) -> bool:
        if arn not in self.roles:
            return False
        wanted = self.roles[arn]
        if wanted == "*":
            return external_id is not None and external_id.startswith("mooring-")
        return wanted is None or wanted == external_id

    def _caller_identity(self, form: dict[str, str], key_id: str) -> Answer:
        account = self.keys[key_id].get("account", "123456789012")
        return _success("GetCallerIdentity", (
            f"<Arn>arn:aws:iam::{account}:user/mooring</Arn><UserId>AIDASTANDIN</UserId>"
            f"<Account>{account}</Account>"))


def _success(action: str, result: str) -> Answer:
    return Answer(200, (
        f'<{action}Response xmlns="{NAMESPACE}"><{action}Result>{result}</{action}Result>'
        f"<ResponseMetadata><RequestId>{secrets.token_hex(16)}</RequestId></ResponseMetadata>"
        f"</{action}Response>").encode(), {"Content-Type": "text/xml"})
