# The program in the browser: build/web/mooring.wasm, which tools/bundle.mjs packs. Emscripten's
# JavaScript is not used: what the program imports is in web/host.js.

if(MOORING_TIDY)
    add_library(mooring_web OBJECT ${web_sources})  # it is read, not run, so it need not be linked
else()
    add_executable(mooring_web ${web_sources})
endif()
target_link_libraries(mooring_web PRIVATE mooring_ui mooring_lean)
set_target_properties(mooring_web PROPERTIES OUTPUT_NAME mooring SUFFIX .wasm
    CXX_CLANG_TIDY "${web_tidy}")

if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
    set(stack_setting TOTAL_STACK)  # its name before 3.1.25
else()
    set(stack_setting STACK_SIZE)
endif()

target_link_options(mooring_web PRIVATE
    # a module by itself, without main
    -sSTANDALONE_WASM=1 --no-entry
    # the page's functions, which only the browser knows
    -sERROR_ON_UNDEFINED_SYMBOLS=0 -sWARN_ON_UNDEFINED_SYMBOLS=0
    # what brotli takes best of all that was tried; then as long as another round makes it smaller
    $<$<CONFIG:Release>:-sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,-Oz,-Oz,--converge>
    # memory: starts small and grows
    -sINITIAL_MEMORY=8MB -s${stack_setting}=256KB -sALLOW_MEMORY_GROWTH=1 -sMALLOC=emmalloc
    -sFILESYSTEM=0
    # the names of its functions, in a file beside it
    --emit-symbol-map
)
