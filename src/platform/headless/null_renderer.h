// A renderer that shows nothing, but looks at all it is given as a real one would.
#pragma once

struct ImDrawData;

namespace mooring::headless {

/// Tells Dear ImGui that its textures are taken care of. Once its context exists, before the first
/// frame.
void start_null_renderer();

/// Takes over textures, and asserts that every triangle could be drawn: indices, positions and clip
/// rectangles make sense.
void render_nothing(ImDrawData& draw_data);

}  // namespace mooring::headless
