# How this project's own code is compiled. The layers link `mooring_options`; third parties do not.

add_library(mooring_options INTERFACE)
target_include_directories(mooring_options INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_options(mooring_options INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
    # Options are structs with designated initialisers, of which a call names only those it means.
    -Wno-missing-field-initializers
)
# Also where exceptions are on, as in the tests: the headers have to be the same everywhere.
target_compile_definitions(mooring_options INTERFACE JSON_NOEXCEPTION)

# The program has neither exceptions nor run-time type information; third parties in it follow.
add_library(mooring_lean INTERFACE)
target_compile_options(mooring_lean INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>
)

if(EMSCRIPTEN)
    # -Oz instead of CMake's -O3 in Release: the size of the download decides how fast a page starts.
    # Optimised as a whole when it is linked, which takes another twentieth off.
    set(CMAKE_C_FLAGS_RELEASE "-Oz -flto -DNDEBUG")
    set(CMAKE_CXX_FLAGS_RELEASE "-Oz -flto -DNDEBUG")
    # What every browser with WebGL 2 on its desktop and in its pocket has had since 2021.
    add_compile_options(-mbulk-memory -mnontrapping-fptoint -msign-ext)
    if(MOORING_SANITIZE)
        set(CMAKE_C_FLAGS_DEBUG -O1)  # a report needs the names of functions only, which are less to load
    else()
        set(CMAKE_C_FLAGS_DEBUG "-O1 -g")
    endif()
    set(CMAKE_CXX_FLAGS_DEBUG "${CMAKE_C_FLAGS_DEBUG}")
else()
    find_program(MOORING_CCACHE ccache)
    if(MOORING_CCACHE)
        set(CMAKE_C_COMPILER_LAUNCHER "${MOORING_CCACHE}")
        set(CMAKE_CXX_COMPILER_LAUNCHER "${MOORING_CCACHE}")
    endif()
endif()

if(MOORING_SANITIZE AND EMSCRIPTEN)
    add_compile_options(-fsanitize=address)
    add_link_options(-fsanitize=address)
elseif(MOORING_SANITIZE)
    # vptr is left out because it needs run-time type information.
    add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

# Tells libFuzzer which branches an input takes; for what it looks at. libFuzzer itself is linked to its program alone.
add_library(mooring_traced INTERFACE)
if(MOORING_FUZZ)
    target_compile_options(mooring_traced INTERFACE -fsanitize=fuzzer-no-link)
endif()
