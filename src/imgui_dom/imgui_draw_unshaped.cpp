// Dear ImGui's drawing code, with the functions that draw text glyph by glyph under other names.
// browser_text.cpp defines those functions by their own names: no fork, and every stock widget
// draws text that the browser shaped. Checked with Dear ImGui 1.92.2b.
#define AddText AddText_unshaped
#define CalcTextSizeA CalcTextSizeA_unshaped
#define RenderChar RenderChar_unshaped
#include "imgui_draw.cpp"  // NOLINT(bugprone-suspicious-include): see above
