// What `update` wants done, as plain data. Only platform/ does it, and answers with a message.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "api/http.h"
#include "app/session.h"

namespace mooring::app {

/// Says who asked, so that the answer finds its way back. `kind` is the section's own enum.
struct Tag {
    std::uint8_t section = 0;  ///< place in the section list; set by the app, not by the section
    std::uint8_t kind = 0;
    std::uint16_t turn = 0;  ///< which of several of the kind, where only the last one counts
    std::uint32_t generation =
        0;  ///< set by the app; answers to an earlier visit of the section are dropped

    friend bool operator==(const Tag&, const Tag&) = default;
};

struct SendHttp {
    Tag tag;
    api::Request request;
    std::uint32_t step = 0;  ///< set by the app: in which of its steps it was asked for
    /// Whether the same is asked for, at whatever time.
    friend bool operator==(const SendHttp& a, const SendHttp& b) {
        return a.tag == b.tag && a.request == b.request;
    }
};
/// Answers with TimerFired after that time.
struct StartTimer {
    Tag tag;
    int delay_ms = 0;
    friend bool operator==(const StartTimer&, const StartTimer&) = default;
};
struct CopyText {
    Tag tag;  ///< comes back as an answer with status 200 when it was copied, 0 when it was not
    std::string text;
    friend bool operator==(const CopyText&, const CopyText&) = default;
};
/// Has the browser make a passkey, or use one. What it gives comes back as an answer with status
/// 200, and as one with status 0 and the name of the DOMException when there is none.
struct AskForPasskey {
    Tag tag;
    bool is_new = false;
    std::string options;  ///< JSON, as the server gave them
    friend bool operator==(const AskForPasskey&, const AskForPasskey&) = default;
};
/// Takes the browser's question for a passkey away; its answer is of no use to anybody.
struct DropPasskey {
    friend bool operator==(DropPasskey, DropPasskey) = default;
};
/// Gives the person a file of text, as a download.
struct SaveFile {
    std::string name;
    Secret text;
    friend bool operator==(const SaveFile&, const SaveFile&) = default;
};
/// Opens the browser's question how to print the page.
struct PrintPage {
    friend bool operator==(PrintPage, PrintPage) = default;
};
enum class History { Push, Replace };
struct SetUrl {
    std::string path;
    History history = History::Push;
    friend bool operator==(const SetUrl&, const SetUrl&) = default;
};
struct SetTitle {
    std::string title;
    friend bool operator==(const SetTitle&, const SetTitle&) = default;
};
enum class FocusTarget {
    Heading,  ///< the page's, as a browser does for a new page
    Problem,  ///< the first field that is wrong; where none is, the sentence is brought into view
    News,     ///< the panel that has just come (ui::Panel)
    Field,    ///< the first of the dialog, or of the page
};
/// Moves the keyboard focus, once the next frame is in the page.
struct MoveFocus {
    FocusTarget to = FocusTarget::Heading;
    friend bool operator==(MoveFocus, MoveFocus) = default;
};
/// Shows the page without its picture, or with it again; remembered in the browser.
struct ShowPlain {
    bool plain = false;
    friend bool operator==(ShowPlain, ShowPlain) = default;
};
/// Other tabs that show the console.
struct TellTabs {
    friend bool operator==(TellTabs, TellTabs) = default;
};
/// Loads the page anew. What was typed is kept as at any reload.
struct ReloadPage {
    friend bool operator==(ReloadPage, ReloadPage) = default;
};
/// Whether the browser asks before the page is closed or reloaded.
struct GuardUnload {
    bool on = false;
    friend bool operator==(const GuardUnload&, const GuardUnload&) = default;
};

// Those that the app itself carries out before the rest reaches the platform.
struct Navigate {
    std::string path;
    friend bool operator==(const Navigate&, const Navigate&) = default;
};
struct AdoptSession {
    Session session;
    friend bool operator==(const AdoptSession&, const AdoptSession&) = default;
};
/// By which address who is signed in is known from here on.
struct AdoptEmail {
    std::string email;
    friend bool operator==(const AdoptEmail&, const AdoptEmail&) = default;
};
/// For a session that the server has ended with what was asked of it.
struct EndSession {
    std::string reason;  ///< a sentence for the sign-in page
    friend bool operator==(const EndSession&, const EndSession&) = default;
};

using Effect = std::variant<
    SendHttp,
    StartTimer,
    CopyText,
    AskForPasskey,
    DropPasskey,
    SaveFile,
    PrintPage,
    SetUrl,
    SetTitle,
    MoveFocus,
    ShowPlain,
    TellTabs,
    ReloadPage,
    GuardUnload,
    Navigate,
    AdoptSession,
    AdoptEmail,
    EndSession>;
using Effects = std::vector<Effect>;

}  // namespace mooring::app
