#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "sections/security/security.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/requests.h"
#include "support/section_bench.h"

using namespace mooring;
using namespace mooring::security;

namespace {

using Bench = test::SectionBench<Section>;

constexpr const char* phone = "totp_5Hn2Vd8qTk";
constexpr const char* tablet = "totp_9Wc4Xz1mPs";
constexpr const char* laptop = "passkey_8Rt3Lm6yQw2Zc5Vn";

/// With two apps, Phone and Tablet, and a passkey, Work laptop.
Bench with_passkey() {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, test::ok(test::example("Security", 0)));
    return bench;
}

/// With the two apps only.
Bench loaded() {
    auto security = nlohmann::json::parse(test::example("Security", 0));
    security["passkeys"] = nlohmann::json::array();
    Bench bench;
    bench.open();
    bench.answer(RequestKind::Load, test::ok(security.dump()));
    return bench;
}

const Security& stored(const Bench& bench) {
    REQUIRE(bench.state.stored.value() != nullptr);
    return *bench.state.stored.value();
}

}  // namespace

TEST_CASE("Names that are being typed outlive the page, and no secret does") {
    Bench bench = with_passkey();
    CHECK(Section::draft(bench.state).empty());
    State later;
    SECTION("of a factor that is renamed") {
        bench.send(RenameRequested{laptop});
        bench.send(NewNameEdited{"Old laptop"});
        Section::restore(later, Section::draft(bench.state));
        REQUIRE(later.renaming);
        CHECK(later.renaming->kind == FactorKind::Passkey);
        CHECK(later.renaming->id == laptop);
        CHECK(later.renaming->name == "Old laptop");
    }
    SECTION("of an app that is renamed") {
        bench.send(RenameRequested{phone});
        Section::restore(later, Section::draft(bench.state));
        REQUIRE(later.renaming);
        CHECK(later.renaming->kind == FactorKind::App);
        CHECK(!later.new_passkey);
    }
    SECTION("of a new passkey") {
        bench.send(PasskeyRequested{});
        bench.send(PasskeyNameEdited{"Work laptop"});
        Section::restore(later, Section::draft(bench.state));
        REQUIRE(later.new_passkey);
        CHECK(later.new_passkey->name == "Work laptop");
        CHECK(!later.new_passkey->is_busy);
    }
    SECTION("of an authenticator app, which begins anew with another secret") {
        bench.send(EnrolmentRequested{});
        bench.answer(RequestKind::StartTotp, test::created(test::example("TotpEnrolment")));
        bench.send(AppNameEdited{"Work phone"});
        bench.send(CodeEdited{"12345"});
        const std::string kept = Section::draft(bench.state);
        const auto secret = std::get<Enrolling>(bench.state.enrolment).secret.reveal();
        CHECK(kept.find(secret) == std::string::npos);
        CHECK(kept.find("12345") == std::string::npos);
        Bench next = with_passkey();
        Section::restore(next.state, kept);
        CHECK(Section::draft(next.state) == kept);  // through another reload, too
        next.send(EnrolmentRequested{});
        next.answer(RequestKind::StartTotp, test::created(test::example("TotpEnrolment")));
        CHECK(std::get<Enrolling>(next.state.enrolment).name == "Work phone");
        CHECK(next.state.kept_app_name.empty());
    }
    SECTION("what is none of ours is not taken") {
        Section::restore(later, "[]");
        CHECK(Section::draft(later).empty());
    }
}

TEST_CASE("An app is renamed in place") {
    Bench bench = loaded();
    bench.send(RenameRequested{phone});
    REQUIRE(bench.state.renaming);
    CHECK(bench.state.renaming->name == "Phone");
    bench.send(NewNameEdited{" "});
    bench.send(RenameConfirmed{});
    CHECK(bench.effects.empty());
    CHECK(bench.state.renaming->problem == "Enter a name that tells which device it is.");
    bench.send(NewNameEdited{" Work phone "});
    bench.send(RenameConfirmed{});
    CHECK(test::line_of(bench.sent()) == "PUT /totp/totp_5Hn2Vd8qTk");
    CHECK(test::body_of(bench.sent()) == nlohmann::json{{"name", "Work phone"}});
    auto renamed = nlohmann::json::parse(test::example("Authenticator"));
    renamed["name"] = "Work phone";
    bench.answer(RequestKind::RenameFactor, test::ok(renamed.dump()));
    CHECK(!bench.state.renaming);
    CHECK(find_factor(bench.state, phone)->name == "Work phone");
    CHECK(find_factor(bench.state, tablet)->name == "Tablet");
}

