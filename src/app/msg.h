// What can happen to the page.
#pragma once

#include <string>
#include <variant>

#include "app/change.h"
#include "app/section_list.h"
#include "app/site.h"
#include "core/secret.h"

namespace mooring::app {

struct Started {
    std::string path;
    Site site;
    std::string draft;  ///< what the page kept of an earlier visit (draft.h); empty for none
};
struct UrlChanged {  ///< back or forward
    std::string path;
};
struct LinkFollowed {
    std::string path;
};
struct SessionRetried {};
struct SessionKept {};  ///< by somebody who was told that it would end
struct ReloadChosen {};
struct ConnectionChanged {
    bool is_online = true;  ///< as far as the browser knows
};
struct ChangedElsewhere {};  ///< in another tab of this browser
struct CameBack {};          ///< somebody, after a long time; the machine may have slept
struct SignOutRequested {};
struct FaceChosen {
    bool plain = false;  ///< the elements alone, without the picture
};
struct LeavingConfirmed {};
struct LeavingCancelled {};

struct ReauthenticationEdited {
    Secret typed;
};
struct ReauthenticationChosen {
    Proof by = Proof::Password;
};
struct ReauthenticationSubmitted {};
struct ReauthenticationCancelled {};

struct HttpAnswered {
    SendHttp sent;
    api::Response response;
};
struct TextCopied {
    Tag tag;
    bool done = false;
};
struct PasskeyAnswered {
    Tag tag;
    std::string answer;  ///< JSON, or the name of the DOMException that says why there is none
};

using Msg = std::variant<
    Started,
    UrlChanged,
    LinkFollowed,
    SessionRetried,
    SessionKept,
    ReloadChosen,
    ConnectionChanged,
    ChangedElsewhere,
    CameBack,
    SignOutRequested,
    FaceChosen,
    LeavingConfirmed,
    LeavingCancelled,
    ReauthenticationEdited,
    ReauthenticationChosen,
    ReauthenticationSubmitted,
    ReauthenticationCancelled,
    HttpAnswered,
    TextCopied,
    PasskeyAnswered,
    TimerFired,
    SectionMsg>;

}  // namespace mooring::app
