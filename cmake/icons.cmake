# ui/icons.generated.h, made from the drawings in assets/icons. It needs nothing of ImGui, so that the
# core may name icons too.

find_program(MOORING_NODE NAMES node nodejs REQUIRED)
set(generated_dir "${PROJECT_BINARY_DIR}/generated")
set(icons_header "${generated_dir}/ui/icons.generated.h")
file(GLOB icon_drawings CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/assets/icons/*.svg")

add_custom_command(
    OUTPUT "${icons_header}"
    COMMAND "${MOORING_NODE}" "${PROJECT_SOURCE_DIR}/tools/icons.mjs"
        "${PROJECT_SOURCE_DIR}/assets/icons" "${icons_header}"
    DEPENDS "${PROJECT_SOURCE_DIR}/tools/icons.mjs" ${icon_drawings}
    COMMENT "Drawing icons into ui/icons.generated.h"
    VERBATIM
)
