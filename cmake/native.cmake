# The native side: the platform that tests use, and the unit tests.

if(headless_sources)  # until its folder is filled
add_library(mooring_headless STATIC ${headless_sources})
target_link_libraries(mooring_headless PUBLIC mooring_ui PRIVATE mooring_lean)
endif()

file(GLOB_RECURSE unit_test_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/unit/*.cpp")
file(GLOB support_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/support/*.cpp")
if(unit_test_sources)  # until its folder is filled
add_executable(unit_tests ${unit_test_sources} ${support_sources})
target_include_directories(unit_tests PRIVATE "${PROJECT_SOURCE_DIR}/tests")
target_compile_definitions(unit_tests PRIVATE MOORING_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(unit_tests PRIVATE mooring_headless nlohmann_json Catch2::Catch2WithMain)

enable_testing()
# Random order, so that no test can lean on another; the seed is printed for a rerun.
add_test(NAME unit_tests COMMAND unit_tests --order rand)
endif()
