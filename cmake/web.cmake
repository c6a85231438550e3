# The program in the browser: build/web/mooring.mjs and mooring.wasm, which tools/bundle.mjs packs.

if(MOORING_TIDY)
    add_library(mooring_web OBJECT ${web_sources})  # it is read, not run, so it need not be linked
else()
    add_executable(mooring_web ${web_sources})
endif()
target_link_libraries(mooring_web PRIVATE mooring_ui mooring_lean)
set(host_library "${PROJECT_SOURCE_DIR}/src/platform/web/host_library.js")
set_target_properties(mooring_web PROPERTIES OUTPUT_NAME mooring SUFFIX .mjs
    LINK_DEPENDS "${host_library}" CXX_CLANG_TIDY "${web_tidy}")

if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
    set(stack_setting TOTAL_STACK)  # its name before 3.1.25
else()
    set(stack_setting STACK_SIZE)
endif()

target_link_options(mooring_web PRIVATE
    # an ES module with a factory, which the page calls; the program has no main
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web --no-entry
    # what the page hands to the factory, besides `host` of the library
    -sINCOMING_MODULE_JS_API=instantiateWasm
    "SHELL:--js-library ${host_library}"
    # no eval, for a strict content security policy
    -sDYNAMIC_EXECUTION=0
    # without IndexedDB, from whose copy a GET might be answered
    -sFETCH=1 -sFETCH_SUPPORT_INDEXEDDB=0
    # what brotli takes best of all that was tried; then as long as another round makes it smaller
    $<$<CONFIG:Release>:-sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,-Oz,-Oz,--converge>
    # sine and cosine by the browser, which takes 4 KB off
    -sJS_MATH=1
    -sALLOW_MEMORY_GROWTH=1
    # the names of its functions, in a file beside it
    --emit-symbol-map
    $<IF:$<CONFIG:Debug>,-sASSERTIONS=2,-sASSERTIONS=0>
)
if(MOORING_SANITIZE)
    # AddressSanitizer has an allocator of its own and deep frames, and a byte of shadow for eight of the most memory
    # that there can be. Its reports need the names of functions.
    target_link_options(mooring_web PRIVATE
        -sINITIAL_MEMORY=256MB -sMAXIMUM_MEMORY=1GB -s${stack_setting}=4MB --profiling-funcs)
else()
    target_link_options(mooring_web PRIVATE
        -sINITIAL_MEMORY=8MB -s${stack_setting}=256KB -sMALLOC=emmalloc -sFILESYSTEM=0)
endif()
