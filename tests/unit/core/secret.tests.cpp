#include "core/secret.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <new>
#include <optional>
#include <vector>

#include "support/memory_watch.h"

using namespace mooring;
using test::FreedMemoryWatch;

namespace {

constexpr std::string_view marker =
    "a lighthouse in the fog";  // too long for the string's own buffer
constexpr std::string_view short_marker = "hunter2";

std::string marked() {
    return std::string(marker);
}

bool is_zero(const char* bytes, std::size_t count) {
    return std::all_of(bytes, bytes + count, [](char c) { return c == 0; });
}

}  // namespace

TEST_CASE("The watch on freed memory sees a string that is not wiped") {
    const FreedMemoryWatch watch(marker);
    { const std::string careless = marked(); }
    CHECK(watch.sightings() == 1);
}

TEST_CASE("Wiping a string overwrites what it held, and what a longer value left behind") {
    std::string text = marked();
    const char* const bytes = text.data();
    const std::size_t length = text.size();
    text = "short";
    REQUIRE(text.data() == bytes);
    wipe(text);
    CHECK(text.empty());
    CHECK(is_zero(bytes, length));
}

TEST_CASE("A secret leaves nothing in freed memory") {
    const FreedMemoryWatch watch(marker);
    SECTION("when it goes") {
        const Secret secret(marked());
    }
    SECTION("when it is replaced") {
        Secret secret(marked());
        secret = Secret("another that is as long as the first");
    }
    SECTION("when it is copied and moved about") {
        std::vector<Secret> secrets;
        for (int i = 0; i < 20; ++i) {
            // Grows several times, moving all.
            // NOLINTNEXTLINE(performance-inefficient-vector-operation)
            secrets.emplace_back(marked());
        }
        Secret moved = std::move(secrets.front());
        secrets.erase(secrets.begin());
        const std::optional<Secret> copied = moved;
        moved = Secret{};
    }
    SECTION("when it grows beyond its memory") {
        Secret secret;
        for (int i = 0; i < 50; ++i) {
            secret.append(marker);
        }
        CHECK(secret.reveal().size() == 50 * marker.size());
    }
    SECTION("when it is wiped") {
        Secret secret(marked());
        secret.wipe();
        CHECK(secret.empty());
    }
    CHECK(watch.sightings() == 0);
}

TEST_CASE("A short secret, which lives inside the object, is overwritten there") {
    alignas(Secret) std::array<char, sizeof(Secret)> storage{};
    auto* const secret = new (storage.data()) Secret(std::string{short_marker});
    const std::string_view memory(storage.data(), storage.size());
    REQUIRE(memory.find(short_marker) != std::string_view::npos);
    SECTION("when it goes") {
        secret->~Secret();
    }
    SECTION("when it is moved from") {
        const Secret moved = std::move(*secret);
        CHECK(moved.reveal() == short_marker);
    }
    CHECK(memory.find(short_marker) == std::string_view::npos);
}

TEST_CASE("Secrets are compared by their text") {
    CHECK(Secret("one") == Secret("one"));
    CHECK_FALSE(Secret("one") == Secret("two"));
    CHECK(Secret().empty());
}

TEST_CASE("A secret assigned to itself keeps its text") {
    Secret secret(marked());
    Secret& same = secret;
    secret = same;
    CHECK(secret.reveal() == marker);
    secret = std::move(same);
    CHECK(secret.reveal() == marker);
}
