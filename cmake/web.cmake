# The program in the browser: build/web/mooring.mjs and mooring.wasm, which tools/bundle.mjs packs.

# ImGui's own backend for WebGL 2.
add_library(imgui_opengl3 STATIC "${MOORING_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp")
target_include_directories(imgui_opengl3 SYSTEM PUBLIC "${MOORING_IMGUI_DIR}/backends")
# Otherwise the header would choose OpenGL ES 2, that is WebGL 1.
target_compile_definitions(imgui_opengl3 PUBLIC IMGUI_IMPL_OPENGL_ES3)
# It asks for WebGL's state in each frame, which is slow; src/platform/web/graphics.cpp knows the answers.
target_compile_definitions(imgui_opengl3 PRIVATE glGetIntegerv=mooring_graphics_state)
target_include_directories(imgui_opengl3 PRIVATE "${PROJECT_SOURCE_DIR}/src")
target_compile_options(imgui_opengl3 PRIVATE -w)
target_link_libraries(imgui_opengl3 PUBLIC imgui PRIVATE mooring_lean)

if(MOORING_TIDY)
    add_library(mooring_web OBJECT ${web_sources})  # it is read, not run, so it need not be linked
else()
    add_executable(mooring_web ${web_sources})
endif()
target_link_libraries(mooring_web PRIVATE mooring_ui imgui_opengl3 mooring_lean)
# EM_JS and EM_ASM are GNU extensions in the eyes of -Wpedantic.
target_compile_options(mooring_web PRIVATE
    -Wno-dollar-in-identifier-extension -Wno-gnu-zero-variadic-macro-arguments)
set_target_properties(mooring_web PROPERTIES OUTPUT_NAME mooring SUFFIX .mjs
    CXX_CLANG_TIDY "${web_tidy}")

if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
    set(stack_setting TOTAL_STACK)  # its name before 3.1.25
else()
    set(stack_setting STACK_SIZE)
endif()

# No Closure Compiler: after esbuild it would save another 1.8 KB of brotli, and the release that goes
# with Emscripten 3.1.6 is a download of 228 MB.
target_link_options(mooring_web PRIVATE
    # one ES module with a factory; nothing of it runs before the page calls the factory
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web
    -sEXIT_RUNTIME=0
    # as long as another round makes it smaller; a load whose result is not used may go
    $<$<CONFIG:Release>:-sBINARYEN_EXTRA_PASSES=-Oz,--converge,--ignore-implicit-traps>
    # what web/ hands to the factory, besides its own `host`
    -sINCOMING_MODULE_JS_API=instantiateWasm,onAbort,print,printErr
    # no eval, for a strict content security policy
    -sDYNAMIC_EXECUTION=0
    # memory: starts small and grows
    -sINITIAL_MEMORY=8MB -s${stack_setting}=256KB -sALLOW_MEMORY_GROWTH=1 -sMALLOC=emmalloc
    -sFILESYSTEM=0
    # without IndexedDB, or a GET might be answered from an old copy
    -sFETCH=1 -sFETCH_SUPPORT_INDEXEDDB=0
    # WebGL 2 only, and none of what makes it look like a desktop's OpenGL
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sGL_TRACK_ERRORS=0 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0
    -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0 -sGL_EMULATE_GLES_VERSION_STRING_FORMAT=0
    -sGL_EXTENSIONS_IN_PREFIXED_FORMAT=0
    # for a Safari that took WebGL 1 for 2; it names classes that are not there where WebGL is off
    -sGL_WORKAROUND_SAFARI_GETCONTEXT_BUG=0
    # full screen and pointer lock, which would be asked for from events, are not used
    -sHTML5_SUPPORT_DEFERRING_USER_SENSITIVE_REQUESTS=0
    $<IF:$<CONFIG:Debug>,-sASSERTIONS=2,-sASSERTIONS=0>
)
