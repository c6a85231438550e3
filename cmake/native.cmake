# The native side: the platform that tests use, and the unit tests.

add_library(mooring_headless STATIC ${headless_sources})
target_link_libraries(mooring_headless PUBLIC mooring_ui PRIVATE mooring_lean)

# The contract as JSON, since C++ reads no YAML. Debian's own python3: another one lacks its modules.
set(contract_json "${PROJECT_BINARY_DIR}/contract.json")
set(contract_script "${PROJECT_SOURCE_DIR}/tests/support/contract_to_json.py")
add_custom_command(
    OUTPUT "${contract_json}"
    COMMAND /usr/bin/python3 "${contract_script}" "${PROJECT_SOURCE_DIR}/api/openapi.yaml"
        "${contract_json}"
    DEPENDS "${contract_script}" "${PROJECT_SOURCE_DIR}/api/openapi.yaml"
    COMMENT "Reading the contract"
    VERBATIM
)
# A target of its own, so that compiling the tests does not wait for the libraries they link.
add_custom_target(contract DEPENDS "${contract_json}")

file(GLOB_RECURSE unit_test_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/unit/*.cpp")
file(GLOB support_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/support/*.cpp")
if(MOORING_TIDY)
    # They are read, not run, so Catch2 need not be built.
    add_library(unit_tests OBJECT)
    target_include_directories(unit_tests SYSTEM PRIVATE
        $<TARGET_PROPERTY:Catch2::Catch2,INTERFACE_INCLUDE_DIRECTORIES>)
else()
    add_executable(unit_tests)
    target_link_libraries(unit_tests PRIVATE Catch2::Catch2WithMain)
    enable_testing()
    # Random order, so that no test can lean on another; the seed is printed for a rerun.
    add_test(NAME unit_tests COMMAND unit_tests --order rand)
endif()
target_sources(unit_tests PRIVATE ${unit_test_sources} ${support_sources})
if(MOORING_SANITIZE)
    # Optimising them takes longer than it saves: most of them run once.
    target_compile_options(unit_tests PRIVATE -O0)
endif()
add_dependencies(unit_tests contract)
target_include_directories(unit_tests PRIVATE "${PROJECT_SOURCE_DIR}/tests")
target_compile_definitions(unit_tests PRIVATE
    MOORING_SOURCE_DIR="${PROJECT_SOURCE_DIR}" MOORING_CONTRACT_JSON="${contract_json}")
target_link_libraries(unit_tests PRIVATE mooring_headless nlohmann_json)

# Micro-benchmarks, in the preset of that name alone: Google Benchmark is nothing that tests need.
if(MOORING_BENCH)
    find_package(benchmark REQUIRED)
    add_executable(native_bench "${PROJECT_SOURCE_DIR}/bench/native/console.bench.cpp" ${support_sources})
    add_dependencies(native_bench contract)
    target_include_directories(native_bench PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(native_bench PRIVATE
        MOORING_SOURCE_DIR="${PROJECT_SOURCE_DIR}" MOORING_CONTRACT_JSON="${contract_json}")
    target_link_libraries(native_bench PRIVATE
        mooring_headless nlohmann_json Catch2::Catch2WithMain benchmark::benchmark)
endif()

# What tests/fuzz does, where MOORING_FUZZ asks for it; to clang-tidy it is code like any other.
set(fuzz_sources targets.cpp check.cpp replies.cpp readers.cpp drafts.cpp)
list(TRANSFORM fuzz_sources PREPEND "${PROJECT_SOURCE_DIR}/tests/fuzz/")
if(MOORING_FUZZ OR MOORING_TIDY)
    add_library(fuzz_targets STATIC ${fuzz_sources} "${PROJECT_SOURCE_DIR}/tests/support/replies.cpp")
    target_include_directories(fuzz_targets PUBLIC "${PROJECT_SOURCE_DIR}/tests")
    target_link_libraries(fuzz_targets PUBLIC mooring_core PRIVATE mooring_traced)
    add_library(fuzz_main OBJECT "${PROJECT_SOURCE_DIR}/tests/fuzz/main.cpp")
    target_link_libraries(fuzz_main PRIVATE fuzz_targets)
    add_executable(fuzz_seeds "${PROJECT_SOURCE_DIR}/tests/fuzz/seeds.cpp")
    add_dependencies(fuzz_seeds contract)
    target_compile_definitions(fuzz_seeds PRIVATE MOORING_CONTRACT_JSON="${contract_json}")
    target_link_libraries(fuzz_seeds PRIVATE fuzz_targets)
endif()
if(MOORING_FUZZ)
    add_executable(fuzz $<TARGET_OBJECTS:fuzz_main>)
    target_link_libraries(fuzz PRIVATE fuzz_targets)
    target_link_options(fuzz PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz fuzz_seeds)
endif()
