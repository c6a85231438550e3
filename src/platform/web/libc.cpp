// Functions of the C library that libraries name but the page has no use for, or can do itself. The
// linker takes these instead of the originals, which are several times larger than all that calls
// them.
#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numbers>

#include "platform/web/host.h"

namespace host = mooring::web::host;

extern "C" {

/// The JSON reader gives a number that it has already checked, up to its end: the browser rounds it
/// as well as any library does.
double strtod(const char* text, char** end) {
    const char* last = text;
    while (*last != '\0') {
        ++last;
    }
    if (end != nullptr) {
        // The function is so in C. NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
        *end = const_cast<char*>(last);
    }
    return host::number({text, static_cast<std::size_t>(last - text)});
}

// Of the same family; named by std::stof and its like, which nobody calls.
float strtof(const char* text, char** end) {
    return static_cast<float>(strtod(text, end));
}
long double strtold(const char* text, char** end) {
    return strtod(text, end);
}

/// What would be a line in a terminal; that it is its format says enough. clang takes the second
/// where no number is a fraction.
int fprintf(FILE*, const char* format, ...) {
    host::complain(format);
    return 0;
}
int fiprintf(FILE*, const char* format, ...) {
    host::complain(format);
    return 0;
}

/// What abort() calls: a trap, which the page takes for the program's end (web/main.js).
void _Exit(int) {
    __builtin_trap();
}

/// Of debug builds.
void __assert_fail(const char* condition, const char* file, int, const char* function) {
    host::complain(condition);
    host::complain(file);
    host::complain(function);
    __builtin_trap();
}

/// Whoever has the memory has its size.
void emscripten_notify_memory_growth(std::size_t) {}

// Dear ImGui computes the points of a circle once, and keeps them.
float sinf(float angle) {
    return static_cast<float>(host::sine(angle));
}
float cosf(float angle) {
    return static_cast<float>(host::sine(angle + std::numbers::pi / 2));
}
float acosf(float cosine) {
    return static_cast<float>(host::arc_cosine(cosine));
}
}
