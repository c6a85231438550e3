// The lists that selects offer. The platform fills them from what the browser knows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "imgui_dom/semantics_patch.h"
#include "ui/dom.h"

namespace mooring::ui {

enum class OptionList : std::uint64_t { None, Countries, TimeZones };

class OptionLists final : public OptionSource {
public:
    /// `lines` has an option a line: value, tab, label.
    void set(OptionList list, std::string lines);
    [[nodiscard]] std::span<const Option> options(std::uint64_t list) const override;

private:
    struct Stored {
        std::string lines;
        std::vector<Option> options;
    };
    std::vector<Stored> lists_{3};
};

}  // namespace mooring::ui
