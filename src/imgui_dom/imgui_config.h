// Compile-time configuration of Dear ImGui, named by IMGUI_USER_CONFIG for all that includes
// imgui.h.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_USE_WCHAR32

// Metrics, ID stack tool, item picker and style editor belong to debug builds; the last stands in
// imgui_demo.cpp.
#ifdef NDEBUG
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEMO_WINDOWS
#elif defined(__EMSCRIPTEN__)
// The item picker stops in the browser's debugger; the trap that is the default would end the
// program.
extern "C" void emscripten_debugger(void);
#define IM_DEBUG_BREAK() emscripten_debugger()
#endif

// Dear ImGui reports each item to the hooks in items.cpp.
#define IMGUI_ENABLE_TEST_ENGINE

// Leaves out stb_truetype. The browser rasterizes text; browser_font.cpp has the font loader that
// Dear ImGui asks for by this name.
#define IMGUI_ENABLE_FREETYPE
