// Text as the browser shapes and rasterizes it: measured, broken into lines, and drawn from the
// text atlas. Dear ImGui's own `ImFont::CalcTextSizeA` and `ImDrawList::AddText` end here, so what
// stock widgets draw has kerning, ligatures, emoji and the person's fonts as well.
#pragma once

#include <string_view>

#include "imgui_dom/geometry.h"
#include "imgui_dom/text_atlas.h"
#include "imgui_dom/text_layout.h"

struct ImDrawList;

namespace mooring::imgui_dom {

/// Belongs to the Dear ImGui context whose `ImGuiIO::BackendRendererUserData` points to it.
class BrowserText {
public:
    explicit BrowserText(TextSource& source) : layouts(source), atlas(source, layouts) {}

    /// Returns that of the current context.
    [[nodiscard]] static BrowserText& current();

    /// Begins a frame at that number of device pixels per CSS pixel.
    void begin(float ratio);

    /// Draws one line, its origin on the device pixel nearest to `x` and `baseline` (CSS px).
    /// @param width of the line, as `layouts` measures it
    void draw_line(
        ImDrawList& list,
        Point origin,
        std::string_view words,
        const Face& face,
        Rgba color,
        float width
    );

    TextLayouts layouts;
    TextAtlas atlas;
    /// Whether what Dear ImGui draws will be shown. Else it need not be rasterized.
    bool is_shown = true;

private:
    float ratio_ = 1;
};

/// Returns how wide a line may become (CSS px, perhaps infinite) where Dear ImGui wraps at
/// `wrap_width`, which is 0 or less for what does not wrap.
[[nodiscard]] float line_limit(float wrap_width);

/// Returns whether the stock `InputText` that is being drawn holds a password. Its text must not
/// leave Dear ImGui in any form.
[[nodiscard]] bool is_drawing_password();

}  // namespace mooring::imgui_dom
