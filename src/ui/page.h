// The page: the outermost box, as wide as the viewport and at least as high.
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
