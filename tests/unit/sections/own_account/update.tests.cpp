#include <catch2/catch_test_macros.hpp>
#include <string>

#include "sections/own_account/own_account.h"
#include "support/contract.h"
#include "support/replies.h"
#include "support/section_bench.h"

using namespace mooring;
using namespace mooring::own_account;

namespace {

using Bench = test::SectionBench<Section>;

constexpr const char* wanted = "ada.lovelace@example.com";

/// With the removal of ada@example.com loaded.
Bench loaded() {
    Bench bench;
    bench.open();
    bench.answer(RequestKind::LoadRemoval, test::ok(test::example("AccountRemoval")));
    return bench;
}

Bench awaiting_code() {
    Bench bench = loaded();
    bench.send(ChangeRequested{});
    bench.send(EmailEdited{wanted});
    bench.send(EmailSubmitted{});
    bench.answer(RequestKind::SendCode, test::no_content());
    return bench;
}

const AddressForm& address_form(const Bench& bench) {
    REQUIRE(std::holds_alternative<AddressForm>(bench.state.change));
    return std::get<AddressForm>(bench.state.change);
}

const CodeForm& code_form(const Bench& bench) {
    REQUIRE(std::holds_alternative<CodeForm>(bench.state.change));
    return std::get<CodeForm>(bench.state.change);
}

bool is_unchanged(const Bench& bench) {
    return std::holds_alternative<Unchanged>(bench.state.change);
}

}  // namespace

TEST_CASE("A new address is asked for, without the space around it") {
    Bench bench = loaded();
    bench.send(EmailSubmitted{});
    CHECK(bench.effects.empty());
    bench.send(ChangeRequested{});
    bench.send(EmailEdited{" ada.lovelace@example.com "});
    bench.send(EmailSubmitted{});
    CHECK(bench.sent() == request_email_change(wanted));
    bench.send(EmailSubmitted{});
    CHECK(bench.effects.empty());
    bench.answer(RequestKind::SendCode, test::no_content());
    CHECK(code_form(bench).email == wanted);
    CHECK(bench.focus_moves == std::vector{app::FocusTarget::News});
}

TEST_CASE("What cannot be an address is not sent") {
    Bench bench = loaded();
    bench.send(ChangeRequested{});
    SECTION("nothing") {
        bench.send(EmailSubmitted{});
        CHECK(address_form(bench).problem == "Enter the new e-mail address.");
    }
    SECTION("no address") {
        bench.send(EmailEdited{"ada"});
        bench.send(EmailSubmitted{});
        CHECK(address_form(bench).problem == "Enter an e-mail address such as ada@example.com.");
    }
    CHECK(bench.effects.empty());
    CHECK(bench.focus_moves == test::to_problem);
    bench.send(EmailEdited{"a"});
    CHECK(address_form(bench).problem.empty());
}

TEST_CASE("An address that is refused stays in its field") {
    Bench bench = loaded();
    bench.send(ChangeRequested{});
    bench.send(EmailEdited{wanted});
    bench.send(EmailSubmitted{});
    SECTION("for what it is") {
        bench.answer(
            RequestKind::SendCode,
            test::bad_field("/email", "This is the address that you have already.")
        );
        CHECK(address_form(bench).problem == "This is the address that you have already.");
        CHECK_FALSE(address_form(bench).error);
    }
    SECTION("for want of a mail server") {
        bench.answer(RequestKind::SendCode, test::problem(503, "not-configured", "Not set up."));
        REQUIRE(address_form(bench).error);
        CHECK(
            address_form(bench).error->detail ==
            "This site cannot send e-mail, so addresses cannot be changed here. Ask whoever runs "
            "it."
        );
    }
    SECTION("for want of an answer") {
        bench.answer(RequestKind::SendCode, test::offline());
        REQUIRE(address_form(bench).error);
        CHECK(address_form(bench).error->kind == api::ErrorKind::Offline);
    }
    CHECK(address_form(bench).email == wanted);
    CHECK_FALSE(address_form(bench).sending);
    CHECK(bench.focus_moves == test::to_problem);
}

TEST_CASE("The code changes the address, for the session as well") {
    Bench bench = awaiting_code();
    bench.send(CodeEdited{"1234 5678"});
    bench.send(CodeSubmitted{});
    CHECK(bench.sent() == request_email_confirmation("12345678"));
    bench.send(CodeSubmitted{});
    CHECK(bench.effects.empty());
    bench.answer(
        RequestKind::ConfirmEmail,
        test::ok(R"({"email":"ada.lovelace@example.com","name":"Ada Lovelace"})")
    );
    CHECK(bench.effect<app::AdoptEmail>() == app::AdoptEmail{wanted});
    CHECK(is_unchanged(bench));
    CHECK(bench.state.news == "The address was changed.");
    CHECK(bench.state.removal.value()->email == wanted);
}

TEST_CASE("A code has eight digits") {
    Bench bench = awaiting_code();
    for (const char* code : {"", "1234567", "123456789", "1234567a"}) {
        bench.send(CodeEdited{code});
        bench.send(CodeSubmitted{});
        CHECK(bench.effects.empty());
        CHECK(code_form(bench).problem == "Enter the eight digits of the e-mail.");
    }
}

TEST_CASE("A code that is wrong stays, with the reason below it") {
    Bench bench = awaiting_code();
    bench.send(CodeEdited{"12345678"});
    bench.send(CodeSubmitted{});
    bench.answer(RequestKind::ConfirmEmail, test::bad_field("/code", "This is not the code."));
    CHECK(code_form(bench).problem == "This is not the code.");
    CHECK(code_form(bench).code == "12345678");
    CHECK(bench.effects.empty());
}

