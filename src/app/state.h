// Everything the page knows, as one value.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/change.h"
#include "app/retry.h"
#include "app/router.h"
#include "app/section_list.h"
#include "app/session.h"
#include "app/site.h"

namespace mooring::app {

/// Asks for a proof before something that needs a recent one; what was asked for waits meanwhile.
struct Reauthentication {
    std::vector<SendHttp> waiting;
    ProofForm form;
};

/// What was typed on a page and not saved; see draft.h.
struct KeptDraft {
    std::string email;  ///< whose it is
    std::string path;
    std::string json;  ///< the section's own
};

struct State {
    Session session;
    std::string
        session_problem;  ///< why it could not be asked for or ended; empty while all is well
    bool signing_out = false;
    bool session_ends_soon = false;
    /// The server has said once that the session has ended; when it was asked again, or 0.
    std::optional<std::uint32_t> seeming_end;
    std::uint16_t session_turn = 0;  ///< of the timer that tells when the session is about to end
    Instant session_end;             ///< unless something is asked for until then
    std::uint32_t session_generation = 0;  ///< counts who was signed in
    std::uint32_t step = 0;  ///< counts what has happened to the page, by which times are compared
    bool connection_lost = false;
    std::uint32_t heard_step = 0;  ///< when the server was last heard of
    std::vector<Retry> retries;    ///< what is asked for again
    std::uint16_t retry_count = 0;
    /// What the server refused because the session had ended, until that is known for sure.
    std::vector<SendHttp> doubted;
    std::vector<SendHttp> undoubted;  ///< such requests that were sent again
    /// When the server last changed something for a section.
    std::array<std::uint32_t, section_count> change_steps{};
    bool is_outdated = false;  ///< the server no longer speaks with builds as old as this
    Site site;
    std::string path;            ///< the address shown
    std::optional<Route> route;  ///< nothing when the address leads nowhere
    SectionStates sections;
    std::array<std::uint32_t, section_count> generations{};
    std::optional<Reauthentication> reauthentication;
    std::optional<Tag> passkey_asked;  ///< by the browser, now
    std::optional<std::string>
        leaving_to;  ///< asked whether to leave unsaved changes for this address
    bool unload_guarded = false;
    std::optional<KeptDraft> kept;  ///< until its page is shown again
    Clock clock;
};

/// Whether the section that is shown holds something typed and not saved.
[[nodiscard]] bool has_unsaved(const State& state);

}  // namespace mooring::app
