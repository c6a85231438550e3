"""All rules, in the order in which they are judged."""

from __future__ import annotations

# The order matters, so it is not that of the alphabet.
import rules_of_requests  # noqa: F401
import rules_of_sessions  # noqa: F401
import rules_of_profile  # noqa: F401
import rules_of_keys  # noqa: F401
import rules_of_lists  # noqa: F401
import rules_of_clouds  # noqa: F401
import rules_of_races  # noqa: F401
import rules_of_factors  # noqa: F401
import rules_of_passkeys  # noqa: F401
import rules_of_accounts  # noqa: F401
import rules_of_time  # noqa: F401
