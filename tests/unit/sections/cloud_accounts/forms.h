// The section's forms as its tests fill them in, without a view.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "sections/cloud_accounts/cloud_accounts.h"
#include "support/section_bench.h"

namespace mooring::test::cloud {

using namespace mooring::cloud_accounts;
using Bench = SectionBench<Section>;

inline constexpr const char* arn = "arn:aws:iam::123456789012:role/mooring";

inline void type(Bench& bench, Field field, const char* text) {
    bench.send(FieldEdited{field, Secret(text)});
}

inline const Form& form(const Bench& bench) {
    if (const auto* page = std::get_if<NewLink>(&bench.state.page)) {
        return page->form;
    }
    REQUIRE(std::holds_alternative<Edit>(bench.state.page));
    return std::get<Edit>(bench.state.page).form;
}

inline std::string typed(const Bench& bench, Field field) {
    return std::string(form(bench).draft.texts[field].reveal());
}

}  // namespace mooring::test::cloud
