// The interface: runs the view once to hear what a person did, and twice a frame (measure, then
// draw) to show the state. Widgets use `current()`; views use widgets only.
#pragma once

#include <forward_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/function_ref.h"
#include "ui/event.h"
#include "ui/layout.h"
#include "ui/long_list.h"
#include "ui/picture.h"
#include "ui/pointer.h"
#include "ui/semantics.h"
#include "ui/semantics_patch.h"
#include "ui/text_atlas.h"
#include "ui/text_layout.h"
#include "ui/theme.h"

namespace mooring::ui {

/// Offset of a scrolled element's content.
struct Scroll {
    NodeId node = page_node;
    Point offset;
};

/// The element that has the keyboard. The ring is drawn only where the browser would draw one.
struct Focus {
    NodeId node = page_node;
    bool visible = false;
    friend bool operator==(Focus, Focus) = default;
};

class Ui final : public OptionSource {
public:
    explicit Ui(TextSource& source, const OptionSource& options);

    // From the platform, between frames.
    Environment environment;
    std::optional<Accents> accents;  ///< of the site, in place of the theme's; set once
    Focus focus;
    void scroll(Scroll scroll);
    void pointer_moved(Point position);  ///< in the viewport
    void pointer_left();
    void pointer_button(bool down);
    /// Everything in graphics memory is gone; the next frame makes it anew.
    void lose_graphics();

    /// Runs `view` so that the widget it is for hears of the event. Nothing is drawn.
    void hear(Event event, FunctionRef view);

    /// Runs `view` and draws. Afterwards `patch` and `draw_data` are those of this frame.
    void frame(FunctionRef view);
    [[nodiscard]] std::span<const std::uint8_t> patch() const { return patch_; }
    [[nodiscard]] ImDrawData* draw_data() const { return picture_.draw_data(); }
    [[nodiscard]] const SemanticTree& tree() const { return trees_[now_]; }
    /// Whether another frame would be another picture.
    [[nodiscard]] bool wants_frame() const { return wants_frame_; }
    /// How far the page has to be scrolled together with this frame's patch, for what is in the
    /// viewport to stay where it is.
    float take_page_shift() { return std::exchange(page_shift_, 0.0F); }
    /// A button that is to be pressed because somebody came near it; `page_node` for none.
    NodeId take_reached() { return std::exchange(reached_, page_node); }
    [[nodiscard]] std::span<const Option> options(std::uint64_t list) const override;

    // For widgets.
    /// The run that describes boxes, and in which widgets hear of events; else they draw.
    [[nodiscard]] bool is_measuring() const { return measuring_; }
    /// While measuring: no frame follows, only events are told.
    [[nodiscard]] bool is_hearing() const { return event_ != nullptr; }
    Layout& layout() { return layout_; }
    TextLayouts& texts() { return texts_; }
    TextAtlas& atlas() { return atlas_; }
    [[nodiscard]] TextStyle style(Type type) const {
        return style_of(type, environment.text_scale);
    }
    [[nodiscard]] Rgba color(Color color) const;
    [[nodiscard]] float scaled(float length) const { return length * environment.text_scale; }
    [[nodiscard]] float control_height(float fine) const;
    [[nodiscard]] bool is_narrow() const;

    /// A copy that lives until the end of the frame.
    std::string_view keep(std::string_view text) { return trees_[now_].texts.keep(text); }
    std::string_view join(std::initializer_list<std::string_view> pieces) {
        return trees_[now_].texts.keep(pieces);
    }

    /// Room for a text that is yet to be written, and lives as long.
    std::span<char> room(std::size_t size) { return trees_[now_].texts.room(size); }

    [[nodiscard]] NodeId id(std::string_view tag, std::string_view key) const;
    void push_scope(std::string_view key);
    void pop_scope();