TEST_CASE("A name that was refused stays to be mended, below why") {
    Bench bench = loaded();
    bench.send(RenameRequested{phone});
    bench.send(NewNameEdited{"Tablet"});
    bench.send(RenameConfirmed{});
    bench.answer(RequestKind::RenameFactor, test::bad_field("/name", "Another has this name."));
    REQUIRE(bench.state.renaming);
    CHECK(bench.state.renaming->problem == "Another has this name.");
    CHECK(bench.state.renaming->name == "Tablet");
    CHECK(!bench.state.renaming->sending);
    bench.send(RenameCancelled{});
    CHECK(!bench.state.renaming);
}

TEST_CASE("One of two apps is removed, and the other and the recovery codes stay") {
    Bench bench = loaded();
    bench.send(RemovalRequested{phone});
    CHECK(bench.effects.empty());
    CHECK(!is_last_factor(stored(bench), phone));
    bench.send(RemovalConfirmed{});
    CHECK(bench.sent() == api::remove("/totp/totp_5Hn2Vd8qTk"));
    bench.answer(RequestKind::RemoveFactor, test::no_content());
    CHECK(find_factor(bench.state, phone) == nullptr);
    CHECK(stored(bench).totp_since.has_value());
    CHECK(stored(bench).recovery_codes.remaining == 9);
    CHECK(is_last_factor(stored(bench), tablet));
}

TEST_CASE("With the last app codes are off, recovery codes gone, and passwords have to be long") {
    Bench bench = loaded();
    CHECK(shortest_password(stored(bench)) == 8);
    bench.send(RemovalRequested{});
    CHECK(is_last_factor(stored(bench), ""));
    bench.send(RemovalConfirmed{});
    CHECK(bench.sent() == api::remove("/totp"));
    bench.answer(RequestKind::RemoveFactor, test::no_content());
    CHECK(stored(bench).apps.empty());
    CHECK(!stored(bench).totp_since);
    CHECK(stored(bench).recovery_codes == RecoveryCodeCount{});
    CHECK(shortest_password(stored(bench)) == 15);
}

TEST_CASE("An app that was removed elsewhere meanwhile is removed") {
    Bench bench = loaded();
    bench.send(RemovalRequested{phone});
    bench.send(RemovalConfirmed{});
    bench.answer(RequestKind::RemoveFactor, test::problem(404, "not-found", "There is none."));
    CHECK(find_factor(bench.state, phone) == nullptr);
    CHECK(!bench.state.factor_error);
}

TEST_CASE("A refusal to remove leaves everything as it is, and says why") {
    Bench bench = loaded();
    bench.send(RemovalRequested{});
    bench.send(RemovalConfirmed{});
    bench.answer(
        RequestKind::RemoveFactor,
        test::problem(409, "password-too-short", "Change your password first.")
    );
    CHECK(stored(bench).apps.size() == 2);
    REQUIRE(bench.state.factor_error);
    CHECK(bench.state.factor_error->detail == "Change your password first.");
    CHECK(!bench.state.removal);
}

TEST_CASE("A question about removing is answered once, and may be answered with no") {
    Bench bench = loaded();
    bench.send(RemovalRequested{phone});
    SECTION("no") {
        bench.send(RemovalCancelled{});
        CHECK(!bench.state.removal);
        bench.send(RemovalConfirmed{});
        CHECK(bench.effects.empty());
    }
    SECTION("yes, twice") {
        bench.send(RemovalConfirmed{});
        bench.send(RemovalConfirmed{});
        CHECK(bench.effects.empty());
        bench.send(RemovalCancelled{});
        bench.send(RemovalRequested{tablet});
        CHECK(bench.state.removal->id == phone);
    }
}

