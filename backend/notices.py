"""What people are told by e-mail about their account (OWASP ASVS 5.0, 6.3.5 and 6.3.7)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from backend import mail, users
from backend.account_tables import activity
from backend.call import Call
from backend.timestamps import rfc3339
from backend.vault import Vault

SUBJECT = "Your Mooring account"
SENTENCES = {
    "password_changed": "The password of your account was changed.",
    "authenticator_added": "The authenticator app “{}” was added to your account.",
    "authenticator_removed": "The authenticator app “{}” was removed from your account.",
    "passkey_added": "The passkey “{}” was added to your account.",
    "passkey_removed": "The passkey “{}” was removed from your account.",
    "passkey_copied": "There may be a copy of the passkey “{}”. It was not accepted; remove it.",
    "recovery_codes_made": "New recovery codes were made for your account; the old ones are void.",
    "recovery_code_used": "One of your recovery codes was used.",
}
SENTENCES_OF_OPERATOR = {
    "password_reset": "The operator gave your account a new password. It is good for 24 hours: "
                      "sign in with it, and choose one of your own in Settings, Security.",
    "account_disabled": "The operator disabled your account. Nobody can sign in to it or use its "
                        "API keys.",
    "account_deleted": "The operator deleted your account, with all that belonged to it.",
    "keys_revoked": "The operator revoked all API keys of your account.",
    "account_enabled": "The operator enabled your account again.",
    "factors_reset": "The operator removed all passkeys, authenticator apps and recovery codes "
                     "from your account. Sign in with your password, and add them again.",
}
NEW_DEVICE = "Somebody signed in to your account from a browser that was not used for it before."
AFTER_FAILURES = "Somebody signed in to your account after several attempts that failed."
# Mistyping twice is nothing to write about.
NOTABLE_FAILURES = 3


def tell(call: Call, transaction: Connection, user_id: int, event: str, subject: str) -> None:
    """Put the e-mail about an event that was just written down, if there is one about it."""
    if call.services.mailer.server is None:
        return
    sentence = _about_sign_in(call, transaction, user_id) if event == "signed_in" \
        else SENTENCES.get(event, "").format(subject)
    if sentence:
        send(call, transaction, users.get(transaction, user_id).email, sentence)


def tell_of_operator(transaction: Connection, vault: Vault, now: int, user_id: int,
                     event: str) -> None:
    """Put it in any case: the command line does not know whether the server sends e-mail."""
    if sentence := SENTENCES_OF_OPERATOR.get(event):
        text = "\n".join((sentence, "", f"When: {rfc3339(now)}", "",
                          "If you did not ask for this, tell whoever runs the site at once."))
        mail.put(transaction, vault, now, users.get(transaction, user_id).email, SUBJECT, text)


def send(call: Call, transaction: Connection, recipient: str, sentence: str) -> None:
    where = call.visitor
    text = "\n".join((
        sentence, "",
        f"When: {rfc3339(call.now)}",
        f"Where: {where.browser} on {where.system}, address {where.address}", "",
        "If this was not you, sign in, change your password, and sign out the other sessions."))
    mail.put(transaction, call.services.vault, call.now, recipient, SUBJECT, text)


def _about_sign_in(call: Call, transaction: Connection, user_id: int) -> str:
    """`activity` holds the sign-in itself already, as the newest row."""
    events = transaction.execute(
        select(activity.c.event, activity.c.browser, activity.c.system)
        .where(activity.c.user_id == user_id, activity.c.kind == "sign_in",
               activity.c.event.in_(("signed_in", "sign_in_failed")))
        .order_by(activity.c.number.desc()).limit(200)).all()[1:]
    failures = next((index for index, row in enumerate(events) if row.event == "signed_in"),
                    len(events))
    known = {(_name(row.browser), row.system) for row in events if row.event == "signed_in"}
    if known and (_name(call.visitor.browser), call.visitor.system) not in known:
        return NEW_DEVICE
    return AFTER_FAILURES if failures >= NOTABLE_FAILURES else ""


def _name(browser: str) -> str:
    """Without the version, which changes each month."""
    return browser.rstrip("0123456789 ")
