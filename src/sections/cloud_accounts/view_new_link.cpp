#include "sections/cloud_accounts/views.h"
#include "sections/cloud_accounts/words.h"
#include "ui/control.h"
#include "ui/text.h"

namespace mooring::cloud_accounts {
namespace {

std::string_view about(Method method) {
    switch (method) {
        case Method::AwsRole: return "With a cross-account role. No key leaves your account.";
        case Method::AwsAccessKey: return "With the access key of a user made for the platform.";
        case Method::AzureSubscription:
            return "The platform's application gets a role in your subscription. No key leaves it.";
        case Method::GcpServiceAccount:
            return "With the key of a service account made for the platform.";
        case Method::Other: break;
    }
    return {};
}

struct FormStep {
    int number;
    std::string_view title;
};

/// The last of the steps, which is the form.
FormStep form_step(Method method) {
    switch (method) {
        case Method::AwsRole: return {3, "Enter the role"};
        case Method::AwsAccessKey: return {2, "Enter the access key"};
        case Method::AzureSubscription: return {3, "Enter the subscription"};
        case Method::GcpServiceAccount: return {2, "Enter the key"};
        case Method::Other: break;
    }
    return {};
}

void draw_steps(const NewLink& page, const State& state, Out& out) {
    switch (page.provider) {
        case Provider::Aws: draw_aws_steps(page, state, out); break;
        case Provider::Azure: draw_azure_steps(state, out); break;
        case Provider::Gcp: draw_gcp_steps(state, out); break;
    }
}

}  // namespace

void draw_new_link(const NewLink& page, const State& state, Out& out) {
    const std::string_view title = words_of(page.provider).link_title;
    const Method method = page.form.draft.method;
    draw_back_link();
    draw_top(title, about(method), state);
    const ui::Scope scope(key_of(page.provider));
    draw_steps(page, state, out);
    const FormStep last = form_step(method);
    const Step step(last.number, last.title);
    const ui::Form form("link", title, ui::column(20));
    draw_form_problem(page.form);
    draw_fields(page.form, Stored::No, out);
    draw_send(page.form, "Finish", ui::Enabled::Yes, out);
}

}  // namespace mooring::cloud_accounts