TEST_CASE("New recovery codes take the place of the old ones, after a question") {
    Bench bench = loaded();
    bench.send(NewCodesRequested{});
    CHECK(bench.effects.empty());
    bench.send(NewCodesConfirmed{});
    CHECK(bench.sent() == api::post("/recovery-codes", {}));
    bench.answer(RequestKind::MakeCodes, test::created(test::example("RecoveryCodes")));
    REQUIRE(bench.state.shown_codes);
    CHECK(stored(bench).recovery_codes.remaining == 10);
    CHECK(stored(bench).recovery_codes.made_at == parse_rfc3339("2026-03-01T09:30:00Z"));
    SECTION("copied") {
        bench.send(CodesCopyRequested{});
        CHECK(bench.effect<app::CopyText>().text == bench.state.shown_codes->lines.reveal());
    }
    SECTION("saved as a file with a line for each") {
        bench.send(CodesDownloadRequested{});
        const auto& file = bench.effect<app::SaveFile>();
        CHECK(file.name == "mooring-recovery-codes.txt");
        CHECK(file.text.reveal().ends_with("j7uo-5rzg-f6na-2lqc-y3tk-bm4v\n"));
    }
    SECTION("printed") {
        bench.send(CodesPrintRequested{});
        CHECK(bench.effect<app::PrintPage>() == app::PrintPage{});
    }
}

TEST_CASE("Recovery codes that could not be made leave the old ones, and say why") {
    Bench bench = loaded();
    bench.send(NewCodesRequested{});
    bench.send(NewCodesConfirmed{});
    bench.answer(RequestKind::MakeCodes, test::offline());
    CHECK(!bench.state.shown_codes);
    REQUIRE(bench.state.codes_error);
    CHECK(stored(bench).recovery_codes.remaining == 9);
}

TEST_CASE("Recovery codes that nobody has seen are told of until there are new ones") {
    Bench bench = loaded();
    const auto make_codes = [&](const api::Response& response) {
        bench.send(NewCodesRequested{});
        bench.send(NewCodesConfirmed{});
        bench.answer(RequestKind::MakeCodes, response);
    };
    const auto load = [&](std::string_view made_at) {
        nlohmann::json security = nlohmann::json::parse(test::example("Security", 0));
        security["recovery_codes"]["made_at"] = made_at;
        bench.answer(RequestKind::Load, test::ok(security.dump()));
    };
    make_codes(test::offline());
    CHECK(bench.sent() == request_security());
    CHECK_FALSE(has_unseen_codes(bench.state));  // it is not known yet
    load("2026-03-12T09:29:00Z");
    CHECK(has_unseen_codes(bench.state));
    bench.leave();
    CHECK(has_unseen_codes(bench.state));
    SECTION("or somebody has made others elsewhere") {
        load("2026-03-12T10:00:00Z");
        CHECK_FALSE(has_unseen_codes(bench.state));
    }
    make_codes(test::ok(test::example("RecoveryCodes")));
    CHECK_FALSE(has_unseen_codes(bench.state));
}

TEST_CASE("Those that were not made are not told of") {
    Bench bench = loaded();
    bench.send(NewCodesRequested{});
    bench.send(NewCodesConfirmed{});
    bench.answer(RequestKind::MakeCodes, test::problem(500, "internal", ""));
    bench.answer(RequestKind::Load, test::ok(test::example("Security", 0)));
    auto later = nlohmann::json::parse(test::example("Security", 0));
    later["recovery_codes"]["made_at"] = "2026-03-12T10:00:00Z";  // in another tab
    bench.answer(RequestKind::Load, test::ok(later.dump()));
    CHECK_FALSE(has_unseen_codes(bench.state));
}

TEST_CASE("Leaving forgets questions, forms and codes") {
    Bench bench = loaded();
    bench.send(NewCodesRequested{});
    bench.send(NewCodesConfirmed{});
    bench.answer(RequestKind::MakeCodes, test::created(test::example("RecoveryCodes")));
    bench.send(RenameRequested{phone});
    bench.send(RemovalRequested{phone});
    bench.leave();
    CHECK(!bench.state.shown_codes);
    CHECK(!bench.state.renaming);
    CHECK(!bench.state.removal);
    CHECK(stored(bench).apps.size() == 2);
}

TEST_CASE("A passkey beside them keeps recovery codes and the shorter password when apps go") {
    Bench bench = with_passkey();
    CHECK(!is_last_factor(stored(bench), ""));
    bench.send(RemovalRequested{});
    bench.send(RemovalConfirmed{});
    bench.answer(RequestKind::RemoveFactor, test::no_content());
    CHECK(!stored(bench).totp_since);
    CHECK(stored(bench).recovery_codes.remaining == 9);
    CHECK(shortest_password(stored(bench)) == 8);
    CHECK(is_last_factor(stored(bench), laptop));
}

