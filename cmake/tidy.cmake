# With MOORING_TIDY, each file of this project is also read by clang-tidy when it is compiled, so that
# only what changed, or includes what changed, is read again. The checks are in .clang-tidy.
# Natively that is all but the browser's side, with Emscripten it is the browser's side alone.

option(MOORING_TIDY "Run clang-tidy on what is compiled" OFF)
set(web_tidy)

if(MOORING_TIDY)
    find_program(MOORING_CLANG_TIDY clang-tidy REQUIRED)
    if(EMSCRIPTEN)
        set(web_tidy "${MOORING_CLANG_TIDY}" --quiet
            # what em++ tells clang
            --extra-arg=--target=wasm32-unknown-emscripten
            "--extra-arg=--sysroot=${EMSCRIPTEN_SYSROOT}"
            --extra-arg=-D__EMSCRIPTEN__
        )
    else()
        set(CMAKE_CXX_CLANG_TIDY "${MOORING_CLANG_TIDY}" --quiet)
    endif()
endif()
