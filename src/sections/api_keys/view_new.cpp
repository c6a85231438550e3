#include "sections/api_keys/views.h"
#include "ui/box.h"
#include "ui/code.h"
#include "ui/control.h"
#include "ui/field.h"
#include "ui/panel.h"
#include "ui/radio.h"
#include "ui/remote_card.h"
#include "ui/text.h"

namespace mooring::api_keys {
namespace {

constexpr float part_width = 220;
constexpr float expiry_width = 220;

constexpr std::array read_only{ui::Option{"", "No access"}, ui::Option{"read", "Read"}};
constexpr std::array read_or_write{
    ui::Option{"", "No access"}, ui::Option{"read", "Read"}, ui::Option{"write", "Read and write"}};

std::string_view value_of(Right right) {
    switch (right) {
        case Right::Read: return "read";
        case Right::Write: return "write";
        case Right::None: break;
    }
    return "";
}

Right right_of(std::string_view value) {
    if (value == "write") {
        return Right::Write;
    }
    return value == "read" ? Right::Read : Right::None;
}

void name(const NewKeyForm& form, Out& out) {
    const ui::FieldOptions options{
        .label = "Name###name",
        .value = form.key.name,
        .name = "api-key-name",
        .autocomplete = "off",
        .hint = "What will use it, such as terraform.",
        .problem = form.name_problem,
        .required = true};
    if (auto text = ui::text_field(options)) {
        out.send(NameEdited{*text});
    }
}

void reach(const Access& access, Out& out) {
    const ui::RadioGroup group("Access###access");
    struct Choice {
        std::string_view label;
        std::string_view hint;
        AccessChosen chosen;
    };
    constexpr std::array choices{
        Choice{"Read everything###read", "It cannot change anything.", {true, Right::Read}},
        Choice{
            "Read and write###write",
            "It can also change profile and clouds.",
            {true, Right::Write}},
        Choice{"Chosen parts###parts", "No more than what it needs.", {false, Right::Read}},
    };
    for (const Choice& choice : choices) {
        const bool is_same_right = !access.is_whole || access.whole == choice.chosen.whole;
        const ui::RadioOptions options{
            .group = "access",
            .label = choice.label,
            .hint = choice.hint,
            .checked = access.is_whole == choice.chosen.is_whole && is_same_right};
        if (ui::radio(options)) {
            out.send(choice.chosen);
        }
    }
}

void rights(const NewKeyForm& form, Out& out) {
    const Access& access = form.key.access;
    const ui::Box box(ui::wrapping_row(ui::space::medium));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ui::BoxStyle column = ui::column(0);
        column.width = ui::fitting_width(part_width);
        const ui::Box width(column);
        const ui::FieldOptions options{
            .label = ui::current().join({parts[i].label, "###", parts[i].name}),
            .value = value_of(access.rights[i]),
            .name = parts[i].name,
            .autocomplete = "off",
            .problem = i == 0 ? std::string_view(form.access_problem) : std::string_view()};
        auto value = parts[i].can_be_written ? ui::select_field(options, read_or_write)
                                             : ui::select_field(options, read_only);
        if (value) {
            out.send(RightChosen{i, right_of(*value)});
        }
    }
}

void expiry(const NewKeyForm& form, Out& out) {
    const ui::FieldOptions options{
        .label = "Expires after###expiry",
        .value = form.key.expiry,
        .name = "expires-in-days",
        .autocomplete = "off",
        .hint = form.key.expiry.empty() ? "A key that leaks then works until somebody notices."
                                        : "You can rotate it before it ends.",
        .max_width = expiry_width};
    if (auto days = ui::select_field(options, expiry_options)) {
        out.send(ExpiryChosen{*days});
    }
}

}  // namespace

void shown_once_panel(const ShownOnce& shown, std::string_view api_base, Out& out) {
    const ui::Panel panel(
        ui::current().join({"New key ", shown.name, "###new_key"}), ui::Tone::Warning
    );
    ui::text(
        "Copy your key now. You won't be able to see it again.",
        {.type = ui::Type::SecondaryStrong, .color = ui::Color::Warning, .tag = "p"}
    );
    const bool copied = shown.copying == app::Copying::Copied;
    const std::string_view label = ui::current().join({"API key ", shown.name, "###key"});
    if (ui::copy_field(label, shown.key.reveal(), copied)) {
        out.send(KeyCopyRequested{});
    }
    const std::string_view command =
        ui::current().join({"curl -H \"x-api-key: $MOORING_API_KEY\" ", api_base, "/profile"});
    const bool example_copied = shown.copying_example == app::Copying::Copied;
    if (ui::code_block(
            "Try it, with the key in MOORING_API_KEY###example", command, example_copied
        )) {
        out.send(ExampleCopyRequested{std::string(command)});
    }
    if (shown.copying == app::Copying::Failed || shown.copying_example == app::Copying::Failed) {
        ui::copying_failed();
    }
    ui::note("It is sent as the header x-api-key, or as Authorization: Bearer.");
    const ui::Box box(ui::wrapping_row(12));
    if (ui::button("I have stored it###stored", {.look = ui::Look::Primary})) {
        out.send(KeyStored{});
    }
}

void new_key_card(const NewKeyForm& form, Out& out) {
    const ui::Scope scope("new");
    const ui::Card card("New key###new");
    const ui::CardPart part;
    ui::heading(2, "New key");
    const ui::Form element("New key###new_key", ui::column(20));
    ui::failure(form.error);
    if (!form.link_problem.empty()) {
        ui::banner(ui::current().join({form.link_problem, "###link_problem"}), ui::Tone::Warning);
    }
    name(form, out);
    reach(form.key.access, out);
    if (!form.key.access.is_whole) {
        rights(form, out);
    }
    expiry(form, out);
    const ui::Box box(ui::wrapping_row(12));
    const ui::ButtonOptions options{.look = ui::Look::Primary, .busy = form.sending};
    if (ui::submit_button("Generate API key###generate", options)) {
        out.send(GenerateRequested{});
    }
}

}  // namespace mooring::api_keys