TEST_CASE("A passkey is renamed and removed at its own address") {
    Bench bench = with_passkey();
    bench.send(RenameRequested{laptop});
    bench.send(NewNameEdited{"Desk"});
    bench.send(RenameConfirmed{});
    CHECK(test::line_of(bench.sent()) == "PUT /passkeys/passkey_8Rt3Lm6yQw2Zc5Vn");
    auto renamed = nlohmann::json::parse(test::example("Passkey"));
    renamed["name"] = "Desk";
    bench.answer(RequestKind::RenameFactor, test::ok(renamed.dump()));
    CHECK(find_factor(bench.state, laptop)->name == "Desk");
    CHECK(find_factor(bench.state, laptop)->kind == FactorKind::Passkey);
    bench.send(RemovalRequested{laptop});
    bench.send(RemovalConfirmed{});
    CHECK(bench.sent() == api::remove("/passkeys/passkey_8Rt3Lm6yQw2Zc5Vn"));
    bench.answer(RequestKind::RemoveFactor, test::no_content());
    CHECK(find_factor(bench.state, laptop) == nullptr);
    CHECK(stored(bench).apps.size() == 2);
}

TEST_CASE("A passkey is made by the device, of what the server says, and the server gets it") {
    Bench bench = loaded();
    bench.send(PasskeyRequested{});
    CHECK(bench.effects.empty());
    bench.send(PasskeyNameEdited{" Laptop "});
    bench.send(PasskeyConfirmed{});
    CHECK(bench.sent() == api::post("/passkeys", {}));
    const std::string options = test::example("PasskeyCreationOptions");
    bench.answer(RequestKind::StartPasskey, test::ok(options));
    const auto& asked = bench.effect<app::AskForPasskey>();
    CHECK(asked.is_new);
    CHECK(asked.options == options);
    SECTION("and has it") {
        bench.answer(RequestKind::MakePasskey, test::ok(R"({"id":"x"})"));
        CHECK(test::line_of(bench.sent()) == "POST /passkeys/confirmation");
        const nlohmann::json expected{{"name", "Laptop"}, {"passkey", {{"id", "x"}}}};
        CHECK(test::body_of(bench.sent()) == expected);
        bench.answer(RequestKind::ConfirmPasskey, test::ok(test::example("Security", 0)));
        CHECK(!bench.state.new_passkey);
        CHECK(find_factor(bench.state, laptop) != nullptr);
    }
    SECTION("or the device says no, which is said, and the name stays") {
        api::Response refused;
        refused.body = "NotAllowedError";
        bench.answer(RequestKind::MakePasskey, refused);
        REQUIRE(bench.state.new_passkey);
        CHECK(
            bench.state.new_passkey->problem ==
            "No passkey was used. Try again, or choose another way."
        );
        CHECK(bench.state.new_passkey->name == " Laptop ");
        bench.send(PasskeyConfirmed{});
        CHECK(bench.sent() == api::post("/passkeys", {}));
    }
    SECTION("or has one already") {
        api::Response refused;
        refused.body = "InvalidStateError";
        bench.answer(RequestKind::MakePasskey, refused);
        CHECK(
            bench.state.new_passkey->problem ==
            "This device has a passkey for your account already."
        );
    }
}

TEST_CASE("A passkey that cannot be started, or is refused, is told of, and may be cancelled") {
    Bench bench = loaded();
    bench.send(PasskeyRequested{});
    bench.send(PasskeyNameEdited{std::string(65, 'x')});
    bench.send(PasskeyConfirmed{});
    CHECK(bench.effects.empty());
    CHECK(bench.state.new_passkey->name_problem == "At most 64 characters; this has 65.");
    bench.send(PasskeyNameEdited{""});
    bench.send(PasskeyConfirmed{});
    bench.send(PasskeyCancelled{});
    CHECK(bench.state.new_passkey);  // it is under way
    bench.answer(
        RequestKind::StartPasskey, test::problem(409, "too-many-passkeys", "There are ten.")
    );
    CHECK(bench.state.new_passkey->problem == "There are ten.");
    bench.send(PasskeyCancelled{});
    CHECK(!bench.state.new_passkey);
}
