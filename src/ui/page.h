// The page: the outermost box, as wide as the viewport and at least as high, and the window of
// Dear ImGui that holds it.
#pragma once

namespace mooring::ui {

class [[nodiscard]] Page {
public:
    Page();
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;
};

}  // namespace mooring::ui
