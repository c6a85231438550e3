#include <algorithm>

#include "core/words.h"
#include "sections/cloud_accounts/route.h"
#include "sections/cloud_accounts/views.h"
#include "sections/cloud_accounts/words.h"
#include "ui/control.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

constexpr std::string_view keep_stored = "Leave empty to keep the stored one.";

/// Where to go instead, when another account has what was typed.
void draw_existing(const Form& form, Field field) {
    if (!form.existing[field].empty()) {
        const ui::Scope scope(name_of(field));
        const ui::Box box(ui::row(0));
        ui::link(
            "Open that account###existing",
            edit_path(form.existing[field]),
            {.look = ui::Look::Secondary}
        );
    }
}

void draw_text(const Form& form, Field field, ui::FieldOptions options, Out& out) {
    options.name = name_of(field);
    options.autocomplete = "off";
    options.value = form.draft.texts[field].reveal();
    options.problem = form.problems[field];
    if (auto text = ui::text_field(options)) {
        out.send(FieldEdited{field, Secret(*std::move(text))});
    }
    draw_existing(form, field);
}

/// Secrets are nothing that a password manager should fill in or keep.
void draw_secret(const Form& form, Field field, ui::FieldOptions options, Out& out) {
    options.name = name_of(field);
    options.autocomplete = "off";
    options.problem = form.problems[field];
    if (auto text = ui::secret_field(options, form.draft.texts[field])) {
        out.send(FieldEdited{field, *std::move(text)});
    }
}

void draw_access_key(const Form& form, Stored stored, Out& out) {
    const std::string_view hint = stored == Stored::Yes ? keep_stored : "";
    draw_text(
        form,
        Field::AccessKeyId,
        {.label = label_of(Field::AccessKeyId),
         .placeholder = "AKIAIOSFODNN7EXAMPLE",
         .required = true,
         .code = true},
        out
    );
    const bool required = stored == Stored::No;
    draw_secret(
        form,
        Field::SecretAccessKey,
        {.label = label_of(Field::SecretAccessKey), .hint = hint, .required = required},
        out
    );
    if (is_asked(form.draft, Field::SessionToken)) {
        draw_secret(
            form,
            Field::SessionToken,
            {.label = label_of(Field::SessionToken),
             .hint = stored == Stored::Yes
                         ? keep_stored
                         : "Keys that begin with ASIA are temporary and come with a token.",
             .required = required},
            out
        );
    }
}

void draw_subscription(const Form& form, Out& out) {
    draw_text(
        form,
        Field::SubscriptionId,
        {.label = label_of(Field::SubscriptionId), .required = true, .code = true},
        out
    );
    draw_text(
        form,
        Field::TenantId,
        {.label = label_of(Field::TenantId),
         .hint = "The tenantId that az account list shows for the subscription, not one under "
                 "managedByTenants.",
         .required = true,
         .code = true},
        out
    );
}

/// Whose key it is, before it is sent.
void draw_key_owner(const Form& form) {
    if (!form.key) {
        return;
    }
    const std::string_view from =
        form.key_source == KeySource::File ? "The file has the key of " : "The key of ";
    ui::banner(
        ui::current().join(
            {from,
             form.key->client_email,
             " in the project ",
             form.key->project_id,
             ".###key_owner"}
        ),
        ui::Tone::Ok
    );
}

void draw_key(const Form& form, Stored stored, Out& out) {
    const ui::FieldOptions options{
        .label = label_of(Field::Key),
        .name = name_of(Field::Key),
        .autocomplete = "off",
        .hint = stored == Stored::Yes ? keep_stored
                                      : "Paste all of mooring-key.json, or choose the file.",
        .problem = form.problems[Field::Key],
        .rows = 7,
        .required = stored == Stored::No,
        .code = true};
    // What came from a file is not typed: the text area stays empty, and the key is nowhere in the
    // page.
    const Secret nothing;
    const Secret& typed =
        form.key_source == KeySource::File ? nothing : form.draft.texts[Field::Key];
    if (auto text = ui::secret_field(options, typed)) {
        out.send(FieldEdited{Field::Key, *std::move(text)});
    }
    draw_existing(form, Field::Key);
    {
        const ui::Box box(ui::row(0));
        if (auto text = ui::file_button("Choose a key file###key_file", ".json,application/json")) {
            out.send(KeyFileChosen{*std::move(text)});
        }
    }
    draw_key_owner(form);
}

void draw_credentials(const Form& form, Stored stored, Out& out) {
    switch (form.draft.method) {
        case Method::AwsRole:
            draw_text(
                form,
                Field::RoleArn,
                {.label = label_of(Field::RoleArn),
                 .placeholder = "arn:aws:iam::123456789012:role/mooring",
                 .required = true,
                 .code = true},
                out
            );
            break;
        case Method::AwsAccessKey: draw_access_key(form, stored, out); break;
        case Method::AzureSubscription: draw_subscription(form, out); break;
        case Method::GcpServiceAccount: draw_key(form, stored, out); break;
        case Method::Other: break;
    }
}

}  // namespace

void draw_fields(const Form& form, Stored stored, Out& out) {
    draw_credentials(form, stored, out);
    draw_text(
        form,
        Field::Alias,
        {.label = label_of(Field::Alias),
         .hint = "A name of your own for this account, such as production.",
         .required = true},
        out
    );
}

void draw_form_problem(const Form& form) {
    if (!form.problem.empty()) {
        ui::banner(ui::current().join({form.problem, "###problem"}), ui::Tone::Danger);
    }
}

void draw_send(const Form& form, std::string_view label, ui::Enabled enabled, Out& out) {
    const ui::Scope scope("send");
    const ui::Box box(ui::wrapping_row(12));
    if (ui::submit_button(
            label, {.look = ui::Look::Primary, .enabled = enabled, .busy = form.sending}
        )) {
        out.send(SaveRequested{});
    }
    if (form.sending) {
        ui::saving_status(true, "");
        return;
    }
    const auto& problems = form.problems.values;
    const auto wrong = static_cast<std::size_t>(std::count_if(
        problems.begin(), problems.end(), [](const std::string& p) { return !p.empty(); }
    ));
    const Words words =
        wrong == 0 ? Words() : counted(wrong, "field needs", "fields need").add(" attention.");
    ui::status(words, ui::Tone::Danger);
}

}  // namespace mooring::cloud_accounts
