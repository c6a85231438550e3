# Builds with the emcc that is first on PATH: an emsdk's, or Debian's.
#
# It wraps the toolchain file that Emscripten brings, and gives Debian's emcc what it lacks.

find_program(MOORING_EMCC emcc REQUIRED)
file(REAL_PATH "${MOORING_EMCC}" _emcc)
get_filename_component(_emscripten_root "${_emcc}" DIRECTORY)
set(_environment)

if(_emscripten_root STREQUAL "/usr/share/emscripten")
    # Debian keeps the JavaScript packages that Emscripten loads at -O2 and above where a Node.js that
    # is not Debian's does not look (else: "Cannot find module 'acorn'"). Its cache of system
    # libraries is complete and read-only, so that nothing has to be built into a cache.
    list(APPEND _environment NODE_PATH=/usr/share/nodejs)
endif()

# Emscripten runs clang itself, so it is Emscripten that has to know about ccache.
find_program(MOORING_CCACHE ccache)
if(MOORING_CCACHE)
    list(APPEND _environment "EM_COMPILER_WRAPPER=${MOORING_CCACHE}")
endif()

# The environment holds while CMake configures, and through the launchers while it builds.
foreach(_assignment IN LISTS _environment)
    string(REGEX MATCH "^([^=]+)=(.*)$" _ "${_assignment}")
    set(ENV{${CMAKE_MATCH_1}} "${CMAKE_MATCH_2}")
endforeach()
if(_environment)
    set(_launcher "${CMAKE_COMMAND}" -E env ${_environment})
    set(CMAKE_C_COMPILER_LAUNCHER "${_launcher}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${_launcher}")
    set(CMAKE_CXX_LINKER_LAUNCHER "${_launcher}")
endif()

include("${_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
