// Functions of the C library that libraries name but the page has no use for, or can do itself. The
// linker takes these instead of the originals, which are several times larger than all that calls
// them.
#include <emscripten.h>

#include <cstddef>
#include <cstdlib>

// clang-format off
EM_JS(double, host_number, (const char* text, const char* end), {
    return Number(String.fromCharCode.apply(null, HEAPU8.subarray(text, end)));
});
// clang-format on

extern "C" {

/// The JSON reader gives a number that it has already checked, up to its end: the browser rounds it
/// as well as any library does.
double strtod(const char* text, char** end) {
    const char* last = text;
    while (*last != '\0') {
        ++last;
    }
    if (end != nullptr) {
        *end = const_cast<char*>(last);
    }
    return host_number(text, last);
}

// Of the same family; named by std::stof and its like, which nobody calls.
float strtof(const char* text, char** end) {
    return static_cast<float>(strtod(text, end));
}
long double strtold(const char* text, char** end) {
    return strtod(text, end);
}

/// Dear ImGui reads its settings file with this; there is none.
int sscanf(const char*, const char*, ...) {
    return 0;
}
}
