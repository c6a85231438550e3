// What a person did to an element of the page. Keyboard, pointer, assistive technology and scripts
// all arrive the same way, so one act is one event.
#pragma once

#include <cstdint>

#include "core/secret.h"
#include "imgui_dom/geometry.h"
#include "imgui_dom/semantics.h"
#include "ui/dom.h"
#include "ui/theme.h"

namespace mooring::ui {

enum class EventKind : std::uint8_t {
    Activate,    ///< a button, check box or radio button was clicked, by whatever means, or a form
                 ///< was submitted, whose submit button it is then
    Edit,        ///< `text` is the new content of a field or the new value of a select
    ChooseFile,  ///< `text` is the content of the file
    Dismiss,     ///< Escape on a dialog
};

struct Event {
    EventKind kind = EventKind::Activate;
    NodeId node = page_node;
    Secret text;  ///< a secret, since some fields hold one
};

/// Which face the page shows: the picture, or the elements as a page of their own.
enum class PageFace : std::uint8_t {
    Drawn,
    Plain,
    OnlyPlain,  ///< there is nothing to draw with, or the person's own colours are forced
};

/// What the page looks like from outside. Lengths in CSS px.
struct Environment {
    Size viewport{1280, 800};
    float ratio = 1;       ///< device pixels per CSS pixel
    float text_scale = 1;  ///< root font size / 16
    Scheme scheme = Scheme::Light;
    bool coarse_pointer = false;
    PageFace face = PageFace::Drawn;
    bool passkeys = false;  ///< whether the browser has WebAuthn
    friend bool operator==(const Environment&, const Environment&) = default;
};

}  // namespace mooring::ui
