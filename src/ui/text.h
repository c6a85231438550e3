// Words on the page. Each is drawn and stands in the page as an element at the same place.
#pragma once

#include <optional>
#include <string_view>

#include "imgui_dom/semantics.h"
#include "ui/dom.h"
#include "ui/icons.generated.h"
#include "ui/layout.h"
#include "ui/theme.h"
#include "ui/tone.h"

namespace mooring::ui {

struct TextOptions {
    Type type = Type::Body;
    Color color = Color::Text;
    std::string_view tag = "span";
    Align align = Align::Start;
    float grow = 0;
    std::string_view title;        ///< said on hover, and to assistive technology as a description
    std::optional<Type> room_for;  ///< takes the room that the words need in this one
    NodeId id = page_node;         ///< for what others point to; the rest is known by its place
};

void text(std::string_view words, const TextOptions& options = {});
/// A time as people say it; the exact one is told on hover and to assistive technology.
void time(std::string_view words, std::string_view exact, Color color = Color::Text);
/// A paragraph in the secondary style.
void note(std::string_view words);

/// `level` 1 is the page's heading, of which there is one.
void heading(int level, std::string_view words);

/// Heading and one line about the page.
void page_heading(std::string_view title, std::string_view about);

void icon(Icon icon, float size, Color color);

/// A word about a state, with a mark: never told by colour alone.
void pill(std::string_view words, Tone tone);

/// Something that is announced when it changes. Stays in the page when there is nothing to say.
void status(std::string_view words, Tone tone);
/// The same for what is being saved, and then is.
void saving_status(bool is_saving, std::string_view when_saved);

/// A strip with a sentence that matters here and now; its key says what it is about.
void banner(std::string_view label, Tone tone);

}  // namespace mooring::ui
