# With MOORING_TIDY, each file of this project is also read by clang-tidy when it is compiled, so that
# only what changed, or includes what changed, is read again. The checks are in .clang-tidy.

option(MOORING_TIDY "Run clang-tidy on what is compiled" OFF)

if(MOORING_TIDY)
    find_program(MOORING_CLANG_TIDY NAMES clang-tidy clang-tidy-14 REQUIRED)
    set(CMAKE_CXX_CLANG_TIDY "${MOORING_CLANG_TIDY}" --quiet)
    if(EMSCRIPTEN)
        # What em++ would have told clang.
        list(APPEND CMAKE_CXX_CLANG_TIDY
            --extra-arg=--target=wasm32-unknown-emscripten
            "--extra-arg=--sysroot=${EMSCRIPTEN_SYSROOT}"
            --extra-arg=-D__EMSCRIPTEN__
        )
    endif()
endif()
