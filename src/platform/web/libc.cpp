// Functions of the C library which the linker takes instead of the originals, since the browser has
// them already or nobody calls them. The originals are 12 KB of the download.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "platform/web/host.h"

extern "C" {

/// The JSON reader gives a number that it has already checked, up to its end.
double strtod(const char* text, char** end) {
    const std::size_t length = std::strlen(text);
    if (end != nullptr) {
        // The function is so in C. NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
        *end = const_cast<char*>(text + length);
    }
    return mooring::web::host::number({text, length});
}

// Of the same family; named by std::stof and its like, which nobody calls.
float strtof(const char* text, char** end) {
    return static_cast<float>(strtod(text, end));
}
long double strtold(const char* text, char** end) {
    return strtod(text, end);
}

#ifdef NDEBUG
/// What Dear ImGui would read a settings file with; the console keeps none.
int sscanf(const char*, const char*, ...) {
    return 0;
}
#endif
}
