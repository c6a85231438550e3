"""The requirements of OWASP ASVS 5.0 (V3, V6, V7, V8, V14), and what shows that each is met.

    python3 tests/server/asvs.py    writes docs/asvs.md

`Proved` names tests, `Written` a part of the documentation, `Elsewhere` a reason why it does not
apply, `Open` what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Union

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "asvs.md"


@dataclass(frozen=True)
class Proved:
    """Each as file::test, below tests/server, or below tests/browser for .mjs."""

    tests: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    heading: str


@dataclass(frozen=True)
class Elsewhere:
    reason: str


@dataclass(frozen=True)
class Open:
    reason: str


Proof = Union[Proved, Written, Elsewhere, Open]


def by(*tests: str) -> Proved:
    return Proved(tests)


OPERATIONS = "test_every_operation.py::"
SESSIONS = "test_sessions.py::"
PASSKEYS = "test_passkey_sign_in.py::"
NO_IDP = Elsewhere("There is no identity provider: people sign in here only.")
NO_PHONE = Elsewhere("No telephone and no push messages are used.")
NO_FILES = Elsewhere("People upload no files.")

ROWS: dict[str, tuple[str, Proof]] = {
    "3.1.1": ("Expected browser features are documented", Written("Browsers")),
    "3.2.1": ("Replies are not shown in another context", by(
        "test_headers.py::test_every_reply_has_them",
        "test_activity.py::test_as_json_it_is_a_file")),
    "3.2.2": ("Text is shown as text", by(
        "test_headers.py::test_scripts_come_from_the_site_alone_and_nobody_frames_it")),
    "3.3.1": ("Cookies are Secure, with __Host-", by(
        SESSIONS + "test_with_https_the_cookie_is_bound_to_the_host")),
    "3.3.2": ("Cookies have a fitting SameSite", by(
        SESSIONS + "test_the_cookie_is_out_of_reach_of_scripts_and_other_sites")),
    "3.3.3": ("Cookies have the __Host- prefix", by(
        SESSIONS + "test_with_https_the_cookie_is_bound_to_the_host")),
    "3.3.4": ("The session's cookie is HttpOnly and sent in no other way", by(
        SESSIONS + "test_the_cookie_is_out_of_reach_of_scripts_and_other_sites")),
    "3.3.5": ("Cookies are smaller than 4096 bytes", by(
        SESSIONS + "test_the_token_is_not_stored")),
    "3.4.1": ("Strict-Transport-Security", by(
        "test_headers.py::test_with_https_browsers_are_told_to_insist_on_it")),
    "3.4.2": ("CORS is closed", by("test_same_site.py::test_another_origin_is_refused")),
    "3.4.3": ("Content-Security-Policy", by(
        "test_headers.py::test_scripts_come_from_the_site_alone_and_nobody_frames_it")),
    "3.4.4": ("nosniff", by("test_headers.py::test_every_reply_has_them")),
    "3.4.5": ("Referrer-Policy", by("test_headers.py::test_every_reply_has_them")),
    "3.4.6": ("frame-ancestors", by(
        "test_headers.py::test_scripts_come_from_the_site_alone_and_nobody_frames_it")),
    "3.4.7": ("Violations of the policy are reported", by(
        "test_policy_reports.py::test_the_policy_says_where_to",
        "test_policy_reports.py::test_a_line_has_directive_origin_and_file",
        "test_policy_reports.py::test_only_so_many_are_written_in_an_hour")),
    "3.4.8": ("Cross-Origin-Opener-Policy", by("test_headers.py::test_every_reply_has_them")),
    "3.5.1": ("Requests from other sites are refused", by(
        OPERATIONS + "test_without_the_header_of_the_console",
        OPERATIONS + "test_from_a_foreign_origin")),
    "3.5.2": ("No safelisted request does anything", by(
        OPERATIONS + "test_without_the_header_of_the_console",
        "test_request_body.py::test_other_types_are_refused")),
    "3.5.3": ("GET changes nothing", by(
        "test_contract.py::test_every_change_asks_for_the_header_of_the_console")),
    "3.5.4": ("Other applications have other host names", Elsewhere(
        "One application; where it is hosted is the operator's decision.")),
    "3.5.5": ("postMessage is checked", Elsewhere("Nothing listens to messages of other pages.")),
    "3.5.6": ("No JSONP", by("test_contract.py::test_the_routes_are_the_paths_of_the_contract")),
    "3.5.7": ("No personal data in scripts", by(
        "test_static_files.py::test_nothing_outside_the_folder_is_served")),
    "3.5.8": ("Other sites do not embed what is personal", by(
        "test_headers.py::test_every_reply_has_them")),
    "3.6.1": ("Nothing is loaded from elsewhere, or with its hash", by(
        "test_headers.py::test_scripts_come_from_the_site_alone_and_nobody_frames_it")),
    "3.7.1": ("Technologies that are supported", Elsewhere("WebAssembly, WebGL 2 and HTML only.")),
    "3.7.2": ("No redirect to where others like", by(
        "sign_in.spec.mjs::the address to go on to is of this site only")),
    "3.7.3": ("The domain is on the preload list", Elsewhere("The operator's domain.")),
    "3.7.4": ("Leaving the site is announced", Elsewhere(
        "The console redirects nowhere; links to providers' consoles are pressed by the person.")),
    "3.7.5": ("Behaviour without expected features", Written("Browsers")),

    "6.1.1": ("How guessing is limited is documented", Written("Guessing")),
    "6.1.2": ("Words that passwords must not be are documented", Written("Passwords")),
    "6.1.3": ("All ways to sign in are documented", Written("Signing in")),
    "6.2.1": ("At least 8 characters, better 15", by(
        "test_passwords.py::test_weak_ones_are_refused_with_the_reason",
        "test_security_password.py::"
        "test_with_totp_eight_characters_are_enough_but_not_without")),
    "6.2.2": ("The password can be changed", by(
        "test_security_password.py::test_the_new_password_works_and_the_old_one_does_not")),
    "6.2.3": ("Changing it needs the current one", by(
        "test_security_password.py::"
        "test_a_wrong_current_password_is_refused_and_guesses_are_limited")),
    "6.2.4": ("Common passwords are refused", by(
        "test_passwords.py::test_weak_ones_are_refused_with_the_reason")),
    "6.2.5": ("No rules of composition", by(
        "test_passwords.py::test_any_characters_make_a_good_password")),
    "6.2.6": ("Fields hide what is typed", by(
        "filling.spec.mjs::the change of the password can be filled, and tells whose it is")),
    "6.2.7": ("Pasting and password managers work", by(
        "filling.spec.mjs::the sign-in form can be filled",
        "test_static_files.py::test_password_managers_are_led_to_the_form")),
    "6.2.8": ("Passwords are taken exactly as typed", by(
        "test_session.py::test_the_password_counts_exactly_but_in_any_unicode_form")),
    "6.2.9": ("64 characters and more", by(
        "test_passwords.py::test_any_characters_make_a_good_password")),
    "6.2.10": ("Passwords do not expire", Elsewhere("There is nothing that ends them.")),
    "6.2.11": ("Words of the context are refused", by(
        "test_passwords.py::test_weak_ones_are_refused_with_the_reason")),
    "6.2.12": ("Breached passwords are refused", by(
        "test_breached_passwords.py::test_a_breached_password_is_refused_with_the_reason",
        "test_breached_passwords.py::test_an_account_is_not_added_with_one")),
    "6.3.1": ("Guessing is limited as documented", by(
        "test_known_devices.py::"
        "test_for_twelve_hours_of_guessing_from_one_address_the_owner_gets_in",
        "test_known_devices.py::test_a_known_browser_cannot_guess_without_end",
        "test_session.py::test_guessing_is_limited_per_account",
        "test_session.py::test_guessing_many_accounts_is_limited_per_address",
        "test_limits.py::test_guesses_made_at_once_are_all_counted")),
    "6.3.2": ("No default accounts", by(
        "test_demo.py::test_without_the_demonstration_its_password_is_wrong")),
    "6.3.3": ("Several factors", Open(
        "Passkeys and authenticator apps are offered, and neither is imposed: the console has no "
        "way yet to lead people who have none through adding one before all else.")),
    "6.3.4": ("No way in that is weaker than the others", by(
        OPERATIONS + "test_with_a_session_that_still_waits_for_its_code",
        PASSKEYS + "test_a_device_that_did_not_check_who_uses_it_is_refused",
        "test_security_recovery.py::test_guesses_share_the_limit_of_security_codes")),
    "6.3.5": ("Suspicious sign-ins are told", by(
        "test_mail.py::test_a_sign_in_after_failures_or_from_a_new_browser_is_told")),
    "6.3.6": ("E-mail is no factor", by(
        "test_contract.py::test_the_routes_are_the_paths_of_the_contract")),
    "6.3.7": ("Changes of factors, password and address are told", by(
        "test_mail.py::test_a_new_password_is_told_with_time_and_place",
        "test_mail.py::test_changes_of_factors_are_told",
        "test_mail.py::test_changes_of_passkeys_and_a_copy_are_told",
        "test_email_change.py::test_the_old_address_is_told")),
    "6.3.8": ("Nobody finds out who has an account", by(
        "test_session.py::test_a_wrong_password_and_an_unknown_address_look_the_same",
        OPERATIONS + "test_an_unknown_address_costs_as_much_as_a_known_one",
        "test_email_change.py::test_an_address_in_use_is_answered_alike_but_gets_no_code")),
    "6.4.1": ("Initial passwords are random and end", by(
        "test_administration.py::test_a_reset_password_is_a_new_one_and_ends_sessions",
        "test_administration.py::test_a_reset_password_is_good_for_a_day",
        "test_administration.py::test_the_password_that_somebody_chooses_then_stays")),
    "6.4.2": ("No hints and secret questions", Elsewhere("There are none.")),
    "6.4.3": ("A forgotten password can be reset safely", by(
        "test_administration.py::test_a_reset_password_does_not_get_round_the_second_factor",
        "test_administration.py::test_resets_are_told_by_e_mail")),
    "6.4.4": ("A lost factor is replaced with as much proof", by(
        "test_security_recovery.py::"
        "test_one_signs_in_in_place_of_a_security_code_and_only_once",
        "test_administration.py::test_lost_factors_are_removed_and_the_password_stays")),
    "6.4.5": ("Reminders before something expires", by(
        "test_reminders.py::test_a_key_is_told_of_a_week_before_its_end",
        "test_reminders.py::test_it_is_told_once")),
    "6.4.6": ("Administrators do not choose passwords", by(
        "test_administration.py::test_a_reset_password_is_a_new_one_and_ends_sessions",
        "test_command.py::test_a_forgotten_password_and_lost_factors_are_reset")),
    "6.5.1": ("Codes are good once", by(
        "test_security_codes.py::test_a_code_signs_in_once",
        "test_security_recovery.py::test_at_the_same_time_one_is_used_once",
        PASSKEYS + "test_a_challenge_is_good_once",
        "test_email_change.py::test_a_code_is_good_for_ten_minutes_and_once")),
    "6.5.2": ("Recovery codes are hashed", by(
        "test_security_recovery.py::test_they_have_120_random_bits_and_can_be_typed",
        "test_security_recovery.py::test_only_hashes_are_stored")),
    "6.5.3": ("Secrets come from a safe generator", by(
        "test_security_codes.py::test_secrets_have_twenty_random_bytes")),
    "6.5.4": ("Codes have 20 random bits", by(
        "test_security_recovery.py::test_they_have_120_random_bits_and_can_be_typed")),
    "6.5.5": ("Codes have a short life", by(
        "test_security_codes.py::test_one_step_either_side_counts",
        PASSKEYS + "test_a_challenge_is_good_for_five_minutes",
        "test_email_change.py::test_later_it_is_too_late")),
    "6.5.6": ("Each factor can be revoked", by(
        "test_security_totp.py::test_a_device_is_removed_singly",
        "test_security_passkeys.py::test_a_passkey_that_is_removed_is_worth_nothing",
        "test_security_recovery.py::test_making_them_again_voids_the_old_ones")),
    "6.5.7": ("Biometrics are a second factor only", Elsewhere(
        "None reach the server; a device may take one to unlock the passkey that it holds.")),
    "6.5.8": ("The time of codes is the server's", by(
        "test_security_codes.py::test_oathtool_shows_the_codes_that_count")),
    "6.6.1": ("Codes by telephone", NO_PHONE),
    "6.6.2": ("Codes belong to what they were asked for", by(
        "test_email_change.py::test_asking_again_voids_the_first_code",
        "test_email_change.py::test_codes_are_of_one_person")),
    "6.6.3": ("Guessing such codes is limited", by(
        "test_email_change.py::test_guesses_and_e_mails_are_limited")),
    "6.6.4": ("Push messages are limited", NO_PHONE),
    "6.7.1": ("Certificates of authenticators are safe", Elsewhere(
        "None are kept: attestation is not asked for, and a passkey is added by its own person.")),
    "6.7.2": ("Challenges are long and unique", by(
        "test_security_passkeys.py::test_challenges_are_random_and_the_person_stays_the_same",
        PASSKEYS + "test_a_challenge_belongs_to_its_browser_and_purpose")),
    "6.8.1": ("Identity providers are kept apart", NO_IDP),
    "6.8.2": ("Their assertions are verified", NO_IDP),
    "6.8.3": ("Their assertions are good once", NO_IDP),
    "6.8.4": ("Their strength is known", NO_IDP),

    "7.1.1": ("The life of sessions is documented", Written("Sessions")),
    "7.1.2": ("How many sessions there may be is documented", Written("Sessions")),
    "7.1.3": ("Federated systems are documented", NO_IDP),
    "7.2.1": ("Tokens are verified on the server", by(
        SESSIONS + "test_a_made_up_token_is_no_session")),
    "7.2.2": ("Tokens are made for each session", by(
        "test_session.py::test_signing_in_again_replaces_the_session")),
    "7.2.3": ("Tokens have 128 random bits and more", by(
        SESSIONS + "test_the_token_is_not_stored")),
    "7.2.4": ("Each proof of identity makes a new token", by(
        "test_session.py::test_the_token_from_before_the_code_is_worthless_after_it",
        PASSKEYS + "test_the_token_from_before_the_passkey_is_worthless_after_it",
        "test_session.py::test_the_token_from_before_a_new_proof_is_worthless_after_it",
        "test_security_password.py::test_the_session_goes_on_under_a_new_token")),
    "7.3.1": ("Idle sessions end", by(
        SESSIONS + "test_an_idle_hour_ends_it",
        "test_session_list.py::test_the_operator_decides_how_long_they_live")),
    "7.3.2": ("Sessions have a longest life", by(
        SESSIONS + "test_a_day_ends_it_however_busy")),
    "7.4.1": ("Signing out ends the session", by(
        "test_session.py::test_signing_out_ends_the_session_and_clears_the_cookie",
        "sign_in.spec.mjs::after signing out, the back button shows nothing of the account")),
    "7.4.2": ("Sessions end with the account", by(
        "test_account_removal.py::test_sessions_and_keys_end_at_once")),
    "7.4.3": ("Others can be signed out after a change", by(
        "test_security_password.py::test_other_sessions_end_only_on_request",
        "test_session_list.py::test_all_others_are_ended_together_also_those_that_wait")),
    "7.4.4": ("Signing out is always at hand", by(
        "sign_in.spec.mjs::after signing out, the back button shows nothing of the account")),
    "7.4.5": ("Administrators can end sessions", by(
        "test_administration.py::test_the_sessions_of_one_account_are_ended",
        "test_administration.py::test_the_sessions_of_everybody_are_ended_also_those_that_wait",
        "test_command.py::test_the_operator_signs_people_out_while_the_server_runs")),
    "7.5.1": ("Changes of factors and address need a new proof", by(
        OPERATIONS + "test_with_a_proof_that_is_too_old",
        "test_proofs.py::test_sessions_and_proofs_as_a_machine")),
    "7.5.2": ("Sessions are listed and, after a new proof, ended", by(
        "test_session_list.py::test_another_one_is_ended_at_once",
        OPERATIONS + "test_with_a_proof_that_is_too_old")),
    "7.5.3": ("Whatever is dangerous needs a new proof", by(
        OPERATIONS + "test_with_a_proof_that_is_too_old")),
    "7.6.1": ("Sessions and identity providers", NO_IDP),
    "7.6.2": ("No session without an act of the person", by(
        PASSKEYS + "test_a_challenge_belongs_to_its_browser_and_purpose",
        "test_same_site.py::test_signing_in_needs_the_header_of_the_console")),

    "8.1.1": ("Who may do what is documented", Written("API keys")),
    "8.1.2": ("Which fields are open is documented", Written("API keys")),
    "8.1.3": ("What of the surroundings counts is documented", Written("Guessing")),
    "8.1.4": ("What follows from it is documented", Written("Guessing")),
    "8.2.1": ("Operations are closed to strangers", by(
        OPERATIONS + "test_without_a_session", OPERATIONS + "test_with_an_expired_session",
        "test_api_key_rights.py::test_a_scope_opens_its_operations_and_no_other")),
    "8.2.2": ("Things are closed to other people", by(
        OPERATIONS + "test_with_the_session_of_somebody_else")),
    "8.2.3": ("Fields are closed that nobody may write", by(
        "test_session.py::test_bad_sign_ins_name_the_fields",
        "test_contract.py::test_only_requests_are_closed")),
    "8.2.4": ("Surroundings are taken into account", by(
        "test_session.py::test_guessing_many_accounts_is_limited_per_address",
        "test_mail.py::test_a_sign_in_after_failures_or_from_a_new_browser_is_told")),
    "8.3.1": ("The server decides", by(OPERATIONS + "test_without_a_session")),
    "8.3.2": ("Changes count at once", by(
        "test_api_key_rights.py::test_deleting_ends_all_texts",
        "test_account_removal.py::test_sessions_and_keys_end_at_once")),
    "8.3.3": ("Rights are those of whoever asked", by(
        "test_api_key_rights.py::test_a_key_that_writes_does_so_as_its_person")),
    "8.4.1": ("Nobody reaches across accounts", by(
        OPERATIONS + "test_with_the_session_of_somebody_else",
        "test_activity.py::test_that_of_other_people_is_not_seen")),
    "8.4.2": ("Interfaces of administrators", Elsewhere("There are none on the network.")),

    "14.1.1": ("Sensitive data are named", Written("What is stored")),
    "14.1.2": ("How they are protected is documented", Written("What is stored")),
    "14.2.1": ("No secret in an address", by(
        "test_dispatch.py::test_a_request_is_one_line_of_the_log_without_query_or_secret")),
    "14.2.2": ("Caches of servers keep nothing", by(
        "test_headers.py::test_replies_of_the_api_are_not_kept")),
    "14.2.3": ("Nothing goes to third parties", by(
        "test_headers.py::test_scripts_come_from_the_site_alone_and_nobody_frames_it")),
    "14.2.4": ("Protection is as documented", by(
        "test_security_totp.py::test_the_secret_is_sealed_at_rest",
        "test_vault.py::test_it_opens_in_its_own_place_only",
        "test_mail.py::test_what_waits_survives_a_restart_and_is_sealed")),
    "14.2.5": ("Only public files are cached, and what is missing is 404", by(
        "test_static_files.py::test_only_hashed_names_are_kept_for_ever",
        "test_static_files.py::test_all_else_is_a_small_page_with_404")),
    "14.2.6": ("No more than is needed is shown", by(
        "api_keys.spec.mjs::a key is never shown again, not even after going away and back")),
    "14.2.7": ("Old data go", by(
        "test_housekeeping.py::test_only_what_has_expired_goes",
        "test_activity.py::test_attempts_with_unknown_addresses_are_kept_for_a_day")),
    "14.2.8": ("Metadata of files", NO_FILES),
    "14.3.1": ("The page forgets after signing out", by(
        "sign_in.spec.mjs::after signing out, the back button shows nothing of the account")),
    "14.3.2": ("Browsers keep no replies", by(
        "test_headers.py::test_replies_of_the_api_are_not_kept")),
    "14.3.3": ("Nothing sensitive in the browser's storage", by(
        "drafts.spec.mjs::no secret is kept")),
}


def page() -> str:
    """docs/asvs.md."""
    lines = [
        "# OWASP ASVS 5.0: what applies, and what shows it", "",
        "Made by the tests (`python3 tests/server/asvs.py`), which fail when it is out of date or "
        "names a test that does not exist.", "",
        "| | requirement | shown by |", "| --- | --- | --- |"]
    lines += [f"| {number} | {title} | {_shown(proof)} |"
              for number, (title, proof) in ROWS.items()]
    return "\n".join(lines) + "\n"


def _shown(proof: Proof) -> str:
    if isinstance(proof, Proved):
        return "<br>".join(f"`{test}`" for test in proof.tests)
    if isinstance(proof, Written):
        anchor = proof.heading.lower().replace(" ", "-")
        return f"[{proof.heading}](accounts.md#{anchor})"
    if isinstance(proof, Open):
        return f"**Not met.** {proof.reason}"
    return f"Does not apply. {proof.reason}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
