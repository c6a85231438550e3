// Compile-time configuration of Dear ImGui, named by IMGUI_USER_CONFIG for all that includes
// imgui.h.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_USE_WCHAR32

// Mistakes in using it end a debug build; a release has no words for them.
#ifdef NDEBUG
#define IM_ASSERT_USER_ERROR(condition, message) ((void)(condition))
#endif

// Debug builds check that everything that can be acted on is in the page (coverage.h).
#ifndef NDEBUG
#define IMGUI_ENABLE_TEST_ENGINE
#endif

// Leaves stb_truetype out. The loader that ImGui then asks for is ours (empty_font.cpp): text is
// not drawn from glyphs of a font file but from runs that the browser rasterised (text_atlas.h).
#define IMGUI_ENABLE_FREETYPE
