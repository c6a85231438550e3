// What can happen to the page.
#pragma once

#include <string>
#include <variant>

#include "app/change.h"
#include "app/section_list.h"
#include "core/secret.h"

namespace mooring::app {

struct Started {
    std::string path;
    std::string draft;  ///< what the page kept of an earlier visit (draft.h); empty for none
};
struct UrlChanged {  ///< back or forward
    std::string path;
};
struct LinkFollowed {
    std::string path;
};
struct SessionRetried {};
struct SignOutRequested {};
struct FaceChosen {
    bool plain = false;  ///< the elements alone, without the picture
};
struct LeavingConfirmed {};
struct LeavingCancelled {};

struct ReauthenticationEdited {
    Secret password;
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

using Msg = std::variant<
    Started,
    UrlChanged,
    LinkFollowed,
    SessionRetried,
    SignOutRequested,
    FaceChosen,
    LeavingConfirmed,
    LeavingCancelled,
    ReauthenticationEdited,
    ReauthenticationSubmitted,
    ReauthenticationCancelled,
    HttpAnswered,
    TextCopied,
    TimerFired,
    SectionMsg>;

}  // namespace mooring::app
