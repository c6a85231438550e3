# The layers as link targets. Folders are the architecture, so each layer takes what its folders hold;
# CMake looks again at every build, and a new file needs no line here.
#
#   mooring_core   decides: core, api, app, and the sections' wire formats and updates. No ImGui.
#   mooring_imgui_dom   Dear ImGui with the browser's text and the page's elements; knows nothing of the console.
#   mooring_ui     draws and states meaning: ui, the views of app and sections, and the runtime loop.

# The sources matched by the patterns, below src.
function(mooring_glob result)
    list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/src/")
    file(GLOB found CONFIGURE_DEPENDS ${ARGN})
    set(${result} "${found}" PARENT_SCOPE)
endfunction()

mooring_glob(views app/view*.cpp app/runtime.cpp sections/*/view*.cpp)
mooring_glob(core_sources
    core/*.cpp api/*.cpp app/*.cpp sections/*.cpp sections/*/*.cpp platform/*.cpp)
list(REMOVE_ITEM core_sources ${views})
mooring_glob(imgui_dom_sources imgui_dom/*.cpp)
mooring_glob(imgui_sources imgui_dom/imgui_draw_unshaped.cpp)  # compiled with the library
list(REMOVE_ITEM imgui_dom_sources ${imgui_sources})
mooring_glob(ui_sources ui/*.cpp ui/*/*.cpp)
mooring_glob(web_sources platform/web/*.cpp)
mooring_glob(headless_sources platform/headless/*.cpp)

# A file outside these folders would be compiled by nobody, silently.
file(GLOB_RECURSE stray CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/*.cpp")
list(REMOVE_ITEM stray ${views} ${imgui_sources} ${imgui_dom_sources} ${core_sources} ${ui_sources} ${web_sources} ${headless_sources})
if(stray)
    message(FATAL_ERROR "These belong to no layer (see cmake/layers.cmake): ${stray}")
endif()

add_library(mooring_core STATIC ${core_sources} "${icons_header}")
target_include_directories(mooring_core PUBLIC "${generated_dir}")
target_link_libraries(mooring_core PUBLIC mooring_options nlohmann_json PRIVATE mooring_lean mooring_traced qrcodegen)

add_library(mooring_imgui_dom STATIC ${imgui_dom_sources})
target_link_libraries(mooring_imgui_dom PUBLIC mooring_options imgui PRIVATE mooring_lean)

add_library(mooring_ui STATIC ${ui_sources} ${views})
target_link_libraries(mooring_ui PUBLIC mooring_core mooring_imgui_dom PRIVATE mooring_lean)
