#include "ui/tone.h"

namespace mooring::ui {

ToneColors colors_of(Tone tone) {
    switch (tone) {
        case Tone::Ok: return {Color::Ok, Color::OkSoft, Icon::Check};
        case Tone::Warning: return {Color::Warning, Color::WarningSoft, Icon::Warning};
        case Tone::Danger: return {Color::Danger, Color::DangerSoft, Icon::Warning};
        case Tone::Neutral: break;
    }
    return {Color::Muted, Color::Code, Icon::Info};
}

}  // namespace mooring::ui
