# The program in the browser: build/web/mooring.mjs and mooring.wasm, which tools/bundle.mjs packs. Beside it, in
# build/web/gallery, the same with other views, for tests of the widgets (tests/gallery).

if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
    set(stack_setting TOTAL_STACK)  # its name before 3.1.25
else()
    set(stack_setting STACK_SIZE)
endif()

set(host_library "${PROJECT_SOURCE_DIR}/src/platform/web/host_library.js")

# Compiled once for both programs.
add_library(mooring_web_objects OBJECT ${web_sources})
target_link_libraries(mooring_web_objects PUBLIC mooring_ui mooring_lean)
set_target_properties(mooring_web_objects PROPERTIES CXX_CLANG_TIDY "${web_tidy}")

set(web_link_options
    # an ES module with a factory, which the page calls; the program has no main
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sENVIRONMENT=web --no-entry
    # what the page hands to the factory, besides `host` of the library; noExitRuntime, because newer Emscriptens keep
    # the program alive after emscripten_fetch's first event only where that might be handed over
    -sINCOMING_MODULE_JS_API=instantiateWasm,noExitRuntime
    "SHELL:--js-library ${host_library}"
    # no eval, for a strict content security policy
    -sDYNAMIC_EXECUTION=0
    # without IndexedDB, from whose copy a GET might be answered
    -sFETCH=1 -sFETCH_SUPPORT_INDEXEDDB=0
    # sine and cosine by the browser, which takes 4 KB off
    -sJS_MATH=1
    -sALLOW_MEMORY_GROWTH=1
    # the names of its functions, in a file beside it
    --emit-symbol-map
    $<IF:$<CONFIG:Debug>,-sASSERTIONS=2,-sASSERTIONS=0>
)
if(MOORING_SANITIZE)
    # AddressSanitizer has an allocator of its own and deep frames, and a byte of shadow for eight of the most memory
    # that there can be. Its reports need the names of functions. It would end the program after its first function, so
    # that a leak is found then.
    list(APPEND web_link_options -sEXIT_RUNTIME=0
        -sINITIAL_MEMORY=256MB -sMAXIMUM_MEMORY=1GB -s${stack_setting}=4MB --profiling-funcs)
else()
    list(APPEND web_link_options
        -sINITIAL_MEMORY=8MB -s${stack_setting}=256KB -sMALLOC=emmalloc -sFILESYSTEM=0)
endif()

# mooring_web_program(TARGET FOLDER [SOURCES...]): mooring.mjs and mooring.wasm in that folder
function(mooring_web_program target folder)
    add_executable(${target} $<TARGET_OBJECTS:mooring_web_objects> ${ARGN})
    target_link_libraries(${target} PRIVATE mooring_ui mooring_lean)
    set_target_properties(${target} PROPERTIES OUTPUT_NAME mooring SUFFIX .mjs LINKER_LANGUAGE CXX
        RUNTIME_OUTPUT_DIRECTORY "${folder}" LINK_DEPENDS "${host_library}")
    target_link_options(${target} PRIVATE ${web_link_options})
endfunction()

set(gallery "${PROJECT_SOURCE_DIR}/tests/gallery/gallery.cpp")
if(MOORING_TIDY)
    # They are read, not run, so they need not be linked.
    add_library(mooring_gallery OBJECT "${gallery}")
    target_link_libraries(mooring_gallery PRIVATE mooring_web_objects)
    set_target_properties(mooring_gallery PROPERTIES CXX_CLANG_TIDY "${web_tidy}")
    add_custom_target(mooring_web)
    add_dependencies(mooring_web mooring_web_objects mooring_gallery)
else()
    mooring_web_program(mooring_web "${PROJECT_BINARY_DIR}")
    # What brotli takes best of all that was tried; then as long as another round makes it smaller.
    target_link_options(mooring_web PRIVATE
        $<$<CONFIG:Release>:-sBINARYEN_EXTRA_PASSES=--flatten,--rereloop,-Oz,-Oz,--converge>)

    # The linker takes `app::view` from here, and so not from the library. Nobody waits for this one to be small.
    mooring_web_program(mooring_gallery "${PROJECT_BINARY_DIR}/gallery" "${gallery}")
    target_link_options(mooring_gallery PRIVATE $<$<CONFIG:Release>:-O1>)
    set_target_properties(mooring_gallery PROPERTIES EXCLUDE_FROM_ALL ON)
endif()