TEST_CASE("When the answer to a code is lost, the server is asked which address counts") {
    Bench bench = awaiting_code();
    bench.send(CodeEdited{"12345678"});
    bench.send(CodeSubmitted{});
    bench.answer(RequestKind::ConfirmEmail, test::offline());
    CHECK(bench.sent() == request_removal());
    CHECK(code_form(bench).error);
    SECTION("the new one") {
        bench.answer(
            RequestKind::LoadRemoval,
            test::ok(
                R"({"email":"ada.lovelace@example.com","api_keys":0,"cloud_accounts":0,"sessions":1})"
            )
        );
        CHECK(is_unchanged(bench));
        CHECK(bench.effect<app::AdoptEmail>() == app::AdoptEmail{wanted});
    }
    SECTION("the old one") {
        bench.answer(RequestKind::LoadRemoval, test::ok(test::example("AccountRemoval")));
        CHECK(code_form(bench).code == "12345678");
        CHECK(bench.effect<app::AdoptEmail>() == app::AdoptEmail{"ada@example.com"});
    }
}

TEST_CASE("A code is sent again, after which only that one counts") {
    Bench bench = awaiting_code();
    bench.send(CodeEdited{"1111"});
    bench.send(CodeWantedAgain{});
    CHECK(bench.sent() == request_email_change(wanted));
    SECTION("and said") {
        bench.answer(RequestKind::SendCode, test::no_content());
        CHECK(code_form(bench).was_sent_again);
        CHECK(code_form(bench).code.empty());
    }
    SECTION("or said why not") {
        bench.answer(
            RequestKind::SendCode,
            test::problem(429, "too-many-requests", "Too many e-mails. Try again in an hour.")
        );
        CHECK_FALSE(code_form(bench).was_sent_again);
        CHECK(code_form(bench).code == "1111");
        REQUIRE(code_form(bench).error);
        CHECK(code_form(bench).error->detail == "Too many e-mails. Try again in an hour.");
    }
}

TEST_CASE("Another address begins with the one before") {
    Bench bench = awaiting_code();
    bench.send(OtherAddressRequested{});
    CHECK(address_form(bench).email == wanted);
    bench.send(ChangeCancelled{});
    CHECK(is_unchanged(bench));
}

TEST_CASE("A code that was sent stays awaited while the page is left, and what was typed goes") {
    Bench bench = awaiting_code();
    bench.send(CodeEdited{"1234"});
    bench.leave();
    CHECK(code_form(bench).email == wanted);
    CHECK(code_form(bench).code.empty());
    bench.send(OtherAddressRequested{});
    bench.leave();
    CHECK(is_unchanged(bench));
}

TEST_CASE("Where a change of the address stands outlives the page, without the code") {
    State restored;
    SECTION("at the address") {
        Bench bench = loaded();
        CHECK(Section::draft(bench.state).empty());
        bench.send(ChangeRequested{});
        CHECK(Section::draft(bench.state).empty());
        bench.send(EmailEdited{"ada@"});
        Section::restore(restored, Section::draft(bench.state));
        REQUIRE(std::holds_alternative<AddressForm>(restored.change));
        CHECK(std::get<AddressForm>(restored.change).email == "ada@");
    }
    SECTION("at the code") {
        Bench bench = awaiting_code();
        bench.send(CodeEdited{"87654321"});
        const std::string draft = Section::draft(bench.state);
        CHECK(draft.find("87654321") == std::string::npos);
        Section::restore(restored, draft);
        REQUIRE(std::holds_alternative<CodeForm>(restored.change));
        CHECK(std::get<CodeForm>(restored.change).email == wanted);
    }
    SECTION("unless it is none of ours") {
        Section::restore(restored, R"({"email":7})");
        Section::restore(restored, "[]");
        CHECK(Section::draft(restored).empty());
    }
}

TEST_CASE("The account is deleted when its address was typed exactly") {
    Bench bench = loaded();
    bench.send(ConfirmationEdited{"ada@example.co"});
    bench.send(DeletionRequested{});
    CHECK(bench.effects.empty());
    CHECK(bench.state.deletion.problem == "Type ada@example.com to delete this account.");
    CHECK(bench.focus_moves == test::to_problem);
    bench.send(ConfirmationEdited{"ada@example.com"});
    CHECK(bench.state.deletion.problem.empty());
    bench.send(DeletionRequested{});
    CHECK(bench.sent() == request_deletion("ada@example.com"));
    bench.send(DeletionRequested{});
    CHECK(bench.effects.empty());
    SECTION("which ends the session") {
        bench.answer(RequestKind::Delete, test::no_content());
        CHECK(
            bench.effect<app::EndSession>().reason ==
            "Your account was deleted, with all that belonged to it."
        );
    }
    SECTION("unless the server knows another address") {
        bench.answer(
            RequestKind::Delete, test::bad_field("/email", "Type eve@example.com to delete it.")
        );
        CHECK(bench.state.deletion.problem == "Type eve@example.com to delete it.");
        CHECK(bench.state.deletion.email == "ada@example.com");
        CHECK(bench.effects.empty());
    }
    SECTION("or gives no answer") {
        bench.answer(RequestKind::Delete, test::offline());
        REQUIRE(bench.state.deletion.error);
        CHECK(bench.effects.empty());
    }
}

TEST_CASE("Nothing is deleted before it is known what") {
    Bench bench;
    bench.open();
    bench.send(ConfirmationEdited{""});
    bench.send(DeletionRequested{});
    CHECK(bench.effects.empty());
}

TEST_CASE("What would be deleted stays known when it cannot be asked for again") {
    Bench bench = loaded();
    bench.leave();
    bench.open();
    bench.answer(RequestKind::LoadRemoval, test::offline());
    REQUIRE(bench.state.removal.value() != nullptr);
    CHECK(bench.state.removal.value()->api_keys == 3);
}
