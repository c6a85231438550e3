// Stock widgets of Dear ImGui in a view. Each becomes an element of the page, as the console's own
// widgets do:
//
//     const ui::StockBox box;
//     if (ImGui::Checkbox("Remember me###remember", &remember)) { out.send(…); }
//
// stock_widgets.h gives them the console's measures.
#pragma once

#include "ui/layout.h"
#include "ui/stock_elements.h"

namespace mooring::ui {

/// A box whose content Dear ImGui lays out: one widget below the other, or beside it after
/// `ImGui::SameLine`. It holds no other boxes. It is as large as its content, unless the style or
/// the box around says otherwise; its width is that of Dear ImGui's content region.
class [[nodiscard]] StockBox {
public:
    explicit StockBox(const BoxStyle& style = {});
    ~StockBox();
    StockBox(const StockBox&) = delete;
    StockBox& operator=(const StockBox&) = delete;

private:
    Reported before_;
    float work_right_;  ///< of the window around, as it was
    float content_right_;
};

}  // namespace mooring::ui
