// A renderer that shows nothing, but looks at all it is given as a real one would.
#pragma once

struct ImDrawData;

namespace mooring::headless {

/// Asserts that every triangle could be drawn: indices, positions and clip
/// rectangles make sense.
void render_nothing(const ImDrawData& draw_data);

}  // namespace mooring::headless
