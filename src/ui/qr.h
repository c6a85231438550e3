// A QR code, always dark on white with a quiet zone of four modules: authenticator apps do not read
// inverted ones.
#pragma once

#include <string_view>

#include "core/qr.h"

namespace mooring::ui {

void qr_code(const QrMatrix& matrix, std::string_view label);

}  // namespace mooring::ui