    /// States a node below the one that is open. References stay valid until the next node is
    /// stated.
    Node& add(NodeId id, std::string_view tag, const Rect& rect);
    void open_node() { parents_.push_back({trees_[now_].nodes.size() - 1, 0}); }
    /// What follows stands in the page itself, wherever the view is now: a dialog.
    void open_page() { parents_.push_back({no_parent, 0}); }
    void close_node() { parents_.pop_back(); }
    /// An id for something without a name of its own, such as a line of text: its place below the
    /// open node.
    NodeId next_child_id(std::string_view tag);
    /// The value of the element's `id` attribute, for labels and descriptions that point to it.
    std::string_view dom_id(NodeId id);
    /// Adds an attribute to the node stated last.
    void attribute(std::string_view name, std::string_view value = "");
    /// The node stated last scrolls its content sideways.
    void mark_scrolls() { attribute("data-scroll", "x"); }
    void set_text(Node& node, std::string_view text, const TextStyle& style, Align align);

    /// What the option of that value is called in a select's list; the value itself when it is not
    /// in there.
    [[nodiscard]] std::string_view option_label(std::uint64_t list, std::string_view value) const;

    /// The event that is being told, if it is of that kind and for that node. While measuring.
    [[nodiscard]] const Event* heard(EventKind kind, NodeId node) const;

    // Drawing: the list that widgets draw to, and the way from layout to screen coordinates.
    [[nodiscard]] ImDrawList& draw_list() { return *layers_.back().list; }
    [[nodiscard]] Rect to_screen(const Rect& rect) const {
        return rect.moved(layers_.back().shift);
    }
    [[nodiscard]] bool is_visible(const Rect& rect) const;
    [[nodiscard]] Point scroll_of(NodeId node) const;
    /// Enters a layer whose content is shifted by `shift` and cut at `clip` (screen coordinates).
    void push_layer(Point shift, const Rect& clip);
    void pop_layer();
    /// A picture of its own above the page, which takes the pointer.
    void push_picture(Point shift);
    void pop_picture();
    [[nodiscard]] Pointed pointer_on(NodeId id, const Rect& rect);
    [[nodiscard]] bool is_focus_visible(NodeId node) const {
        return focus.visible && focus.node == node;
    }
    /// The list by that key, with what the frames before knew of it.
    LongList& long_list(std::string_view key);
    void reach(NodeId button) { reached_ = button; }
    /// Makes the options known that stand for themselves; they must outlive the interface.
    std::uint64_t offer(std::span<const Option> options);
    void set_page_size(Size size) { trees_[now_].page = size; }

private:
    static constexpr std::size_t no_parent = static_cast<std::size_t>(-1);
    struct Parent {
        std::size_t index;       ///< in the tree's nodes, or no_parent for the page
        std::uint32_t children;  ///< nodes without a name stated so far
    };
    struct LayerState {
        ImDrawList* list;
        Point shift;
        Rect clip;
        bool has_pointer;
    };

    /// One try at a frame; another is needed when its text did not fit into the atlas.
    void build(FunctionRef view);
    void measure(FunctionRef view);
    void draw(FunctionRef view);
    void edited_in_page(NodeId id, const Secret& text);
    void begin_picture();
    /// Of elements that went: one that comes back begins at its start again.
    void forget_scrolls();
    /// Takes the heights of rows from the layout, and scrolls by what was thought wrong.
    void learn_heights();

    TextLayouts texts_;
    TextAtlas atlas_;
    Layout layout_;
    const OptionSource& options_;
    SemanticTree trees_[2];
    std::size_t now_ = 0;
    PatchWriter patches_;
    std::span<const std::uint8_t> patch_;
    Picture picture_;
    Pointer pointer_;
    const Event* event_ = nullptr;
    std::vector<Scroll> scrolls_;
    std::forward_list<LongList> lists_;  ///< views hold on to them
    std::vector<std::span<const Option>> offers_;
    float page_shift_ = 0;
    NodeId reached_ = page_node;
    std::vector<std::uint64_t> scopes_;
    std::vector<Parent> parents_;
    std::vector<LayerState> layers_;
    bool measuring_ = false;
    bool dialog_was_open_ = false;
    bool dialog_is_open_ = false;
    bool wants_frame_ = false;
};

/// The interface whose frame is running.
Ui& current();

}  // namespace mooring::ui
