#include "api/error.h"

#include <algorithm>

#include "api/json_reader.h"
#include "core/words.h"

namespace mooring::api {
namespace {

ErrorKind kind_of(int status, std::string_view code) {
    if (code == "console-too-old") {
        return ErrorKind::Outdated;
    }
    switch (status) {
        case 0: return ErrorKind::Offline;
        case 401:
            return code == "wrong-credentials" ? ErrorKind::Invalid : ErrorKind::Unauthenticated;
        case 403:
            return code == "reauthentication-required" ? ErrorKind::ReauthenticationNeeded
                                                       : ErrorKind::Refused;
        case 404: return ErrorKind::NotFound;
        case 412: return ErrorKind::Stale;
        case 422: return ErrorKind::Invalid;
        case 429: return ErrorKind::TooMany;
        default: break;
    }
    if (status >= 500) {
        return ErrorKind::Server;
    }
    return status >= 400 ? ErrorKind::Refused : ErrorKind::Malformed;
}

/// Empty where trying again would not help.
std::string when_to_retry(const ApiError& error) {
    if (error.code == not_configured ||
        (error.kind != ErrorKind::TooMany && error.kind != ErrorKind::Server)) {
        return "";
    }
    constexpr int minute = 60;
    const auto seconds = static_cast<std::size_t>(std::max(0, error.retry_after_s));
    if (seconds == 0) {
        return " Try again soon.";
    }
    return " Try again in " +
           std::string(
               seconds > 2 * minute ? counted((seconds + minute - 1) / minute, "minute", "minutes")
                                    : counted(seconds, "second", "seconds")
           ) +
           '.';
}

/// What to say when the server did not.
std::string default_sentence(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::Offline:
            return "No answer from the server. Check your connection and try again.";
        case ErrorKind::Unauthenticated:
            return "Your session has ended. Sign in again to continue.";
        case ErrorKind::ReauthenticationNeeded: return "Confirm that it is you to continue.";
        case ErrorKind::NotFound:
            return "This is no longer there. It may have been removed elsewhere.";
        case ErrorKind::Outdated: return "This page is older than the server. Reload it to go on.";
        case ErrorKind::Stale: return "This was changed elsewhere in the meantime.";
        case ErrorKind::Invalid: return "Something in the form was not accepted.";
        case ErrorKind::Refused: return "The server refused this request.";
        case ErrorKind::TooMany: return "Too many attempts.";
        case ErrorKind::Server: return "The server has a problem. It is not your fault.";
        case ErrorKind::Malformed: break;
    }
    return "The server gave an answer that makes no sense. Try again soon.";
}

void read_problem(void* context, const JsonReader& json) {
    auto& error = *static_cast<ApiError*>(context);
    const std::string type = json.text_or_empty("type");
    const std::size_t start = type.find_last_of(":/");
    error.code = start == std::string::npos ? type : type.substr(start + 1);
    error.detail = json.text_or_empty("detail");
    if (error.detail.empty()) {
        error.detail = json.text_or_empty("title");
    }
}

void read_fields(void* context, const JsonReader& json) {
    auto& error = *static_cast<ApiError*>(context);
    for (const JsonReader& item : json.list("errors")) {
        error.fields.push_back(
            {.pointer = item.text("pointer"),
             .detail = item.text("detail"),
             .existing_id = item.text_or_empty("existing_id")}
        );
    }
}

}  // namespace

ApiError read_error(const Response& response) {
    ApiError error;
    if (response.content_type.starts_with("application/problem+json")) {
        // A problem that is itself broken still has a status; what could be read of it is kept.
        static_cast<void>(read_object(response.body, &error, read_problem));
        static_cast<void>(read_object(response.body, &error, read_fields));
    }
    error.kind = kind_of(response.status, error.code);
    error.retry_after_s = response.retry_after_s;
    const bool says_when = error.detail.find("gain in ") != std::string::npos;
    // What a broken server says of itself is for its operators; what it was never told, too, but
    // that is what the person has to pass on.
    const bool is_own_affair = error.kind == ErrorKind::Server && error.code != not_configured;
    if (error.detail.empty() || is_own_affair) {
        error.detail = default_sentence(error.kind) + when_to_retry(error);
    } else if (error.retry_after_s > 0 && !says_when) {
        error.detail += when_to_retry(error);
    }
    return error;
}

ApiError malformed(std::string_view what) {
    return {
        .kind = ErrorKind::Malformed,
        .code = std::string(what),
        .detail = default_sentence(ErrorKind::Malformed),
        .fields = {},
        .retry_after_s = 0};
}

bool can_look_up_outcome(const ApiError& error) {
    return is_outcome_unknown(error) && error.retry_after_s == 0;
}

bool is_outcome_unknown(const ApiError& error) {
    switch (error.kind) {
        case ErrorKind::Offline:
        case ErrorKind::Server:
        case ErrorKind::Malformed: return true;
        default: return false;
    }
}

std::string problem_at(const ApiError& error, std::string_view pointer) {
    for (const FieldProblem& field : error.fields) {
        if (field.pointer == pointer) {
            return field.detail;
        }
    }
    return {};
}

}  // namespace mooring::api
