# Third-party code: imgui, qrcodegen, nlohmann_json and, natively, Catch2.
#
# `tools/setup.sh` puts the sources under .cache/sources. To use other copies, name their folders in the
# variables, on CMake's command line or in the environment.

# mooring_source(VARIABLE DEFAULT DESCRIPTION)
function(mooring_source variable default description)
    if(DEFINED ENV{${variable}})
        set(default "$ENV{${variable}}")
    endif()
    set(${variable} "${default}" CACHE PATH "${description}")
endfunction()

set(sources "${PROJECT_SOURCE_DIR}/.cache/sources")
mooring_source(MOORING_IMGUI_DIR "${sources}/imgui" "Dear ImGui 1.92, has imgui.h")
mooring_source(MOORING_QRCODEGEN_DIR "${sources}/qrcodegen" "QR-Code-generator 1.8, has c/")
mooring_source(MOORING_CATCH2_DIR "${sources}/catch2" "Catch2 3.7, has CMakeLists.txt")
mooring_source(MOORING_JSON_DIR /usr/include "nlohmann/json 3.11, has nlohmann/json.hpp")

# Stops with a sentence that says what to do when FILE is not in the folder that VARIABLE names.
function(mooring_require variable file)
    if(NOT EXISTS "${${variable}}/${file}")
        message(FATAL_ERROR
            "${variable} is ${${variable}}, where ${file} is not to be found.\n"
            "Run tools/setup.sh, or name the folder of your copy in ${variable}.")
    endif()
endfunction()

mooring_require(MOORING_IMGUI_DIR imgui.h)
# imgui_config.h is the project's own, and so is the file that compiles imgui_draw.cpp: the browser draws the text.
add_library(imgui STATIC
    "${MOORING_IMGUI_DIR}/imgui.cpp"
    $<$<CONFIG:Debug>:${MOORING_IMGUI_DIR}/imgui_demo.cpp>
    "${MOORING_IMGUI_DIR}/imgui_tables.cpp"
    "${MOORING_IMGUI_DIR}/imgui_widgets.cpp"
    "${PROJECT_SOURCE_DIR}/src/imgui_dom/imgui_draw_unshaped.cpp"
)
target_include_directories(imgui SYSTEM PUBLIC "${MOORING_IMGUI_DIR}")
# Private, because a folder that is also a SYSTEM one is searched without warnings.
target_include_directories(imgui PRIVATE "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(imgui PUBLIC "IMGUI_USER_CONFIG=\"imgui_dom/imgui_config.h\"")
target_compile_options(imgui PRIVATE -w)
target_link_libraries(imgui PRIVATE mooring_lean)

mooring_require(MOORING_QRCODEGEN_DIR c/qrcodegen.h)
# The C edition of the library: the C++ one throws and brings iostream with it.
add_library(qrcodegen STATIC "${MOORING_QRCODEGEN_DIR}/c/qrcodegen.c")
target_include_directories(qrcodegen SYSTEM PUBLIC "${MOORING_QRCODEGEN_DIR}/c")
target_compile_options(qrcodegen PRIVATE -w)

mooring_require(MOORING_JSON_DIR nlohmann/json.hpp)
# Through a link of its own: /usr/include itself would put the system's headers before Emscripten's.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/include")
file(CREATE_LINK "${MOORING_JSON_DIR}/nlohmann" "${PROJECT_BINARY_DIR}/include/nlohmann" SYMBOLIC)
add_library(nlohmann_json INTERFACE)
target_include_directories(nlohmann_json SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/include")

if(NOT EMSCRIPTEN)
    mooring_require(MOORING_CATCH2_DIR src/catch2/catch_all.hpp)
    add_subdirectory("${MOORING_CATCH2_DIR}" "${PROJECT_BINARY_DIR}/catch2" EXCLUDE_FROM_ALL SYSTEM)
    list(APPEND CMAKE_MODULE_PATH "${MOORING_CATCH2_DIR}/extras")
endif()

# They are tested by those who write them; here it counts that they are compiled soon. What is drawn goes through the
# memory of Dear ImGui, which is watched.
if(MOORING_SANITIZE)
    target_compile_options(imgui PRIVATE -O0 -fno-sanitize=undefined)
    if(TARGET Catch2)
        target_compile_options(Catch2 PRIVATE -O0 -fno-sanitize=all)
    endif()
endif()
