// Functions of the C library that libraries name but the page has no use for, or can do itself. The
// linker takes these instead of the originals, which are several times larger than all that calls
// them.
#include <emscripten.h>
#include <emscripten/console.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numbers>

// clang-format off
EM_JS(double, host_number, (const char* text, const char* end), {
    return Number(String.fromCharCode.apply(null, HEAPU8.subarray(text, end)));
});
EM_JS(double, host_sine, (double angle), {
    return Math.sin(angle);
});
EM_JS(double, host_arc_cosine, (double cosine), {
    return Math.acos(cosine);
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
        // The function is so in C. NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast)
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

/// Dear ImGui's renderer reads "3.0" and "#version 300 es" with this: numbers and what stands
/// between them.
int sscanf(const char* text, const char* format, ...) {
    va_list results;  // NOLINT(cppcoreguidelines-init-variables): by the next line
    va_start(results, format);
    int found = 0;
    for (; *format != '\0'; ++format) {
        if (*format == '%') {
            ++format;  // it is %d
            char* end = nullptr;
            const long number = strtol(text, &end, 10);
            if (end == text) {
                break;
            }
            *va_arg(results, int*) = static_cast<int>(number);
            text = end;
            ++found;
        } else if (*text++ != *format) {
            break;
        }
    }
    va_end(results);
    return found;
}

/// Dear ImGui makes names of windows and lines of its log with this, none of which is shown here:
/// they are their format.
int vsnprintf(char* buffer, std::size_t size, const char* format, va_list) {
    const std::size_t length = std::strlen(format);
    if (size > 0) {
        const std::size_t copied = std::min(length, size - 1);
        std::memcpy(buffer, format, copied);
        buffer[copied] = '\0';
    }
    return static_cast<int>(length);
}

/// Dear ImGui's renderer says with these that a shader was refused, Emscripten's fetch that a
/// request makes no sense. clang takes the second where no number is a fraction.
int fprintf(FILE*, const char* format, ...) {
    emscripten_console_error(format);
    return 0;
}
int fiprintf(FILE*, const char* format, ...) {
    emscripten_console_error(format);
    return 0;
}

// Dear ImGui computes the points of a circle once, and keeps them.
float sinf(float angle) {
    return static_cast<float>(host_sine(angle));
}
float cosf(float angle) {
    return static_cast<float>(host_sine(angle + std::numbers::pi / 2));
}
float acosf(float cosine) {
    return static_cast<float>(host_arc_cosine(cosine));
}
}
