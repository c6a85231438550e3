#include "ui/theme.h"

#include <array>
#include <cstddef>

namespace mooring::ui {
namespace {

constexpr Rgba hex(std::uint32_t rgb, std::uint8_t alpha = 255) {
    Rgba color = opaque(rgb);
    color.a = alpha;
    return color;
}

// In the order of Color. Contrast: text at least 4.5:1 on every surface it stands on, control
// borders 3:1.
constexpr std::array light{
    hex(0xf5f6f8), hex(0xffffff),     hex(0x151a21),      hex(0x566070), hex(0xd9dee5),
    hex(0x7b8696), hex(0x0b5cd6),     hex(0xffffff),      hex(0xe7f0fd), hex(0xb3261e),
    hex(0xfdeceb), hex(0x12703c),     hex(0xe4f5ea),      hex(0x855400), hex(0xfdf3dd),
    hex(0xf0f2f5), hex(0x151a21, 14), hex(0x0e1217, 112), hex(0, 0),
};
constexpr std::array dark{
    hex(0x0e1217), hex(0x161b22),     hex(0xe7ebf0),      hex(0xa0aab8), hex(0x2a323c),
    hex(0x738094), hex(0x7ab0ff),     hex(0x0b1626),      hex(0x16263d), hex(0xff9a92),
    hex(0x3a1a1a), hex(0x6fd79b),     hex(0x12301f),      hex(0xf0c36b), hex(0x33270e),
    hex(0x0f141a), hex(0xe7ebf0, 20), hex(0x000000, 160), hex(0, 0),
};
constexpr std::array light_more{
    hex(0xf5f6f8), hex(0xffffff),     hex(0x000000),      hex(0x333b47), hex(0x5b6573),
    hex(0x4a5462), hex(0x003f9e),     hex(0xffffff),      hex(0xe7f0fd), hex(0x8a1210),
    hex(0xfdeceb), hex(0x0a5128),     hex(0xe4f5ea),      hex(0x5c3a00), hex(0xfdf3dd),
    hex(0xf0f2f5), hex(0x000000, 14), hex(0x000000, 160), hex(0, 0),
};
constexpr std::array dark_more{
    hex(0x000000), hex(0x0b0f14),     hex(0xffffff),      hex(0xd0d8e2), hex(0x8e99a8),
    hex(0xa9b4c3), hex(0xa8ccff),     hex(0x000000),      hex(0x0d1c33), hex(0xffb9b3),
    hex(0x2b1010), hex(0x98edb9),     hex(0x0b2416),      hex(0xffdb91), hex(0x251c08),
    hex(0x000000), hex(0xffffff, 20), hex(0x000000, 200), hex(0, 0),
};
constexpr std::array schemes{&light, &dark, &light_more, &dark_more};  // in the order of Scheme
static_assert(light.size() == static_cast<std::size_t>(Color::None) + 1);

constexpr std::uint16_t regular = 400;
constexpr std::uint16_t strong = 600;

// In the order of Type.
constexpr std::array types{
    TextStyle{{15, regular, false}, 22},
    TextStyle{{15, strong, false}, 22},
    TextStyle{{14, regular, false}, 20},
    TextStyle{{14, strong, false}, 20},
    TextStyle{{13, regular, false}, 18},
    TextStyle{{13, strong, false}, 18},
    TextStyle{{17, strong, false}, 24},
    TextStyle{{24, strong, false}, 32},
    TextStyle{{16, strong, false}, 24},
    TextStyle{{13, regular, true}, 20},
};
static_assert(types.size() == static_cast<std::size_t>(Type::Code) + 1);

}  // namespace

Rgba color_of(Color color, Scheme scheme) {
    return (*schemes[static_cast<std::size_t>(scheme)])[static_cast<std::size_t>(color)];
}

TextStyle style_of(Type type, float scale) {
    TextStyle style = types[static_cast<std::size_t>(type)];
    style.face.size *= scale;
    style.line_height *= scale;
    return style;
}

}  // namespace mooring::ui
