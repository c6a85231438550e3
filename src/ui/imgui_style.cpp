#include "ui/imgui_style.h"

#include <array>

namespace mooring::ui {
namespace {

struct ThemedColor {
    ImGuiCol index;
    Color color;
};

constexpr std::array themed_colors{
    ThemedColor{ImGuiCol_Text, Color::Text},
    ThemedColor{ImGuiCol_TextDisabled, Color::Muted},
    ThemedColor{ImGuiCol_WindowBg, Color::Surface},
    ThemedColor{ImGuiCol_ChildBg, Color::None},
    ThemedColor{ImGuiCol_PopupBg, Color::Surface},
    ThemedColor{ImGuiCol_Border, Color::Control},
    ThemedColor{ImGuiCol_BorderShadow, Color::None},
    ThemedColor{ImGuiCol_FrameBg, Color::Surface},
    ThemedColor{ImGuiCol_FrameBgHovered, Color::Code},
    ThemedColor{ImGuiCol_FrameBgActive, Color::Code},
    ThemedColor{ImGuiCol_TitleBg, Color::Code},
    ThemedColor{ImGuiCol_TitleBgActive, Color::AccentSoft},
    ThemedColor{ImGuiCol_TitleBgCollapsed, Color::Code},
    ThemedColor{ImGuiCol_MenuBarBg, Color::Code},
    ThemedColor{ImGuiCol_ScrollbarBg, Color::None},
    ThemedColor{ImGuiCol_ScrollbarGrab, Color::Control},
    ThemedColor{ImGuiCol_ScrollbarGrabHovered, Color::Muted},
    ThemedColor{ImGuiCol_ScrollbarGrabActive, Color::Text},
    ThemedColor{ImGuiCol_CheckMark, Color::Accent},
    ThemedColor{ImGuiCol_SliderGrab, Color::Accent},
    ThemedColor{ImGuiCol_SliderGrabActive, Color::Accent},
    ThemedColor{ImGuiCol_Button, Color::Surface},
    ThemedColor{ImGuiCol_Header, Color::AccentSoft},
    ThemedColor{ImGuiCol_HeaderHovered, Color::Code},
    ThemedColor{ImGuiCol_HeaderActive, Color::AccentSoft},
    ThemedColor{ImGuiCol_Separator, Color::Border},
    ThemedColor{ImGuiCol_SeparatorHovered, Color::Control},
    ThemedColor{ImGuiCol_SeparatorActive, Color::Accent},
    ThemedColor{ImGuiCol_ResizeGrip, Color::Border},
    ThemedColor{ImGuiCol_ResizeGripHovered, Color::Control},
    ThemedColor{ImGuiCol_ResizeGripActive, Color::Accent},
    ThemedColor{ImGuiCol_InputTextCursor, Color::None},  // the caret is the element's
    ThemedColor{ImGuiCol_Tab, Color::Surface},
    ThemedColor{ImGuiCol_TabHovered, Color::Code},
    ThemedColor{ImGuiCol_TabSelected, Color::AccentSoft},
    ThemedColor{ImGuiCol_TabSelectedOverline, Color::Accent},
    ThemedColor{ImGuiCol_TabDimmed, Color::Surface},
    ThemedColor{ImGuiCol_TabDimmedSelected, Color::AccentSoft},
    ThemedColor{ImGuiCol_TabDimmedSelectedOverline, Color::Accent},
    ThemedColor{ImGuiCol_PlotLines, Color::Accent},
    ThemedColor{ImGuiCol_PlotLinesHovered, Color::Text},
    ThemedColor{ImGuiCol_PlotHistogram, Color::Accent},
    ThemedColor{ImGuiCol_PlotHistogramHovered, Color::Text},
    ThemedColor{ImGuiCol_TableHeaderBg, Color::None},
    ThemedColor{ImGuiCol_TableBorderStrong, Color::Border},
    ThemedColor{ImGuiCol_TableBorderLight, Color::Border},
    ThemedColor{ImGuiCol_TableRowBg, Color::None},
    ThemedColor{ImGuiCol_TableRowBgAlt, Color::None},
    ThemedColor{ImGuiCol_TextLink, Color::Accent},
    ThemedColor{ImGuiCol_TextSelectedBg, Color::None},  // the selection is the element's
    ThemedColor{ImGuiCol_TreeLines, Color::Border},
    ThemedColor{ImGuiCol_DragDropTarget, Color::Accent},
    ThemedColor{ImGuiCol_NavCursor, Color::Accent},
    ThemedColor{ImGuiCol_NavWindowingHighlight, Color::Accent},
    ThemedColor{ImGuiCol_NavWindowingDimBg, Color::Backdrop},
    ThemedColor{ImGuiCol_ModalWindowDimBg, Color::Backdrop},
};
// All but the two in which something is laid over a button.
static_assert(themed_colors.size() + 2 == ImGuiCol_COUNT);

ImVec4 style_color(const Ui& ui, Color color) {
    return ImGui::ColorConvertU32ToFloat4(imgui_color(ui.color(color)));
}

ImVec4 laid_over(ImVec4 below, ImVec4 above) {
    const auto mixed = [&](float a, float b) { return a + (b - a) * above.w; };
    return {mixed(below.x, above.x), mixed(below.y, above.y), mixed(below.z, above.z), 1};
}

void set_colors(ImGuiStyle& style, const Ui& ui) {
    for (const ThemedColor& themed : themed_colors) {
        style.Colors[themed.index] = style_color(ui, themed.color);
    }
    const ImVec4 hover = style_color(ui, Color::Hover);
    const ImVec4 button = style.Colors[ImGuiCol_Button];
    style.Colors[ImGuiCol_ButtonHovered] = laid_over(button, hover);
    style.Colors[ImGuiCol_ButtonActive] = laid_over(laid_over(button, hover), hover);
}

/// Frames are as high as buttons, around one line of text.
void set_sizes(ImGuiStyle& style, const Ui& ui) {
    const TextStyle text = ui.style(Type::SecondaryStrong);
    style.FontSizeBase = text.face.size;
    style.FramePadding = {ui.scaled(15), (ui.control_height(button_height) - text.face.size) / 2};
    style.ItemSpacing = {ui.scaled(space::small), ui.scaled(space::small)};
    style.ItemInnerSpacing = {ui.scaled(space::small), ui.scaled(space::tiny)};
    style.CellPadding = {ui.scaled(12), ui.scaled(10)};
    style.WindowPadding = {ui.scaled(space::medium), ui.scaled(space::medium)};
    style.IndentSpacing = ui.scaled(space::large);
    style.ScrollbarSize = ui.scaled(12);
    style.GrabMinSize = ui.scaled(12);
    style.SeparatorTextPadding = {0, ui.scaled(space::small)};
}

void set_shapes(ImGuiStyle& style) {
    style.WindowRounding = radius::card;
    style.PopupRounding = radius::card;
    style.ChildRounding = radius::card;
    style.FrameRounding = radius::control;
    style.GrabRounding = radius::control;
    style.TabRounding = radius::control;
    style.ScrollbarRounding = radius::control;
    style.FrameBorderSize = 1;
    style.WindowBorderSize = 1;
    style.PopupBorderSize = 1;
}

}  // namespace

void apply_theme(ImGuiStyle& style, const Ui& ui) {
    set_colors(style, ui);
    set_sizes(style, ui);
    set_shapes(style);
}

ImU32 imgui_color(Rgba color) {
    return IM_COL32(color.r, color.g, color.b, color.a);
}

ImU32 imgui_color(Color color) {
    return imgui_color(current().color(color));
}

}  // namespace mooring::ui
