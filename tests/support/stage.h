// Widgets without the app: a view of the test's own is drawn, its page looked at, and events told
// to it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/headless/fixed_text.h"
#include "support/accessible.h"
#include "support/dom_model.h"
#include "ui/options.h"
#include "ui/ui.h"

namespace mooring::test {

class Stage {
public:
    /// `view` states what stands on the page, without the page itself.
    explicit Stage(std::function<void()> view, const ui::Environment& environment = {});

    /// Draws until nothing is left to draw.
    void draw();
    /// Draws one frame of a view that is what it was.
    void show();
    /// Tells the view of an event, and draws nothing.
    void dispatch(const ui::Event& event) { ui_.dispatch(event, view_); }
    /// Tells the view of an event, for the only element with that role and name, and draws what
    /// comes of it.
    void tell(
        ui::EventKind kind, std::string_view role, std::string_view name, std::string_view text = {}
    );

    [[nodiscard]] Accessible node(std::string_view role, std::string_view name) const;
    [[nodiscard]] std::vector<Accessible> nodes(std::string_view role) const;
    [[nodiscard]] const DomModel& page() const { return page_; }
    [[nodiscard]] ui::Ui& ui() { return ui_; }
    [[nodiscard]] ui::OptionLists& options() { return options_; }
    /// The runs of text that were rasterised so far.
    [[nodiscard]] const std::vector<std::string>& drawn_words() const {
        return text_.drawn_words();
    }
    /// Bytes of the last frame's patch.
    [[nodiscard]] std::string_view patch() const;

private:
    std::function<void()> view_;
    headless::FixedText text_;
    ui::OptionLists options_;
    ui::Ui ui_;
    DomModel page_;
};

}  // namespace mooring::test
