#include "platform/web/graphics.h"

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>

// clang-format off
EM_JS(int, host_largest_texture, (), {
    return GLctx.getParameter(GLctx.MAX_TEXTURE_SIZE);
});
// clang-format on

namespace mooring::web {
namespace {

constexpr const char* canvas = "#canvas";

float channel(std::uint8_t value) {
    return static_cast<float>(value) / 255.0F;
}

}  // namespace

/// What Dear ImGui's renderer hears when it asks for the state of WebGL, in order to put it back
/// after each frame (see cmake/web.cmake). Asking the browser costs more than drawing does, for
/// each of some fifteen questions waits for the process with the graphics. Nobody else draws here,
/// so the state before a frame is that after the renderer.
extern "C" void mooring_graphics_state(GLenum name, GLint* value) {
    switch (name) {
        case GL_ACTIVE_TEXTURE: *value = GL_TEXTURE0; break;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA: *value = GL_FUNC_ADD; break;
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA: *value = GL_ONE; break;
        case GL_VIEWPORT:
        case GL_SCISSOR_BOX: std::fill_n(value, 4, 0); break;
        case GL_MAJOR_VERSION:
        case GL_MINOR_VERSION:
        case GL_MAX_TEXTURE_SIZE: glGetIntegerv(name, value); break;
        default:
            *value = 0;  // nothing bound, GL_ZERO
            break;
    }
}

Graphics::Graphics() {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = EM_FALSE;
    attributes.depth = EM_FALSE;
    attributes.stencil = EM_FALSE;
    attributes.antialias = EM_FALSE;  // ImGui's shapes bring their own
    attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    context_ = static_cast<int>(emscripten_webgl_create_context(canvas, &attributes));
    if (is_available()) {
        emscripten_webgl_make_context_current(context_);
    }
}

void Graphics::start() {
    ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Graphics::restore() {
    lost_ = false;
    ImGui_ImplOpenGL3_Shutdown();
    start();
}

void Graphics::draw(ui::Ui& ui) const {
    if (lost_ || !is_available()) {
        return;
    }
    const ui::Rgba background = ui.color(ui::Color::Background);
    glClearColor(channel(background.r), channel(background.g), channel(background.b), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplOpenGL3_RenderDrawData(ui.draw_data());
}

}  // namespace mooring::web
